import { z } from "zod";
import { combine } from "../../rules/combine.ts";
import type { Evaluation } from "../../rules/evaluate.ts";
import { betweenSchema } from "./finding.ts";

const idsSchema = z.array(z.string());

/** What all programmes asked about come to together, by their ids. */
export const combinedSchema = z.strictObject({
  paid: idsSchema.describe("Cash that is paid, of each group the one that comes to most."),
  instead: z
    .array(z.strictObject({ id: z.string(), by: z.string() }))
    .describe("Cash that is not paid because another one (`by`) of its group is."),
  apart: idsSchema.describe("Due, but no cash of the person's: loans, contribution cuts and courses of an employer."),
  referred: idsSchema.describe("A person must decide; not in the sum."),
  undecided: idsSchema.describe("Cannot be told before more is known; not in the sum."),
  total: betweenSchema.describe("What is paid together; the two differ while the person does not know something."),
});

/** What all programmes asked about come to together. */
export type Combined = z.infer<typeof combinedSchema>;

/** What several programmes come to for one person, by their ids. */
export function combinedOf(evaluations: readonly Evaluation[]): Combined {
  const { paid, instead, apart, referred, least, most } = combine(evaluations);
  return {
    paid: paid.map(idOf),
    instead: instead.map(({ evaluation, by }) => ({ id: idOf(evaluation), by: idOf(by) })),
    apart: apart.map(idOf),
    referred: referred.map(idOf),
    undecided: evaluations.filter(({ verdict }) => verdict === "undecided").map(idOf),
    total: { least, most },
  };
}

function idOf({ programme }: Evaluation): string {
  return programme.id;
}
