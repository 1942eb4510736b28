/** The queue. It opens no seal: what is read here stands in clear, and words are compared as hashes. */

import type { CaseRules } from "../complaints/case-rules.ts";
import {
  type Actor,
  type CasePage,
  type CaseQuery,
  type CaseRef,
  type CaseRow,
  type CaseState,
  type ComplaintKind,
  countedAtMost,
  type QueueView,
  queueViews,
  type Reach,
} from "../complaints/desk.ts";
import type { SealedOff } from "../complaints/identity-desk.ts";
import { AppError } from "../errors.ts";
import { workingDaysBetween } from "../rules/calendar.ts";
import type { ClockLevel } from "../rules/cases/case-clocks.ts";
import type { TrackId } from "../rules/cases/tracks.ts";
import { type CaseCursor, readCursor, writeCursor } from "./case-cursor.ts";
import type { Database } from "./database.ts";
import { partsByDay } from "./open-by-day.ts";
import { placeholders } from "./placeholders.ts";
import { type Conditions, conditionsOf, overdueNow, together } from "./queue-conditions.ts";
import { wholeQueue } from "./queue-order.ts";
import { andWithin } from "./reach-sql.ts";
import type { Keys } from "./sealed-rows.ts";
import { searchOf } from "./search-cases.ts";
import { isUuid } from "./uuid-form.ts";
import { countSql, inOrder, walkParts } from "./walk-queue.ts";

/** What cases are read with. */
export interface ReadParts {
  database: Database;
  keys: Keys;
  rules: CaseRules;
  /** Cases of which it takes two people to see who wrote. */
  sealedOff?: SealedOff;
}

/** Columns of a row of the queue, of a complaint named c. */
const rowColumns = `c.id, c.number, c.kind, c.place, c.state, c.received_at as "receivedAt", c.anonymous, c.track, c.danger,
  c.due_on::timestamp at time zone 'UTC' as "dueOn", c.due_level as "dueLevel", c.ended_on::timestamp at time zone 'UTC' as "endedOn",
  c.unread, c.urgency, (select json_build_object('id', s.id, 'name', s.name) from staff s where s.id = c.owner_id) as owner,
  (select e.name from employer e where e.id = c.employer_id) as employer,
  (select s.name from staff s where s.id = c.assigned_by) as "assignedBy"`;

/** A row of the queue as it is read. */
export interface FoundRow {
  id: string;
  number: string;
  kind: string;
  place: string | null;
  state: string;
  receivedAt: Date;
  anonymous: boolean;
  track: string;
  danger: string | null;
  dueOn: Date | null;
  dueLevel: number;
  endedOn: Date | null;
  unread: number;
  urgency: number;
  owner: { id: string; name: string } | null;
  employer: string | null;
  assignedBy?: string | null;
}

/** One page of the queue, most urgent first. A cursor that is none of ours gives the first page. */
export async function listCases(parts: ReadParts, query: CaseQuery): Promise<CasePage> {
  const { database, rules } = parts;
  const search = query.q ? await searchOf(parts, query.q) : null;
  const sought: Conditions = { all: search?.condition ? [search.condition] : [], stretches: wholeQueue };
  const conditions = together(conditionsOf(query, rules), sought);
  const after = query.before === undefined ? null : readCursor(query.before);
  const walks = await partsByDay(database, query, conditions);
  const { found, stoppedAt } = await walkParts(database, walks, { after, limit: query.limit + 1 });
  const page = found.slice(0, query.limit);
  const rows = await rowsOf(parts, page);
  if (search?.byPhone) await noteFound(parts, query.ownerId ?? "system", page);
  const last = found.length > page.length ? page.at(-1) : stoppedAt;
  return { rows, next: last ? writeCursor(last) : null, more: stoppedAt !== null };
}

async function rowsOf({ database, rules }: ReadParts, page: readonly CaseCursor[]): Promise<CaseRow[]> {
  const rows = await database.query<FoundRow & Record<string, unknown>>({
    name: "queue-rows",
    text: `select ${rowColumns} from complaint c where c.id = any($1::uuid[]) order by c.urgency, c.id`,
    values: [page.map(({ id }) => id)],
  });
  return rows.map((row) => rowOf(row, rules));
}

/** Who searches for a phone number learns whose cases there are: it stands in the log of each. */
async function noteFound({ database }: ReadParts, actor: string, page: readonly CaseCursor[]): Promise<void> {
  await database.query({
    name: "queue-found-by-phone",
    text: `insert into audit_entry (at, actor, action, complaint_id)
           select now(), $1::text, 'found-by-phone', id from unnest($2::uuid[]) as found(id)`,
    values: [actor, page.map(({ id }) => id)],
  });
}

