/**
 * Unemployment insurance: what one person gets, why, how much, for how long, by which days, and what the law leaves open. The
 * numbers, questions, sources and words are data of flows/ and locales/; the two laws as procedure are here. Nothing here
 * knows channels, talks or storage. What is worked out is an estimate: only the decision of the department counts.
 */

import type { Verdict } from "../appraise.ts";
import type { Confidence } from "../source.ts";
import { type ConditionId, conditionArticles, said } from "./articles.ts";
import { type BenefitAmount, benefitAmount } from "./benefit-amount.ts";
import { type BenefitCourse, benefitCourse, type CourseGiven } from "./benefit-course.ts";
import { type BenefitMonths, benefitMonths, type DurationNumbers } from "./benefit-months.ts";
import { type Claim, readClaim, type UnemploymentGiven } from "./claim.ts";
import { type Condition, conditionsOf, factOfMonths, isSettled, type SettledClaim } from "./conditions.ts";
import { isKnown } from "./day-if-known.ts";
import { filingWindowOf } from "./filed-in-time.ts";
import type { FilingWindow } from "./filing-window.ts";
import { type Flag, flagsOf } from "./flags.ts";
import type { Law } from "./law.ts";
import { type Line, linesOf } from "./lines.ts";
import { type Paperwork, paperworkOf } from "./paperwork.ts";
import { type PlanItem, planOf } from "./plan.ts";
import { type Timetable, timetable } from "./timetable.ts";
import { type ToldNumbers, toldNumbers } from "./told-numbers.ts";
import { askingWindow, type TrainingSupport } from "./training-support.ts";
import { notKnown, openQuestions, verdictOf } from "./verdict.ts";
import { yearsNotKnown } from "./years-not-known.ts";

/** One person's case, with what became of a benefit that was granted already. */
export interface UnemploymentInput extends UnemploymentGiven {
  course?: CourseGiven;
}

/** A condition with its outcome; its words are `unemployment:conditions.<id>.<status>`. */
export interface ConditionOutcome {
  id: ConditionId;
  status: "met" | "failed" | "unknown" | "person";
  cite: string;
  confidence: Confidence;
}

/** Everything that can be said of one person's unemployment benefit. */
export interface UnemploymentResult {
  /** Null while it is not known which law decides. */
  law: Law | null;
  verdict: Verdict;
  conditions: ConditionOutcome[];
  /** Numbers of the law that the words of the conditions name. */
  numbers: ToldNumbers;
  /** Questions that can still matter to verdict, sum or months, in asking order. */
  missing: string[];
  /** Questions whose answer the person does not know and on which something hangs. */
  unknown: string[];
  /** Null for who gets nothing, and while the law is not known. */
  amount: BenefitAmount | null;
  /** Months of benefit; null while the contributed months are not known. */
  duration: (BenefitMonths & { contributed: number }) | null;
  /** Monthly sum in whole đồng times the months; an estimate. */
  total: number | null;
  /** Contributed months that simply stay for who gets no benefit now (recalled). */
  monthsStay: number | null;
  lines: Line[];
  filing: FilingWindow | null;
  /** Until when somebody without the benefit can ask for training; null by the old law and while the end of the job is not known. */
  askForTraining: TrainingSupport["askUntil"];
  timetable: Timetable | null;
  course: BenefitCourse | null;
  flags: Flag[];
  /** Years whose days off must be known before every day can be counted. */
  yearsNotKnown: number[];
  paperwork: Paperwork | null;
  plan: PlanItem[];
}

/** Works out one person's unemployment benefit (Luật Việc làm 2013, điều 41 to 59; Luật Việc làm 2025, điều 29 to 52). */
export function unemploymentBenefit(input: UnemploymentInput): UnemploymentResult {
  const claim = readClaim(input);
  const conditions = conditionsOf(claim);
  const decided = verdictOf(conditions, claim);
  const told = {
    ...decided,
    law: claim.law,
    conditions: conditions.map((one) => outcomeOf(one, claim)),
    numbers: toldNumbers(claim),
  };
  return isSettled(claim) ? { ...told, ...workedOut(claim, input, decided) } : { ...told, ...nothingYet };
}

/** The first question in asking order that can still matter; null when nothing is left to ask. */
export function nextUnemploymentFact(input: UnemploymentInput): string | null {
  return unemploymentBenefit(input).missing[0] ?? null;
}

type WorkedOut = Omit<UnemploymentResult, "law" | "conditions" | "numbers">;

const nothingYet: Omit<WorkedOut, keyof Decided> = {
  amount: null,
  duration: null,
  total: null,
  monthsStay: null,
  lines: [],
  filing: null,
  askForTraining: null,
  timetable: null,
  course: null,
  flags: [],
  yearsNotKnown: [],
  paperwork: null,
  plan: [],
};

type Decided = Pick<UnemploymentResult, "verdict" | "missing" | "unknown">;

