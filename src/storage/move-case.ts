/** Moves of a case: judged by the table and the clocks, then written in one piece with what the citizens are told. */
import { randomUUID } from "node:crypto";
import { timesAfter } from "../complaints/after-move.ts";
import type { CaseRules } from "../complaints/case-rules.ts";
import type { Actor, ChangeOutcome } from "../complaints/desk.ts";
import { fitsNow, type MoveRequest, misfitsOf, type OfficerMove } from "../complaints/moves.ts";
import { everywhere, reaches } from "../complaints/reach.ts";
import { type CaseTimes, caseClocks, missedDay } from "../rules/cases/case-clocks.ts";
import { stateAfter } from "../rules/cases/case-states.ts";
import { sealEntry } from "./case-rows.ts";
import { type TimesRow, timesColumns, timesOf } from "./case-times.ts";
import { hashesOf } from "./case-words.ts";
import { type CaseChange, changeCase, columnsOf } from "./change-case.ts";
import type { Database } from "./database.ts";
import { detailOf, gives, ownColumns, pauseOf } from "./move-writes.ts";
import type { Keys } from "./sealed-rows.ts";
import { tellCitizens } from "./tell-citizens.ts";
import { type ToldCase, type ToldRow, toldCase, toldColumns } from "./told-case.ts";
import { isUuid } from "./uuid-form.ts";
import { lockConversations } from "./write-notice.ts";

/** What moves are made with. */
export interface MoveParts {
  database: Database;
  keys: Keys;
  rules: CaseRules;
}

interface StandingRow extends TimesRow, ToldRow {
  version: number;
  owner_id: string | null;
  owner_name: string | null;
  taken_at: Date | null;
  /** The first due day that went by before the office acted. */
  missed_on: string | null;
  /** Who acts may give away what others have. */
  head: boolean;
}

/** Names of moves in the audit. */
const actions: Record<OfficerMove, string> = {
  take: "taken",
  "take-over": "taken-over",
  assign: "assigned",
  "hand-over": "handed-over",
  release: "released",
  ask: "asked",
  "receive-petition": "petition-received",
  accept: "accepted",
  refuse: "refused",
  pause: "paused",
  resume: "resumed",
  extend: "extended",
  answer: "answered",
  transfer: "transferred",
  merge: "merged",
  close: "closed",
  reopen: "reopened",
};

/** Tries of a move that names no version, while others change the case. */
const triesAtMost = 3;

/** Makes a move, or says why not. */
export async function moveCase(parts: MoveParts, actor: Actor, { id, request }: { id: string; request: MoveRequest }) {
  for (let tries = 1; ; tries += 1) {
    const outcome = await tryMove(parts, actor, { id, request });
    if (outcome !== "changed") return outcome;
    if (request.version !== undefined || tries === triesAtMost) {
      return { ok: false, reason: "changed-meanwhile" } satisfies ChangeOutcome;
    }
  }
}

async function tryMove(
  parts: MoveParts,
  actor: Actor,
  { id, request }: { id: string; request: MoveRequest },
): Promise<ChangeOutcome | "changed"> {
  const row = await standing(parts, actor, id);
  if (!row) return { ok: false, reason: "not-found" };
  const times = timesOf(row);
  const refused = refusal(row, times, { actor, request, rules: parts.rules });
  if (refused) return refused;
  const into = request.move === "merge" ? await mergeTarget(parts, actor, { id, request }) : null;
  if (into && "ok" in into) return into;
  if (gives(request.move) && !(await canHave(parts, request.colleague ?? "", id))) {
    return { ok: false, reason: "misfit", misfits: [{ field: "colleague", problem: "unknown" }] };
  }
  const after = timesAfter(times, request, { book: parts.rules.book, today: parts.rules.today() });
  return write(parts, actor, { row, request, after, into: into?.id ?? null });
}

async function standing({ database, rules }: MoveParts, actor: Actor, id: string): Promise<StandingRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<StandingRow>({
    name: "case-standing",
    text: `select ${toldColumns}, ${timesColumns}, c.version, c.owner_id, c.taken_at, s.name as owner_name,
             to_char(c.missed_on, 'YYYY-MM-DD') as missed_on,
             exists (select from staff a where a.id = $2 and a.roles && $3::text[]) as head
           from complaint c left join staff s on s.id = c.owner_id where c.id = $1`,
    values: [id, actor.staffId, rules.roles.assign],
  });
  return row ?? null;
}

interface Wanted {
  actor: Actor;
  request: MoveRequest;
  rules: CaseRules;
}

/** Why a move cannot be made on the case as it stands; null when it can. Who has the case comes before how it stands. */
function refusal(row: StandingRow, times: CaseTimes, { actor, request, rules }: Wanted): ChangeOutcome | null {
  const { move, version } = request;
  const mine = row.owner_id === actor.staffId;
  if (!mine && row.owner_id !== null && wantsFree(move, row)) return taken(row);
  // A second tap on the button.
  if (move === "take" && mine && times.state === "in-progress") return { ok: true };
  if (rules.book.states.moves[move].by === "owner" && !mine) return { ok: false, reason: "not-owner" };
  if (version !== undefined && version !== row.version) return { ok: false, reason: "changed-meanwhile" };
  const owner = row.owner_id === null || (gives(move) && row.head) ? null : { id: row.owner_id };
  const allowed = stateAfter(rules.book.states, move, times.state) !== null;
  if (!allowed || !fitsNow(move, times, { owner, staffId: actor.staffId, book: rules.book })) {
    return { ok: false, reason: "not-allowed-from", state: times.state };
  }
  const misfits = misfitsOf(request, times, rules);
  return misfits.length > 0 ? { ok: false, reason: "misfit", misfits } : null;
}

