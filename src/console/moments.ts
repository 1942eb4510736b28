import { shownDay } from "../rules/day.ts";
import { legalDay, legalTime } from "../rules/legal-day.ts";

/** An ISO instant as people in Vietnam read it: day "23/11/2026", minute "23/11/2026 08:05". */
export function shownMoment(instant: string, precision: "day" | "minute"): string {
  const at = new Date(instant);
  const day = shownDay(legalDay(at));
  return precision === "day" ? day : `${day} ${legalTime(at)}`;
}

/** The same moment for programs (the datetime attribute); a day says nothing about the hour. */
export function machineMoment(instant: string, precision: "day" | "minute"): string {
  return precision === "minute" ? instant : legalDay(new Date(instant));
}
