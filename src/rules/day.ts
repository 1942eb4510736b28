import { z } from "zod";

/** A legal day as ISO text, `YYYY-MM-DD`, in Asia/Ho_Chi_Minh. Days compare as texts. */
export type Day = string;

/** A day that exists in the calendar. */
export const daySchema = z.iso.date({ error: "must be a real day as YYYY-MM-DD" });

/** True for a real calendar day written as YYYY-MM-DD. */
export function isDay(text: unknown): text is Day {
  return daySchema.safeParse(text).success;
}

/** The day after. */
export function nextDay(day: Day): Day {
  const { year, month, date } = parts(day);
  if (date < daysIn(year, month)) return write(year, month, date + 1);
  return month === 12 ? write(year + 1, 1, 1) : write(year, month + 1, 1);
}

/** The day before. */
export function dayBefore(day: Day): Day {
  const { year, month, date } = parts(day);
  if (date > 1) return write(year, month, date - 1);
  return month === 1 ? write(year - 1, 12, 31) : write(year, month - 1, daysIn(year, month - 1));
}

function parts(day: Day): { year: number; month: number; date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function write(year: number, month: number, date: number): Day {
  return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");
}
