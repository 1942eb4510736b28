import type { FastifyInstance } from "fastify";
import type { CaseFile } from "../../complaints/desk.ts";
import type { Identity } from "../../complaints/identity-desk.ts";
import { officeOn } from "../../complaints/message-templates.ts";
import { choicesOf } from "../../complaints/moves.ts";
import { letterLimits, type TransferLetter } from "../../complaints/transfer-letter.ts";
import { actor } from "../actor.ts";
import { downloadHeaders } from "../download-headers.ts";
import { type ConsoleParts, type Exchange, frameOf, sendPage } from "../exchange.ts";
import { formField } from "../form-field.ts";
import { needs } from "../needs.ts";
import type { Notice } from "../pages/frame.ts";
import { type LetterDraft, type LetterField, LetterPage } from "../pages/letter-page.tsx";
import { PrintPage } from "../pages/print-page.tsx";
import { sendMessage } from "../send-message.tsx";
import { openCase, placeName, surroundingsOf } from "../show-case.tsx";

type ForCase = { Params: { id: string } };

/** Papers of a case: the whole file to print, and the letter with which it is passed on. Each is audited. */
export function casePaperRoutes(app: FastifyInstance, parts: ConsoleParts): void {
  app.get<ForCase>("/complaints/:id/print", needs("case.read"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const found = await openCase(exchange, request.params.id);
    if (found === null) return sendMessage(exchange, 404, "not-found");
    await parts.deps.surroundings.record(actor(request), found.id, { is: "printed", detail: null });
    return sendPrint(exchange, found);
  });

  app.get<ForCase>("/complaints/:id/letter", needs("case.work"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const found = await openCase(exchange, request.params.id);
    if (found === null) return sendMessage(exchange, 404, "not-found");
    return sendLetterForm(exchange, found, { draft: firstDraft(exchange, found), wrong: [] });
  });

  app.post<ForCase>("/complaints/:id/letter", needs("case.work"), async (request, reply) => {
    const exchange = { parts, request, reply };
    const found = await openCase(exchange, request.params.id);
    if (found === null) return sendMessage(exchange, 404, "not-found");
    const draft = draftIn(exchange);
    const wrong = wrongIn(draft, exchange);
    if (wrong.length > 0) return sendLetterForm(exchange, found, { draft, wrong });
    return sendLetter(exchange, found, draft);
  });
}

/** The form of the letter with what was sent to it or carried through signing in. */
export async function letterAgain(
  exchange: Exchange,
  { id, status, notice }: { id: string; status: number; notice: Notice },
) {
  const found = await openCase(exchange, id);
  if (found === null) return sendMessage(exchange, 404, "not-found");
  return sendLetterForm(exchange, found, { draft: draftIn(exchange), wrong: [], told: { status, notice } });
}

/** Name and phone while the reader's half hour of a request lasts; else null. */
async function personOf({ parts, request }: Exchange, { id, named }: CaseFile): Promise<Identity | null> {
  return named ? parts.deps.identities.person(actor(request), id) : null;
}

async function sendPrint(exchange: Exchange, found: CaseFile) {
  const { rules } = exchange.parts.deps;
  const frame = frameOf(exchange, `/console/complaints/${found.id}/print`);
  const props = {
    ...(await surroundingsOf(exchange, found.id)),
    ...{ frame, found, rules, draft: null, errors: [], moves: [], colleagues: [], notice: null, templates: () => [] },
    ...{ place: placeName(exchange, found, frame.lang), script: exchange.parts.caseScript.address },
  };
  const person = await personOf(exchange, found);
  return sendPage(
    exchange.reply,
    200,
    <PrintPage {...props} person={person} by={frame.me?.name ?? ""} now={exchange.parts.deps.now()} />,
  );
}

function firstDraft(exchange: Exchange, found: CaseFile): LetterDraft {
  const { t } = frameOf(exchange);
  const files = found.files.length > 0 ? [t("letter.files", { count: found.files.length })] : [];
  return {
    body: found.transferredTo ?? "",
    summary: found.told.about ?? "",
    enclosed: files.join("\n"),
    signer: t("letter.signer-first"),
    identity: false,
  };
}

