import { type KnownFactDefinitions, unknownFact, wrongValue } from "./check-predicate.ts";
import type { FactValue } from "./fact.ts";
import type { Problem } from "./problem.ts";

/** Facts of a worked example that do not exist, and values that they never have; paths begin with the fact. */
export function checkExampleFacts(
  facts: Readonly<Record<string, FactValue>>,
  knownFacts: KnownFactDefinitions,
): Problem[] {
  return Object.entries(facts).flatMap(([name, value]) => {
    const definition = knownFacts.get(name);
    if (!definition) return [{ path: [name], message: unknownFact(name, knownFacts) }];
    const message = value === "unknown" ? null : wrongValue(name, value, definition);
    return message === null ? [] : [{ path: [name], message }];
  });
}
