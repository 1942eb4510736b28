import { addWorkingDays, lastWorkingDayUpTo, nextWorkingDay } from "../calendar.ts";
import { addMonths, type Day, dayBefore } from "../day.ts";
import { type Said, said, trainingArticles } from "./articles.ts";
import type { UnemploymentGiven } from "./claim.ts";
import { courseLength, supportedDays, supportedMonths } from "./course-length.ts";
import { lawNumber, numberOn } from "./dated-number.ts";
import { countFrom, type DayIfKnown, isKnown } from "./day-if-known.ts";
import { type Law, lawOn } from "./law.ts";

/** The course and the person who asks for support with it; null where something is not known. */
export interface TrainingGiven extends Pick<UnemploymentGiven, "parameters" | "sources" | "calendar" | "today"> {
  /** The day of the decision, where there is one. */
  decidedOn?: Day | null;
  /** True for who receives unemployment benefit. */
  receivesBenefit: boolean | null;
  /** Contributed months in the last 36 months (24 by the old law). */
  monthsInWindow: number | null;
  jobEndedOn: Day | null;
  /** The day of the request, "none" before it. */
  askedOn: Day | "none" | null;
  /** The day a new insured job began, "none" for nobody's. */
  newJobOn: Day | "none" | null;
  course: { from: Day; to: Day; fee: number; daysAttended: number } | null;
}

/** One condition of training support. */
export interface TrainingCondition extends Said {
  status: "met" | "failed" | "unknown" | "person";
}

/** The conditions of training support, in the order of asking. */
export const trainingConditionIds = ["training-entitled", "training-asked-in-time", "training-no-new-job"] as const;

/** What training support comes to. */
export interface TrainingSupport {
  law: Law;
  conditions: TrainingCondition[];
  /** Null without a course, or where the sums of that time are not known. */
  sums: TrainingSums | null;
  /** Last day to ask, for who receives no benefit; null by the old law. */
  askUntil: { lastDay: DayIfKnown; advisedBy: DayIfKnown } | null;
  decisionBy: DayIfKnown | null;
  /** First and last day on which the course may begin, from the latest decision day. */
  courseMayBegin: { from: Day; to: Day } | null;
}

/** The sums of training support in đồng; what exceeds the tuition the worker pays. */
export interface TrainingSums {
  /** Months that are paid for, in halves. */
  months: number;
  from: Day;
  to: Day;
  /** Goes to the school. */
  tuition: number;
  /** Goes to the worker. */
  meals: number;
  total: number;
  paidByWorker: number;
}

/** Support with a course (Luật Việc làm 2013, điều 55, Quyết định 17/2021; Luật Việc làm 2025, điều 37, Nghị định 374/2025, điều 11 to 13). */
export function trainingSupport(given: TrainingGiven): TrainingSupport {
  const lawDay = given.decidedOn ?? given.today;
  const law = lawOn(lawDay);
  const decisionBy = decisionDay(given, lawDay);
  const decided = given.decidedOn ?? decisionBy;
  return {
    law,
    conditions: trainingConditions(given, law, lawDay),
    sums: trainingSums(given, law, lawDay),
    askUntil: askingWindow(given, lawDay),
    decisionBy,
    courseMayBegin: decided !== null && isKnown(decided) ? beginningWindow(given, decided, lawDay) : null,
  };
}

function decisionDay({ askedOn, calendar, ...book }: TrainingGiven, lawDay: Day): DayIfKnown | null {
  if (askedOn === null || askedOn === "none") return null;
  const days = lawNumber("training-decision-working-days", lawDay, book);
  return countFrom(askedOn, calendar, (day) => addWorkingDays(calendar, day, days));
}

function beginningWindow(given: TrainingGiven, decided: Day, lawDay: Day): { from: Day; to: Day } {
  return {
    from: addMonths(decided, -lawNumber("training-begun-before-months", lawDay, given)),
    to: addMonths(decided, lawNumber("training-start-months", lawDay, given)),
  };
}

