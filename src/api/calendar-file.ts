import { createHash } from "node:crypto";
import { createEvents, type DateArray } from "ics";
import { nextDay } from "../rules/day.ts";

/** A day to be reminded of, with what to do on it. Nothing personal. */
export interface Reminder {
  /** ISO day. */
  day: string;
  title: string;
}

/** Hours before the day begins at which the phone reminds: at 8 in the morning of the day before. */
const hoursBefore = 16;

/**
 * An iCalendar file (RFC 5545) with a whole-day event for each reminder and an alarm the morning before. The same reminder
 * has the same UID, so that a file that is imported twice does not double it.
 */
export function calendarFile(name: string, reminders: readonly Reminder[]): string {
  const { error, value } = createEvents(
    reminders.map(({ day, title }) => ({
      start: dateOf(day),
      end: dateOf(nextDay(day)),
      title,
      uid: `${createHash("sha256").update(`${day} ${title}`).digest("hex").slice(0, 32)}@an-sinh`,
      productId: "an-sinh",
      calName: name,
      transp: "TRANSPARENT",
      alarms: [{ action: "display", description: title, trigger: { hours: hoursBefore, before: true } }],
    })),
  );
  if (value === null) throw error ?? new Error("A calendar file came out empty");
  return value;
}

function dateOf(day: string): DateArray {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}
