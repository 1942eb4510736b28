import type { FastifyInstance } from "fastify";
import type { CaseFile, ChangeOutcome } from "../../complaints/desk.ts";
import { type Draft, draftOf } from "../draft.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { longestText } from "../longest-text.ts";
import { OneAtATime } from "../one-at-a-time.ts";
import { PreviewPage } from "../pages/preview-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { openCase, showCase } from "../show-case.tsx";
import { actor, seenVersion, sendOutcome } from "./case-change-routes.ts";

type ForCase = { Params: { id: string } };

/** Writing notes, and answers in two steps: first see what will be read and by whom, then send. */
export function caseTextRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const lanes = new OneAtATime(4);

  app.post<ForCase>("/complaints/:id/:form(^note$|^answer$)", async (request, reply) => {
    const exchange = { parts, request, reply };
    const draft = draftOf(request);
    if (draft === null || draft.text.length > longestText) return sendTextRefusal(exchange, request.params.id);
    const step = formField(request, "step");
    if (draft.form === "answer" && step === "edit") return showCase(exchange, { id: draft.caseId, status: 200, draft });
    if (draft.form === "answer" && step !== "send") return sendPreview(exchange, draft);
    const lane = `${actor(request).staffId} ${draft.caseId}`;
    const outcome = await lanes.run(lane, () => write(exchange, draft));
    return sendOutcome(exchange, outcome ?? { ok: false, reason: "changed-meanwhile" }, {
      id: draft.caseId,
      done: draft.form,
    });
  });
}

/** A second tap on the same button does not write the same text twice. */
async function write(exchange: Exchange, draft: Draft): Promise<ChangeOutcome> {
  const { desk, now } = exchange.parts.deps;
  const found = await openCase(exchange, draft.caseId);
  if (found === null) return { ok: false, reason: "not-found" };
  if (justWritten(found, draft, { by: exchange.request.visit?.staff.name, now: now() })) return { ok: true };
  if (draft.form === "note") return desk.note(actor(exchange.request), draft.caseId, draft.text);
  return desk.answer(actor(exchange.request), draft.caseId, draft.text, seenVersion(exchange.request));
}

function justWritten(found: CaseFile, draft: Draft, { by, now }: { by: string | undefined; now: Date }): boolean {
  const from = draft.form === "answer" ? "officer" : "note";
  return found.entries.some(
    (entry) =>
      entry.from === from &&
      entry.by === by &&
      entry.text === draft.text &&
      now.getTime() - Date.parse(entry.at) < 60_000,
  );
}

async function sendPreview(exchange: Exchange, draft: Draft) {
  const found = await openCase(exchange, draft.caseId);
  if (found === null) return sendMessage(exchange, 404, "not-found");
  const version = seenVersion(exchange.request);
  if (found.version !== version) {
    return sendOutcome(exchange, { ok: false, reason: "changed-meanwhile" }, { id: draft.caseId, done: draft.form });
  }
  const frame = frameOf(exchange, `/console/complaints/${found.id}`);
  return sendPage(exchange.reply, 200, <PreviewPage frame={frame} found={found} version={version} text={draft.text} />);
}

function sendTextRefusal(exchange: Exchange, id: string) {
  const { request } = exchange;
  const { t } = frameOf(exchange);
  const form = request.url.endsWith("/answer") ? "answer" : "note";
  const text = formField(request, "text");
  const error =
    text === "" ? t(`case.errors.${form}-empty`) : t("case.errors.too-long", { count: text.length, most: longestText });
  const notice = {
    tone: "problem",
    text: t("case.errors.mend"),
    details: [{ text: error, target: `${form}-text` }],
  } as const;
  return showCase(exchange, { id, status: 422, draft: { caseId: id, form, text }, draftError: error, notice });
}
