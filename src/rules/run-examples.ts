import { type Evaluation, evaluate } from "./evaluate.ts";
import type { Facts } from "./fact.ts";
import type { Rulebook } from "./given.ts";
import type { Problem } from "./problem.ts";
import type { Example, Programme } from "./programme.ts";
import { unmet } from "./worked-example.ts";

/** The worked examples of a programme that do not hold. The programme must be free of the mistakes checkProgramme finds. */
export function runExamples(programme: Programme, book: Rulebook): Problem[] {
  return programme.examples.flatMap((example, index) => {
    const evaluation = evaluate(programme, { ...book, facts: exampleFacts(example), today: example.asOf });
    return unmet({ says: example.says, path: ["examples", index, "expect"] }, example.expect, found(evaluation));
  });
}

/** The facts of an example as answers. */
export function exampleFacts({ facts }: Pick<Example, "facts">): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, value === "unknown" ? { unknown: true } : { value }]),
  );
}

function found(evaluation: Evaluation): Record<keyof Example["expect"], unknown> {
  return {
    verdict: evaluation.verdict,
    total: evaluation.amount?.total ?? null,
    group: evaluation.group,
    window: evaluation.window.status,
    failed: evaluation.failed.map(({ id }) => id),
    unsure: evaluation.unsure.map(({ id }) => id),
    missing: evaluation.missing,
    changes: Object.fromEntries(evaluation.changes.map(({ fact, to }) => [fact, to])),
  };
}
