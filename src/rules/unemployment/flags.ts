import { type FlagId, flagArticles, informingFlags, type Said, said } from "./articles.ts";
import type { BenefitAmount } from "./benefit-amount.ts";
import { employerPlaceOf } from "./benefit-cap.ts";
import type { BenefitCourse } from "./benefit-course.ts";
import type { SettledClaim } from "./conditions.ts";
import { isKnown } from "./day-if-known.ts";
import { daysFit } from "./days-fit.ts";
import { NEW_LAW_FROM } from "./law.ts";
import type { Timetable } from "./timetable.ts";

/** Something the law leaves open, with its reason in words. */
export interface Flag extends Said {
  id: FlagId;
  /** True when only a person can settle it; false when it only informs. */
  forAPerson: boolean;
}

/** What flags are raised from. */
export interface Worked {
  amount: BenefitAmount | null;
  schedule: Timetable | null;
  course: BenefitCourse | null;
  /** True when the months in the window are more than all unused months. */
  monthsDoNotFit: boolean;
  /** True when offices are closed on the nominal last day to file, so that it moves, and nothing was filed yet. */
  lastDayMoved: boolean;
  /** True when some day could not be counted. */
  calendarNotKnown: boolean;
}

/** Everything that is left open in a case, each with where it comes from. */
export function flagsOf(claim: SettledClaim, worked: Worked): Flag[] {
  const raised: Partial<Record<FlagId, boolean>> = {
    ...flagsOfSum(claim, worked.amount),
    ...flagsOfChange(claim, worked.schedule),
    "days-do-not-fit": !daysFit(claim),
    "months-do-not-fit": worked.monthsDoNotFit,
    "late-with-reason": isOneOf(claim.value("lateFilingReason"), ["sickness-or-maternity", "accident", "disaster"]),
    "employer-did-not-pay": employerOwes(claim),
    "month-lacks-day": worked.schedule?.monthLacksDay === true,
    "annex-first": worked.schedule !== null,
    "last-day-moved": worked.lastDayMoved,
    "calendar-not-known": worked.calendarNotKnown,
    ...Object.fromEntries((worked.course?.flags ?? []).map((id) => [id, true])),
  };
  // The keys of flagArticles are the ids there are.
  const ids = Object.keys(flagArticles) as FlagId[];
  return ids.flatMap((id) => {
    const words = raised[id] ? said(flagArticles, { id, law: claim.law }, claim.given.sources) : null;
    return words ? [{ ...words, forAPerson: !informingFlags.includes(id) }] : [];
  });
}

function flagsOfSum(claim: SettledClaim, amount: BenefitAmount | null): Partial<Record<FlagId, boolean>> {
  if (amount?.is !== "known")
    return { "wage-not-known": amount?.is === "wage-not-known", "sum-between": amount?.is === "between" };
  const isInCity = employerPlaceOf(claim) === "cao-bang-city-wards";
  const isCapped = amount.monthly.limitedBy === "cap";
  return {
    "cap-straddle": amount.byDecree !== null,
    "wage-region-unsure": amount.regionUnsure,
    // Two communes of today's wards were in region IV before the merger.
    "wage-region-moved": isInCity && isCapped && amount.cap.day < "2025-07-01" && amount.cap.wageName !== "base-salary",
    "rounding-not-fixed": amount.monthly.isRounded,
  };
}

/** What the change of the law on 1/1/2026 leaves open. */
function flagsOfChange(claim: SettledClaim, schedule: Timetable | null): Partial<Record<FlagId, boolean>> {
  const ended = claim.day("jobEndedOn");
  const isOld = claim.law === "old";
  return {
    "ended-2025-filed-2026": !isOld && ended !== null && ended < NEW_LAW_FROM,
    "on-benefit-at-change": isOld && schedule?.ends != null && schedule.ends >= NEW_LAW_FROM,
    "undecided-at-change": isOld && claim.day("unemploymentDecidedOn") === null && mayBeDecidedLater(schedule),
  };
}

/** True when a file of the old law may be decided only after its end. */
function mayBeDecidedLater(schedule: Timetable | null): boolean {
  if (!schedule) return false;
  return !isKnown(schedule.decisionBy) || schedule.decisionBy >= NEW_LAW_FROM;
}

function employerOwes(claim: SettledClaim): boolean {
  const isPaidLater = claim.value("contributionAtEnd") === "employer-did-not-pay";
  return isPaidLater || claim.value("lateFilingReason") === "employer-owes";
}

function isOneOf(value: unknown, options: readonly string[]): boolean {
  return options.some((option) => option === value);
}
