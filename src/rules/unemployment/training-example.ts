import { z } from "zod";
import { daySchema } from "../day.ts";
import { workedShape } from "../worked-example.ts";
import { trainingArticles } from "./articles.ts";
import { dayText, type UnemploymentBook } from "./benefit-example.ts";
import { trainingSupport } from "./training-support.ts";

const dayOrNone = z.union([daySchema, z.literal("none")]);
const sum = z.int().min(0);
// The keys of a literal.
const parts = Object.keys(trainingArticles) as (keyof typeof trainingArticles)[];

/** The person and the course; what is left out is not known. */
const givenSchema = z.strictObject({
  "decided-on": daySchema.optional(),
  "receives-benefit": z.boolean().optional(),
  "months-in-window": z.int().min(0).optional(),
  "job-ended-on": daySchema.optional(),
  "asked-on": dayOrNone.optional(),
  "new-job-on": dayOrNone.optional(),
  course: z.strictObject({ from: daySchema, to: daySchema, fee: sum, "days-attended": z.int().min(0) }).optional(),
});

const expectSchema = z.strictObject({
  law: z.enum(["old", "new"]).optional(),
  met: z.array(z.enum(parts)).optional(),
  failed: z.array(z.enum(parts)).optional(),
  /** Months that are paid for, in halves. */
  months: z.number().min(0).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  tuition: sum.optional(),
  meals: sum.optional(),
  total: sum.optional(),
  "paid-by-worker": sum.optional(),
  "ask-until": daySchema.optional(),
  "ask-advised-by": daySchema.optional(),
  "decision-by": daySchema.optional(),
  "course-may-begin-from": daySchema.optional(),
  "course-may-begin-until": daySchema.optional(),
});

/** A worked example of training support. */
export const trainingExampleSchema = z.strictObject({
  ...workedShape,
  "as-of": daySchema,
  given: givenSchema,
  expect: expectSchema,
});

/** A worked example of training support. */
export type TrainingExample = z.infer<typeof trainingExampleSchema>;

/** What the rules give for an example, by the keys of what it may expect. */
export function workOutTraining(
  { given, "as-of": today }: Pick<TrainingExample, "given" | "as-of">,
  book: UnemploymentBook,
): Record<keyof TrainingExample["expect"], unknown> {
  const { law, conditions, sums, askUntil, decisionBy, courseMayBegin } = trainingSupport({
    ...book,
    today,
    decidedOn: given["decided-on"] ?? null,
    receivesBenefit: given["receives-benefit"] ?? null,
    monthsInWindow: given["months-in-window"] ?? null,
    jobEndedOn: given["job-ended-on"] ?? null,
    askedOn: given["asked-on"] ?? null,
    newJobOn: given["new-job-on"] ?? null,
    course: given.course ? { ...given.course, daysAttended: given.course["days-attended"] } : null,
  });
  const withStatus = (status: string) => conditions.filter((one) => one.status === status).map(({ id }) => id);
  return {
    law,
    met: withStatus("met"),
    failed: withStatus("failed"),
    months: sums?.months,
    from: sums?.from,
    to: sums?.to,
    tuition: sums?.tuition,
    meals: sums?.meals,
    total: sums?.total,
    "paid-by-worker": sums?.paidByWorker,
    "ask-until": dayText(askUntil?.lastDay),
    "ask-advised-by": dayText(askUntil?.advisedBy),
    "decision-by": dayText(decisionBy),
    "course-may-begin-from": courseMayBegin?.from,
    "course-may-begin-until": courseMayBegin?.to,
  };
}
