/**
 * Cases received from one day to another. The ended ones stand together in the queue, the open ones stand by when they are due,
 * so that a walk would look at all of these. But of one week long ago few are still open: an index of their own finds them.
 */
import type { CaseFilters } from "../complaints/desk.ts";
import type { Database } from "./database.ts";
import { placeholders } from "./placeholders.ts";
import { type Condition, type Conditions, together } from "./queue-conditions.ts";
import { endedStretch, openAtMost, openStretch } from "./queue-order.ts";
import { beginOf } from "./vietnam-days.ts";

/** Open cases that are found by their index at most; where more fit, the walk meets enough of them. */
const foundAtMost = 3_000;

/** The conditions in parts to be walked one after another: those of open cases found beforehand, then of the ended ones. */
export async function partsByDay(
  database: Pick<Database, "query">,
  { from, to }: CaseFilters,
  conditions: Conditions,
): Promise<Conditions[]> {
  const foundAlready = conditions.all.some(({ by }) => by === 0);
  if ((!from && !to) || foundAlready) return [conditions];
  const ids = await openIds(database, { from, to });
  if (ids.length > foundAtMost) return [conditions];
  const found: Condition = { sql: (at) => `c.id = any(${at(ids, "uuid[]")})`, by: 0 };
  return [
    together({ all: [found], stretches: openStretch }, conditions),
    together({ all: [], stretches: endedStretch }, conditions),
  ];
}

/** Ids of open cases, one more than are used when there are more. */
async function openIds(
  { query }: Pick<Database, "query">,
  { from, to }: Pick<CaseFilters, "from" | "to">,
): Promise<string[]> {
  const { values, at } = placeholders();
  const since = from ? ` and c.received_at >= ${beginOf(at(from, "date"))}` : "";
  const until = to ? ` and c.received_at < ${beginOf(`(${at(to, "date")} + 1)`)}` : "";
  const text = `select c.id from complaint c where c.urgency <= ${openAtMost}${since}${until} limit ${foundAtMost + 1}`;
  return (await query<{ id: string }>({ text, values })).map(({ id }) => id);
}
