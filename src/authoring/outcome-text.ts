import { isDay } from "../rules/day.ts";
import type { ExampleDifference } from "./example-impact.ts";
import { dayText, factName, type View, wordsOr } from "./view.ts";

/** What an example says, with the name of the dated number it is about. */
export function saysText(view: View, { says, about }: ExampleDifference): string {
  return about?.is === "parameter" ? `${wordsOr(view, `officer:wages.${about.id}`, about.id)}: ${says}` : says;
}

/** What changes, in words: a step of a time limit, or what an example may expect; its name in the file where there are none. */
export function outcomeName(view: View, { about }: ExampleDifference, name: string): string {
  if (about?.is !== "matter") return wordsOr(view, `officer:impact.names.${name}`, name);
  // What stands behind the first sentence explains how it is counted.
  return wordsOr(view, `deadlines:steps.${about.id}.${name}`, name).split(". ")[0] ?? name;
}

/** A day, a number, a name or a list of them; ids that have words in those words. */
export function outcomeText(view: View, name: string, value: unknown): string {
  if (value === null) return "–";
  if (Array.isArray(value)) return `[${value.map((one) => outcomeText(view, name, one)).join(", ")}]`;
  if (typeof value === "number") return value.toLocaleString(view.session.lang);
  return isDay(value) ? dayText(view, value) : idText(view, name, String(value));
}

function idText(view: View, name: string, id: string): string {
  if (name === "verdict") return wordsOr(view, `officer:verdicts.${id}`, id);
  if (name === "missing" || name === "unknown") return factName(view, id);
  return wordsOr(view, `officer:impact.values.${name}.${id}`, id);
}
