import type { CaseFile } from "../complaints/desk.ts";
import { type OfferedTemplate, templatesFor } from "../complaints/message-templates.ts";
import { type OfficerMove, openMoves } from "../complaints/moves.ts";
import { mayDo } from "../complaints/rights.ts";
import { actor } from "./actor.ts";
import { colleaguesOf } from "./colleagues.ts";
import type { Draft } from "./draft.ts";
import { type Exchange, frameOf, sendPage } from "./exchange.ts";
import type { SentMove } from "./move-form.ts";
import { CasePage } from "./pages/case-page.tsx";
import type { FieldError } from "./pages/case-props.ts";
import type { Notice } from "./pages/frame.ts";
import { sendMessage } from "./send-message.tsx";

/** How a case is shown: with which answer status, and with what was typed and why it was refused. */
export interface Showing {
  id: string;
  status: number;
  draft?: Draft | null;
  /** What is to be mended in the draft, by field. */
  errors?: readonly FieldError[];
  notice?: Notice | null;
  /** The form that is opened, with a template in it. */
  begin?: Pick<SentMove, "request" | "template">;
}

/** The case of an id opened by the person signed in, or null. */
export async function openCase({ parts, request }: Exchange, id: string): Promise<CaseFile | null> {
  return mayDo(request.visit?.staff, "case.read") ? parts.deps.desk.open(actor(request), id) : null;
}

/** Sends the page of a case as it is now, or "not found". */
export async function showCase(exchange: Exchange, showing: Showing) {
  const found = await openCase(exchange, showing.id);
  if (found === null) return sendMessage(exchange, 404, "not-found");
  const { rules } = exchange.parts.deps;
  const frame = frameOf(exchange, `/console/complaints/${found.id}`);
  const place = placeName(exchange, found, frame.lang);
  const templates = (move: OfficerMove) => templatesFor(exchange.parts.deps, found, { move, lang: frame.lang });
  const surroundings = await surroundingsOf(exchange, found.id);
  return sendPage(
    exchange.reply,
    showing.status,
    <CasePage
      frame={frame}
      found={found}
      place={place}
      draft={begun(showing, templates)}
      errors={showing.errors ?? []}
      moves={movesOf(exchange, found)}
      rules={rules}
      colleagues={await colleaguesOf(exchange)}
      {...surroundings}
      script={exchange.parts.caseScript.address}
      templates={templates}
      notice={showing.notice ?? null}
    />,
  );
}

/** What the reader may do with the case: as its owner or another officer; who assigns may also give away what others have. */
function movesOf({ parts, request }: Exchange, found: CaseFile): OfficerMove[] {
  const me = request.visit?.staff;
  const { book } = parts.deps.rules;
  if (!me || !mayDo(me, "case.work")) return [];
  const own = openMoves(found, me.id, book);
  if (!mayDo(me, "case.assign")) return own;
  const asFree = openMoves({ ...found, owner: null }, me.id, book).filter(
    (move) => move === "assign" || move === "hand-over",
  );
  return [...new Set([...own, ...asFree])];
}

/** The commune or ward of a case in a language; null where none was given. */
export function placeName({ parts }: Exchange, { place }: CaseFile, lang: string): string | null {
  return parts.deps.places.find(({ id }) => id === place)?.label(lang) ?? place;
}

/** What surrounds a case on its page; asking for it tells others that the reader has it open. */
export async function surroundingsOf({ parts, request }: Exchange, id: string) {
  const { surroundings } = parts.deps;
  const [history, related, looking] = await Promise.all([
    surroundings.history(id),
    surroundings.related(id, actor(request).reach),
    surroundings.look(actor(request), id),
  ]);
  return { history, related, looking };
}

/** The draft with the template at its end: what was typed before stays. */
function begun(
  { id, draft = null, begin }: Showing,
  templates: (move: OfficerMove) => readonly OfferedTemplate[],
): Draft | null {
  if (!begin) return draft;
  const { move, case: into } = begin.request;
  const chosen = templates(move).find((one) => one.id === begin.template);
  const typed = draft?.text ?? "";
  const text = [typed, chosen?.text ?? ""].filter((part) => part !== "").join("\n\n");
  return { caseId: id, form: move, text, fields: { ...draft?.fields, ...(into ? { into } : {}) } };
}
