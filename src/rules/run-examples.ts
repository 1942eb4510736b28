import { type Evaluation, evaluate } from "./evaluate.ts";
import type { Facts } from "./fact.ts";
import type { Rulebook } from "./given.ts";
import type { Problem } from "./problem.ts";
import type { Example, Programme } from "./programme.ts";

/** The worked examples of a programme that do not hold. The programme must be free of the mistakes checkProgramme finds. */
export function runExamples(programme: Programme, book: Rulebook): Problem[] {
  return programme.examples.flatMap((example, index) =>
    differences(example, evaluate(programme, { ...book, facts: exampleFacts(example), today: example.asOf })).map(
      ({ key, wanted, found }) => ({
        path: ["examples", index, "expect", key],
        message: `example "${example.says}" expects ${key} ${JSON.stringify(wanted)}, but the rules give ${JSON.stringify(found)}`,
      }),
    ),
  );
}

/** The facts of an example as answers. */
export function exampleFacts({ facts }: Pick<Example, "facts">): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, value === "unknown" ? { unknown: true } : { value }]),
  );
}

interface Difference {
  key: string;
  wanted: unknown;
  found: unknown;
}

function differences({ expect }: Example, evaluation: Evaluation): Difference[] {
  const found: Required<{ [Key in keyof Example["expect"]]: unknown }> = {
    verdict: evaluation.verdict,
    total: evaluation.amount?.total ?? null,
    group: evaluation.group,
    window: evaluation.window.status,
    failed: evaluation.failed.map(({ id }) => id),
    unsure: evaluation.unsure.map(({ id }) => id),
    missing: evaluation.missing,
    changes: Object.fromEntries(evaluation.changes.map(({ fact, to }) => [fact, to])),
  };
  return Object.entries(found)
    .map(([key, value]) => ({ key, wanted: expect[key as keyof typeof found], found: value })) // the keys of `found` are those of expect
    .filter(({ wanted, found: value }) => wanted !== undefined && JSON.stringify(wanted) !== JSON.stringify(value));
}
