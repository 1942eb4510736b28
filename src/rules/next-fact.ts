import { appraise } from "./appraise.ts";
import type { Given } from "./given.ts";
import { knownFacts } from "./known-facts.ts";
import type { Programme } from "./programme.ts";

/**
 * The next question for one programme or many at once: the first in asking order that can still change an undecided
 * verdict or the sum of a programme that is still possible. Null when nothing is left to ask.
 */
export function nextFact(programmes: readonly Programme[], given: Given): string | null {
  const known = knownFacts(given);
  const wanted = new Set(programmes.flatMap((programme) => appraise(programme, given, known).missing.slice(0, 1)));
  return [...given.definitions.keys()].find((name) => wanted.has(name)) ?? null;
}
