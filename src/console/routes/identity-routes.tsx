import type { FastifyInstance } from "fastify";
import type { DecideOutcome } from "../../complaints/identity-desk.ts";
import { actor } from "../actor.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { isUuid } from "../is-uuid.ts";
import { needs } from "../needs.ts";
import type { Notice } from "../pages/frame.ts";
import { IdentityPage, longestReason } from "../pages/identity-page.tsx";
import { IdentityRequestsPage } from "../pages/identity-requests-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { doneNotice } from "./done-notice.ts";

type ForCase = { Params: { id: string } };

/** Seeing who sent a case: asking with a reason, a second person's word, and half an hour of seeing. */
export function identityRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { identities } = parts.deps;

  app.get<ForCase>("/complaints/:id/identity", needs("identity.ask"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const notice = doneNotice(exchange, ["identity-asked", "identity-opened", "identity-closed"]);
    return sendIdentity(exchange, { id: request.params.id, status: 200, notice });
  });

  app.post<ForCase>("/complaints/:id/identity", needs("identity.ask"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const { id } = request.params;
    const reason = formField(request, "text");
    if (reason.length < 5 || reason.length > longestReason) return sendReasonRefused(exchange, id, reason);
    const outcome = await identities.ask(actor(request), id, reason);
    if (!outcome.ok && outcome.reason === "not-found") return sendMessage(exchange, 404, "not-found");
    const done = outcome.ok ? (outcome.opened ? "?done=identity-opened" : "?done=identity-asked") : "";
    return reply.redirect(`/console/complaints/${id}/identity${done}`, 303);
  });

  app.post<{ Params: { id: string; request: string } }>(
    "/complaints/:id/identity/:request/open",
    needs("identity.ask"),
    async (request, reply) => {
      const { id, request: asked } = request.params;
      const opened = isUuid(asked) && (await identities.open(actor(request), asked));
      return reply.redirect(`/console/complaints/${id}/identity?done=identity-${opened ? "opened" : "closed"}`, 303);
    },
  );

  app.get("/identity-requests", needs("identity.approve"), async (request, reply) => {
    const exchange = { parts, request, reply };
    return sendRequests(exchange, 200, doneNotice(exchange, ["identity-agreed", "identity-declined"]));
  });

  app.post<{ Params: { id: string; word: string } }>(
    "/identity-requests/:id/:word",
    needs("identity.approve"),
    async (request, reply) => {
      const exchange = { parts, request, reply };
      const { id, word } = request.params;
      if (word !== "agree" && word !== "decline") return sendMessage(exchange, 404, "not-found");
      const outcome = await identities.decide(actor(request), id, word === "agree");
      return outcome.ok
        ? reply.redirect(`/console/identity-requests?done=identity-${word === "agree" ? "agreed" : "declined"}`, 303)
        : sendRefusal(exchange, outcome);
    },
  );
}

function sendReasonRefused(exchange: Exchange, id: string, reason: string) {
  const { t } = frameOf(exchange);
  const text = t("identity.reason-missing", { most: longestReason });
  const notice = { tone: "problem", text: t("identity.mend"), details: [{ text, target: "text" }] } as const;
  return sendIdentity(exchange, { id, status: 422, notice, reason, error: text });
}

async function sendIdentity(
  exchange: Exchange,
  shown: { id: string; status: number; notice: Notice | null; reason?: string; error?: string },
) {
  const { identities } = exchange.parts.deps;
  const [file, person] = await Promise.all([
    identities.look(shown.id, actor(exchange.request)),
    identities.person(actor(exchange.request), shown.id),
  ]);
  if (file === null) return sendMessage(exchange, 404, "not-found");
  const frame = frameOf(exchange, `/console/complaints/${shown.id}/identity`);
  const { notice, reason = "", error } = shown;
  return sendPage(exchange.reply, shown.status, <IdentityPage {...{ frame, file, person, reason, error, notice }} />);
}

function sendRefusal(exchange: Exchange, outcome: Exclude<DecideOutcome, { ok: true }>) {
  if (outcome.reason === "not-found") return sendMessage(exchange, 404, "not-found");
  const text = frameOf(exchange).t(`identity.${outcome.reason}`);
  return sendRequests(exchange, 409, { tone: "problem", text });
}

async function sendRequests(exchange: Exchange, status: number, notice: Notice | null) {
  const requests = await exchange.parts.deps.identities.waiting(actor(exchange.request).reach);
  const frame = frameOf(exchange, "/console/identity-requests");
  return sendPage(exchange.reply, status, <IdentityRequestsPage {...{ frame, requests, notice }} />);
}
