import type { Evaluation } from "./evaluate.ts";

/** A programme of which another one of its group is paid instead. */
export interface PaidInstead {
  evaluation: Evaluation;
  /** The one that is paid. */
  by: Evaluation;
}

/** What several programmes come to for one person. */
export interface Combination {
  /** Cash that is paid, the one of each group that comes to most. */
  paid: Evaluation[];
  instead: PaidInstead[];
  /** What is no cash of the person's: loans, contribution cuts and courses of an employer. */
  apart: Evaluation[];
  /** A person must decide; nothing of it is in the sum. */
  referred: Evaluation[];
  /** What is paid together, in VND; the two differ while the person does not know something. `most` null: unbounded. */
  least: number;
  most: number | null;
}

/**
 * Puts together what was found of several programmes. Of a group only one is paid, and the largest is chosen (Resolution
 * 68/NQ-CP, mục I.2 điểm c); everything else adds up.
 */
export function combine(evaluations: readonly Evaluation[]): Combination {
  const due = evaluations.filter(({ verdict }) => verdict === "eligible");
  const cash = due.filter(({ programme }) => programme.benefit === "cash");
  const chosen = new Map<string, Evaluation>();
  for (const evaluation of cash) {
    const group = groupOf(evaluation);
    const before = chosen.get(group);
    if (!before || isMore(evaluation, before)) chosen.set(group, evaluation);
  }
  const paid = cash.filter((evaluation) => chosen.get(groupOf(evaluation)) === evaluation);
  return {
    paid,
    instead: cash.flatMap((evaluation) => {
      const by = chosen.get(groupOf(evaluation));
      return by && by !== evaluation ? [{ evaluation, by }] : [];
    }),
    apart: due.filter(({ programme }) => programme.benefit !== "cash"),
    referred: evaluations.filter(({ verdict }) => verdict === "refer"),
    least: paid.reduce((sum, { amount, between }) => sum + (amount?.total ?? between?.least ?? 0), 0),
    most: paid.reduce<number | null>((sum, evaluation) => {
      const most = mostOf(evaluation);
      return sum === null || most === null ? null : sum + most;
    }, 0),
  };
}

function groupOf({ programme }: Evaluation): string {
  return programme.group ?? `alone ${programme.id}`;
}

function isMore(one: Evaluation, other: Evaluation): boolean {
  return (mostOf(one) ?? Number.POSITIVE_INFINITY) > (mostOf(other) ?? Number.POSITIVE_INFINITY);
}

/** The most an evaluation can come to, in VND; null where nothing bounds it. */
function mostOf({ amount, between }: Evaluation): number | null {
  if (amount) return amount.total;
  return between ? between.most : 0;
}
