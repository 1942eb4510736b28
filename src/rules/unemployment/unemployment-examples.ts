import { z } from "zod";
import { checkExampleFacts } from "../check-example-facts.ts";
import { unknownFact } from "../check-predicate.ts";
import type { Rulebook } from "../given.ts";
import { factNameSchema, idSchema } from "../names.ts";
import { didYouMean } from "../nearest-name.ts";
import { below, type Problem } from "../problem.ts";
import { repeatedIds, unmet } from "../worked-example.ts";
import {
  type BenefitExample,
  benefitExampleSchema,
  questionsOfUnemployment,
  type UnemploymentBook,
  workOutBenefit,
} from "./benefit-example.ts";
import { trainingExampleSchema, workOutTraining } from "./training-example.ts";

/** flows/examples/unemployment.yaml: worked examples of the benefit and of training support, and the people they are about. */
export const unemploymentExamplesSchema = z.strictObject({
  people: z.record(idSchema, z.record(factNameSchema, z.union([z.string(), z.number(), z.boolean()]))).default({}),
  benefit: z.array(benefitExampleSchema).min(1),
  training: z.array(trainingExampleSchema).default([]),
});

/** The worked examples of unemployment insurance. */
export type UnemploymentExamples = z.infer<typeof unemploymentExamplesSchema>;

/** Names in the examples that do not exist, values that no question has, ids that stand twice. */
export function checkUnemploymentExamples(
  { people, benefit, training }: UnemploymentExamples,
  definitions: Rulebook["definitions"],
): Problem[] {
  const known = questionsOfUnemployment(definitions);
  return [
    ...Object.entries(people).flatMap(([id, facts]) => below(["people", id], checkExampleFacts(facts, known))),
    ...benefit.flatMap((example, index) => below(["benefit", index], checkNames(example, Object.keys(people), known))),
    ...below(["benefit"], repeatedIds(benefit)),
    ...below(["training"], repeatedIds(training)),
  ];
}

function checkNames(
  { like, facts, expect }: BenefitExample,
  people: string[],
  known: Rulebook["definitions"],
): Problem[] {
  const nobody: Problem[] =
    like === undefined || people.includes(like)
      ? []
      : [{ path: ["like"], message: `"${like}" is none of the people${didYouMean(like, people)}` }];
  const asked = (["missing", "unknown"] as const).flatMap((key) =>
    (expect[key] ?? []).flatMap((name, index) =>
      known.has(name) ? [] : [{ path: ["expect", key, index], message: unknownFact(name, known) }],
    ),
  );
  return [...nobody, ...below(["facts"], checkExampleFacts(facts, known)), ...asked];
}

/** The examples that do not hold. They must be free of the mistakes checkUnemploymentExamples finds, the book of checkUnemployment's. */
export function runUnemploymentExamples(
  { people, benefit, training }: UnemploymentExamples,
  book: UnemploymentBook,
): Problem[] {
  return [
    ...benefit.flatMap((example, index) => below(["benefit", index], unmetOfBenefit(example, people, book))),
    ...training.flatMap((example, index) => {
      const worked = { says: example.says, path: ["training", index, "expect"] };
      return unmet(worked, example.expect, workOutTraining(example, book));
    }),
  ];
}

function unmetOfBenefit(
  example: BenefitExample,
  people: UnemploymentExamples["people"],
  book: UnemploymentBook,
): Problem[] {
  const { says } = example;
  const { days = {}, course = {}, ...expected } = example.expect;
  const found = workOutBenefit(example, people, book);
  return [
    ...unmet({ says, path: ["expect"] }, expected, found.benefit),
    ...unmet({ says, path: ["expect", "days"] }, days, found.days),
    ...unmet({ says, path: ["expect", "course"] }, course, found.course),
  ];
}
