/**
 * The public JSON interface under /api/v1, described at /api/v1/openapi.json: the rules, and what they say of a person, for
 * the department's web site and other programs. It reads content and the pure parts. Nothing here stores anything, knows
 * who is meant, or logs what was sent.
 */
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { framesOf } from "../conversation/frames-of.ts";
import { networkOf } from "../conversation/network-of.ts";
import { TokenBuckets } from "../conversation/token-buckets.ts";
import type { ApiDeps } from "./api-deps.ts";
import { asProblem } from "./as-problem.ts";
import { crossOriginHeaders, preflightHeaders } from "./cross-origin.ts";
import type { Edition } from "./edition.ts";
import type { Endpoint } from "./endpoint.ts";
import { checkEligibility } from "./endpoints/check-eligibility.ts";
import { countDeadlines } from "./endpoints/count-deadlines.ts";
import { findPlaces } from "./endpoints/find-places.ts";
import { getCalendar } from "./endpoints/get-calendar.ts";
import { getOpenapi } from "./endpoints/get-openapi.ts";
import { getProgramme } from "./endpoints/get-programme.ts";
import { getTopic } from "./endpoints/get-topic.ts";
import { listBodies } from "./endpoints/list-bodies.ts";
import { listProgrammes } from "./endpoints/list-programmes.ts";
import { searchTopics } from "./endpoints/search-topics.ts";
import { workOutUnemploymentBenefit } from "./endpoints/work-out-unemployment-benefit.ts";
import { languageAsked } from "./language-asked.ts";
import { Problem, problemBody, problemStatus } from "./problem.ts";
import { sendAnswer, sendFile } from "./send-answer.ts";

/** Bytes of the largest body; one with every fact there is has a tenth of it. */
const bodyLimit = 64 * 1024;

/** The public interface as a Fastify plugin, to be registered under /api/v1. */
export function publicApi(deps: ApiDeps): FastifyPluginAsync {
  const described = [
    listProgrammes(deps),
    getProgramme(deps),
    checkEligibility(deps),
    workOutUnemploymentBenefit(deps),
    countDeadlines(deps),
    getCalendar(deps),
    findPlaces(deps),
    listBodies(deps),
    searchTopics(deps),
    getTopic(deps),
  ];
  const endpoints = [...described, getOpenapi(deps, described)];
  const limit = pacing(deps);
  return async (app) => {
    readJsonOnly(app);
    app.addHook("onRequest", async (_request, reply) => void reply.headers(crossOriginHeaders));
    app.addHook("onRequest", limit);
    app.setNotFoundHandler((request, reply) => refuse(deps, request, { reply, error: notFound(endpoints, request) }));
    app.setErrorHandler((error, request, reply) => refuse(deps, request, { reply, error }));
    for (const endpoint of endpoints) addRoute(app, endpoint, deps);
  };
}

function addRoute(app: FastifyInstance, endpoint: Endpoint, deps: ApiDeps): void {
  const url = endpoint.path.replace(/\{(\w+)\}/g, ":$1");
  app.route({
    method: endpoint.method,
    url,
    bodyLimit,
    handler: (request, reply) => {
      const asked = { path: request.params, query: request.query, ...bodyOf(endpoint, request) };
      const edition = editionFor(deps, request);
      const value = endpoint.answer(asked, edition);
      reply.header("content-language", edition.lang);
      return endpoint.file ? sendFile(reply, endpoint.file, value) : sendAnswer(request, reply, value);
    },
  });
  app.options(url, (_request, reply) => reply.code(204).headers(preflightHeaders).send());
}

function bodyOf({ method }: Endpoint, { body }: FastifyRequest): { body?: unknown } {
  return method === "POST" ? { body } : {};
}

function editionFor({ content }: ApiDeps, { query, body }: FastifyRequest): Edition {
  return { content, lang: languageAsked({ query, body }, content.languages) };
}

/** Takes only JSON, and reads no member that would change what objects inherit. */
function readJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, app.getDefaultJsonParser("error", "error"));
}

/** Asking whether one may ask costs nothing. */
function pacing({ callsPerMinute, now }: ApiDeps) {
  const buckets = new TokenBuckets(callsPerMinute);
  return async function pace(request: FastifyRequest): Promise<void> {
    if (request.method === "OPTIONS") return;
    const retryAfter = buckets.take(networkOf(request.ip), now());
    if (retryAfter > 0) throw new Problem("too-fast", { retryAfter });
  };
}

/** An address that exists and takes another method, or none at all. */
function notFound(endpoints: readonly Endpoint[], { url }: FastifyRequest): Problem {
  const path = url.split("?")[0] ?? "";
  const found = endpoints.find((endpoint) => pathPattern(endpoint).test(path));
  if (!found) return new Problem("not-found");
  const allow = found.method === "GET" ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
  return new Problem("method-not-allowed", { allow });
}

function pathPattern({ path }: Endpoint): RegExp {
  return new RegExp(`${path.replaceAll(".", "[.]").replace(/\{\w+\}/g, "[^/]+")}$`);
}

interface Refused {
  reply: FastifyReply;
  error: unknown;
}

/** Answers a failure as problem details; of a bug only the place in the code is logged. */
function refuse(deps: ApiDeps, request: FastifyRequest, { reply, error }: Refused): FastifyReply {
  const edition = editionFor(deps, request);
  const problem = asProblem(error, edition);
  if (problem.code === "unexpected")
    deps.log.error({ route: request.routeOptions.url, stack: framesOf(error) }, "a call of the interface failed");
  const { retryAfter, allow } = problem.extras;
  if (retryAfter !== undefined) reply.header("retry-after", String(retryAfter));
  if (allow !== undefined) reply.header("allow", allow);
  return reply
    .code(problemStatus[problem.code])
    .header("cache-control", "no-store")
    .header("content-language", edition.lang)
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problemBody(problem, edition)));
}
