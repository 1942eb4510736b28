/** Days in the answers of topics, as the data have them: each gives the day, or what is wrong with its name. */
import type { Leaf } from "../rules/condition.ts";
import type { Day } from "../rules/day.ts";
import { didYouMean } from "../rules/nearest-name.ts";
import { type Parameter, valueOn } from "../rules/parameter.ts";
import { leavesOfVersion, type Programme } from "../rules/programme.ts";
import type { Sources } from "../rules/source.ts";

/** A day of the data. */
export interface DayFound {
  day: Day;
}

/** Since when a parameter has the value it has on a day. */
export function firstDayOfValue(name: string, parameters: ReadonlyMap<string, Parameter>, day: Day): DayFound | string {
  const parameter = parameters.get(name);
  if (!parameter) return `is no parameter${didYouMean(name, parameters.keys())}`;
  const begun = parameter.values.filter(({ from }) => from <= day).at(-1);
  const value = valueOn(parameter, day);
  return begun && typeof value === "number" ? { day: begun.from } : `has no value on ${day} (${value})`;
}

/** Since when a legal document holds. */
export function firstDayOfLaw(name: string, sources: Sources): DayFound | string {
  const source = sources.get(name);
  if (!source) return `is no source${didYouMean(name, sources.keys())}`;
  return source.from === undefined ? "has no first day in flows/sources" : { day: source.from };
}

/**
 * A day of a programme: `<id>.event.from`, `.event.until`, `.filing.from`, `.filing.until`; `<id>.widened`, the first day of its
 * latest version; `<id>.<condition>.from` and `.until` of a condition over a day; `<id>.<step>` of a step with a day.
 */
export function dayOfProgramme(name: string, programmes: ReadonlyMap<string, Programme>): DayFound | string {
  const [id = "", ...place] = name.split(".");
  const programme = programmes.get(id);
  if (!programme) return `names no programme${didYouMean(id, programmes.keys())}`;
  const days = daysOf(programme);
  const day = days.get(place.join("."));
  return day === undefined ? `names no day of ${id}${didYouMean(place.join("."), days.keys())}` : { day };
}

function daysOf(programme: Programme): Map<string, Day> {
  const { event, filing, versions, steps } = programme;
  const latest = versions.at(-1);
  const days: [string, Day | undefined][] = [
    ...(latest ? leavesOfVersion(latest) : []).flatMap(({ leaf }) => daysOfLeaf(leaf)),
    ...steps.map(({ id, by }): [string, Day | undefined] => [id, by]),
    ["event.from", event?.from],
    ["event.until", event?.until],
    ["filing.from", filing.from],
    ["filing.until", filing.until],
    ["widened", versions.length > 1 ? latest?.from : undefined],
  ];
  return new Map(days.flatMap(([name, day]) => (day === undefined ? [] : [[name, day]])));
}

function daysOfLeaf({ id, onOrAfter, onOrBefore }: Leaf): [string, Day | undefined][] {
  return [
    [`${id}.from`, onOrAfter],
    [`${id}.until`, onOrBefore],
  ];
}
