import { AppError } from "../../errors.ts";
import type { Calendar } from "../calendar.ts";
import type { Day } from "../day.ts";

/** A day, or the year whose days off must be known before it can be counted. */
export type DayIfKnown = Day | { yearNotKnown: number };

/** True for a day that could be counted. */
export function isKnown(day: DayIfKnown): day is Day {
  return typeof day === "string";
}

/** Counts a day from another with the calendar; where that needs a year nobody listed, the year instead. */
export function countFrom(day: DayIfKnown, calendar: Calendar, count: (day: Day) => Day): DayIfKnown {
  if (!isKnown(day)) return day;
  try {
    return count(day);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "CALENDAR_UNKNOWN") throw error;
    return { yearNotKnown: firstUnknownYear(calendar, Number(day.slice(0, 4))) };
  }
}

function firstUnknownYear(calendar: Calendar, from: number): number {
  return calendar.years.has(from) ? firstUnknownYear(calendar, from + 1) : from;
}
