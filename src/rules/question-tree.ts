import { answersWorthTrying, factsOfProgramme } from "./answers-worth-trying.ts";
import { type Appraisal, appraise, type Verdict } from "./appraise.ts";
import { type Day, dayBefore } from "./day.ts";
import type { Facts, FactValue } from "./fact.ts";
import type { Rulebook } from "./given.ts";
import { failedLeaves, groupOf, type Judged, undecidedLeaves } from "./judge.ts";
import { type KnownFacts, knownFacts } from "./known-facts.ts";
import type { Programme } from "./programme.ts";

/** Answers that lead the same way: one value, or all numbers or days from `from` to `to`, open where left out. */
export type Answers = { value: FactValue } | { from?: FactValue; to?: FactValue };

/** A place of the tree: a question, an end, or where the drawing stops although more would be asked. */
export type TreeNode =
  | { is: "question"; fact: string; ways: { answers: Answers[]; to: number }[] }
  | {
      is: "outcome";
      verdict: Verdict;
      group: string | null;
      failed: string[];
      unsure: string[];
      /** Questions that are still asked for the sum alone. */
      sumAsks: string[];
    }
  | { is: "more"; facts: string[] };

/** The questions of a programme. Subtrees that are alike are one: several ways may lead to the same place. */
export interface QuestionTree {
  /** The place of the first question in `nodes`. */
  root: number;
  nodes: TreeNode[];
}

/** How much is drawn: questions on one way, and places looked at. */
export interface TreeLimits {
  depth: number;
  places: number;
}

/**
 * What the planner asks for a verdict and where each answer leads, as of a day. Answers between which no condition
 * changes go together, and once the verdict stands the questions for the sum are only named.
 */
export function questionTree(programme: Programme, book: Rulebook & { today: Day }, limits: TreeLimits): QuestionTree {
  const asked = factsOfProgramme(programme, book);
  const grower: Grower = { programme, book, limits, asked, nodes: [], interned: new Map(), seen: new Map(), places: 0 };
  return { root: grow(grower, {}, 0), nodes: grower.nodes };
}

interface Grower {
  programme: Programme;
  book: Rulebook & { today: Day };
  limits: TreeLimits;
  /** Every fact the programme may ask for. */
  asked: string[];
  nodes: TreeNode[];
  interned: Map<string, number>;
  seen: Map<string, number>;
  places: number;
}

function grow(grower: Grower, facts: Facts, depth: number): number {
  const { programme, book, limits } = grower;
  const appraisal = appraise(programme, { ...book, facts });
  const key = stateOf(grower, facts, appraisal);
  const before = grower.seen.get(key);
  if (before !== undefined) return before;
  grower.places += 1;
  const { verdict, missing, judgement } = appraisal;
  const [fact] = missing;
  const node: TreeNode =
    fact === undefined || verdict !== "undecided"
      ? outcomeOf(verdict, judgement, missing)
      : depth >= limits.depth || grower.places > limits.places
        ? { is: "more", facts: missing }
        : { is: "question", fact, ways: waysOf(grower, { facts, fact }, depth) };
  const at = intern(grower, node);
  // Another way may come here with fewer questions behind it, and then be drawn on.
  if (node.is !== "more") grower.seen.set(key, at);
  return at;
}

function outcomeOf(verdict: Verdict, judgement: Parameters<typeof groupOf>[0], missing: string[]): TreeNode {
  const idsOf = (leaves: ReturnType<typeof failedLeaves>) => leaves.map(({ leaf }) => leaf.id);
  return {
    is: "outcome",
    verdict,
    group: verdict === "ineligible" ? null : (groupOf(judgement)?.id ?? null),
    failed: idsOf(failedLeaves(judgement)),
    unsure: idsOf(undecidedLeaves(judgement).filter(({ doubt }) => doubt)),
    sumAsks: missing,
  };
}

/** Equal places are one place. */
function intern({ interned, nodes }: Grower, node: TreeNode): number {
  const key = JSON.stringify(node);
  const at = interned.get(key) ?? nodes.push(node) - 1;
  interned.set(key, at);
  return at;
}

/** What decides which questions follow and where they end: two people alike in it are asked the same. */
function stateOf({ book, asked }: Grower, facts: Facts, { judgement, reckoning }: Appraisal): string {
  const known = knownFacts({ facts, definitions: book.definitions });
  const open = asked
    .map((name) => [name, known.answer(name) ? false : known.holds(book.definitions.get(name)?.askedWhen)] as const)
    .filter(([, arises]) => arises !== false);
  const groups = judgement.groups.map(({ entry, rest }) =>
    entry.truth === false ? [shapeOf(entry, known)] : [entry, ...rest].map((judged) => shapeOf(judged, known)),
  );
  const shared = judgement.shared.map((judged) => shapeOf(judged, known));
  return JSON.stringify([shared, groups, reckoning?.hangsOn ?? [], open]);
}

/** What is still to be seen of a condition: nothing where it is met, else how each of its parts stands. */
function shapeOf(judged: Judged, known: KnownFacts): unknown {
  if (judged.truth === true) return true;
  if (judged.kind !== "leaf") return judged.parts.map((part) => shapeOf(part, known));
  if (judged.doubt) return "doubt";
  if (judged.truth === false) return false;
  return [judged.leaf, ...(judged.leaf.when ?? [])].map((claim) => known.truth(claim));
}

function waysOf(
  grower: Grower,
  { facts, fact }: { facts: Facts; fact: string },
  depth: number,
): { answers: Answers[]; to: number }[] {
  const values = valuesInOrder(grower, fact).map((value) => ({
    value,
    to: grow(grower, { ...facts, [fact]: { value } }, depth + 1),
  }));
  const type = grower.book.definitions.get(fact)?.type;
  const isRange = type !== "choice" && type !== "yes-no";
  const ranges = isRange ? rangesOf(values) : values.map(({ value, to }) => ({ answers: { value }, to }));
  const targets = [...new Set(ranges.map(({ to }) => to))];
  return targets.map((to) => ({
    to,
    answers: ranges.filter((range) => range.to === to).map(({ answers }) => answers),
  }));
}

function valuesInOrder({ programme, book }: Grower, fact: string): FactValue[] {
  const values = answersWorthTrying(programme, book, fact).flatMap((answer) => ("value" in answer ? answer.value : []));
  if (values.some((value) => typeof value === "boolean")) return values;
  if (book.definitions.get(fact)?.type === "choice") return values;
  const ranked = values.filter((value) => value !== "none").sort((a, b) => (a < b ? -1 : 1));
  return [...ranked, ...values.filter((value) => value === "none")];
}

/** Neighbours that lead to the same place become one range; the first and the last one are open. */
function rangesOf(values: { value: FactValue; to: number }[]): { answers: Answers; to: number }[] {
  const ranked = values.filter(({ value }) => value !== "none");
  const starts = ranked.filter(({ to }, index) => index === 0 || ranked[index - 1]?.to !== to);
  const ranges = starts.map(({ value, to }, index) => {
    const next = starts[index + 1]?.value;
    return {
      to,
      answers: { ...(index === 0 ? {} : { from: value }), ...(next === undefined ? {} : { to: justBefore(next) }) },
    };
  });
  const none = values.filter(({ value }) => value === "none");
  return [...ranges, ...none.map(({ value, to }) => ({ answers: { value }, to }))];
}

function justBefore(value: FactValue): FactValue {
  return typeof value === "number" ? value - 1 : dayBefore(String(value));
}
