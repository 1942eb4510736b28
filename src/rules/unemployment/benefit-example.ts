import { z } from "zod";
import type { Calendar } from "../calendar.ts";
import { type Day, daySchema } from "../day.ts";
import type { FactValue } from "../fact.ts";
import type { Rulebook } from "../given.ts";
import { factNameSchema, idSchema } from "../names.ts";
import type { WageRegions } from "../places/wage-regions.ts";
import { exampleFacts } from "../run-examples.ts";
import { dayNotKnown, workedShape } from "../worked-example.ts";
import { conditionArticles, flagArticles } from "./articles.ts";
import type { BenefitAmount } from "./benefit-amount.ts";
import type { CourseGiven } from "./benefit-course.ts";
import { endingEvents } from "./benefit-endings.ts";
import type { DayIfKnown } from "./day-if-known.ts";
import { unemploymentFacts } from "./facts-read.ts";
import { monthStates } from "./kept-months.ts";
import { type UnemploymentResult, unemploymentBenefit } from "./unemployment-benefit.ts";

/** Everything that worked examples of unemployment insurance are worked out with. */
export interface UnemploymentBook extends Required<Rulebook> {
  calendar: Calendar;
  wageRegions: WageRegions;
}

const sum = z.int().min(0);
const months = z.int().min(0);
const namesOf = <Id extends string>(table: Record<Id, unknown>) => Object.keys(table) as Id[]; // the keys of a literal

/** What became of a benefit that was granted. */
const courseSchema = z.strictObject({
  /** False: never collected, and the centre was told nothing. */
  "decision-collected": z.boolean().optional(),
  /** What became of each benefit month, from the first on. */
  months: z.array(z.enum(monthStates)).optional(),
  /** What ended it early, and whether the centre was told in time; left out where that is not known. */
  ended: z.strictObject({ by: z.enum(endingEvents), "notified-in-time": z.boolean().optional() }).optional(),
});

const day = daySchema.optional();

/** Days of the file and the benefit; `…-advised-by` is the earlier day that people are told. */
const daysSchema = z.strictObject({
  "file-nominal-last-day": day,
  "file-last-day": day,
  "file-advised-by": day,
  /** Thirty days for each month: day 90 for three months, with which they are often confused. */
  "file-thirty-days-each": day,
  "withdraw-until": day,
  "test-ends": day,
  starts: day,
  "decision-by": day,
  "collect-until": day,
  "collect-advised-by": day,
  "first-payment-by": day,
  ends: day,
  "collect-money-until": day,
});

const expectedCourseSchema = z.strictObject({
  status: z.enum(["cancelled", "running", "ended", "completed"]).optional(),
  event: z.enum(endingEvents).optional(),
  "paid-months": z.array(z.int().min(1)).optional(),
  /** The monthly sum times the months paid. */
  paid: sum.optional(),
  "months-kept": months.optional(),
  "odd-months-kept": months.optional(),
});

const expectSchema = z.strictObject({
  verdict: z.enum(["eligible", "ineligible", "undecided", "refer"]),
  law: z.enum(["old", "new"]).optional(),
  monthly: sum.optional(),
  /** The monthly sum before it is rounded down to whole đồng. */
  "monthly-exact": z.number().optional(),
  "limited-by": z.enum(["wage", "cap"]).optional(),
  cap: sum.optional(),
  /** The sum if the decree's wording counted, where it differs from the law's; null where it does not. */
  "monthly-by-decree": sum.nullable().optional(),
  /** Lowest and highest sum where it is not known which. */
  between: z.array(sum).length(2).optional(),
  months: months.nullable().optional(),
  "odd-months-kept": months.optional(),
  total: sum.optional(),
  /** Contributed months that stay for who gets nothing. */
  "months-stay": months.optional(),
  /** Conditions that refuse, and those that only a person can judge. */
  failed: z.array(z.enum(namesOf(conditionArticles))).optional(),
  "for-a-person": z.array(z.enum(namesOf(conditionArticles))).optional(),
  missing: z.array(factNameSchema).optional(),
  unknown: z.array(factNameSchema).optional(),
  /** What the law leaves open so that a person must settle it, and what is only told. */
  open: z.array(z.enum(namesOf(flagArticles))).optional(),
  told: z.array(z.enum(namesOf(flagArticles))).optional(),
  days: daysSchema.optional(),
  course: expectedCourseSchema.optional(),
});

/** A worked example of unemployment benefit: a person `like` one of the file's people, with these facts changed. */
export const benefitExampleSchema = z.strictObject({
  ...workedShape,
  "as-of": daySchema,
  like: idSchema.optional(),
  facts: z.record(factNameSchema, z.union([z.string(), z.number(), z.boolean()])).default({}),
  course: courseSchema.optional(),
  expect: expectSchema,
});

/** A worked example of unemployment benefit. */
export type BenefitExample = z.infer<typeof benefitExampleSchema>;