/** Within so many months of the end of the job (Luật Việc làm 2025, điều 37); advised is the last working day before. */
export function askingWindow(
  { jobEndedOn, calendar, ...book }: Pick<TrainingGiven, "jobEndedOn" | "calendar" | "parameters" | "sources">,
  lawDay: Day,
): TrainingSupport["askUntil"] {
  const months = numberOn("training-filing-months", lawDay, book);
  if (!months || !jobEndedOn) return null;
  const nominal = addMonths(jobEndedOn, months.value);
  return {
    lastDay: countFrom(nominal, calendar, (day) => nextWorkingDay(calendar, day)),
    advisedBy: countFrom(dayBefore(nominal), calendar, (day) => lastWorkingDayUpTo(calendar, day)),
  };
}

function trainingConditions(given: TrainingGiven, law: Law, lawDay: Day): TrainingCondition[] {
  const found = {
    "training-entitled": isEntitled(given, lawDay),
    "training-asked-in-time": askedInTime(given, lawDay),
    "training-no-new-job": noNewJob(given, lawDay),
  } as const;
  return trainingConditionIds.flatMap((id) => {
    const words = said(trainingArticles, { id, law }, given.sources);
    return words ? [{ ...words, status: found[id] }] : [];
  });
}

type Status = TrainingCondition["status"];

function isEntitled({ receivesBenefit, monthsInWindow, ...book }: TrainingGiven, lawDay: Day): Status {
  if (receivesBenefit === true) return "met";
  if (monthsInWindow === null) return "unknown";
  if (monthsInWindow >= lawNumber("training-months-needed", lawDay, book)) return "met";
  return receivesBenefit === null ? "unknown" : "failed";
}

/** Who receives benefit may ask while it runs; others within the window. */
function askedInTime(given: TrainingGiven, lawDay: Day): Status {
  if (given.receivesBenefit === true) return "met";
  const window = askingWindow(given, lawDay);
  if (!window || given.askedOn === null) return "unknown";
  if (!isKnown(window.lastDay)) return "person";
  const isLate = (given.askedOn === "none" ? given.today : given.askedOn) > window.lastDay;
  if (!isLate) return "met";
  return given.receivesBenefit === null ? "unknown" : "failed";
}

/** A job found in the working days after the request defeats it (Thông tư 15/2023, example 17a; Luật Việc làm 2025, điều 37). */
function noNewJob({ newJobOn, askedOn, calendar, ...book }: TrainingGiven, lawDay: Day): Status {
  if (newJobOn === "none") return "met";
  if (newJobOn === null || askedOn === null) return "unknown";
  if (askedOn === "none") return "failed";
  const days = lawNumber("unemployment-test-working-days", lawDay, book);
  const ends = countFrom(askedOn, calendar, (day) => addWorkingDays(calendar, day, days));
  if (!isKnown(ends)) return "person";
  return newJobOn > ends ? "met" : "failed";
}

/**
 * Tuition up to a sum for a short course, up to a sum a month for a longer one, and meal money for each day attended (Nghị định
 * 374/2025, điều 11 khoản 1 và 2; Quyết định 17/2021, where a course of exactly three months still counts as short).
 */
function trainingSums(given: TrainingGiven, law: Law, lawDay: Day): TrainingSums | null {
  const { course } = given;
  const number = (name: Parameters<typeof numberOn>[0]) => numberOn(name, lawDay, given)?.value ?? null;
  const [shortMonths, perCourse, perMonth] = [
    number("training-short-course-months"),
    number("training-short-course-most"),
    number("training-month-most"),
  ];
  if (!course || shortMonths === null || perCourse === null || perMonth === null) return null;
  const length = courseLength(course.from, course.to);
  const most = lawNumber("training-months-most", lawDay, given);
  const months = supportedMonths(length, most);
  const isShort = length.months < shortMonths || (law === "old" && length.months === shortMonths && length.days === 0);
  const tuition = Math.min(
    isShort ? course.fee : feeOfMonths(course.fee, length, months),
    isShort ? perCourse : perMonth * months,
  );
  const meals = (number("training-meal-day") ?? 0) * course.daysAttended;
  const days = supportedDays(course.from, course.to, most);
  return { months, ...days, tuition, meals, total: tuition + meals, paidByWorker: course.fee - tuition };
}

/** The part of the fee that falls on the months paid for, in whole đồng rounded down; the whole fee of a course no longer than those. */
function feeOfMonths(fee: number, length: { months: number; days: number }, supported: number): number {
  const all = supportedMonths(length, Number.POSITIVE_INFINITY);
  return all <= supported ? fee : Math.floor((fee * supported) / all);
}
