import { addWorkingDays, type Calendar, UnknownYear } from "./calendar.ts";
import type { CalendarExample } from "./calendar-schema.ts";
import type { Day } from "./day.ts";
import { below, type Problem } from "./problem.ts";
import { dayNotKnown, repeatedIds } from "./worked-example.ts";

/** The worked examples of working days that do not hold, and ids that stand twice. */
export function runCalendarExamples(examples: readonly CalendarExample[], calendar: Calendar): Problem[] {
  const wrong = examples.flatMap((example, index): Problem[] => {
    const { says, expect } = example;
    const found = workingDayOf(example, calendar);
    if (found === expect) return [];
    return [{ path: [index, "expect"], message: `example "${says}" expects ${expect}, but the rules give ${found}` }];
  });
  return below(["examples"], [...repeatedIds(examples), ...wrong]);
}

/** The working day an example asks for, or that it cannot be counted yet. */
export function workingDayOf(
  { from, "working-days": count }: Pick<CalendarExample, "from" | "working-days">,
  calendar: Calendar,
): Day | string {
  try {
    return addWorkingDays(calendar, from, count);
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error;
    return dayNotKnown(error.year);
  }
}
