import type { Day } from "./day.ts";

/** The month from which the coming year must be known too. */
const DECEMBER = "12";

/** What is missing for a year that runs or is about to begin. */
export interface MissingYear {
  what: "calendar" | "wages";
  year: number;
}

/**
 * Years whose days off are not known, or whose wages nobody has checked: the year of today, and in December the next one.
 * `wagesCheckedYear` is the last year of which the department says that its wages are right.
 */
export function missingYears(
  known: { calendarYears: ReadonlySet<number>; wagesCheckedYear: number },
  today: Day,
): MissingYear[] {
  const year = Number(today.slice(0, 4));
  const years = today.slice(5, 7) === DECEMBER ? [year, year + 1] : [year];
  return years.flatMap((one): MissingYear[] => [
    ...(known.calendarYears.has(one) ? [] : [{ what: "calendar" as const, year: one }]),
    ...(one <= known.wagesCheckedYear ? [] : [{ what: "wages" as const, year: one }]),
  ]);
}
