import { appraise, type Verdict } from "./appraise.ts";
import { boundaryValues } from "./boundary-values.ts";
import type { FactValue } from "./fact.ts";
import type { Given } from "./given.ts";
import { leavesOfVersion, type Programme, versionOn } from "./programme.ts";

/** One thing a person could have otherwise: the fact and the value that would do. */
export interface Change {
  fact: string;
  to: FactValue;
}

/** Most things named together; with more it is no longer advice. */
const CHANGES_AT_MOST = 3;

/**
 * The smallest set of changeable facts with which a refused person would no longer be refused, found by asking the rule
 * again; of equal sets one that makes them eligible. Empty when nothing within a person's power helps.
 */
export function smallestChange(programme: Programme, given: Given): Change[] {
  const candidates = changeable(programme, given);
  for (let size = 1; size <= Math.min(CHANGES_AT_MOST, candidates.length); size += 1) {
    const tried = combinations(candidates, size).map((changes) => ({
      changes,
      verdict: verdictAfter(programme, given, changes),
    }));
    const best =
      tried.find(({ verdict }) => verdict === "eligible") ?? tried.find(({ verdict }) => verdict !== "ineligible");
    if (best) return best.changes;
  }
  return [];
}

/** For each changeable fact that was answered, the values worth trying. */
function changeable(programme: Programme, given: Given): Change[][] {
  const leaves = leavesOfVersion(versionOn(programme, given.ruleOf ?? given.today)).map(({ leaf }) => leaf);
  return [...given.definitions].flatMap(([fact, definition]) => {
    const now = definition.changeable && Object.hasOwn(given.facts, fact) ? given.facts[fact] : undefined;
    if (!now || !("value" in now)) return [];
    const claims = leaves.filter((leaf) => leaf.fact === fact);
    if (claims.length === 0) return [];
    const values = boundaryValues(definition, claims).filter((to) => to !== now.value);
    return [values.map((to) => ({ fact, to }))];
  });
}

/** Every choice of one change each from so many of the candidates, earlier candidates first. */
function combinations(candidates: Change[][], size: number): Change[][] {
  if (size === 0) return [[]];
  return candidates.flatMap((changes, index) =>
    combinations(candidates.slice(index + 1), size - 1).flatMap((rest) => changes.map((change) => [change, ...rest])),
  );
}

function verdictAfter(programme: Programme, given: Given, changes: Change[]): Verdict {
  const changed = Object.fromEntries(changes.map(({ fact, to }) => [fact, { value: to }]));
  return appraise(programme, { ...given, facts: { ...given.facts, ...changed } }).verdict;
}
