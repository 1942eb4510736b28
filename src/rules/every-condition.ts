import type { Leaf } from "./condition.ts";
import type { FactAnswer } from "./fact.ts";
import type { Given } from "./given.ts";
import { type Judged, type JudgedLeaf, judge } from "./judge.ts";
import { knownFacts } from "./known-facts.ts";
import { type Confidence, confidenceOf } from "./source.ts";

/**
 * How a condition stands: met, failed, unknown, left to a person by the law or because our source is unsure; not this
 * person's, because its circumstances are not theirs; of a group that is not meant for them.
 */
export type ConditionState = "met" | "failed" | "unknown" | "person" | "not-theirs" | "other-group";

/** A condition of a programme as it stands for one person. */
export interface StatedCondition {
  leaf: Leaf;
  state: ConditionState;
  /** The group it belongs to; null for what everybody must meet. `entry`: it says whom the group is meant for. */
  group: string | null;
  entry: boolean;
  /** One of several of which a single one is enough. */
  anyOf: boolean;
  /** What was answered to it, as far as it counts. */
  answer: FactAnswer | undefined;
  confidence: Confidence;
}

/** Every condition of the version of a programme that answers, met or not, in the order of its file. */
export function everyCondition(programme: Parameters<typeof judge>[0], given: Given): StatedCondition[] {
  const known = knownFacts(given);
  const { shared, groups } = judge(programme, given, known);
  const state = ({ judged, anyOf }: Placed, place: Pick<StatedCondition, "group" | "entry">, closed: boolean) => ({
    leaf: judged.leaf,
    state: closed ? ("other-group" as const) : stateOf(judged),
    ...place,
    anyOf,
    answer: known.answer(judged.leaf.fact),
    confidence: confidenceOf(judged.leaf, given.sources),
  });
  return [
    ...shared.flatMap(leavesOf).map((leaf) => state(leaf, { group: null, entry: false }, false)),
    ...groups.flatMap(({ group: { id }, entry, rest }) => [
      ...leavesOf(entry).map((leaf) => state(leaf, { group: id, entry: true }, false)),
      ...rest.flatMap(leavesOf).map((leaf) => state(leaf, { group: id, entry: false }, entry.truth === false)),
    ]),
  ];
}

interface Placed {
  judged: JudgedLeaf;
  anyOf: boolean;
}

function leavesOf(judged: Judged): Placed[] {
  if (judged.kind === "leaf") return [{ judged, anyOf: false }];
  return judged.parts.flatMap(leavesOf).map((placed) => ({ ...placed, anyOf: placed.anyOf || judged.kind === "any" }));
}

function stateOf({ applies, doubt, truth }: JudgedLeaf): ConditionState {
  if (!applies) return "not-theirs";
  if (doubt) return "person";
  if (truth === "unknown") return "unknown";
  return truth ? "met" : "failed";
}
