import { type Calendar, lastWorkingDayUpTo, nextWorkingDay } from "../calendar.ts";
import { addDays, addMonths, type Day, dayBefore } from "../day.ts";
import { countFrom, type DayIfKnown } from "./day-if-known.ts";

/** Until when a file can be handed in. */
export interface FilingWindow {
  /** The date with the same number so many months later. */
  nominalLastDay: Day;
  /** The nominal last day, or the next working day where offices are closed on it. */
  lastDay: DayIfKnown;
  /** By when we tell people to file: earlier, so that no way of counting makes it late. */
  advisedBy: DayIfKnown;
  /** Thirty days for each month (day 90 for three months), with which the months are often confused. */
  thirtyDaysEach: Day;
}

/**
 * Until when a file can be handed in: months by date, not days (Luật Việc làm 2025, điều 38 khoản 1 điểm c; Luật Việc làm 2013,
 * điều 46; Bộ luật Dân sự, điều 148 khoản 3 và 5). The advised day is the last working day that comes both before the
 * nominal last day and not after thirty days for each month.
 */
export function filingWindow(ended: Day, months: number, calendar: Calendar): FilingWindow {
  const nominalLastDay = addMonths(ended, months);
  const thirtyDaysEach = addDays(ended, 30 * months);
  const margin = [thirtyDaysEach, dayBefore(nominalLastDay)].sort()[0] ?? thirtyDaysEach;
  return {
    nominalLastDay,
    lastDay: countFrom(nominalLastDay, calendar, (day) => nextWorkingDay(calendar, day)),
    advisedBy: countFrom(margin, calendar, (day) => lastWorkingDayUpTo(calendar, day)),
    thirtyDaysEach,
  };
}
