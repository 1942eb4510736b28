import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { buildCalendar, type Calendar } from "../../src/rules/calendar.ts";
import { type CalendarFile, calendarSchema } from "../../src/rules/calendar-schema.ts";
import { type TimeLimits, timeLimitsSchema } from "../../src/rules/deadlines/time-limits-schema.ts";

function parameters(file: string): unknown {
  return parse(readFileSync(join(import.meta.dirname, "../../flows/parameters", file), "utf8"));
}

/** The house's own days off, as they are written. */
export function loadCalendarFile(): CalendarFile {
  return calendarSchema.parse(parameters("working-days.yaml"));
}

/** The house's own calendar of working days. */
export function loadCalendar(): Calendar {
  return buildCalendar(loadCalendarFile());
}

/** The house's own time limits. */
export function loadTimeLimits(): TimeLimits {
  return timeLimitsSchema.parse(parameters("time-limits.yaml"));
}
