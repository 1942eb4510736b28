import type { FastifyInstance } from "fastify";
import type { SplitMisfit, SplitOutcome, SplitRequest } from "../../complaints/case-surroundings.ts";
import { splitMisfits, splittableStates } from "../../complaints/split-misfits.ts";
import { makeCaseNumber } from "../../flow/case-number.ts";
import { actor } from "../actor.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField, formFields } from "../form-field.ts";
import { needs } from "../needs.ts";
import { OneAtATime } from "../one-at-a-time.ts";
import type { Notice } from "../pages/frame.ts";
import { type SplitDraft, SplitPage } from "../pages/split-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { openCase } from "../show-case.tsx";

type ForCase = { Params: { id: string } };

/** Making a case of its own out of a part of one that holds several matters. */
export function caseSplitRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  const lanes = new OneAtATime(4);

  app.get<ForCase>("/complaints/:id/split", needs("case.work"), async (request, reply) =>
    sendSplit({ parts, request, reply }, { id: request.params.id, status: 200 }),
  );

  app.post<ForCase>("/complaints/:id/split", needs("case.work"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const { id } = request.params;
    const draft = draftIn(exchange);
    const done = await lanes.run(`${actor(request).staffId} ${id}`, () => split(exchange, id, draft));
    return sendOutcome(exchange, done ?? { ok: false, reason: "changed-meanwhile" }, { id, draft });
  });
}

/** The form of a split with what was sent to it or carried through signing in. */
export function splitAgain(exchange: Exchange, shown: { id: string; status: number; notice: Notice }) {
  return sendSplit(exchange, { ...shown, draft: draftIn(exchange) });
}

function draftIn({ request }: Exchange): SplitDraft {
  return {
    version: Number.parseInt(formField(request, "version"), 10) || 0,
    kind: formField(request, "kind"),
    track: formField(request, "track"),
    entries: formFields(request, "entries"),
    files: formFields(request, "files"),
    message: formField(request, "message"),
  };
}

/** The number of the new case belongs into the message, so the text that is written is put together here. */
async function split(exchange: Exchange, id: string, draft: SplitDraft): Promise<SplitOutcome> {
  const { deps } = exchange.parts;
  const found = await openCase(exchange, id);
  if (found === null) return { ok: false, reason: "not-found" };
  const told = found.entries.filter(({ from }) => from === "citizen").map((entry) => entry.id);
  const number = numberOf(exchange);
  const request: SplitRequest = { ...draft, number };
  const misfits = splitMisfits(request, told);
  if (misfits.length > 0) return { ok: false, reason: "misfit", misfits };
  const message = `${draft.message}\n\n${deps.words(found.lang, "messenger:splitOff", { number })}`;
  return deps.surroundings.split(actor(exchange.request), id, { ...request, message });
}

function numberOf({ parts: { deps } }: Exchange): string {
  const drawn = Buffer.from(deps.randomBytes(6)).readUIntBE(0, 6);
  return makeCaseNumber(Number(deps.rules.today().slice(0, 4)), drawn);
}

function sendOutcome(exchange: Exchange, outcome: SplitOutcome, { id, draft }: { id: string; draft: SplitDraft }) {
  if (outcome.ok) return exchange.reply.redirect(`/console/complaints/${outcome.made.id}?done=split`, 303);
  if (outcome.reason === "not-found") return sendMessage(exchange, 404, "not-found");
  if (outcome.reason === "misfit") return sendSplit(exchange, { id, status: 422, draft, misfits: outcome.misfits });
  const { t } = frameOf(exchange);
  const text = `${t(outcome.reason === "not-allowed" ? "split.not-allowed" : `conflict.${outcome.reason}`)} ${t("conflict.kept")}`;
  return sendSplit(exchange, { id, status: 409, draft, notice: { tone: "problem", text } });
}

interface Showing {
  id: string;
  status: number;
  draft?: SplitDraft;
  misfits?: readonly SplitMisfit[];
  notice?: Notice;
}

async function sendSplit(exchange: Exchange, { id, status, draft, misfits = [], notice }: Showing) {
  const found = await openCase(exchange, id);
  if (found === null) return sendMessage(exchange, 404, "not-found");
  const frame = frameOf(exchange, `/console/complaints/${found.id}/split`);
  const { t } = frame;
  const errors = Object.fromEntries(
    misfits.map(({ field, problem }) => [field, t(`split.errors.${problem === "too-long" ? "too-long" : field}`)]),
  );
  const details = misfits.map(({ field }) => ({ text: errors[field] ?? "", target: field }));
  const mend: Notice | null = misfits.length > 0 ? { tone: "problem", text: t("split.mend"), details } : null;
  const mine = found.owner?.id === frame.me?.id && splittableStates.includes(found.state);
  const page = <SplitPage {...{ frame, found, errors, mine }} draft={draft ?? null} notice={notice ?? mend} />;
  return sendPage(exchange.reply, status, page);
}
