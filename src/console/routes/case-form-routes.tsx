import type { FastifyInstance } from "fastify";
import type { CaseFile, CaseState, ChangeOutcome } from "../../complaints/desk.ts";
import { longestMessage, type MoveMisfit, misfitsOf, officerMoves, openMoves } from "../../complaints/moves.ts";
import { actor } from "../actor.ts";
import { asRead } from "../as-read.ts";
import { caseForms, type Draft, draftOf } from "../draft.ts";
import type { ConsoleParts, Exchange } from "../exchange.ts";
import { frameOf, sendPage } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { shownMoment } from "../moments.ts";
import { readMoveForm, type SentMove } from "../move-form.ts";
import { needs } from "../needs.ts";
import { OneAtATime } from "../one-at-a-time.ts";
import { PreviewPage } from "../pages/preview-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { openCase, showCase } from "../show-case.tsx";

type ForCase = { Params: { id: string; form: string } };

/** One form that was sent for a case. */
interface Sent {
  id: string;
  sent: SentMove;
  draft: Draft | null;
}

/** Notes and moves of a case. What the citizen will read is shown first, and sent from there. */
export function caseFormRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const lanes = new OneAtATime(4);

  app.post<ForCase>(
    `/complaints/:id/:form(^(?:${caseForms.join("|")})$)`,
    needs("case.work"),
    async (request, reply) => {
      const exchange = { parts, request, reply };
      const { id, form } = request.params;
      const lane = `${actor(request).staffId} ${id}`;
      const move = officerMoves.find((one) => one === form);
      const sent = move ? readMoveForm(request, move) : null;
      if (move && sent === null) return sendMessage(exchange, 400, "unreadable");
      if (sent === null) return sendNote(exchange, id, lanes);
      const draft = draftOf(request);
      if (sent.step === "template")
        return showCase(exchange, { id, status: 200, draft: draftOf(request), begin: sent });
      if (sent.step === "edit") return showCase(exchange, { id, status: 200, draft });
      if (previewed(parts, sent) && sent.step !== "send") return sendPreview(exchange, { id, sent, draft });
      const outcome = await lanes.run(lane, () => makeMove(exchange, { id, sent, draft }));
      return sendOutcome(exchange, outcome ?? { ok: false, reason: "changed-meanwhile" }, {
        id,
        done: sent.request.move,
      });
    },
  );
}

/** What a citizen will read, and what cannot be undone, is looked at once more. */
function previewed({ deps }: ConsoleParts, { request: { move } }: SentMove): boolean {
  return move === "merge" || deps.rules.book.states.moves[move].needs.includes("message");
}

/** A second tap on the same button does not write the same message twice. */
async function makeMove(exchange: Exchange, { id, sent }: Sent): Promise<ChangeOutcome> {
  const { desk } = exchange.parts.deps;
  const text = sent.request.message ?? "";
  if (text !== "" && (await justWritten(exchange, id, { from: "officer", text }))) return { ok: true };
  return desk.move(actor(exchange.request), id, sent.request);
}

async function sendNote(exchange: Exchange, id: string, lanes: OneAtATime) {
  const { request, parts } = exchange;
  const text = formField(request, "text");
  const draft: Draft = { caseId: id, form: "note", text, fields: {} };
  if (text === "" || text.length > longestMessage) {
    return sendMisfits(exchange, draft, [{ field: "message", problem: text === "" ? "missing" : "too-long" }]);
  }
  const outcome = await lanes.run(`${actor(request).staffId} ${id}`, async (): Promise<ChangeOutcome> => {
    if (await justWritten(exchange, id, { from: "note", text })) return { ok: true };
    return parts.deps.desk.note(actor(request), id, text);
  });
  return sendOutcome(exchange, outcome ?? { ok: false, reason: "changed-meanwhile" }, { id, done: "note" });
}

async function justWritten(exchange: Exchange, id: string, written: { from: "officer" | "note"; text: string }) {
  const found = await openCase(exchange, id);
  const { name: by } = exchange.request.visit?.staff ?? { name: null };
  const now = exchange.parts.deps.now().getTime();
  return found?.entries.some(
    (entry) =>
      entry.from === written.from &&
      entry.by === by &&
      entry.text === written.text &&
      now - Date.parse(entry.at) < 60_000,
  );
}

