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

/** Somebody with rights: the person signed in. */
export interface Entitled {
  rights: readonly Right[];
}

/** True when this person may do what the right stands for. */
export function mayDo(person: Entitled | null | undefined, right: Right): boolean {
  return person?.rights.includes(right) ?? false;
}
