import type { Condition, Leaf } from "./condition.ts";
import type { Given } from "./given.ts";
import { and, or, type Truth } from "./kleene.ts";
import { type KnownFacts, knownFacts } from "./known-facts.ts";
import { type Group, type Programme, versionOn } from "./programme.ts";
import { confidenceOf, type Sources } from "./source.ts";

/** A condition looked at with what is known. */
export type Judged = JudgedLeaf | { kind: "all" | "any"; truth: Truth; parts: Judged[] };

/** One claim looked at with what is known. */
export interface JudgedLeaf {
  kind: "leaf";
  leaf: Leaf;
  truth: Truth;
  /** False when its circumstances are not this person's: met, and not spoken of. */
  applies: boolean;
  /** The answer is known, but the law or our knowledge of it leaves the outcome to a person. */
  doubt: boolean;
  /** The facts whose answers are lacking. */
  hangsOn: string[];
}

/** A group looked at: whether it is meant for this person, and what they must meet. */
export interface JudgedGroup {
  group: Group;
  truth: Truth;
  entry: Judged;
  rest: Judged[];
}

/** A version of a programme looked at with what is known. */
export interface Judgement {
  truth: Truth;
  shared: Judged[];
  /** Empty for a programme without groups. */
  groups: JudgedGroup[];
}

/** Looks at the version of a programme that answers, with everything that is known. */
export function judge(programme: Programme, given: Given, known: KnownFacts = knownFacts(given)): Judgement {
  const version = versionOn(programme, given.ruleOf ?? given.today);
  const look = (condition: Condition) => judgeCondition(condition, known, given.sources);
  const shared = version.conditions.map(look);
  const groups = (version.groups ?? []).map((group): JudgedGroup => {
    const entry = look(group.for);
    const rest = group.conditions.map(look);
    return { group, entry, rest, truth: and([entry, ...rest].map(({ truth }) => truth)) };
  });
  const way = version.groups ? [or(groups.map(({ truth }) => truth))] : [];
  return { shared, groups, truth: and([...shared.map(({ truth }) => truth), ...way]) };
}

function judgeCondition(condition: Condition, known: KnownFacts, sources: Sources): Judged {
  if ("all" in condition) {
    const parts = condition.all.map((part) => judgeCondition(part, known, sources));
    return { kind: "all", parts, truth: and(parts.map(({ truth }) => truth)) };
  }
  if ("any" in condition) {
    const parts = condition.any.map((part) => judgeCondition(part, known, sources));
    return { kind: "any", parts, truth: or(parts.map(({ truth }) => truth)) };
  }
  return judgeLeaf(condition, known, sources);
}

function judgeLeaf(leaf: Leaf, known: KnownFacts, sources: Sources): JudgedLeaf {
  const applies = known.holds(leaf.when);
  if (applies === false) return { kind: "leaf", leaf, truth: true, applies: false, doubt: false, hangsOn: [] };
  const claim = known.truth(leaf);
  const doubt = claim !== "unknown" && isDoubtful(leaf, claim, sources);
  const certain = doubt ? "unknown" : claim;
  const truth = applies === true || certain === true ? certain : "unknown";
  const circumstances =
    applies === "unknown" ? (leaf.when ?? []).filter((part) => known.truth(part) === "unknown") : [];
  const hangsOn =
    truth === "unknown" ? [...circumstances.map(({ fact }) => fact), ...(claim === "unknown" ? [leaf.fact] : [])] : [];
  return { kind: "leaf", leaf, truth, applies: true, doubt, hangsOn };
}

/** An unsure rule never decides, and where the law leaves a failing to a person nobody is refused by a machine. */
function isDoubtful(leaf: Leaf, claim: boolean, sources: Sources): boolean {
  return confidenceOf(leaf, sources) === "unsure" || (leaf.otherwise === "refer" && !claim);
}

/** The parts of a judgement that can still turn it: everything undecided below an undecided whole. */
export function undecidedLeaves(judgement: Judgement): JudgedLeaf[] {
  if (judgement.truth !== "unknown") return [];
  const found: JudgedLeaf[] = [];
  for (const judged of judgement.shared) collectUndecided(judged, found);
  // A group that is met settles the way in, whatever the others say.
  if (judgement.groups.some(({ truth }) => truth === true)) return found;
  for (const { truth, entry, rest } of judgement.groups) {
    if (truth === "unknown") for (const judged of [entry, ...rest]) collectUndecided(judged, found);
  }
  return found;
}

function collectUndecided(judged: Judged, found: JudgedLeaf[]): void {
  if (judged.truth !== "unknown") return;
  if (judged.kind === "leaf") found.push(judged);
  else for (const part of judged.parts) collectUndecided(part, found);
}

/** Everything this person meets, in what everybody must meet and in the groups that may be theirs. */
export function metLeaves(judgement: Judgement): JudgedLeaf[] {
  const met = judgement.groups.filter(({ truth }) => truth === true).slice(0, 1);
  const groups = met.length > 0 ? met : judgement.groups.filter(({ entry }) => entry.truth !== false);
  return [...judgement.shared, ...groups.flatMap(({ entry, rest }) => [entry, ...rest])].flatMap(holding);
}

function holding(judged: Judged): JudgedLeaf[] {
  if (judged.kind === "leaf") return judged.truth === true && judged.applies ? [judged] : [];
  const counting = judged.kind === "any" ? judged.parts.filter(({ truth }) => truth === true) : judged.parts;
  return counting.flatMap(holding);
}

/**
 * What refuses this person: of what everybody must meet and of the groups meant for them; where no group is, that
 * itself. Empty unless the whole fails.
 */
export function failedLeaves(judgement: Judgement): JudgedLeaf[] {
  if (judgement.truth !== false) return [];
  const theirs = judgement.groups.filter(({ entry }) => entry.truth !== false).flatMap(({ rest }) => rest);
  const found = [...judgement.shared, ...theirs].flatMap(failing);
  return found.length > 0 ? found : judgement.groups.flatMap(({ entry }) => failing(entry));
}

function failing(judged: Judged): JudgedLeaf[] {
  if (judged.truth !== false) return [];
  return judged.kind === "leaf" ? [judged] : judged.parts.flatMap(failing);
}

/** The group a person belongs to: the first whose conditions are met, else the first meant for them that is not refused. */
export function groupOf(judgement: Judgement): Group | null {
  const met = judgement.groups.find(({ truth }) => truth === true);
  const theirs = judgement.groups.find(({ entry, truth }) => entry.truth === true && truth !== false);
  return (met ?? theirs)?.group ?? null;
}
