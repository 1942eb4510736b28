import { addWorkingDays, type Calendar, UnknownYear } from "../calendar.ts";
import { addDays, type Day } from "../day.ts";

/**
 * The last day of the service's own promise to a message of a day: so many working days, the first day not counted. In a
 * year whose days off are not known yet, calendar days in weeks of five working days: earlier rather than never.
 */
export function promiseDay(calendar: Calendar, from: Day, workingDays: number): Day {
  try {
    return addWorkingDays(calendar, from, workingDays);
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error;
    return addDays(from, Math.floor(workingDays / 5) * 7 + (workingDays % 5));
  }
}
