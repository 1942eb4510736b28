import type { Bands, Sum } from "../../../src/rules/amount.ts";
import { type Day, dayBefore, nextDay } from "../../../src/rules/day.ts";
import type { Rulebook } from "../../../src/rules/given.ts";
import { valueOn } from "../../../src/rules/parameter.ts";
import { type Programme, versionOn } from "../../../src/rules/programme.ts";
import { parametersOfProgramme } from "../../../src/rules/programme-parts.ts";

/** Days on which the same rule and the same numbers answer. */
export interface Period {
  /** Every boundary within it: the day itself, the day before, the day after. */
  days: [Day, ...Day[]];
}

/** Every day on which something about a programme changes, the day before and the day after, and `today`. */
function daysThatMatter(programme: Programme, book: Rulebook, today: Day): Day[] {
  const { filing, event, versions } = programme;
  const ends = [filing.until, event?.until].flatMap((day) => (day === undefined ? [] : nextDay(day)));
  const begins = [filing.from, event?.from, ...versions.map(({ from }) => from), ...sinceDays(programme)].filter(
    (day) => day !== undefined,
  );
  const changes = [
    ...begins,
    ...ends,
    ...datedByToday(programme, book).flatMap(({ values }) => values.map(({ from }) => from)),
  ];
  return [...new Set([...changes.flatMap((day) => [dayBefore(day), day, nextDay(day)]), today])].sort();
}

/** The days that matter, those together on which the same rule answers. */
export function periodsOf(programme: Programme, book: Rulebook, today: Day): Period[] {
  const periods = new Map<string, Period>();
  for (const day of daysThatMatter(programme, book, today)) {
    const rule = ruleOn(programme, book, day);
    const period = periods.get(rule);
    if (period) period.days.push(day);
    else periods.set(rule, { days: [day] });
  }
  return [...periods.values()];
}

function ruleOn(programme: Programme, book: Rulebook, day: Day): string {
  const version = programme.versions.indexOf(versionOn(programme, day));
  const added = sinceDays(programme).map((since) => day >= since);
  return JSON.stringify([version, added, datedByToday(programme, book).map((parameter) => valueOn(parameter, day))]);
}

function datedByToday(programme: Programme, { parameters }: Rulebook) {
  return parametersOfProgramme(programme).flatMap(({ name }) => {
    const parameter = parameters?.get(name);
    return parameter && parameter.by === undefined ? [parameter] : [];
  });
}

/** First days of lines that a later version of the rule added. */
function sinceDays({ amount }: Programme): Day[] {
  return (amount ?? []).flatMap((entry) => sinceOf(entry) ?? []);
}

/** The first day of a line that a later version of the rule added. */
export function sinceOf(entry: Sum | Bands): Day | undefined {
  return "since" in entry ? entry.since : undefined;
}

/** The state of filing on a day, read once more without the engine. */
export function filingOn({ filing: { from, until } }: Programme, day: Day): "not-yet" | "open" | "closed" {
  if (day < from) return "not-yet";
  return until !== undefined && day > until ? "closed" : "open";
}
