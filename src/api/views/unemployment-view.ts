import { z } from "zod";
import { conditionWords, lineWords, planWords } from "../../flow/unemployment-words.ts";
import { daySchema } from "../../rules/day.ts";
import type { BenefitAmount } from "../../rules/unemployment/benefit-amount.ts";
import { endingEvents } from "../../rules/unemployment/benefit-endings.ts";
import type { UnemploymentResult } from "../../rules/unemployment/unemployment-benefit.ts";
import { type Edition, say, speakerOf } from "../edition.ts";
import { citationOf, citationSchema } from "./citation.ts";
import { dayIfKnownSchema } from "./day-if-known.ts";
import { questionOf, questionSchema } from "./question.ts";
import { verdictSchema } from "./verdict-schema.ts";

const saidMembers = { id: z.string(), words: z.string(), source: citationSchema };
const saidSchema = z.strictObject(saidMembers);

const amountSchema = z.strictObject({
  is: z
    .enum(["known", "between", "open", "wage-not-known"])
    .describe(
      "between: region or month are not known and matter. open: the wage is not known. wage-not-known: we lack the minimum wage of that time.",
    ),
  monthly: z.int().nullable().describe("Benefit of a month in whole VND, rounded down; null unless known."),
  least: z.int().nullable(),
  most: z.int().nullable(),
  limitedBy: z.enum(["wage", "cap"]).nullable().describe("Whether the share of the wage or the most possible decided."),
});

const filingSchema = z.strictObject({
  nominalLastDay: daySchema,
  lastDay: dayIfKnownSchema.describe("The nominal last day, or the next working day where offices are closed on it."),
  advisedBy: dayIfKnownSchema.describe("The day to tell people: no way of counting makes it late."),
});

const courseSchema = z.strictObject({
  status: z.enum(["cancelled", "running", "ended", "completed"]),
  event: z.enum(endingEvents).nullable(),
  paidMonths: z.array(z.int()).describe("Numbers of the months that are paid, from 1."),
  monthsKept: z.int().nullable().describe("Paid months kept for the next time; null: left to a person."),
  oddMonthsKept: z.int(),
});

/** What can be said of one person's unemployment benefit. An estimate: only the decision of the department counts. */
export const unemploymentViewSchema = z.strictObject({
  verdict: verdictSchema,
  words: z.string().describe("The verdict in words."),
  estimate: z.string().describe("To be shown with every answer."),
  law: z
    .strictObject({ id: z.enum(["old", "new"]), words: z.string() })
    .nullable()
    .describe("The Employment Law of 2013 (old) or 2025 (new); null while it is not known which decides."),
  conditions: z.array(
    z.strictObject({
      ...saidMembers,
      status: z.enum(["met", "failed", "unknown", "person"]).describe("person: it is left to a person."),
    }),
  ),
  missing: z.array(z.string()).describe("Facts that can still matter, in asking order."),
  nextQuestion: questionSchema.nullable().describe("The first of the missing ones."),
  unknown: z.array(z.string()).describe("Facts the person does not know and on which something hangs."),
  amount: amountSchema.nullable().describe("null for who gets nothing, and while the law is not known."),
  months: z
    .strictObject({
      contributed: z.int(),
      months: z.int().describe("Months of benefit."),
      oddMonthsKept: z.int().describe("Paid months that are left over and kept for the next time."),
    })
    .nullable(),
  total: z.int().nullable().describe("Monthly benefit times the months, in VND."),
  monthsStay: z.int().nullable().describe("Paid months that stay for who gets no benefit now."),
  lines: z.array(saidSchema).describe("How the sum comes about."),
  filing: filingSchema.nullable().describe("Until when a file can be handed in."),
  plan: z
    .array(
      z.strictObject({
        ...saidMembers,
        from: dayIfKnownSchema.nullable().describe("First day, where it is a stretch."),
        day: dayIfKnownSchema
          .nullable()
          .describe("The day, or the last of a stretch; null for a rule that holds whenever it happens."),
        advisedBy: dayIfKnownSchema.nullable().describe("The earlier day to tell people."),
        month: z.int().nullable().describe("Number of the benefit month."),
        workingDays: z.int().nullable(),
        isSupposed: z.boolean().describe("True while it is counted as if the file were handed in today."),
      }),
    )
    .describe("What to do and to expect, by day."),
  benefitMonths: z
    .array(z.strictObject({ number: z.int(), from: daySchema, to: daySchema }))
    .nullable()
    .describe("First and last day of each month of benefit; null while they are not known."),
  course: courseSchema.nullable().describe("Where a granted benefit stands; null where `course` was not sent."),
  flags: z
    .array(
      z.strictObject({ ...saidMembers, forAPerson: z.boolean().describe("True when only a person can settle it.") }),
    )
    .describe("What the law, or our knowledge of it, leaves open."),
  yearsNotKnown: z
    .array(z.int())
    .describe("Years whose public holidays must be known before every day can be counted."),
  paperwork: z
    .strictObject({ papers: z.array(saidSchema), forms: z.array(saidSchema), places: z.array(saidSchema) })
    .nullable(),
  recalled: z.boolean().describe("True when a ground was recalled without a source at hand and is to be confirmed."),
});