function workedOut(claim: SettledClaim, input: UnemploymentInput, decided: Decided): WorkedOut {
  const contributed = contributedMonths(claim);
  const filing = filingWindowOf(claim);
  const askForTraining = askingWindow({ ...claim.given, jobEndedOn: claim.day("jobEndedOn") }, claim.lawDay);
  if (decided.verdict === "ineligible")
    return {
      ...decided,
      ...nothingYet,
      flags: flagsOf(claim, noWork),
      monthsStay: contributed,
      filing,
      askForTraining,
    };
  const { amount, duration, total } = sumsOf(claim, contributed);
  const schedule = scheduleOf(claim, duration?.months ?? null);
  const course = input.course && duration ? courseOf(claim, input.course, duration) : null;
  const years = yearsNotKnown([filing, schedule]);
  const worked = {
    amount,
    schedule,
    course,
    monthsDoNotFit: doNotFit(claim),
    calendarNotKnown: years.length > 0,
    lastDayMoved: isMoved(claim, filing),
  };
  return {
    ...decided,
    ...questionsOf(claim, decided, amount),
    amount,
    duration,
    total,
    monthsStay: null,
    lines: linesOf(claim, { amount, duration, total }),
    filing,
    askForTraining,
    timetable: schedule,
    course,
    flags: flagsOf(claim, worked),
    yearsNotKnown: years,
    paperwork: paperworkOf(claim),
    plan: planOf(claim, filing, schedule),
  };
}

const noWork = {
  amount: null,
  schedule: null,
  course: null,
  monthsDoNotFit: false,
  calendarNotKnown: false,
  lastDayMoved: false,
};

function outcomeOf({ id, finding }: Condition, claim: Claim): ConditionOutcome {
  // Both laws know every condition.
  const words = said(conditionArticles, { id, law: claim.law ?? "new" }, claim.given.sources);
  if (!words) throw new Error(`The condition "${id}" has no article`);
  return { id, status: finding.status, cite: words.cite, confidence: words.confidence };
}

interface Sums extends Pick<UnemploymentResult, "duration" | "total"> {
  amount: BenefitAmount;
}

function sumsOf(claim: SettledClaim, contributed: number | null): Sums {
  const amount = benefitAmount(claim);
  const fits = contributed !== null && !doNotFit(claim);
  const duration = fits ? { contributed, ...benefitMonths(contributed, durationNumbers(claim)) } : null;
  const total = duration && amount.is === "known" ? amount.monthly.dong * duration.months : null;
  return { amount, duration, total };
}

/** Sums are asked for only while the benefit is still possible without a person. */
function questionsOf(
  claim: SettledClaim,
  decided: Decided,
  amount: BenefitAmount,
): Pick<Decided, "missing" | "unknown"> {
  if (decided.verdict === "refer") return decided;
  const ofMonths = contributedMonths(claim) === null ? (["unusedInsuredMonths"] as const) : [];
  const hangsOn = [...ofMonths, ...(amount.is === "known" ? [] : amount.hangsOn)];
  const open = new Set([...decided.missing, ...openQuestions(hangsOn, claim)]);
  const unknown = new Set([...decided.unknown, ...notKnown(hangsOn, claim)]);
  const names = [...claim.given.definitions.keys()];
  return { missing: names.filter((name) => open.has(name)), unknown: names.filter((name) => unknown.has(name)) };
}

function contributedMonths(claim: Claim): number | null {
  return claim.number("unusedInsuredMonths");
}

/** True while nothing was filed and offices are closed on the nominal last day. */
function isMoved(claim: Claim, filing: FilingWindow | null): boolean {
  if (filing === null || claim.day("unemploymentFiledOn") !== null) return false;
  return isKnown(filing.lastDay) && filing.lastDay !== filing.nominalLastDay;
}

/** True when more months are said to lie in the window than there are unused ones at all. */
function doNotFit(claim: Claim): boolean {
  const fact = factOfMonths(claim);
  const inWindow = fact && claim.number(fact);
  const all = contributedMonths(claim);
  return inWindow !== null && all !== null && inWindow > all;
}

/** The timetable from the day of the file, or as if the file were handed in today. */
function scheduleOf(claim: SettledClaim, months: number | null): Timetable | null {
  const filed = claim.value("unemploymentFiledOn");
  if (filed === null || claim.day("jobEndedOn") === null) return null;
  return timetable(claim, filed === "none" ? claim.given.today : String(filed), months);
}

function courseOf(
  claim: SettledClaim,
  given: CourseGiven,
  duration: BenefitMonths & { contributed: number },
): BenefitCourse {
  const numbers = durationNumbers(claim);
  const missesInARow = claim.lawNumber("unemployment-misses-in-a-row");
  return benefitCourse(given, { ...duration, law: claim.law, numbers, missesInARow });
}

/** The numbers of the law that turn contributed months into months of benefit. */
function durationNumbers(claim: Claim): DurationNumbers {
  return {
    needed: claim.lawNumber("unemployment-months-needed"),
    firstBand: claim.lawNumber("unemployment-first-band-months"),
    firstMonths: claim.lawNumber("unemployment-first-benefit-months"),
    perMonth: claim.lawNumber("unemployment-months-per-benefit-month"),
    most: claim.lawNumber("unemployment-benefit-months-most"),
  };
}
