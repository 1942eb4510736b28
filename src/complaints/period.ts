/** Stretches of days that figures are counted for. Pure: today is an argument. */
import { addDays, addMonths, type Day, daysBetween, isDay, weekday } from "../rules/day.ts";

/** The periods that are offered; the last one has days of its own. */
export const periodChoices = ["week", "month", "quarter", "year", "days"] as const;
/** One of them. */
export type PeriodChoice = (typeof periodChoices)[number];

/** A stretch of days, both with it. */
export interface Period {
  from: Day;
  to: Day;
}

/** Longest stretch that is counted at once, in days: three years. */
const longestPeriod = 1_096;

/** The days of a choice, until today; null for days of one's own that are none, are the wrong way round, or too many. */
export function periodOf(choice: PeriodChoice, today: Day, own: { from: string; to: string }): Period | null {
  if (choice !== "days") return { from: startOf(choice, today), to: today };
  const { from, to } = own;
  if (!isDay(from) || !isDay(to)) return null;
  const days = daysBetween(from, to) + 1;
  return days >= 1 && days <= longestPeriod ? { from, to } : null;
}

/**
 * The stretch before, to compare with: as many days from the start of the week, month, quarter or year before (no more than it
 * has), or for days of one's own as many days that end where they begin.
 */
export function periodBefore(choice: PeriodChoice, { from, to }: Period): Period {
  const length = daysBetween(from, to);
  if (choice === "days") return { from: addDays(from, -length - 1), to: addDays(from, -1) };
  const start = startOf(choice, addDays(from, -1));
  const end = addDays(start, length);
  return { from: start, to: end < from ? end : addDays(from, -1) };
}

/** Monday of the week of a day. */
function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** The Mondays of the weeks that a period touches. */
export function weeksOf({ from, to }: Period): Day[] {
  const weeks: Day[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) weeks.push(monday);
  return weeks;
}

/** The days of a week, named by its Monday, that belong to a period. */
export function weekWithin(monday: Day, { from, to }: Period): Period {
  const [first, sunday] = [[monday, from].sort(), [addDays(monday, 6), to].sort()];
  return { from: first[1] ?? from, to: sunday[0] ?? to };
}

function startOf(choice: Exclude<PeriodChoice, "days">, day: Day): Day {
  const month = Number(day.slice(5, 7));
  const firstOfMonth = `${day.slice(0, 8)}01`;
  switch (choice) {
    case "week":
      return mondayOf(day);
    case "month":
      return firstOfMonth;
    case "quarter":
      return addMonths(firstOfMonth, -((month - 1) % 3));
    case "year":
      return `${day.slice(0, 4)}-01-01`;
  }
}
