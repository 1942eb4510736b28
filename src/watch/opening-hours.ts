import { nextDay, weekday } from "../rules/day.ts";
import { instantOf, legalDay } from "../rules/legal-day.ts";

const FRIDAY = 5;

/** The hours in which people are served, "07:30" to "17:00", Monday to Friday in Vietnam. */
export interface OpeningHours {
  opens: string;
  closes: string;
}

/** How many seconds of opening hours lie between two instants. Public holidays count like any other day. */
export function openSeconds(from: Date, to: Date, hours: OpeningHours): number {
  const last = legalDay(to);
  let open = 0;
  for (let day = legalDay(from); day <= last; day = nextDay(day)) {
    if (weekday(day) > FRIDAY) continue;
    const opens = Math.max(from.getTime(), instantOf(day, hours.opens).getTime());
    const closes = Math.min(to.getTime(), instantOf(day, hours.closes).getTime());
    open += Math.max(0, closes - opens);
  }
  return Math.floor(open / 1000);
}
