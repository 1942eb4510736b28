import { isDay } from "../rules/day.ts";
import type { ExampleDifference } from "./example-impact.ts";
import { conditionTitle, dayText, factName, parameterTitle, type View, wordsOr } from "./view.ts";

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

type Told = (view: View, id: string) => string;

/** What citizens are told of something open goes on to what they should do, so only its beginning. */
const openMatter: Told = (view, id) => `“${firstSentence(wordsOr(view, `unemployment:flags.${id}`, id))}”`;

/** How ids are told, by the name of what is given; those of other names are in the words of these tools. */
const toldBy: Readonly<Record<string, Told>> = {
  verdict: (view, id) => wordsOr(view, `officer:verdicts.${id}`, id),
  missing: factName,
  unknown: factName,
  met: conditionTitle,
  failed: conditionTitle,
  "for-a-person": conditionTitle,
  open: openMatter,
  told: openMatter,
  "course.event": (view, id) => wordsOr(view, `unemployment:endings.${id}`, id),
};

function idText(view: View, name: string, id: string): string {
  return toldBy[name]?.(view, id) ?? wordsOr(view, `officer:impact.values.${name}.${id}`, id);
}

function firstSentence(text: string): string {
  return text.split(". ")[0]?.replace(/\.$/, "") ?? text;
}
