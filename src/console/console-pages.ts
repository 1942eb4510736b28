/**
 * The console: the pages with which the staff work. Rendered on the
 * server, usable without JavaScript. Here live sign-in, forms and pages; what may happen to a case is decided in
 * `complaints` and by the store behind CaseDesk and StaffStore. No SQL, no channel, no clock of its own.
 */
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import type { FastifyError, FastifyInstance, FastifyPluginAsync, FastifyRequest } from "fastify";
import { mayDo } from "../complaints/rights.ts";
import type { ConsoleDeps } from "./console-deps.ts";
import { type ConsoleParts, consoleParts } from "./exchange.ts";
import { isUuid } from "./is-uuid.ts";
import { demandNeeds, needs, refuseUnentitled } from "./needs.ts";
import { sendFailure, sendStale, sendToSignIn } from "./refusals.tsx";
import { accountRoutes } from "./routes/account-routes.tsx";
import { assetRoutes } from "./routes/asset-routes.ts";
import { auditRoute } from "./routes/audit-route.tsx";
import { bulkRoutes } from "./routes/bulk-routes.tsx";
import { callerRoutes } from "./routes/caller-routes.tsx";
import { caseFormRoutes } from "./routes/case-form-routes.tsx";
import { casePaperRoutes } from "./routes/case-paper-routes.tsx";
import { caseRoutes } from "./routes/case-routes.ts";
import { caseSplitRoutes } from "./routes/case-split-routes.tsx";
import { employersRoutes } from "./routes/employers-routes.tsx";
import { fileRoutes } from "./routes/file-routes.tsx";
import { identityRoutes } from "./routes/identity-routes.tsx";
import { invitationRoutes } from "./routes/invitation-routes.tsx";
import { languageRoute } from "./routes/language-route.ts";
import { liveRoute } from "./routes/live-route.ts";
import { muteRoutes } from "./routes/mute-routes.tsx";
import { operationsRoutes } from "./routes/operations-routes.tsx";
import { overviewRoutes } from "./routes/overview-routes.tsx";
import { peopleRoutes } from "./routes/people-routes.tsx";
import { personRoutes } from "./routes/person-routes.tsx";
import { phoneRoutes } from "./routes/phone-routes.tsx";
import { policyRoutes } from "./routes/policy-routes.tsx";
import { questionsRoutes } from "./routes/questions-routes.tsx";
import { queueRoute } from "./routes/queue-route.tsx";
import { recordRoutes } from "./routes/record-routes.tsx";
import { secondStepRoutes } from "./routes/second-step-routes.tsx";
import { setupRoute } from "./routes/setup-route.tsx";
import { signInRoutes } from "./routes/sign-in-routes.tsx";
import { securityHeaders } from "./security-headers.ts";
import { sendMessage } from "./send-message.tsx";

/** The Fastify plugin of the console; app.ts registers it under /console. */
export function consolePages(deps: ConsoleDeps): FastifyPluginAsync {
  return async function consolePlugin(app) {
    const parts = consoleParts(deps);
    app.addHook("onRequest", async (_request, reply) => {
      reply.headers(securityHeaders);
    });
    demandNeeds(app);
    assetRoutes(app, parts);
    await app.register(async (pages) => servePages(pages, parts));
  };
}

async function servePages(app: FastifyInstance, parts: ConsoleParts): Promise<void> {
  if (!app.hasRequestDecorator("cookies")) await app.register(cookie);
  if (!app.hasContentTypeParser("application/x-www-form-urlencoded")) {
    await app.register(formbody);
  }
  app.decorateRequest("visit", null);
  app.decorateRequest("alarms", 0);
  app.setErrorHandler((error: FastifyError, request, reply) => sendFailure({ parts, request, reply }, error));
  app.setNotFoundHandler((request, reply) => sendMessage({ parts, request, reply }, 404, "not-found"));
  app.addHook("onRequest", async (request) => {
    request.visit = await parts.visits.recognise(request);
    if (mayDo(request.visit?.staff, "operations.read")) request.alarms = await parts.alarmCount.now();
  });
  app.addHook("preHandler", async (request, reply) => {
    const refused = request.method === "POST" && parts.guard.fromElsewhere(request);
    return refused ? sendMessage({ parts, request, reply }, 403, "from-elsewhere") : undefined;
  });
  signInRoutes(app, parts);
  invitationRoutes(app, parts);
  await app.register(async (open) => forms(open, parts));
  await app.register(async (members) => memberPages(members, parts));
}

function forms(app: FastifyInstance, parts: ConsoleParts): void {
  refuseStaleForms(app, parts);
  languageRoute(app, parts);
  app.post("/sign-out", needs("nothing"), async (request, reply) => {
    if (request.visit) parts.live.endSession(request.visit.sessionHash);
    await parts.visits.end(request, reply);
    return reply.redirect("/console/sign-in", 303);
  });
}

async function memberPages(app: FastifyInstance, parts: ConsoleParts): Promise<void> {
  app.addHook("preHandler", async (request, reply) =>
    request.visit ? undefined : sendToSignIn({ parts, request, reply }),
  );
  refuseUnentitled(app, parts);
  refuseStaleForms(app, parts);
  app.addHook("preHandler", async (request, reply) =>
    namesImpossibleId(request) ? sendMessage({ parts, request, reply }, 404, "not-found") : undefined,
  );
  queueRoute(app, parts);
  bulkRoutes(app, parts);
  liveRoute(app, parts);
  caseRoutes(app, parts);
  fileRoutes(app, parts);
  casePaperRoutes(app, parts);
  caseSplitRoutes(app, parts);
  caseFormRoutes(app, parts);
  identityRoutes(app, parts);
  muteRoutes(app, parts);
  callerRoutes(app, parts);
  employersRoutes(app, parts);
  questionsRoutes(app, parts);
  policyRoutes(app, parts);
  setupRoute(app, parts);
  overviewRoutes(app, parts);
  recordRoutes(app, parts);
  peopleRoutes(app, parts);
  phoneRoutes(app, parts);
  personRoutes(app, parts);
  accountRoutes(app, parts);
  secondStepRoutes(app, parts);
  auditRoute(app, parts);
  operationsRoutes(app, parts);
}

/** Ids are UUIDs; anything else never reaches the store. */
function namesImpossibleId({ params }: FastifyRequest): boolean {
  if (typeof params !== "object" || params === null || !("id" in params)) return false;
  return !isUuid(params.id);
}

function refuseStaleForms(app: FastifyInstance, parts: ConsoleParts): void {
  app.addHook("preHandler", async (request, reply) => {
    if (request.method !== "POST" || parts.guard.fits(request)) return undefined;
    const exchange = { parts, request, reply };
    return request.visit ? sendStale(exchange) : sendToSignIn(exchange);
  });
}
