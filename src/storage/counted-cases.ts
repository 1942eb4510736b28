/** The cases behind a number of the overview, by the same conditions as the number. */
import type { CaseState, ComplaintKind } from "../complaints/desk.ts";
import type { CountedCase, CountedQuery, OverviewCount } from "../complaints/overview.ts";
import { isDay } from "../rules/day.ts";
import type { Database } from "./database.ts";
import { placeholders } from "./placeholders.ts";
import { reachLimits } from "./reach-sql.ts";
import { beginOf, dayOf } from "./vietnam-days.ts";

/** What cases are counted with. */
export interface OverviewParts {
  database: Database;
  /** ISO day in Vietnam. */
  today(): string;
}

interface CountedRow extends Record<string, unknown> {
  id: string;
  number: string;
  kind: string;
  place: string | null;
  state: string;
  received: string;
  due: string | null;
  done: string | null;
  missed: string | null;
  /** The day by which it is counted. */
  day: string;
}

/** The SQL of a sort of cases: what must hold, and the day it counts by. `today` gives its placeholder. */
const sorts: Record<OverviewCount, { holds(today: () => string): string; day: string }> = {
  received: { holds: () => "true", day: dayOf("c.received_at") },
  settled: { holds: () => "c.done_on is not null", day: "c.done_on" },
  onTime: { holds: () => "c.done_on is not null and c.missed_on is null", day: "c.done_on" },
  late: { holds: () => "c.done_on is not null and c.missed_on is not null", day: "c.done_on" },
  overdue: { holds: (today) => `c.ended_on is null and c.due_on < ${today()}`, day: "c.due_on" },
};

/** One page of the cases that a number counts, newest day first. */
export async function listCounted(
  { database, today }: OverviewParts,
  query: CountedQuery,
): Promise<{ rows: CountedCase[]; next: string | null }> {
  const { values, at } = placeholders();
  const { day, holds } = sorts[query.count];
  const after = query.after === undefined ? null : readPlace(query.after);
  const conditions = [
    holds(() => at(today(), "date")),
    ...withinDays(query, day, at),
    ...(query.kind ? [`c.kind = ${at(query.kind, "text")}`] : []),
    ...(query.place === undefined
      ? []
      : [query.place === null ? "c.place is null" : `c.place = ${at(query.place, "text")}`]),
    ...reachLimits(query.reach).map((limit) => limit(at)),
    ...(after ? [`(${day}, c.id) < (${at(after.day, "date")}, ${at(after.id, "uuid")})`] : []),
  ];
  const shown = (column: string) => `to_char(${column}, 'YYYY-MM-DD')`;
  const found = await database.query<CountedRow>({
    text: `select c.id, c.number, c.kind, c.place, c.state, ${shown(sorts.received.day)} as received, ${shown("c.due_on")} as due,
             ${shown("c.done_on")} as done, ${shown("c.missed_on")} as missed, ${shown(day)} as day
           from complaint c where ${conditions.join(" and ")} order by ${day} desc, c.id desc limit ${at(query.limit + 1, "int")}`,
    values,
  });
  const page = found.slice(0, query.limit);
  const last = found.length > page.length ? page.at(-1) : undefined;
  return { rows: page.map(caseOf), next: last ? `${last.day} ${last.id}` : null };
}

/** Days of instants are compared as instants, so that an index can be used. */
function withinDays(
  { count, period }: CountedQuery,
  day: string,
  at: (value: unknown, type: string) => string,
): string[] {
  if (period === null) return [];
  const [from, to] = [at(period.from, "date"), at(period.to, "date")];
  if (count !== "received") return [`${day} between ${from} and ${to}`];
  return [`c.received_at >= ${beginOf(from)}`, `c.received_at < ${beginOf(`(${to} + 1)`)}`];
}

function caseOf(row: CountedRow): CountedCase {
  const { id, number, place, received, due, done, missed } = row;
  return {
    ...{ id, number, place, receivedOn: received, dueOn: due, settledOn: done, missedOn: missed },
    // Written by the turn from ComplaintKind.
    kind: row.kind as ComplaintKind,
    // Held to CaseState by a check of the table.
    state: row.state as CaseState,
  };
}

/** Where a page ended; null for a text that is none of ours. */
function readPlace(text: string): { day: string; id: string } | null {
  const [day = "", id = ""] = text.split(" ");
  return isDay(day) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? { day, id } : null;
}
