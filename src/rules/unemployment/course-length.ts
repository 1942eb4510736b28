import { addDays, addMonths, type Day } from "../day.ts";

/** How long a course lasts: full months and the days left over. */
export interface CourseLength {
  months: number;
  days: number;
}

/** How long a course lasts from its first to its last day, both included. */
export function courseLength(from: Day, to: Day): CourseLength {
  const end = addDays(to, 1);
  let months = 0;
  while (addMonths(from, months + 1) <= end) months += 1;
  let days = 0;
  while (addDays(addMonths(from, months), days) < end) days += 1;
  return { months, days };
}

/**
 * Months that are paid for: up to 14 days left over are half a month, 15 or more a whole one, at most so many (Nghị định
 * 374/2025, điều 11; recalled for the old law).
 */
export function supportedMonths({ months, days }: CourseLength, most: number): number {
  const rest = days === 0 ? 0 : days < 15 ? 0.5 : 1;
  return Math.min(months + rest, most);
}

/** First and last day that are paid for. */
export function supportedDays(from: Day, to: Day, most: number): { from: Day; to: Day } {
  const end = addDays(addMonths(from, most), -1);
  return { from, to: to < end ? to : end };
}
