/**
 * The server of the tour's page. It shows passwords and signs people in with one press, so it answers on loopback only, to
 * whoever names it by its own address (a page elsewhere whose name leads here does not), and acts only for its own forms.
 */
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { renderToString } from "preact-render-to-string";
import { readAsset } from "../../src/assets.ts";
import { formField, queryField } from "../../src/console/form-field.ts";
import { securityHeaders } from "../../src/console/security-headers.ts";
import { newToken, sameSecret } from "../../src/console/tokens.ts";
import { projectRoot } from "../../src/project-root.ts";
import { signInAs } from "./demo-staff.ts";
import type { Demo } from "./run-demo.ts";
import { doTourAct } from "./tour-acts.ts";
import { TourPage } from "./tour-page.tsx";
import { tourActs, tourSteps } from "./tour-steps.ts";
import { readTourWords, type TourLanguage, type TourWords, tourLanguages } from "./tour-words.ts";

/** What the routes are made with. */
interface Tour {
  demo: Demo;
  words: Record<TourLanguage, TourWords>;
  token: string;
}

/** Starts the tour on 127.0.0.1. */
export async function startTour(demo: Demo, port: number): Promise<{ close(): Promise<void> }> {
  const words = { vi: readTourWords("vi"), en: readTourWords("en") };
  const tour = { demo, words, token: newToken(randomBytes) };
  const app = Fastify({ logger: false, forceCloseConnections: true });
  await app.register(cookie);
  await app.register(formbody);
  app.addHook("onRequest", (request, reply) => admit(tour, request, reply));
  servePages(app, tour);
  serveForms(app, tour);
  await app.listen({ host: "127.0.0.1", port });
  return { close: () => app.close() };
}

/** Only who names the page by its own address is answered, and told by headers what it may do. */
async function admit({ demo, words }: Tour, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { tour, web } = demo.addresses;
  const policy = securityHeaders["content-security-policy"] ?? "";
  reply.headers({
    ...securityHeaders,
    // A form leads on to the console, which has another port.
    "content-security-policy": policy.replace("form-action 'self'", `form-action 'self' ${web}`),
  });
  const { host } = new URL(tour);
  if (request.headers.host === host) return undefined;
  if (request.headers.host === host.replace("127.0.0.1", "localhost") && request.method === "GET")
    return reply.redirect(`${tour}${request.url}`);
  return reply.code(403).type("text/plain; charset=utf-8").send(words.vi.refused);
}

function servePages(app: FastifyInstance, tour: Tour): void {
  const { demo } = tour;
  const own = (name: string) => readFileSync(join(projectRoot, "tests/demo", name), "utf8");
  const css = `${readAsset("console/assets/ground.css").toString("utf8")}\n${own("tour.css")}`;
  app.get("/", async (request, reply) => {
    const html = renderToString(TourPage(viewOf(tour, request)));
    return reply.type("text/html; charset=utf-8").send(`<!doctype html>${html}`);
  });
  app.get("/tour.css", async (_request, reply) => reply.type("text/css; charset=utf-8").send(css));
  app.get("/tour.js", async (_request, reply) => reply.type("text/javascript; charset=utf-8").send(own("tour.js")));
  app.get("/icon.svg", async (_request, reply) =>
    reply.type("image/svg+xml").send(readAsset("console/assets/icon.svg")),
  );
  app.get("/codes", async () => {
    const codes = demo.accounts.map(({ login, code }) => [login, code(new Date())]);
    return Object.fromEntries(codes.filter(([, code]) => code !== null));
  });
}

function viewOf({ demo, words, token }: Tour, request: FastifyRequest): Parameters<typeof TourPage>[0] {
  const [lang, done] = [languageOf(queryField(request, "lang")), queryField(request, "done")];
  const now = new Date();
  return {
    ...{ lang, token, words: words[lang], addresses: demo.addresses, running: demo.server.running },
    others: tourLanguages.filter((one) => one !== lang).map((one) => ({ lang: one, name: words[one].language })),
    accounts: demo.accounts.map(({ code, ...account }) => ({ ...account, code: code(now) })),
    done: Object.hasOwn(words[lang].done, done) ? done : null,
  };
}

function languageOf(asked: unknown): TourLanguage {
  return tourLanguages.find((one) => one === asked) ?? tourLanguages[0];
}

function serveForms(app: FastifyInstance, tour: Tour): void {
  const { demo } = tour;
  app.addHook("preHandler", async (request, reply) => {
    if (request.method === "GET" || isOwnForm(tour, request)) return undefined;
    return reply.code(403).type("text/plain; charset=utf-8").send(tour.words.vi.refused);
  });
  app.post("/sign-in", async (request, reply) => {
    const [login, to] = [formField(request, "as"), formField(request, "to")];
    const account = demo.accounts.find((one) => one.login === login);
    const known = tourSteps.some(({ desks }) => desks.some((desk) => desk.as === login && desk.path === to));
    if (!account || !known) return reply.code(400).type("text/plain; charset=utf-8").send(tour.words.vi.refused);
    const session = await signInAs(demo.storage.staff, account, new Date());
    // As the console writes it; cookies of a host hold for all of its ports.
    reply.setCookie("console_session", session, { path: "/console", httpOnly: true, sameSite: "lax" });
    return reply.redirect(`${demo.addresses.web}${to}`, 303);
  });
  app.post("/act", async (request, reply) => {
    const act = tourActs.find((one) => one === formField(request, "do"));
    const done = act ? await doTourAct(demo, act) : "failed";
    const step = tourSteps.find(({ id }) => id === formField(request, "step"))?.id ?? "";
    return reply.redirect(`/?lang=${languageOf(formField(request, "lang"))}&done=${done}#${step}`, 303);
  });
}

/** True for a form of this page: it carries the token, and the browser names no other site as its sender. */
function isOwnForm({ demo, token }: Tour, request: FastifyRequest): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  // Under "no-referrer" browsers send the Origin of our own forms as "null"; Sec-Fetch-Site and the token decide then.
  const own = origin === undefined || origin === "null" || origin === demo.addresses.tour;
  return own && (site === undefined || site === "same-origin") && sameSecret(formField(request, "token"), token);
}
