/**
 * Walks along the queue, most urgent first, and takes what fits. One condition that an index holds in the order of the queue
 * leads; the others are looked at on the way. No walk looks at more than so many cases: whoever wants the rest goes on from
 * there, so that no filter costs more than a known time, however many cases there are.
 */
import type { CaseCursor } from "./case-cursor.ts";
import type { Database } from "./database.ts";
import { type Place, placeholders } from "./placeholders.ts";
import type { Condition, Conditions } from "./queue-conditions.ts";
import type { Stretch } from "./queue-order.ts";

/** Cases that one walk looks at. */
const lookedAtMost = 10_000;

/** What is walked for. */
export interface Walk {
  conditions: Conditions;
  /** Where the page before ended. */
  after: CaseCursor | null;
  limit: number;
}

/** What a walk found: the cases, and where it stopped although there may be more. */
export interface Walked {
  found: CaseCursor[];
  stoppedAt: CaseCursor | null;
}

/** The next cases of a queue, in order. */
export function walkQueue(database: Database, walk: Walk): Promise<Walked> {
  // Found by ids, a few cases are put in order; there is nothing to walk along.
  const few = parted(walk.conditions.all)[0].some(({ by }) => by === 0);
  return few ? walked(database.query, walk) : inOrder(database, (query) => walked(query, walk));
}

/** The same of several conditions, one after another, as they follow in the queue. */
export async function walkParts(
  database: Database,
  parts: readonly Conditions[],
  { after, limit }: Omit<Walk, "conditions">,
): Promise<Walked> {
  const found: CaseCursor[] = [];
  for (const conditions of parts) {
    const part = await walkQueue(database, { conditions, after, limit: limit - found.length });
    found.push(...part.found);
    if (found.length >= limit || part.stoppedAt) return { found, stoppedAt: part.stoppedAt };
  }
  return { found, stoppedAt: null };
}

/**
 * Reads in the order of an index. Left to itself PostgreSQL may fetch a whole stretch and sort it, because the plan is made for
 * any stretch and not for the one at hand; so sorting counts as the last resort, for these statements only.
 */
export function inOrder<T>(database: Database, work: (query: Database["query"]) => Promise<T>): Promise<T> {
  return database.transaction(async (query) => {
    await query({ name: "queue-in-order", text: inOrderSql, values: [] });
    return work(query);
  });
}

const inOrderSql = `select ${["sort", "incremental_sort", "bitmapscan"].map((way) => `set_config('enable_${way}', 'off', true)`).join(", ")}`;

async function walked(query: Database["query"], { conditions, after, limit }: Walk): Promise<Walked> {
  const found: CaseCursor[] = [];
  for (const stretch of conditions.stretches) {
    if (after && stretch[1] < after.urgency) continue;
    const rest = { conditions, stretch, after, limit: limit - found.length };
    const rows = await query<CaseCursor & Record<string, unknown>>(statementOf(rest));
    found.push(...rows.map(({ urgency, id }) => ({ urgency, id })));
    if (found.length >= limit) return { found, stoppedAt: null };
    const stoppedAt = await lastLookedAt(query, rest);
    if (stoppedAt) return { found, stoppedAt };
  }
  return { found, stoppedAt: null };
}

interface Part extends Walk {
  stretch: Stretch;
}

function statementOf({ conditions, limit, ...part }: Part) {
  const { values, at } = placeholders();
  const [leads, others] = parted(conditions.all);
  const text = `select c.urgency, c.id from (${alongSql(part, leads, at)} limit ${lookedAtMost}) c
    where ${allOf(others, at)} order by c.urgency, c.id limit ${at(limit, "int")}`;
  return { text, values };
}

/** The last case of a walk that looked at as many as it may; null when it came to the end. */
async function lastLookedAt(query: Database["query"], { conditions, ...part }: Part): Promise<CaseCursor | null> {
  const { values, at } = placeholders();
  const [leads, others] = parted(conditions.all);
  if (others.length === 0) return null;
  const text = `select c.urgency, c.id from (${alongSql(part, leads, at)}) c offset ${lookedAtMost - 1} limit 1`;
  const [row] = await query<CaseCursor & Record<string, unknown>>({ text, values });
  return row ? { urgency: row.urgency, id: row.id } : null;
}

/** How many cases fit, to a number at most, as an expression: one statement counts for several views. */
export function countSql({ all, stretches }: Conditions, atMost: number, at: Place): string {
  const [leads, others] = parted(all);
  const parts = stretches.map((stretch) => {
    const along = alongSql({ stretch, after: null }, leads, at);
    return `(select 1 from (${along} limit ${lookedAtMost}) c where ${allOf(others, at)} limit ${atMost})`;
  });
  return `(select least(count(*), ${atMost})::int from (${parts.join(" union all ") || "select 1 where false"}) counted)`;
}

function alongSql({ stretch, after }: Pick<Part, "stretch" | "after">, leads: readonly Condition[], at: Place): string {
  const within = `c.urgency between ${at(stretch[0], "int")} and ${at(stretch[1], "int")}`;
  const further = after ? ` and (c.urgency, c.id) > (${at(after.urgency, "int")}, ${at(after.id, "uuid")})` : "";
  return `select c.* from complaint c where ${within}${further} and ${allOf(leads, at)} order by c.urgency, c.id`;
}

/** The condition that leads (none, if no index holds one) and the others. */
function parted(all: readonly Condition[]): [Condition[], Condition[]] {
  const [first] = all.filter(({ by }) => by !== undefined).sort((one, other) => (one.by ?? 0) - (other.by ?? 0));
  return first ? [[first], all.filter((one) => one !== first)] : [[], [...all]];
}

function allOf(conditions: readonly Condition[], at: Place): string {
  return conditions.map(({ sql }) => sql(at)).join(" and ") || "true";
}