/** People by id, each with facts. */
export type People = Readonly<Record<string, Record<string, FactValue>>>;

/** What the rules give for an example, by the keys of what it may expect. */
export interface BenefitFound {
  benefit: Record<Exclude<keyof BenefitExample["expect"], "days" | "course">, unknown>;
  days: Record<keyof z.infer<typeof daysSchema>, unknown>;
  course: Record<keyof z.infer<typeof expectedCourseSchema>, unknown>;
}

/** The facts of an example: those of the person it is like, with its own in their place. */
export function factsOfExample({ like, facts }: Pick<BenefitExample, "like" | "facts">, people: People) {
  return { ...(like === undefined ? {} : people[like]), ...facts };
}

/** What is given of an example: the person, the day, and what became of the benefit. */
type Worked = Pick<BenefitExample, "as-of" | "like" | "facts" | "course">;

/** Works out an example. The book must be free of the mistakes checkUnemployment finds. */
export function workOutBenefit(example: Worked, people: People, book: UnemploymentBook): BenefitFound {
  const facts = exampleFacts({ facts: factsOfExample(example, people) });
  const course = example.course && courseOf(example.course);
  const given = { ...book, facts, today: example["as-of"] };
  const result = unemploymentBenefit(course ? { ...given, course } : given);
  return { benefit: benefitFound(result), days: daysFound(result), course: courseFound(result) };
}

function courseOf(course: z.infer<typeof courseSchema>): CourseGiven {
  const { "decision-collected": decisionCollected, months: states, ended } = course;
  const ending = ended && { event: ended.by, notifiedInTime: ended["notified-in-time"] ?? null };
  return {
    ...(decisionCollected === undefined ? {} : { decisionCollected }),
    ...(states ? { states } : {}),
    ...(ending ? { ending } : {}),
  };
}

function benefitFound(result: UnemploymentResult): BenefitFound["benefit"] {
  const { verdict, law, duration, total, monthsStay, conditions, missing, unknown, flags } = result;
  const withStatus = (status: string) => conditions.filter((one) => one.status === status).map(({ id }) => id);
  const flagged = (forAPerson: boolean) => flags.filter((one) => one.forAPerson === forAPerson).map(({ id }) => id);
  return {
    verdict,
    law,
    ...sumFound(result.amount),
    months: duration?.months,
    "odd-months-kept": duration?.oddMonthsKept,
    total,
    "months-stay": monthsStay,
    failed: withStatus("failed"),
    "for-a-person": withStatus("person"),
    missing,
    unknown,
    open: flagged(true),
    told: flagged(false),
  };
}

function sumFound(amount: BenefitAmount | null) {
  const known = amount?.is === "known" ? amount : null;
  const exact = known?.monthly.exact;
  return {
    monthly: known?.monthly.dong,
    "monthly-exact": exact && exact.numerator / exact.denominator,
    "limited-by": known?.monthly.limitedBy,
    cap: known?.cap.sum,
    "monthly-by-decree": known?.byDecree?.dong ?? null,
    between: amount?.is === "between" ? [amount.low.dong, amount.high.dong] : null,
  };
}

function daysFound({ filing, timetable }: UnemploymentResult): BenefitFound["days"] {
  return {
    "file-nominal-last-day": filing?.nominalLastDay,
    "file-last-day": dayText(filing?.lastDay),
    "file-advised-by": dayText(filing?.advisedBy),
    "file-thirty-days-each": filing?.thirtyDaysEach,
    "withdraw-until": dayText(timetable?.withdrawUntil),
    "test-ends": dayText(timetable?.testEnds),
    starts: dayText(timetable?.starts),
    "decision-by": dayText(timetable?.decisionBy),
    "collect-until": dayText(timetable?.collect.to),
    "collect-advised-by": dayText(timetable?.collect.advisedBy),
    "first-payment-by": dayText(timetable?.firstPaymentBy),
    ends: timetable?.ends,
    "collect-money-until": timetable?.collectMoneyUntil,
  };
}

function courseFound({ amount, course }: UnemploymentResult): BenefitFound["course"] {
  const monthly = amount?.is === "known" ? amount.monthly.dong : null;
  return {
    status: course?.status,
    event: course?.event,
    "paid-months": course?.paidMonths,
    paid: course && monthly !== null ? course.paidMonths.length * monthly : null,
    "months-kept": course?.monthsKept,
    "odd-months-kept": course?.oddMonthsKept,
  };
}

/** A day, or that it cannot be counted yet; null where there is none. */
export function dayText(counted: DayIfKnown | null | undefined): Day | string | null {
  if (counted === null || counted === undefined) return null;
  return typeof counted === "string" ? counted : dayNotKnown(counted.yearNotKnown);
}

/** The questions that examples may answer. */
export function questionsOfUnemployment(definitions: Rulebook["definitions"]): Rulebook["definitions"] {
  return new Map([...definitions].filter(([name]) => name in unemploymentFacts));
}
