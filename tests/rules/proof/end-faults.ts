import type { Evaluation } from "../../../src/rules/evaluate.ts";
import type { Given } from "../../../src/rules/given.ts";
import { bandFaults } from "./bands.ts";
import type { Fault } from "./fault.ts";

/** What is wrong with the end of a path: nothing decided, something still to ask, a sum that nobody can tell. */
export function endFaults(evaluation: Evaluation, given: Given): Fault[] {
  const where = `"${evaluation.programme.id}" on ${given.today} after ${JSON.stringify(given.facts)}`;
  return [
    ...deadEnds(evaluation).map((says) => ({ kind: "dead end" as const, says: `${says}: ${where}` })),
    ...bandFaults(evaluation, given).map(({ kind, says }) => ({ kind, says: `${says}: ${where}` })),
    ...unansweredDates(evaluation).map((says) => ({ kind: "unanswered date" as const, says: `${says}: ${where}` })),
  ];
}

function deadEnds({ verdict, missing, unsure, unknown, amount, between, outside, programme }: Evaluation): string[] {
  const open = programme.amount !== undefined && verdict === "eligible" && amount === null && outside.length === 0;
  return [
    ...(verdict === "undecided" ? ["undecided, and nothing is asked"] : []),
    ...(missing.length > 0 ? [`${missing.join(" and ")} can still matter, and nothing is asked`] : []),
    ...(verdict === "refer" && unsure.length + unknown.length === 0 ? ["left to a person for no reason"] : []),
    ...(open && (between === null || unknown.length === 0) ? ["the sum is open for no reason"] : []),
  ];
}

/** Once files are taken a day for which the law has no number yet has no answer. */
function unansweredDates({ window, outside }: Evaluation): string[] {
  if (window.status === "not-yet") return [];
  return outside.flatMap(({ parameter, day, is }) =>
    is === "not-yet" ? [`${parameter} has no number on ${day}`] : [],
  );
}