/** How many cases each view holds, at most `countedAtMost`. */
export async function countViews(parts: ReadParts, actor: Actor, reach?: Reach): Promise<Record<QueueView, number>> {
  const { values, at } = placeholders();
  const each = queueViews.map((view) => {
    const conditions = conditionsOf({ view, ownerId: actor.staffId, reach }, parts.rules);
    return `${countSql(conditions, countedAtMost, at)} as "${view}"`;
  });
  const text = `select ${each.join(", ")}`;
  const [counts] = await inOrder(parts.database, (query) => query<Record<QueueView, number>>({ text, values }));
  if (!counts) throw new Error("a statement of expressions gives one row");
  return counts;
}

/** How many open cases are overdue, at most `countedAtMost`. */
export async function countOverdue({ database, rules }: ReadParts, reach?: Reach): Promise<number> {
  const { values, at } = placeholders();
  const conditions = together(overdueNow(rules), conditionsOf({ reach }, rules));
  const text = `select ${countSql(conditions, countedAtMost, at)} as count`;
  const [row] = await inOrder(database, (query) => query<{ count: number }>({ text, values }));
  return row?.count ?? 0;
}

/** Most cases that are shown as warnings at once; the queue has them all. */
const warningsAtMost = 20;

/** Open cases that used half of their time or more; those of one officer, or with null all. */
export async function listWarnings(
  { database, rules }: ReadParts,
  ownerId: string | null,
  reach?: Reach,
): Promise<{ rows: CaseRow[]; count: number }> {
  const { values, at } = placeholders();
  // An officer's own are found by who has them, all others in the order of their days.
  const warned = "c.ended_on is null and c.due_level >= 50";
  const from =
    ownerId === null
      ? `complaint c where ${warned}`
      : `(select * from complaint o where o.owner_id = ${at(ownerId, "uuid")} order by o.urgency, o.id limit 5000) c where ${warned}`;
  const found = await database.query<FoundRow & Record<string, unknown>>({
    text: `select ${rowColumns} from ${from}${andWithin(reach, at)} order by c.due_on, c.id limit ${countedAtMost}`,
    values,
  });
  return { rows: found.slice(0, warningsAtMost).map((row) => rowOf(row, rules)), count: found.length };
}

/** Those of these cases that are in reach. */
export async function changedCases({ database }: ReadParts, ids: readonly string[], reach?: Reach): Promise<CaseRef[]> {
  const { values, at } = placeholders();
  const known = at(ids.filter(isUuid), "uuid[]");
  return database.query<CaseRef & Record<string, unknown>>({
    text: `select c.id, c.number from complaint c where c.id = any(${known})${andWithin(reach, at)} order by c.urgency, c.id`,
    values,
  });
}

/** A row of the queue as officers see it. */
export function rowOf(found: FoundRow, rules: CaseRules): CaseRow {
  const { dueLevel, endedOn, dueOn, ...row } = found;
  const [today, due] = [rules.today(), dueOn?.toISOString().slice(0, 10) ?? null];
  const overdue = endedOn === null && due !== null && due < today;
  const { id, number, place, anonymous, owner, danger, unread, employer, assignedBy = null } = row;
  return {
    ...{ id, number, place, anonymous, owner, danger, unread, employer, assignedBy },
    // Written by the turn from ComplaintKind, and held to CaseState and TrackId by checks of the table.
    kind: row.kind as ComplaintKind,
    // Likewise.
    state: row.state as CaseState,
    // Likewise.
    track: row.track as TrackId,
    // Written from ClockLevel by moves and the sweep.
    level: dueLevel as ClockLevel,
    receivedAt: row.receivedAt.toISOString(),
    dueOn: due,
    overdue,
    rests: due === null && restsIn(row.state, rules),
    left: due === null || overdue || endedOn !== null ? null : workingDaysLeft(rules, today, due),
  };
}

/** Where nothing is due: the case ended, or the citizen is to act. */
function restsIn(state: string, { book }: CaseRules): boolean {
  // Held to these by a check of the table.
  const { ended, waits } = book.states.states[state as CaseState];
  return ended === true || waits === true;
}

function workingDaysLeft({ book }: CaseRules, today: string, due: string): number | null {
  try {
    return workingDaysBetween(book.calendar, today, due);
  } catch (error) {
    if (error instanceof AppError && error.code === "CALENDAR_UNKNOWN") return null;
    throw error;
  }
}