function draftIn({ request }: Exchange): LetterDraft {
  const field = (name: LetterField) => formField(request, name);
  return {
    body: field("body"),
    summary: field("summary"),
    enclosed: field("enclosed"),
    signer: field("signer"),
    identity: formField(request, "identity") === "with",
  };
}

function wrongIn({ body, summary, enclosed, signer }: LetterDraft, { parts }: Exchange): LetterField[] {
  const bodies = choicesOf("transfer", "body", parts.deps.rules) ?? [];
  const wrong: Record<LetterField, boolean> = {
    body: !bodies.includes(body),
    summary: summary === "" || summary.length > letterLimits.summary,
    enclosed: enclosed.split("\n").length > letterLimits.enclosed || enclosed.length > letterLimits.summary,
    signer: signer === "" || signer.length > letterLimits.signer,
  };
  return (["body", "summary", "enclosed", "signer"] as const).filter((field) => wrong[field]);
}

interface LetterShowing {
  draft: LetterDraft;
  wrong: readonly LetterField[];
  /** Why the form is shown again although nothing in it is wrong. */
  told?: { status: number; notice: Notice };
}

async function sendLetterForm(exchange: Exchange, found: CaseFile, { draft, wrong, told }: LetterShowing) {
  const frame = frameOf(exchange, `/console/complaints/${found.id}/letter`);
  const bodies = choicesOf("transfer", "body", exchange.parts.deps.rules) ?? [];
  const person = await personOf(exchange, found);
  const errors = Object.fromEntries(wrong.map((field) => [field, frame.t(`letter.errors.${field}`)]));
  const details = wrong.map((field) => ({ text: frame.t(`letter.errors.${field}`), target: field }));
  const mend: Notice | null = wrong.length > 0 ? { tone: "problem", text: frame.t("letter.mend"), details } : null;
  const notice = told?.notice ?? mend;
  const page = <LetterPage {...{ frame, found, draft, errors, bodies, notice }} mayName={person !== null} />;
  return sendPage(exchange.reply, told?.status ?? (wrong.length > 0 ? 422 : 200), page);
}

async function sendLetter(exchange: Exchange, found: CaseFile, draft: LetterDraft) {
  const { request, reply, parts } = exchange;
  const { letters, surroundings, rules } = parts.deps;
  const person = draft.identity ? await personOf(exchange, found) : null;
  // The half hour may have ended while the form was open: no letter without what was asked for.
  if (draft.identity && person === null) return sendMessage(exchange, 409, "identity-over");
  const kind = formField(request, "as") === "pdf" ? "pdf" : "docx";
  const letter = letterOf(exchange, found, { draft, person });
  const bytes = kind === "pdf" ? await letters.pdf(letter) : letters.docx(letter);
  const detail = [draft.body, kind, ...(person ? ["with-identity"] : [])].join(" ");
  await surroundings.record(actor(request), found.id, { is: "letter-made", detail });
  const name = `phieu-chuyen-${found.number}-${rules.today()}.${kind}`;
  return reply
    .headers(downloadHeaders({ name, type: typeOf[kind] }))
    .type(typeOf[kind])
    .send(Buffer.from(bytes));
}

const typeOf = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
} as const;

function letterOf(
  exchange: Exchange,
  found: CaseFile,
  { draft, person }: { draft: LetterDraft; person: Identity | null },
): TransferLetter {
  const { rules } = exchange.parts.deps;
  const { number, kind, track, employer, times } = found;
  return {
    ...{ number, kind, track, employer, person },
    ...{ day: rules.today(), from: officeOn(rules), to: draft.body, receivedOn: times.receivedOn },
    place: placeName(exchange, found, "vi"),
    summary: draft.summary,
    enclosed: draft.enclosed.split("\n"),
    signer: draft.signer,
  };
}
