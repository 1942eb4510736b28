/** Cases for chats on a phone. Opens no seal, and reads no column that holds what was told, the employer or a name. */
import type { CaseRules } from "../complaints/case-rules.ts";
import { type CaseState, type ComplaintKind, countedAtMost } from "../complaints/desk.ts";
import type { SealedOff } from "../complaints/identity-desk.ts";
import { openMoves } from "../complaints/moves.ts";
import {
  isPhoneMove,
  type PhoneActor,
  type PhoneCase,
  type PhoneCases,
  type PhoneMove,
  type PhoneView,
  phoneViews,
} from "../complaints/phone-cases.ts";
import { stateAfter } from "../rules/cases/case-states.ts";
import { type TimesRow, timesColumns, timesOf } from "./case-times.ts";
import type { Database } from "./database.ts";
import { type Place, placeholders } from "./placeholders.ts";
import { type Condition, type Conditions, conditionsOf, together } from "./queue-conditions.ts";
import { wholeQueue } from "./queue-order.ts";
import { andWithin } from "./reach-sql.ts";
import { isUuid } from "./uuid-form.ts";
import { countSql, inOrder, walkQueue } from "./walk-queue.ts";

/** What cases are read with; without `sealedOff` all are hidden. */
export interface PhoneCaseParts {
  database: Database;
  rules: CaseRules;
  sealedOff?: SealedOff | undefined;
}

/** The cases of a database, for chats. */
export function createPhoneCases(parts: PhoneCaseParts): PhoneCases {
  return {
    page: (actor, ...[view, asked]) => page(parts, actor, { view, ...asked }),
    counts: (actor) => counts(parts, actor),
    find: (actor, which) => find(parts, actor, which),
    colleagues: (actor, caseId) => colleagues(parts, actor, caseId),
  };
}

/** SQL of whether a complaint named c stays in the console. */
export function hiddenSql(sealedOff: SealedOff | undefined, at: Place): string {
  if (!sealedOff) return "true";
  const { kinds, tracks } = sealedOff;
  return `(c.danger is not null or c.kind = any(${at([...kinds], "text[]")}) or c.track = any(${at([...tracks], "text[]")}))`;
}

const only = (condition: Condition): Conditions => ({ all: [condition], stretches: wholeQueue });

function listed(
  { rules, sealedOff }: PhoneCaseParts,
  actor: PhoneActor,
  { view, hidden = false }: { view: PhoneView; hidden?: boolean },
): Conditions {
  const asked = conditionsOf({ view, ownerId: actor.staffId, reach: actor.reach }, rules);
  return together(asked, only({ sql: (at) => `${hidden ? "" : "not "}${hiddenSql(sealedOff, at)}` }));
}

interface Asked {
  view: PhoneView;
  after: string | null;
  limit: number;
}

async function page(parts: PhoneCaseParts, actor: PhoneActor, { view, after, limit }: Asked) {
  const from = after === null ? null : await placeOf(parts.database, after);
  const conditions = listed(parts, actor, { view });
  const { found } = await walkQueue(parts.database, { conditions, after: from, limit: limit + 1 });
  const ids = found.slice(0, limit).map(({ id }) => id);
  const [rows, hidden] = await Promise.all([
    read(parts, actor, { where: "c.id = any($1::uuid[])", value: ids }),
    count(parts, listed(parts, actor, { view, hidden: true })),
  ]);
  return { rows, more: found.length > limit, hidden };
}

async function placeOf(database: Database, id: string) {
  if (!isUuid(id)) return null;
  const text = "select urgency, id from complaint where id = $1::uuid";
  const [found] = await database.query<{ urgency: number; id: string }>({ name: "phone-place", text, values: [id] });
  return found ?? null;
}

async function count({ database }: PhoneCaseParts, conditions: Conditions): Promise<number> {
  const { values, at } = placeholders();
  const text = `select ${countSql(conditions, countedAtMost, at)} as count`;
  const [row] = await inOrder(database, (query) => query<{ count: number }>({ text, values }));
  return row?.count ?? 0;
}

