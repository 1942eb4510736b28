import type { Evaluation } from "../../src/rules/evaluate.ts";
import type { Facts } from "../../src/rules/fact.ts";
import { type Fork, type Leaf, leaves } from "./walk-programme.ts";

/** A verdict with the sum where there is one. */
export function outcome({ verdict, amount }: Evaluation): { verdict: string; total?: number } {
  return amount ? { verdict, total: amount.total } : { verdict };
}

/**
 * Two known answers to the question, all later answers alike, lead to different outcomes, to other limits of a sum that
 * stays open, or to other questions.
 */
export function forkMatters(fork: Fork): boolean {
  const known = fork.ways.filter(({ answer }) => "value" in answer);
  const pictures = known.map(({ leadsTo }) =>
    JSON.stringify(
      leaves(leadsTo).map((end) => [laterAnswers(end, fork), outcome(end.evaluation), end.evaluation.between]),
    ),
  );
  return new Set(pictures).size > 1;
}

function laterAnswers({ facts }: Leaf, fork: Fork): Facts {
  const names = Object.keys(facts);
  return Object.fromEntries(
    names.slice(names.indexOf(fork.fact) + 1).map((name) => [name, facts[name] ?? { unknown: true }]),
  );
}
