import { addWorkingDays } from "../calendar.ts";
import { addMonths, type Day, dayBefore } from "../day.ts";
import { type BenefitMonth, benefitMonth, lacksDay } from "./benefit-month.ts";
import type { Claim } from "./claim.ts";
import { countFrom, type DayIfKnown, isKnown } from "./day-if-known.ts";
import type { NumberOfBothLaws } from "./parameters-read.ts";

/** A stretch of days; `advisedBy` is the earlier end we tell people, counting the first day too. */
export interface Stretch {
  from: DayIfKnown;
  to: DayIfKnown;
  advisedBy: DayIfKnown;
}

/** One benefit month with what is due in it. */
export interface ScheduledMonth extends BenefitMonth {
  /** Counted from 1. */
  number: number;
  /** When the monthly notice is due; null for the first month, whose notice goes with collecting the decision. */
  notice: Stretch | null;
  /** Last day of the payment; null where no text seen says it. */
  paidBy: DayIfKnown | null;
}

/** The days that follow from the day of the full file. All are the latest the law allows; the decision's annex comes first. */
export interface Timetable {
  filed: Day;
  /** True when nothing was filed yet and the day is only supposed. */
  isSupposed: boolean;
  withdrawUntil: DayIfKnown;
  /** Until then a new job or other situation refuses the benefit. */
  testEnds: DayIfKnown;
  /** First day of benefit. */
  starts: DayIfKnown;
  decisionBy: DayIfKnown;
  collect: Stretch;
  firstPaymentBy: DayIfKnown;
  /** Null while the number of months or the first day is not known. */
  months: ScheduledMonth[] | null;
  /** Last day of the last benefit month. */
  ends: Day | null;
  /** Uncollected money can be asked for until then. */
  collectMoneyUntil: Day | null;
  /** True when a month of the benefit lacks the day it began on, so that months could be read in two ways. */
  monthLacksDay: boolean;
}

/**
 * The days that follow from the day of the full file (old law: Luật Việc làm 2013, điều 50 khoản 3, Nghị định 28/2015, điều 18;
 * new law: Luật Việc làm 2025, điều 39 khoản 3, Nghị định 374/2025, điều 14 to 16 and 21).
 */
export function timetable(claim: Claim, filed: Day, months: number | null): Timetable {
  const after = counter(claim);
  const starts = after(filed, "unemployment-start-working-day");
  const decisionBy = after(filed, "unemployment-decision-working-days");
  const collect = stretchFrom(decisionBy, claim, "unemployment-collection-working-days");
  const paymentFrom = claim.law === "old" ? decisionBy : collect.to;
  const scheduled = isKnown(starts) && months !== null ? scheduledMonths(claim, starts, months) : null;
  const ends = scheduled?.at(-1)?.to ?? null;
  const firstPaymentBy = after(paymentFrom, "unemployment-payment-working-days");
  const [first, ...later] = scheduled ?? [];
  return {
    filed,
    isSupposed: claim.day("unemploymentFiledOn") === null,
    withdrawUntil: after(filed, "unemployment-withdrawal-working-days"),
    testEnds: after(filed, "unemployment-test-working-days"),
    starts,
    decisionBy,
    collect,
    firstPaymentBy,
    months: first ? [{ ...first, paidBy: firstPaymentBy }, ...later] : null,
    ends,
    collectMoneyUntil: ends && addMonths(ends, claim.lawNumber("unemployment-uncollected-months")),
    monthLacksDay: isKnown(starts) && (scheduled ?? []).some(({ number }) => lacksDay(starts, number)),
  };
}

type Counter = (from: DayIfKnown, name: NumberOfBothLaws) => DayIfKnown;

/** Counts the working days of a number of the law from a day, the first day excluded. */
function counter(claim: Claim): Counter {
  const { calendar } = claim.given;
  return (from, name) => countFrom(from, calendar, (day) => addWorkingDays(calendar, day, claim.lawNumber(name)));
}

/** A stretch that begins on a day and lasts so many working days after it. */
function stretchFrom(from: DayIfKnown, claim: Claim, name: NumberOfBothLaws): Stretch {
  const after = counter(claim);
  const dayEarlier = isKnown(from) ? dayBefore(from) : from;
  return { from, to: after(from, name), advisedBy: after(dayEarlier, name) };
}

/** Under the old law no text seen gives the payment of later months. */
function scheduledMonths(claim: Claim, starts: Day, months: number): ScheduledMonth[] {
  const after = counter(claim);
  return Array.from({ length: months }, (_, index): ScheduledMonth => {
    const month = benefitMonth(starts, index + 1);
    const notice = index === 0 ? null : stretchFrom(month.from, claim, "unemployment-notice-working-days");
    const isPaidAfterNotice = notice && claim.law === "new";
    const paidBy = isPaidAfterNotice ? after(notice.to, "unemployment-payment-working-days") : null;
    return { number: index + 1, ...month, notice, paidBy };
  });
}

/** From a new job or other change until it must be told (Luật Việc làm 2025, điều 41 khoản 5; Nghị định 61/2020, điều 1 khoản 9). */
export function changeNotice(claim: Claim, jobFrom: Day): Stretch {
  return stretchFrom(jobFrom, claim, "unemployment-job-notice-working-days");
}
