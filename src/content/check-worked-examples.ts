import { buildCalendar, type Calendar } from "../rules/calendar.ts";
import { runCalendarExamples } from "../rules/calendar-examples.ts";
import { checkTimeLimits } from "../rules/deadlines/check-time-limits.ts";
import { runDeadlineExamples } from "../rules/deadlines/deadline-examples.ts";
import type { Rulebook } from "../rules/given.ts";
import type { WageRegions } from "../rules/places/wage-regions.ts";
import { checkUnemploymentExamples, runUnemploymentExamples } from "../rules/unemployment/unemployment-examples.ts";
import { checkUnemployment, hasUnemployment } from "./check-unemployment.ts";
import { kinds } from "./kinds.ts";
import type { ContentProblem } from "./problem.ts";
import { checkEach, definitionsOf } from "./read-definitions.ts";
import type { Flows } from "./read-flows.ts";

/** Worked examples of unemployment insurance, time limits and working days that do not hold, and mistakes in them. */
export function checkWorkedExamples(flows: Flows, book: Required<Rulebook>): ContentProblem[] {
  const { calendar, wageRegions } = datedBooksOf(flows);
  if (!calendar) return [];
  const limits = checkEach(flows.timeLimits, (all) =>
    checkTimeLimits(all, book.sources).length > 0
      ? []
      : runDeadlineExamples({ limits: all, calendar, sources: book.sources }),
  );
  return [
    ...checkEach(flows.calendar, ({ examples }) => runCalendarExamples(examples, calendar)),
    ...limits,
    ...(wageRegions ? checkExamplesOfUnemployment(flows, { ...book, calendar, wageRegions }) : []),
  ];
}

/** The working days and wage regions that could be read. */
export function datedBooksOf(flows: Flows): { calendar: Calendar | undefined; wageRegions: WageRegions | undefined } {
  const days = definitionsOf(flows.calendar).get("working-days");
  return {
    calendar: days && buildCalendar(days),
    wageRegions: definitionsOf(flows.wageRegions).get("wage-regions"),
  };
}

function checkExamplesOfUnemployment(
  flows: Flows,
  book: Required<Rulebook> & { calendar: Calendar; wageRegions: WageRegions },
): ContentProblem[] {
  if (!hasUnemployment(flows)) return [];
  const { files } = kinds.unemploymentExamples;
  if (flows.unemploymentExamples.names.size === 0)
    return [
      {
        file: files,
        line: 1,
        column: 1,
        message: "is missing; the rules of unemployment insurance need worked examples",
      },
    ];
  const isSound = checkUnemployment(book).length === 0;
  return checkEach(flows.unemploymentExamples, (examples) => {
    const mistakes = checkUnemploymentExamples(examples, book.definitions);
    return mistakes.length > 0 || !isSound ? mistakes : runUnemploymentExamples(examples, book);
  });
}
