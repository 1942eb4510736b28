/** A day of the calendar, without time and zone. */
export interface CivilDay {
  year: number;
  month: number;
  day: number;
}

const oneDay = 86_400_000;

/** The ISO day, or null when the calendar has no such day (30 February, month 13) or the year is not of four digits. */
export function isoDay({ year, month, day }: CivilDay): string | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return null;
  return [String(year), String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-");
}

/** The parts of an ISO day. */
export function civilDay(iso: string): CivilDay {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return { year, month, day };
}

/** The number of the last day of a month. */
export function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The ISO day that lies so many days later; earlier for a negative number. */
export function addDays(iso: string, days: number): string {
  const { year, month, day } = civilDay(iso);
  return new Date(Date.UTC(year, month - 1, day) + days * oneDay).toISOString().slice(0, 10);
}

/** The weekday of an ISO day, Monday is 1 and Sunday 7. */
export function weekdayOf(iso: string): number {
  const { year, month, day } = civilDay(iso);
  return ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1;
}
