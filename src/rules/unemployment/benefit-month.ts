import { addMonths, type Day, dayBefore, nextDay } from "../day.ts";

/** First and last day of a benefit month. */
export interface BenefitMonth {
  from: Day;
  to: Day;
}

/**
 * A benefit month, counted from 1: from the day of the month on which the benefit began to the day before it in the next
 * month; where the next month has no such day, to its last day (Nghị định 374/2025, điều 15 khoản 2; Thông tư 15/2023).
 */
export function benefitMonth(start: Day, number: number): BenefitMonth {
  const from = number === 1 ? start : nextDay(endOfMonth(start, number - 1));
  return { from, to: endOfMonth(start, number) };
}

function endOfMonth(start: Day, number: number): Day {
  const sameDay = addMonths(start, number);
  return lacksDay(start, number) ? sameDay : dayBefore(sameDay);
}

/** True when the month in which a benefit month ends has no such day as that on which the benefit began, as 30 February. */
export function lacksDay(start: Day, number: number): boolean {
  return addMonths(start, number).slice(8) !== start.slice(8);
}
