import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { buildCalendar, type Calendar } from "../../src/rules/calendar.ts";
import { calendarSchema } from "../../src/rules/calendar-schema.ts";

const file = join(import.meta.dirname, "../../flows/parameters/working-days.yaml");

/** The house's own calendar of working days. */
export function loadCalendar(): Calendar {
  return buildCalendar(calendarSchema.parse(parse(readFileSync(file, "utf8"))));
}
