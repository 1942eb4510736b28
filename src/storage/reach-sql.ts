/** Which cases are within somebody's reach, in SQL: as `reaches` of complaints/reach.ts says it of one case. */
import type { Reach } from "../complaints/desk.ts";
import type { Place } from "./placeholders.ts";

/** What somebody's reach demands of a complaint named c: only what limits it, so that an index can be used. */
export function reachLimits({ places, kinds }: Partial<Reach> = {}): ((at: Place) => string)[] {
  const limits: ((at: Place) => string)[] = [];
  if (places) limits.push((at) => `(c.place is null or c.place = any(${at([...places], "text[]")}))`);
  if (kinds) limits.push((at) => `c.kind = any(${at([...kinds], "text[]")})`);
  return limits;
}

/** The same to be put behind other conditions. */
export function andWithin(reach: Reach | undefined, at: Place): string {
  return reachLimits(reach)
    .map((limit) => ` and ${limit(at)}`)
    .join("");
}

/**
 * The same as one condition of a statement whose text stays as it is: parameter `first` holds the places, the next one the kinds, null
 * for no limit. `table`: what the columns begin with.
 */
export function reachSql(first: number, table = "c."): string {
  const [places, kinds] = [`$${first}`, `$${first + 1}`];
  return `(${places}::text[] is null or ${table}place is null or ${table}place = any(${places})) and (${kinds}::text[] is null or ${table}kind = any(${kinds}))`;
}