async function sendPreview(exchange: Exchange, { id, sent, draft }: Sent) {
  const { rules } = exchange.parts.deps;
  const found = await openCase(exchange, id);
  if (found === null) return sendMessage(exchange, 404, "not-found");
  const { request } = sent;
  const refused = refusedPreview(exchange, found, sent);
  if (refused) return sendOutcome(exchange, refused, { id, done: request.move });
  const misfits = misfitsOf(request, found.times, rules);
  if (misfits.length > 0) return sendMisfits(exchange, draft ?? emptyDraft(id, sent), misfits);
  const frame = frameOf(exchange, `/console/complaints/${found.id}`);
  const read = request.message?.trim() ? asRead(exchange.parts.deps, found, request) : null;
  return sendPage(exchange.reply, 200, <PreviewPage frame={frame} found={found} request={request} read={read} />);
}

function refusedPreview(exchange: Exchange, found: CaseFile, { request }: SentMove): ChangeOutcome | null {
  const { book } = exchange.parts.deps.rules;
  const me = actor(exchange.request).staffId;
  if (found.version !== request.version) return { ok: false, reason: "changed-meanwhile" };
  if (openMoves(found, me, book).includes(request.move)) return null;
  if (found.owner?.id !== me && book.states.moves[request.move].by === "owner")
    return { ok: false, reason: "not-owner" };
  return { ok: false, reason: "not-allowed-from", state: found.state };
}

function emptyDraft(caseId: string, { request }: SentMove): Draft {
  return { caseId, form: request.move, text: "", fields: {} };
}

/** Goes back to the case after a change, or shows it as it is now and says kindly why nothing changed; what was typed stays. */
function sendOutcome(exchange: Exchange, outcome: ChangeOutcome, told: { id: string; done: Draft["form"] }) {
  const address = `/console/complaints/${encodeURIComponent(told.id)}`;
  if (outcome.ok) return exchange.reply.redirect(`${address}?done=${told.done}`, 303);
  if (outcome.reason === "not-found") return sendMessage(exchange, 404, "not-found");
  const draft = draftOf(exchange.request);
  if (outcome.reason === "misfit") {
    return sendMisfits(exchange, draft ?? { caseId: told.id, form: told.done, text: "", fields: {} }, outcome.misfits);
  }
  const text = conflictText(outcome, exchange) + (draft ? ` ${frameOf(exchange).t("conflict.kept")}` : "");
  return showCase(exchange, { id: told.id, status: 409, draft, notice: { tone: "problem", text } });
}

/** Shows the case with what was typed, and beside each field what to mend. */
function sendMisfits(exchange: Exchange, draft: Draft, misfits: readonly MoveMisfit[]) {
  const { t } = frameOf(exchange);
  const errors = misfits.map(({ field, problem }) => ({ field, text: misfitText(t, { field, problem }, draft) }));
  const details = errors.map(({ field, text }) => ({ text, target: `${draft.form}-${field}` }));
  const notice = { tone: "problem", text: t("case.errors.mend"), details } as const;
  return showCase(exchange, { id: draft.caseId, status: 422, draft, errors, notice });
}

type Say = (key: string, params?: Record<string, string | number>) => string;

function misfitText(t: Say, { field, problem }: MoveMisfit, { form, text }: Draft): string {
  if (field === "message" && problem === "missing") {
    return t(`case.errors.${form === "note" || form === "answer" ? form : "message"}-empty`);
  }
  const label = t(`moves.fields.${field}`);
  return t(`case.errors.${problem}`, { label, count: text.length, most: longestMessage });
}

type Refusal = Exclude<ChangeOutcome, { ok: true } | { reason: "not-found" | "misfit" }>;

function conflictText(refusal: Refusal, exchange: Exchange): string {
  const { t, say } = frameOf(exchange);
  switch (refusal.reason) {
    case "taken":
      return t("conflict.taken", { name: refusal.by, when: shownMoment(refusal.since, "minute") });
    case "not-allowed-from":
      return t("conflict.not-allowed-from", { state: say(`cases:states.${refusal.state satisfies CaseState}`) });
    default:
      return t(`conflict.${refusal.reason}`);
  }
}
