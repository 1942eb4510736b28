import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { asProblem, faultOf } from "../as-problem.ts";
import type { Assets } from "../assets.ts";
import { addressOf, openConversation } from "../conversation-token.ts";
import { fileHandle } from "../file-handle.ts";
import type { Incoming } from "../incoming.ts";
import { keepFile } from "../keep-file.ts";
import { Problem } from "../problem.ts";
import { paceMessage, receive, type WebContext } from "../web-context.ts";
import { type FormFields, readForm } from "./form-fields.ts";
import { isOwnTicket } from "./form-ticket.ts";
import { leaveRoutes } from "./leave-routes.tsx";
import { PageWriter } from "./page-writer.ts";
import { requireSameSite } from "./same-site.ts";
import { TalkCookie } from "./talk-cookie.ts";

/** Files one form may carry. */
const filesAtMost = 10;

/** GET / shows the chat, POST / takes its plain forms and leads back to GET / (303), so reloading never sends twice. */
export function pageRoutes(context: WebContext, assets: Assets): FastifyPluginAsync {
  const { config, fileMaxBytes, log } = context.deps;
  const talkCookie = new TalkCookie(config.publicUrl);
  const writer = new PageWriter(context, { assets, talkCookie });
  return async (app) => {
    await app.register(cookie);
    await app.register(formbody);
    await app.register(multipart, { limits: { files: filesAtMost, fields: 20, fileSize: fileMaxBytes } });
    app.addHook("onSend", async (_request, reply) => {
      reply.header("Cache-Control", "no-store");
    });
    app.setErrorHandler((error, request, reply) => {
      const problem = asProblem(error);
      if (problem.code === "unexpected")
        log.error({ route: request.routeOptions.url, ...faultOf(error) }, "a page of the chat failed");
      return writer.write(request, reply, { problem });
    });
    app.get("/", (request, reply) => writer.write(request, reply, {}));
    app.post("/", (request, reply) => takeForm({ context, talkCookie, writer }, request, reply));
    await app.register(leaveRoutes(context, { assets, talkCookie }));
  };
}

interface Desk {
  context: WebContext;
  talkCookie: TalkCookie;
  writer: PageWriter;
}

async function takeForm(desk: Desk, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  requireSameSite(request);
  const form = await readForm(request);
  try {
    return await act(desk, { request, reply, form });
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code === "unexpected") throw error;
    return desk.writer.write(request, reply, { problem, draft: form.text, lang: form.lang });
  }
}

interface Sent {
  request: FastifyRequest;
  reply: FastifyReply;
  form: FormFields;
}

async function act({ context, talkCookie, writer }: Desk, { request, reply, form }: Sent): Promise<FastifyReply> {
  const { sign, outbox } = context.deps;
  const token = talkCookie.read(request);
  const known = token === null ? null : addressOf(sign, token);
  const goesOn = known !== null && (isOwnTicket(sign, known, form) || isPlainStart(context, form));
  const address = goesOn ? known : begin({ context, talkCookie }, { request, reply, form });
  paceMessage(context, address);
  const message = await messageOf(context, address, form);
  // An empty form and a double tap on "Start" of a talk under way only show the page again.
  const received = message === null ? null : await receive(context, address, message);
  if (received && form.seen > 0) await outbox.acknowledge("web", address, form.seen);
  const waits = received !== null && received.outcome !== "done" ? "wait=1" : null;
  const query = [writer.isBase(form.lang) ? null : `lang=${form.lang}`, waits]
    .filter((part) => part !== null)
    .join("&");
  return reply.redirect(`/${query ? `?${query}` : ""}#new`, 303);
}

/** The welcome page's form of a person whose cookie stayed behind because another site's link led here. */
function isPlainStart({ deps }: WebContext, form: FormFields): boolean {
  return form.start !== undefined && isOwnTicket(deps.sign, null, form);
}

/** Opens the conversation that belongs to the form itself, so that the form sent twice opens one. */
function begin({ context, talkCookie }: Omit<Desk, "writer">, { request, reply, form }: Sent): string {
  const { deps, arrivals, plainPace } = context;
  if (!isOwnTicket(deps.sign, null, form)) throw new Problem("form-outdated");
  const now = deps.now();
  if (arrivals.bitsFor(request.ip, now) > 0 && plainPace.take("all", now) > 0)
    throw new Problem("busy", { retryAfter: 30 });
  arrivals.count(request.ip, now);
  const { token, address } = openConversation(deps.sign, form.id);
  talkCookie.write(reply, token);
  return address;
}

/** The message a form means, or null when nothing was written, ticked or chosen. */
async function messageOf(context: WebContext, address: string, form: FormFields): Promise<Incoming | null> {
  const { id, prompt } = form;
  if (form.start) return { id, start: true, language: form.lang, ...(form.open ? { open: form.open } : {}) };
  if (form.press) return { id, press: { prompt, id: form.press.slice(0, 200) } };
  if (form.ticks) return form.tick.length > 0 ? { id, ticks: { prompt, ids: form.tick } } : null;
  const text = form.text?.trim() ? form.text : undefined;
  if (form.files.length === 0) return text === undefined ? null : { id, text };
  const files: string[] = [];
  for (const file of form.files)
    files.push(fileHandle(context.deps.sign, address, await keepFile(context, address, file)));
  return { id, files, text };
}