async function counts(parts: PhoneCaseParts, actor: PhoneActor): Promise<Record<PhoneView | "hidden", number>> {
  const { values, at } = placeholders();
  const each = phoneViews.map((view) => `${countSql(listed(parts, actor, { view }), countedAtMost, at)} as "${view}"`);
  const open = together(
    conditionsOf({ reach: actor.reach }, parts.rules),
    only({ sql: (place) => `c.ended_on is null and ${hiddenSql(parts.sealedOff, place)}` }),
  );
  const text = `select ${[...each, `${countSql(open, countedAtMost, at)} as hidden`].join(", ")}`;
  const [row] = await inOrder(parts.database, (query) => query<Record<PhoneView | "hidden", number>>({ text, values }));
  return row ?? { mine: 0, unassigned: 0, "due-week": 0, overdue: 0, hidden: 0 };
}

interface Row extends TimesRow {
  id: string;
  number: string;
  kind: string;
  place: string | null;
  due_on: string | null;
  version: number;
  owner: { id: string; name: string } | null;
}

async function read(
  { database, rules, sealedOff }: PhoneCaseParts,
  actor: PhoneActor,
  { where, value }: { where: string; value: unknown },
): Promise<PhoneCase[]> {
  const { values, at } = placeholders();
  values.push(value);
  const rows = await database.query<Row & Record<string, unknown>>({
    text: `select c.id, c.number, c.kind, c.place, to_char(c.due_on, 'YYYY-MM-DD') as due_on, c.version, ${timesColumns},
             (select json_build_object('id', s.id, 'name', s.name) from staff s where s.id = c.owner_id) as owner
           from complaint c where ${where} and not ${hiddenSql(sealedOff, at)}${andWithin(actor.reach, at)} order by c.urgency, c.id`,
    values,
  });
  return rows.map((row) => caseOf(row, actor, rules));
}

function caseOf(row: Row, actor: PhoneActor, rules: CaseRules): PhoneCase {
  const { id, number, place, version, owner, state } = row;
  return {
    ...{ id, number, place, version, owner },
    // Written by the turn from ComplaintKind.
    kind: row.kind as ComplaintKind,
    // Held to CaseState by a check of the table.
    state: state as CaseState,
    dueOn: row.due_on,
    overdue: row.ended_on === null && row.due_on !== null && row.due_on < rules.today(),
    moves: movesOf(row, actor, rules),
  };
}

/** Who heads the office gives away what others have, too. */
function movesOf(row: Row, { staffId, assigns }: PhoneActor, { book }: CaseRules): PhoneMove[] {
  const open = openMoves({ times: timesOf(row), owner: row.owner }, staffId, book);
  const given = assigns
    ? (["assign", "hand-over"] as const).filter((move) => stateAfter(book.states, move, row.state))
    : [];
  return [...new Set([...open.filter(isPhoneMove), ...given])];
}

async function find(
  parts: PhoneCaseParts,
  actor: PhoneActor,
  which: { id: string } | { number: string },
): Promise<PhoneCase | null> {
  if ("id" in which && !isUuid(which.id)) return null;
  const asked =
    "id" in which
      ? { where: "c.id = $1::uuid", value: which.id }
      : { where: "c.number = $1::text", value: which.number };
  return (await read(parts, actor, asked))[0] ?? null;
}

async function colleagues({ database, rules }: PhoneCaseParts, { staffId }: PhoneActor, caseId: string) {
  if (!isUuid(caseId)) return [];
  return database.query<{ id: string; name: string }>({
    name: "phone-colleagues",
    text: `select s.id, s.name from staff s, complaint c where c.id = $1::uuid and s.id <> $2::uuid and not s.disabled
             and s.roles && $3::text[] and s.id is distinct from c.owner_id
             and (s.places = '{}' or c.place is null or c.place = any(s.places)) and (s.kinds = '{}' or c.kind = any(s.kinds))
           order by s.name, s.id`,
    values: [caseId, staffId, rules.roles.work],
  });
}
