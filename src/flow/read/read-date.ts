import { hasMarks } from "../../search/tone-position.ts";
import { addDays, civilDay, isoDay, lastDayOf } from "./civil-day.ts";
import { type Meaning, meaningOf } from "./date-meaning.ts";
import { dateText } from "./date-text.ts";
import { ambiguous, type Reading, read, unread } from "./reading.ts";

/** The day to reckon from and the first and last day that may be answered, as ISO days. */
export interface DateLimits {
  today: string;
  earliest?: string;
  latest?: string;
  /** The year meant when none is typed; the latest possible one where left out. */
  year?: number;
  /** Only the month counts: every day of it is read as its first, and the month alone is enough. */
  month?: boolean;
}

/**
 * The day that was typed, as ISO text: "15/8/2021", "15-8-21", "15.8.2021", "2021-08-15", "ngày 15 tháng 8 năm 2021",
 * "mùng 2 tháng chín năm ngoái", "hôm qua", "sáng nay", "3 ngày trước", "thứ 2 tuần trước", "August 15, 2021".
 * - Without a year it is the day of the year that is asked about, else the latest such day not after today within the
 *   limits; month before day is never assumed.
 * - A month or a part of one ("9/2021", "đầu tháng 9") is ambiguous, with three of its days as options; so are "tuần
 *   trước", "khoảng 15/8", "ngày 15", and two days.
 * - Days that do not exist, lunar days and years alone are unreadable; days outside the limits too small or too large.
 */
export function readDate(text: string, limits: DateLimits): Reading<string> {
  if (text.trim() === "") return unread("empty");
  if (/^\s*(?:hôm|bữa) kìa\s*$/i.test(text.normalize("NFC")) && hasMarks(text))
    return checked(addDays(limits.today, -3), limits);
  const { plain, about } = dateText(text);
  const meaning = meaningOf(limits.month ? plain.replace(/^\d{1,2}$/, "thang $&") : plain, limits.today);
  if (!meaning) return severalDays(plain, limits);
  const reading = limits.month ? monthMeant(meaning, limits) : resolve(meaning, limits);
  return about && reading.ok ? ambiguous([reading.value]) : reading;
}

function resolve(meaning: Meaning, limits: DateLimits): Reading<string> {
  switch (meaning.is) {
    case "no-such-day":
      return unread("unreadable");
    case "day":
      return checked(meaning.iso, limits);
    case "some":
      return offeredNear(meaning.days, limits);
    case "day-of-year":
      return inLikelyYear(meaning, limits);
    case "month":
      return offered(daysOfMonth(meaning, limits), limits);
  }
}

/** "từ 1/7 đến 15/8", "15/8 hoặc 16/8": both are offered. */
function severalDays(plain: string, limits: DateLimits): Reading<string> {
  const parts = plain.split(/ (?:den|toi|hoac|hay|or|to|-) /);
  if (parts.length !== 2) return unread("unreadable");
  const readings = parts
    .map((part) => meaningOf(part, limits.today))
    .map((meaning) => (meaning ? resolve(meaning, limits) : null));
  return readings.every((reading) => reading?.ok)
    ? ambiguous(readings.flatMap((reading) => (reading?.ok ? [reading.value] : [])))
    : unread("unreadable");
}

function checked(iso: string, { earliest, latest }: DateLimits): Reading<string> {
  if (earliest !== undefined && iso < earliest) return unread("too-small");
  if (latest !== undefined && iso > latest) return unread("too-large");
  return read(iso);
}

/** "ngày 15" is one of these months; where another year is asked about, it says nothing. */
function offeredNear(days: string[], limits: DateLimits): Reading<string> {
  const { year } = limits;
  const near = days.filter((iso) => year === undefined || Math.abs(civilDay(iso).year - year) <= 1);
  return near.length === 0 ? unread("unreadable") : offered(near, limits);
}

function offered(days: string[], limits: DateLimits): Reading<string> {
  const possible = [...new Set(days)].filter((iso) => checked(iso, limits).ok);
  const [first] = days;
  if (possible.length === 0 && first !== undefined) return checked(first, limits);
  return ambiguous(possible);
}

/** The first day of the month that was typed, alone or by one of its days. */
function monthMeant(meaning: Meaning, limits: DateLimits): Reading<string> {
  if (meaning.is !== "month") {
    const reading = resolve(meaning, limits);
    return reading.ok ? read(`${reading.value.slice(0, 7)}-01`) : reading;
  }
  const [first] = daysOfMonth({ ...meaning, days: [1] }, limits);
  return first === undefined ? unread("unreadable") : checked(first, limits);
}

/** Years in which the day exists, newest first, going back over a leap year that was left out (1900). */
function yearsFrom(limits: DateLimits): number[] {
  // The year in question, then those after it, then those before.
  if (limits.year !== undefined) return [0, 1, -1].map((other) => (limits.year ?? 0) + other);
  const thisYear = civilDay(limits.today).year;
  const newest = limits.latest === undefined ? thisYear : civilDay(limits.latest).year;
  const oldest = limits.earliest === undefined ? Math.min(thisYear, newest) - 8 : civilDay(limits.earliest).year;
  return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, index) => newest - index);
}

function inLikelyYear({ day, month }: { day: number; month: number }, limits: DateLimits): Reading<string> {
  const days = yearsFrom(limits).flatMap((year) => isoDay({ year, month, day }) ?? []);
  const possible = days.filter((iso) => checked(iso, limits).ok);
  if (limits.year !== undefined && possible[0] !== undefined) return read(possible[0]);
  const [past] = possible.filter((iso) => iso <= limits.today);
  if (past !== undefined) return read(past);
  const [only] = possible;
  if (only !== undefined) return possible.length === 1 ? read(only) : ambiguous(possible.slice(-3).reverse());
  const [nearest] = days.filter((iso) => iso <= limits.today);
  const [first] = nearest === undefined ? days : [nearest];
  return first === undefined ? outside({ day, month }, limits) : checked(first, limits);
}

/** No year of the limits has the day: it lies before or after them as this year's does. */
function outside({ day, month }: { day: number; month: number }, limits: DateLimits): Reading<string> {
  const iso = isoDay({ year: civilDay(limits.today).year, month, day });
  return iso === null ? unread("unreadable") : checked(iso, limits);
}

function daysOfMonth({ month, year, days }: Extract<Meaning, { is: "month" }>, limits: DateLimits): string[] {
  const inYear = (one: number) =>
    days.flatMap((day) => isoDay({ year: one, month, day: Math.min(day, lastDayOf(one, month)) }) ?? []);
  if (year !== null) return inYear(year);
  const possible = yearsFrom(limits)
    .map(inYear)
    .filter((some) => some.some((iso) => checked(iso, limits).ok));
  if (limits.year !== undefined && possible[0]) return possible[0];
  const past = possible.find((some) => (some[0] ?? "") <= limits.today);
  return past ?? possible.at(-1) ?? inYear(civilDay(limits.today).year);
}
