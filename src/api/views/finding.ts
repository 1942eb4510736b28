import { z } from "zod";
import type { Bands, Sum } from "../../rules/amount.ts";
import { daySchema } from "../../rules/day.ts";
import { type CitedCondition, type Evaluation, evaluate } from "../../rules/evaluate.ts";
import type { Given } from "../../rules/given.ts";
import { benefits, leavesOfVersion, type Programme, versionOn } from "../../rules/programme.ts";
import type { AmountLine } from "../../rules/reckon.ts";
import { type Edition, say } from "../edition.ts";
import { citationOf, citationSchema } from "./citation.ts";
import { filingOf, filingSchema } from "./filing.ts";
import { documentsOf, legalDocumentSchema } from "./legal-document.ts";
import { programmeWords, programmeWordsSchema } from "./programme-words.ts";
import { questionOf, questionSchema } from "./question.ts";
import { verdictSchema } from "./verdict-schema.ts";

const reasonSchema = z.strictObject({ id: z.string(), words: z.string(), source: citationSchema });

const dueLineSchema = z.strictObject({
  id: z.string(),
  words: z.string(),
  each: z.int(),
  times: z.int(),
  sum: z.int().describe("each × times"),
  source: citationSchema,
});

/** The least and the most of a sum, in VND. */
export const betweenSchema = z.strictObject({
  least: z.int(),
  most: z.int().nullable().describe("null: nothing bounds it."),
});

/** What one programme says of a person. All sums are whole VND. */
export const findingSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  benefit: z.enum(benefits),
  verdict: verdictSchema.describe("Where the window is closed: what would have been due at the time."),
  window: filingSchema,
  group: z.string().nullable().describe("The way in that is the person's; null for none."),
  amount: z
    .strictObject({ total: z.int(), lines: z.array(dueLineSchema) })
    .nullable()
    .describe(
      "What is paid; for refer what it would be. null while open, and where the verdict is ineligible or undecided.",
    ),
  between: betweenSchema.nullable().describe("The limits of the sum while it is open."),
  outside: z
    .array(z.strictObject({ parameter: z.string(), day: daySchema, is: z.enum(["not-yet", "repealed"]) }))
    .describe("Days for which the law gives no number, so that there is no amount."),
  met: z.array(reasonSchema),
  failed: z.array(reasonSchema),
  unsure: z.array(reasonSchema).describe("Conditions on which a person must decide."),
  missing: z.array(z.string()).describe("Facts that can still matter, in asking order."),
  nextQuestion: questionSchema.nullable().describe("The first of the missing ones."),
  unknown: z.array(z.string()).describe("Facts the person does not know and on which the answer hangs."),
  changes: z
    .array(
      z.strictObject({
        fact: z.string(),
        short: z.string().describe("The fact in words."),
        to: z.union([z.string(), z.int(), z.boolean()]),
      }),
    )
    .describe(
      "The smallest change within a person's power with which they would not be refused; once closed, what it would have been.",
    ),
  recalled: z
    .boolean()
    .describe("True when something told here was recalled without a source at hand and is to be confirmed."),
  sources: z.array(legalDocumentSchema).describe("The documents behind everything told here."),
  words: programmeWordsSchema,
});

/** What one programme says of a person. */
export type Finding = z.infer<typeof findingSchema>;

/** A programme asked about a person, and the answer in words. */
export function findingOf(
  programme: Programme,
  given: Given,
  edition: Edition,
): { finding: Finding; evaluation: Evaluation } {
  const evaluation = evaluate(programme, given);
  const { verdict, group, between, outside, missing, unknown, changes, recalled } = evaluation;
  const [next] = missing;
  const finding = {
    id: programme.id,
    title: say(edition, `programmes:${programme.id}.title`),
    benefit: programme.benefit,
    verdict,
    window: filingOf(programme, given.today, edition),
    group,
    amount: dueAmount(evaluation, edition),
    between,
    outside,
    ...reasonsOf(evaluation, given, edition),
    missing,
    nextQuestion: next === undefined ? null : questionOf(next, edition),
    unknown,
    changes: changes.map(({ fact, to }) => ({ fact, short: say(edition, `facts:${fact}.short`), to })),
    recalled,
    sources: documentsOf(citesOf(evaluation), edition),
    words: programmeWords(programme, edition),
  };
  return { finding, evaluation };
}

function reasonsOf(evaluation: Evaluation, given: Given, edition: Edition): Pick<Finding, "met" | "failed" | "unsure"> {
  const { programme, met, failed, unsure } = evaluation;
  const leaves = leavesOfVersion(versionOn(programme, given.ruleOf ?? given.today)).map(({ leaf }) => leaf);
  const told = (how: "met" | "failed") => (condition: CitedCondition) => ({
    id: condition.id,
    words: say(edition, `programmes:${programme.id}.conditions.${condition.id}.${how}`),
    // Ids are unique within a version.
    source: citationOf(leaves.find(({ id }) => id === condition.id) ?? condition, edition),
  });
  return { met: met.map(told("met")), failed: failed.map(told("failed")), unsure: unsure.map(told("failed")) };
}

function dueAmount({ amount, programme }: Evaluation, edition: Edition): Finding["amount"] {
  if (!amount) return null;
  const written = (programme.amount ?? []).flatMap((entry: Sum | Bands): Pick<Sum, "id" | "cite" | "confidence">[] =>
    "bands" in entry ? entry.bands : [entry],
  );
  const lineOf = ({ id, each, times, sum, cite }: AmountLine) => ({
    id,
    words: say(edition, `programmes:${programme.id}.amounts.${id}`),
    each,
    times,
    sum,
    source: citationOf(written.find((line) => line.id === id) ?? { cite }, edition),
  });
  return { total: amount.total, lines: amount.lines.map(lineOf) };
}

function citesOf({ programme, met, failed, unsure, amount }: Evaluation): string[] {
  return [programme.filing, ...met, ...failed, ...unsure, ...(amount?.lines ?? [])].map(({ cite }) => cite);
}
