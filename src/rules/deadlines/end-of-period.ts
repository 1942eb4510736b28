import { addWorkingDays, type Calendar, lastWorkingDayUpTo, nextWorkingDay } from "../calendar.ts";
import { addDays, addMonths, type Day, dayBefore } from "../day.ts";
import type { LimitUnit } from "./time-limits-schema.ts";

/** A period by its first day, which is not counted, and its length; `before` counts it backwards from that day. */
export interface Period {
  start: Day;
  limit: number;
  unit: LimitUnit;
  before?: boolean;
}

/** When a period ends. */
export interface PeriodEnd {
  /** The last day as counted. */
  nominal: Day;
  /** The first working day from the nominal end on: the legal end where days off move it (Civil Code 91/2015, art. 148 clause 5). */
  next: Day;
  /** The last working day up to the nominal end: the safe day for whoever must act. */
  last: Day;
  /** The last working day not later than one day before `last`: what to tell people, as offices differ by one day. */
  advised: Day;
}

/**
 * When a period ends. Working days are counted by the calendar, months by date (Civil Code 91/2015, art. 148 clause 3).
 * Throws AppError CALENDAR_UNKNOWN where the end lies in a year whose days off are not known.
 */
export function endOfPeriod(period: Period, calendar: Calendar): PeriodEnd {
  const nominal = nominalEnd(period, calendar);
  const last = lastWorkingDayUpTo(calendar, nominal);
  const advised = lastWorkingDayUpTo(calendar, dayBefore(last));
  return { nominal, next: nextWorkingDay(calendar, nominal), last, advised };
}

/** The last day of a period as it is counted, whether offices work on it or not. */
export function nominalEnd({ start, limit, unit, before = false }: Period, calendar: Calendar): Day {
  if (unit === "working-days") {
    if (before) throw new RangeError("Working days are not counted backwards");
    return addWorkingDays(calendar, start, limit);
  }
  const count = before ? -limit : limit;
  return unit === "days" ? addDays(start, count) : addMonths(start, count);
}
