/** Days and times of day as Vietnam counts them: seven hours ahead of UTC all year round. */
import type { Day } from "./day.ts";

const aheadMs = 7 * 60 * 60_000;

/** The ISO day in Vietnam at an instant. */
export function legalDay(at: Date): Day {
  return inVietnam(at).slice(0, 10);
}

/** The time of day in Vietnam at an instant: "07:45". */
export function legalTime(at: Date): string {
  return inVietnam(at).slice(11, 16);
}

/** The instant at which it is a time of day ("07:45", at most "24:00") of a day in Vietnam. */
export function instantOf(day: Day, time: string): Date {
  return new Date(Date.parse(`${day}T${time}:00Z`) - aheadMs);
}

/** The instant at which the day of another instant began in Vietnam: all that is kept of an anonymous citizen's time. */
export function startOfLegalDay(at: Date): Date {
  return instantOf(legalDay(at), "00:00");
}

function inVietnam(at: Date): string {
  return new Date(at.getTime() + aheadMs).toISOString();
}
