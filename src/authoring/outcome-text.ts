import { isDay } from "../rules/day.ts";
import type { ExampleDifference } from "./example-impact.ts";
import { dayText, parameterTitle, type View, wordsOr } from "./view.ts";

/** What an example says, with the name of the dated number it is about. */
export function saysText(view: View, { says, about }: ExampleDifference): string {
  return about?.is === "parameter" ? `${parameterTitle(view, about.id)}: ${says}` : says;
}

/** What changes, in words: a step of a time limit, or what an example may expect; its name in the file where there are none. */
export function outcomeName(view: View, { about }: ExampleDifference, name: string): string {
  if (about?.is !== "matter") return wordsOr(view, `officer:impact.names.${name}`, name);
  // What stands behind the first sentence explains how it is counted.
  return firstSentence(wordsOr(view, `deadlines:steps.${about.id}.${name}`, name));
}

/** A day, a number, a name or a list of them; ids that have words in those words. */
export function outcomeText(view: View, name: string, value: unknown): string {
  if (value === null) return "–";
  if (Array.isArray(value)) return `[${value.map((one) => outcomeText(view, name, one)).join(", ")}]`;
  if (typeof value === "number") return value.toLocaleString(view.session.lang);
  return isDay(value) ? dayText(view, value) : idText(view, name, String(value));
}

/** Where the words of an id may stand. */
type Places = (id: string) => string[];

const fact: Places = (id) => [`facts:${id}.short`];
const condition: Places = (id) => [`unemployment:conditions.${id}.title`, `unemployment:training.${id}.title`];
const flag: Places = (id) => [`unemployment:flags.${id}`];

/** Where the words of ids stand, by the name of what is given; those of other names are in the words of these tools. */
const placesOf: Readonly<Record<string, Places>> = {
  verdict: (id) => [`officer:verdicts.${id}`],
  missing: fact,
  unknown: fact,
  met: condition,
  failed: condition,
  "for-a-person": condition,
  open: flag,
  told: flag,
  "course.event": (id) => [`unemployment:endings.${id}`],
};

function idText(view: View, name: string, id: string): string {
  const keys = placesOf[name]?.(id) ?? [`officer:impact.values.${name}.${id}`];
  const words = keys.map((key) => wordsOr(view, key, id)).find((text) => text !== id) ?? id;
  // What citizens are told of something open goes on to what they should do.
  return placesOf[name] === flag ? `“${firstSentence(words)}”` : words;
}

function firstSentence(text: string): string {
  return text.split(". ")[0]?.replace(/\.$/, "") ?? text;
}
