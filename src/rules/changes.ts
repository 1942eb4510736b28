import { appraise, type Verdict } from "./appraise.ts";
import { boundaryValues } from "./boundary-values.ts";
import type { Leaf } from "./condition.ts";
import type { FactValue } from "./fact.ts";
import type { Given } from "./given.ts";
import { leavesOfVersion, type Programme, type Version, versionOn } from "./programme.ts";

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
  const leaves = claimsOf(versionOn(programme, given.ruleOf ?? given.today));
  const theirs = leaves.filter(
    ({ fact }) => given.definitions.get(fact)?.changeable && valueTold(fact, given) !== undefined,
  );
  if (theirs.length === 0) return [];
  return [...given.definitions].flatMap(([fact, definition]) => {
    const claims = theirs.filter((leaf) => leaf.fact === fact);
    if (claims.length === 0) return [];
    const values = boundaryValues(definition, claims).filter((to) => to !== valueTold(fact, given));
    return [values.map((to) => ({ fact, to }))];
  });
}

const claims = new WeakMap<Version, Leaf[]>();

/** Remembered: every refusal asks for it. */
function claimsOf(version: Version): Leaf[] {
  const found = claims.get(version) ?? leavesOfVersion(version).map(({ leaf }) => leaf);
  claims.set(version, found);
  return found;
}

function valueTold(fact: string, { facts }: Given): FactValue | undefined {
  const answer = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  return answer && "value" in answer ? answer.value : undefined;
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