/** What can be said of one person's unemployment benefit. */
export type UnemploymentView = z.infer<typeof unemploymentViewSchema>;

/** A person's unemployment benefit with words and sources. */
export function unemploymentView(found: UnemploymentResult, edition: Edition): UnemploymentView {
  const { verdict, law, conditions, missing, unknown, total, monthsStay, filing, timetable, course, yearsNotKnown } =
    found;
  const [next] = missing;
  return {
    verdict,
    words: say(edition, `unemployment:verdicts.${verdict}`),
    estimate: say(edition, "unemployment:estimate"),
    law: law && { id: law, words: say(edition, `unemployment:laws.${law}`) },
    conditions: conditions.map((one) => ({
      ...said(one, conditionWords(one, found, speakerOf(edition)), edition),
      status: one.status,
    })),
    missing,
    nextQuestion: next === undefined ? null : questionOf(next, edition),
    unknown,
    amount: found.amount && amountView(found.amount),
    months: found.duration,
    total,
    monthsStay,
    lines: found.lines.map((line) => said(line, lineWords(line, speakerOf(edition)), edition)),
    filing: filing && { nominalLastDay: filing.nominalLastDay, lastDay: filing.lastDay, advisedBy: filing.advisedBy },
    plan: planView(found, edition),
    benefitMonths: timetable?.months?.map(({ number, from, to }) => ({ number, from, to })) ?? null,
    course: course && courseView(course),
    flags: found.flags.map((flag) => ({
      ...said(flag, say(edition, `unemployment:flags.${flag.id}`), edition),
      forAPerson: flag.forAPerson,
    })),
    yearsNotKnown,
    paperwork: paperworkView(found, edition),
    recalled: isRecalled(found),
  };
}

type Said = z.infer<typeof saidSchema>;

function said(one: { id: string } & Parameters<typeof citationOf>[0], words: string, edition: Edition): Said {
  return { id: one.id, words, source: citationOf(one, edition) };
}

function amountView(amount: BenefitAmount): UnemploymentView["amount"] {
  const nothing = { is: amount.is, monthly: null, least: null, most: null, limitedBy: null };
  if (amount.is === "between") return { ...nothing, least: amount.low.dong, most: amount.high.dong };
  if (amount.is !== "known") return nothing;
  const { dong, limitedBy } = amount.monthly;
  return { is: "known", monthly: dong, least: dong, most: dong, limitedBy };
}

function planView({ plan }: UnemploymentResult, edition: Edition): UnemploymentView["plan"] {
  return plan.map((item) => {
    const { from, day, advisedBy, month, workingDays, isSupposed } = item;
    const words = planWords(item, speakerOf(edition));
    return { ...said(item, words, edition), from, day, advisedBy, month, workingDays, isSupposed };
  });
}

function courseView(course: NonNullable<UnemploymentResult["course"]>): UnemploymentView["course"] {
  const { status, event, paidMonths, monthsKept, oddMonthsKept } = course;
  return { status, event, paidMonths, monthsKept, oddMonthsKept };
}

function paperworkView({ paperwork }: UnemploymentResult, edition: Edition): UnemploymentView["paperwork"] {
  if (!paperwork) return null;
  const listed = (kind: "papers" | "forms" | "places") =>
    paperwork[kind].map((one) => said(one, say(edition, `unemployment:${kind}.${one.id}`), edition));
  return { papers: listed("papers"), forms: listed("forms"), places: listed("places") };
}

/** Who is refused is told only why, so only that counts. */
function isRecalled({ verdict, conditions, lines }: UnemploymentResult): boolean {
  const told = verdict === "ineligible" ? conditions.filter(({ status }) => status === "failed") : conditions;
  return [...told, ...lines].some(({ confidence }) => confidence === "recalled");
}
