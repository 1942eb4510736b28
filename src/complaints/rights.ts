/**
 * Who may do what in the console. How pages and routes use it:
 *
 * - A route names its right: `app.get(path, needs("case.read"), handler)` (`src/console/needs.ts`). A hook answers 403 and
 *   writes `refused` into the audit log; a route that names nothing fails a test.
 * - A page shows only what is allowed: `mayDo(frame.me, "case.assign")`; for nobody (`null`) it is false.
 * - The rights are listed in `src/rules/staff/rights.ts`, which also has the type `Right`.
 * - A desk is given `actor(request)`, which carries the person's reach (`reach.ts`); a case outside of it is "not there".
 */
import type { Right } from "../rules/staff/rights.ts";
import type { Reach } from "./desk.ts";
import { isEverywhere } from "./reach.ts";

/** Somebody with rights: the person signed in. */
export interface Entitled {
  rights: readonly Right[];
  reach: Reach;
}

/** True when this person may do what the right stands for. */
export function mayDo(person: Pick<Entitled, "rights"> | null | undefined, right: Right): boolean {
  return person?.rights.includes(right) ?? false;
}

/** True for who may know how many cases there are of one employer even where there are few, because all of them are theirs to read. */
export function seesExactly(person: Entitled | null | undefined): boolean {
  return mayDo(person, "overview.cases") && isEverywhere(person?.reach ?? nowhere);
}

const nowhere: Reach = { places: [], kinds: [] };
