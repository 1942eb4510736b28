import { z } from "zod";
import { type Day, daySchema, weekday } from "./day.ts";
import type { Problem } from "./problem.ts";
import { checkCite, citeSchema, confidenceSchema, type Sources } from "./source.ts";
import { workedShape } from "./worked-example.ts";

const known = { cite: citeSchema, confidence: confidenceSchema.optional() };

/** One year: weekdays on which offices are closed, and Saturdays on which they work in place of one of these. */
const yearSchema = z.strictObject({
  year: z.int().min(1900).max(2199),
  "days-off": z.array(z.strictObject({ days: z.array(daySchema).min(1), ...known })).min(1),
  "working-saturdays": z.array(z.strictObject({ day: daySchema, "instead-of": daySchema, ...known })).default([]),
});

type CalendarYear = z.infer<typeof yearSchema>;

/** A worked example: the n-th working day after a day, which is not counted itself. */
const exampleSchema = z.strictObject({
  ...workedShape,
  from: daySchema,
  "working-days": z.int().min(1),
  expect: daySchema,
});

/** A worked example of counting working days. */
export type CalendarExample = z.infer<typeof exampleSchema>;

/** flows/parameters/working-days.yaml: the public sector's days off and working Saturdays, year by year. */
export const calendarSchema = z
  .strictObject({ years: z.array(yearSchema).min(1), examples: z.array(exampleSchema).default([]) })
  .superRefine(({ years }, context) => {
    const problems = years.flatMap((year, at) => [...outOfOrder(years, at), ...mistakesOf(year, at)]);
    for (const { path, message } of problems) context.addIssue({ code: "custom", path, message });
  });

/** The days off and working Saturdays as they are written, each with its source. */
export type CalendarFile = z.infer<typeof calendarSchema>;

function outOfOrder(years: readonly CalendarYear[], at: number): Problem[] {
  const [before, year] = [years[at - 1]?.year, years[at]?.year];
  if (before === undefined || year === undefined || before < year) return [];
  return [{ path: ["years", at, "year"], message: `${year} does not come after ${before}` }];
}

function mistakesOf(year: CalendarYear, at: number): Problem[] {
  const seen = new Set<Day>();
  const off = year["days-off"].flatMap(({ days }, group) =>
    days.flatMap((day, index) => {
      const fault = faultOfDayOff(day, year.year, seen);
      seen.add(day);
      return fault === null
        ? []
        : [{ path: ["years", at, "days-off", group, "days", index], message: `${day} ${fault}` }];
    }),
  );
  return [...off, ...mistakesOfSaturdays(year, at, seen)];
}

function faultOfDayOff(day: Day, year: number, seen: ReadonlySet<Day>): string | null {
  if (!day.startsWith(`${year}-`)) return `is not in ${year}`;
  if (weekday(day) > 5) return "is a weekend, which is off anyway";
  return seen.has(day) ? "is listed twice" : null;
}

function mistakesOfSaturdays(year: CalendarYear, at: number, off: ReadonlySet<Day>): Problem[] {
  return year["working-saturdays"].flatMap(({ day, "instead-of": insteadOf }, index): Problem[] => {
    const path = ["years", at, "working-saturdays", index];
    const fault = day.startsWith(`${year.year}-`) ? null : `is not in ${year.year}`;
    const wrong = fault ?? (weekday(day) === 6 ? null : "is no Saturday");
    if (wrong !== null) return [{ path: [...path, "day"], message: `${day} ${wrong}` }];
    return off.has(insteadOf)
      ? []
      : [{ path: [...path, "instead-of"], message: `${insteadOf} is none of the days off` }];
  });
}

/** Cites of the calendar that name no source. */
export function checkCalendar({ years }: CalendarFile, sources: Sources): Problem[] {
  return years.flatMap((year, at) =>
    (["days-off", "working-saturdays"] as const).flatMap((list) =>
      year[list].flatMap(({ cite }, index) => {
        const message = checkCite(cite, sources);
        return message === null ? [] : [{ path: ["years", at, list, index, "cite"], message }];
      }),
    ),
  );
}
