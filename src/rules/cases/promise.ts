import { addWorkingDays, type Calendar, UnknownYear } from "../calendar.ts";
import { addDays, type Day } from "../day.ts";

/** The service's own promises, in working days. */
export interface Promises {
  promiseDays: number;
  /** To a case with a sign of danger. */
  urgentPromiseDays: number;
}

/** How many working days a case is promised. */
export function promisedDays({ promiseDays, urgentPromiseDays }: Promises, urgent: boolean): number {
  return urgent ? urgentPromiseDays : promiseDays;
}

/**
 * The last day of the service's own promise to a message of a day: so many working days, the first day not counted; of none,
 * that day or the next working day. In a year whose days off are not known yet, calendar days in weeks of five working days:
 * earlier rather than never.
 */
export function promiseDay(calendar: Calendar, from: Day, workingDays: number): Day {
  try {
    return workingDays === 0
      ? addWorkingDays(calendar, addDays(from, -1), 1)
      : addWorkingDays(calendar, from, workingDays);
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error;
    return addDays(from, Math.floor(workingDays / 5) * 7 + (workingDays % 5));
  }
}
