import type { Day } from "../day.ts";
import type { Parameter } from "../parameter.ts";
import { type Confidence, confidenceOf, type Sources } from "../source.ts";
import type { NumberOfBothLaws, NumberOfSomeDays, WageParameter } from "./parameters-read.ts";

/** A number of the law on a day, with where it stands. */
export interface DatedNumber {
  value: number;
  cite: string;
  confidence: Confidence;
}

/** The books that numbers of the law are read from. */
export interface NumberBook {
  parameters: ReadonlyMap<string, Parameter>;
  sources: Sources;
}

/** A number of the law on a day; null where it has none then: never the nearest one. */
export function numberOn(
  name: NumberOfBothLaws | NumberOfSomeDays | WageParameter,
  day: Day,
  book: NumberBook,
): DatedNumber | null {
  const found = book.parameters
    .get(name)
    ?.values.filter(({ from }) => from <= day)
    .at(-1);
  if (!found || found.value === null) return null;
  return { value: found.value, cite: found.cite, confidence: confidenceOf(found, book.sources) };
}

/** A number that both laws have, on a day since 2015. Content is checked for it, so its absence is a bug. */
export function lawNumber(name: NumberOfBothLaws, day: Day, book: NumberBook): number {
  const found = numberOn(name, day, book);
  if (!found) throw new Error(`There is no "${name}" on ${day}`);
  return found.value;
}
