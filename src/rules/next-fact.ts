import { appraise } from "./appraise.ts";
import type { Given } from "./given.ts";
import type { Programme } from "./programme.ts";

/**
 * The next question for one programme or many at once: the first in asking order that can still change an undecided
 * verdict or the sum of a programme that is still possible. Null when nothing is left to ask.
 */
export function nextFact(programmes: readonly Programme[], given: Given): string | null {
  const wanted = new Set(programmes.flatMap((programme) => appraise(programme, given).missing));
  return [...given.definitions.keys()].find((name) => wanted.has(name)) ?? null;
}
