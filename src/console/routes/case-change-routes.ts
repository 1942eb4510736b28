import type { FastifyInstance, FastifyRequest } from "fastify";
import { type CaseState, type ChangeOutcome, caseStates } from "../../complaints/desk.ts";
import { type Draft, draftOf } from "../draft.ts";
import type { ConsoleParts, Exchange } from "../exchange.ts";
import { frameOf } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { shownMoment } from "../moments.ts";
import { sendMessage } from "../send-message.tsx";
import { showCase } from "../show-case.tsx";

type ForCase = { Params: { id: string } };

/** Taking a case, giving it back, and moving it on. */
export function caseChangeRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const { desk } = parts.deps;

  app.post<ForCase>("/complaints/:id/take", async (request, reply) => {
    const outcome = await desk.take(actor(request), request.params.id);
    return sendOutcome({ parts, request, reply }, outcome, { id: request.params.id, done: "take" });
  });

  app.post<ForCase>("/complaints/:id/release", async (request, reply) => {
    const outcome = await desk.release(actor(request), request.params.id);
    return sendOutcome({ parts, request, reply }, outcome, { id: request.params.id, done: "release" });
  });

  app.post<ForCase>("/complaints/:id/state", async (request, reply) => {
    const exchange = { parts, request, reply };
    const to = caseStates.find((state) => state === formField(request, "to"));
    if (!to) return sendMessage(exchange, 400, "unreadable");
    const outcome = await desk.changeState(actor(request), request.params.id, to, seenVersion(request));
    return sendOutcome(exchange, outcome, { id: request.params.id, done: to });
  });
}

/** Who acts in this request. The routes of cases are only reached by people who are signed in. */
export function actor(request: FastifyRequest): { staffId: string } {
  if (!request.visit) throw new Error("a change of a case reached its route without anybody signed in");
  return { staffId: request.visit.staff.id };
}

/** The version of the case that the person saw; 0, which never fits, when the form carries none. */
export function seenVersion(request: FastifyRequest): number {
  const version = Number(formField(request, "version"));
  return Number.isSafeInteger(version) ? version : 0;
}

/** Goes back to the case after a change, or shows it as it is now and says kindly why nothing changed; the text stays. */
export function sendOutcome(exchange: Exchange, outcome: ChangeOutcome, told: { id: string; done: string }) {
  const address = `/console/complaints/${encodeURIComponent(told.id)}`;
  if (outcome.ok) return exchange.reply.redirect(`${address}?done=${told.done}`, 303);
  if (outcome.reason === "not-found") return sendMessage(exchange, 404, "not-found");
  const draft: Draft | null = draftOf(exchange.request);
  const text = conflictText(outcome, frameOf(exchange).t) + (draft ? ` ${frameOf(exchange).t("conflict.kept")}` : "");
  return showCase(exchange, { id: told.id, status: 409, draft, notice: { tone: "problem", text } });
}

type Refusal = Exclude<ChangeOutcome, { ok: true } | { reason: "not-found" }>;

function conflictText(refusal: Refusal, t: (key: string, params?: Record<string, string>) => string): string {
  switch (refusal.reason) {
    case "taken":
      return t("conflict.taken", { name: refusal.by, when: shownMoment(refusal.since, "minute") });
    case "not-allowed-from":
      return t("conflict.not-allowed-from", { state: t(`states.${refusal.state satisfies CaseState}`) });
    default:
      return t(`conflict.${refusal.reason}`);
  }
}
