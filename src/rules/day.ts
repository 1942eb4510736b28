import { z } from "zod";

/** A legal day as ISO text, `YYYY-MM-DD`, in Asia/Ho_Chi_Minh. Days compare as texts. */
export type Day = string;

/** A day that exists in the calendar. */
export const daySchema = z.iso.date({ error: "must be a real day as YYYY-MM-DD" });

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** True for a real calendar day written as YYYY-MM-DD. */
export function isDay(text: unknown): text is Day {
  // Asked for every date of every evaluation; the schema says the same, several times slower.
  if (typeof text !== "string" || !dayForm.test(text)) return false;
  const { year, month, date } = parts(text);
  return month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
}

/** A day as people in Vietnam read it: 23/11/2026. */
export function shownDay(day: Day): string {
  return day.split("-").reverse().join("/");
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

/** The day `days` calendar days later; earlier for a negative number. */
export function addDays(day: Day, days: number): Day {
  return dayOf(serialOf(day) + days);
}

/**
 * The day with the same number `months` calendar months later, or that month's last day where it has no such number
 * (Civil Code 91/2015, art. 148 clause 3).
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = parts(day);
  const index = year * 12 + month - 1 + months;
  const [inYear, inMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return write(inYear, inMonth, Math.min(date, daysIn(inYear, inMonth)));
}

/** The day of the week: 1 is Monday, 7 is Sunday. */
export function weekday(day: Day): number {
  return ((serialOf(day) - 1) % 7) + 1;
}

/** Calendar days from one day to another; negative when the other is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return serialOf(to) - serialOf(from);
}

/** The day's number, where 1 January of year 1, a Monday, is 1. */
function serialOf(day: Day): number {
  const { year, month, date } = parts(day);
  const before = year - 1;
  const ofYears = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return ofYears + daysBefore(year, month) + date;
}

function dayOf(serial: number): Day {
  let year = Math.ceil(serial / 365.2425);
  while (serialOf(write(year, 12, 31)) < serial) year += 1;
  while (serialOf(write(year, 1, 1)) > serial) year -= 1;
  let date = serial - serialOf(write(year, 1, 1)) + 1;
  let month = 1;
  for (; date > daysIn(year, month); month += 1) date -= daysIn(year, month);
  return write(year, month, date);
}

/** Days of a year before a month begins. */
function daysBefore(year: number, month: number): number {
  let days = 0;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysIn(year, earlier);
  return days;
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