/** True where a case must not be somebody else's. */
function wantsFree(move: OfficerMove, { head }: StandingRow): boolean {
  return move === "take" || move === "take-over" || (gives(move) && !head);
}

function taken({ owner_name, taken_at }: StandingRow): ChangeOutcome {
  if (owner_name === null || taken_at === null) return { ok: false, reason: "changed-meanwhile" };
  return { ok: false, reason: "taken", by: owner_name, since: taken_at.toISOString() };
}

/** True for a colleague whose account is on, who works on cases, and in whose reach this one is. */
async function canHave({ database, rules }: MoveParts, ...[staffId, caseId]: string[]): Promise<boolean> {
  if (staffId === undefined || !isUuid(staffId)) return false;
  const text = `select s.id from staff s, complaint c where s.id = $1 and c.id = $2 and not s.disabled and s.roles && $3::text[]
    and (s.places = '{}' or c.place is null or c.place = any(s.places)) and (s.kinds = '{}' or c.kind = any(s.kinds))`;
  const found = await database.query({ name: "staff-on", text, values: [staffId, caseId, rules.roles.work] });
  return found.length > 0;
}

/** The case into which another is merged: an open one, and not one that was merged itself. */
async function mergeTarget(
  { database }: MoveParts,
  { reach = everywhere }: Actor,
  { id, request }: { id: string; request: MoveRequest },
): Promise<{ id: string } | ChangeOutcome> {
  const digits = (request.case ?? "").replace(/\D/g, "");
  const number = `${digits.slice(0, 2)}-${digits.slice(2, 6)}-${digits.slice(6)}`;
  const [found] = await database.query<{ id: string; ended: boolean; place: string | null; kind: string }>({
    name: "case-of-number",
    text: "select id, ended_on is not null as ended, place, kind from complaint where number = any($1::text[])",
    values: [[number, (request.case ?? "").trim()]],
  });
  const wrong = (problem: "not-found" | "ended"): ChangeOutcome => ({
    ok: false,
    reason: "misfit",
    misfits: [{ field: "case", problem }],
  });
  if (!found || found.id === id || !reaches(reach, found)) return wrong("not-found");
  return found.ended ? wrong("ended") : { id: found.id };
}

interface Write {
  row: StandingRow;
  request: MoveRequest;
  after: CaseTimes;
  into: string | null;
}

async function write(parts: MoveParts, actor: Actor, { row, request, after, into }: Write) {
  const { database, keys, rules } = parts;
  const told = toldCase(keys, row);
  const message = rules.book.states.moves[request.move].needs.includes("message") ? request.message?.trim() : undefined;
  const entryId = randomUUID();
  const change: CaseChange = {
    actor,
    action: actions[request.move],
    detail: detailOf(request, { entryId: message ? entryId : null, into, via: actor.via }),
    seen: { version: row.version, ownerId: row.owner_id },
    set: [
      ...columnsOf(after, caseClocks(after, rules.book, rules.today())),
      ...ownColumns(request, { actor, row, into }),
      ["missed_on", row.missed_on ?? missedDay(timesOf(row), rules.book, rules.today()), "date"],
    ],
    ...(message ? { entry: entryOf(parts, { told, id: entryId, message }) } : {}),
    ...pauseOf(request),
  };
  // What is answered here is read by the citizens of cases merged into it too; a question is for one of them.
  const others = message ? await readersOf(parts, row.id, request.move) : [];
  return database.transaction(async (query): Promise<ChangeOutcome | "changed"> => {
    const links = [told, ...others].flatMap(({ link }) => link ?? []);
    await lockConversations(query, keys, links);
    if (!(await changeCase(query, row.id, change))) return "changed";
    await tellCitizens(
      { query, keys, rules },
      { told, entryId: message ? entryId : null, others, actor, request, after },
    );
    return { ok: true };
  });
}

/** What the citizen reads, sealed, and its words. */
function entryOf(
  { keys }: MoveParts,
  { told, id, message }: { told: ToldCase; id: string; message: string },
): CaseChange["entry"] {
  const words = hashesOf(keys.house, { texts: [message], anonymous: told.anonymous });
  return { id, author: "officer", sealed: sealEntry(told.key, id, message), words };
}

/** Cases whose citizens read a message too: those merged into it, except a question, and the one it was split off. */
async function readersOf({ database, keys }: MoveParts, id: string, move: OfficerMove): Promise<ToldCase[]> {
  const rows = await database.query<ToldRow & { whole: boolean }>({
    name: "cases-told-too",
    text: `select ${toldColumns}, false as whole from complaint c where c.merged_into = $1 and c.state = 'merged' and $2
           union all select ${toldColumns}, true from complaint c join complaint s on s.split_from = c.id where s.id = $1 order by id`,
    values: [id, move !== "ask"],
  });
  return rows.map((row) => ({ ...toldCase(keys, row), whole: row.whole }));
}
