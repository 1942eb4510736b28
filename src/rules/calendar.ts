import { AppError } from "../errors.ts";
import type { CalendarFile } from "./calendar-schema.ts";
import { type Day, dayBefore, nextDay, weekday } from "./day.ts";

/**
 * The days on which offices work, for the years that are known. A working day (ngày làm việc) is Monday to Friday without
 * the days off, and the Saturdays worked in place of one. Every function here throws AppError CALENDAR_UNKNOWN when it
 * needs a year that is not known.
 */
export interface Calendar {
  years: ReadonlyMap<number, { off: ReadonlySet<Day>; workingSaturdays: ReadonlySet<Day> }>;
}

/** A year whose days off would have to be known: AppError CALENDAR_UNKNOWN with that year. */
export class UnknownYear extends AppError {
  readonly year: number;

  constructor(year: number) {
    super("CALENDAR_UNKNOWN", `The days off of ${year} are not known; add them to flows/parameters/working-days.yaml`);
    this.year = year;
  }
}

/** The calendar of what flows/parameters/working-days.yaml lists. */
export function buildCalendar({ years }: Pick<CalendarFile, "years">): Calendar {
  const all = years.map((one) => {
    const off = new Set(one["days-off"].flatMap(({ days }) => days));
    const workingSaturdays = new Set(one["working-saturdays"].map(({ day }) => day));
    return [one.year, { off, workingSaturdays }] as const;
  });
  return { years: new Map(all) };
}

/** True on a day on which offices work. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean {
  const year = Number(day.slice(0, 4));
  const known = calendar.years.get(year);
  if (!known) throw new UnknownYear(year);
  return weekday(day) > 5 ? known.workingSaturdays.has(day) : !known.off.has(day);
}

/**
 * The n-th working day after a day; the day itself for none. The first day is not counted: the count starts on the next
 * day, or, if that is off, on the next working day (Decree 374/2025, art. 45 clause 3).
 */
export function addWorkingDays(calendar: Calendar, day: Day, count: number): Day {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no number of working days`);
  let reached = day;
  for (let left = count; left > 0; left -= 1) reached = nextWorkingDay(calendar, nextDay(reached));
  return reached;
}

/** How many working days lie after a day, up to another day and with it; 0 when the other is not later. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) if (isWorkingDay(calendar, day)) count += 1;
  return count;
}

/** The day itself if offices work on it, else the first working day after it. */
export function nextWorkingDay(calendar: Calendar, day: Day): Day {
  let reached = day;
  while (!isWorkingDay(calendar, reached)) reached = nextDay(reached);
  return reached;
}

/** The day itself if offices work on it, else the last working day before it. */
export function lastWorkingDayUpTo(calendar: Calendar, day: Day): Day {
  let reached = day;
  while (!isWorkingDay(calendar, reached)) reached = dayBefore(reached);
  return reached;
}
