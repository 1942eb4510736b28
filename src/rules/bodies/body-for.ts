import type { Day } from "../day.ts";
import { type Confidence, confidenceOf, type Sources } from "../source.ts";
import { type Bodies, chargesOf } from "./bodies.ts";

/** The body that handles a matter, where that stands (null: recalled without a source), and how far it is known. */
export interface BodyOnDay {
  body: string;
  cite: string | null;
  confidence: Confidence;
}

/**
 * Who handles a matter on a day. "not-yet" before the first day that is told of, "not-known" on a later day of which nothing is
 * told; never the nearest body. Throws for a matter that no body ever handles.
 */
export function bodyFor(
  matter: string,
  day: Day,
  { bodies, sources }: { bodies: Bodies; sources: Sources },
): BodyOnDay | "not-yet" | "not-known" {
  const charges = chargesOf(bodies.bodies).filter((charge) => charge.matter === matter);
  if (charges.length === 0) throw new Error(`No body handles the matter "${matter}"`);
  const charge = charges.find(({ from, until }) => from <= day && (until === undefined || day <= until));
  if (!charge) return charges.every(({ from }) => day < from) ? "not-yet" : "not-known";
  const { body, cite, confidence = "unsure" } = charge;
  if (cite === undefined) return { body, cite: null, confidence };
  return { body, cite, confidence: confidenceOf({ cite, confidence: charge.confidence }, sources) };
}

/** The matters that a body handled and who handles each on a day: where to go now that it is gone. */
export function successorsOf(
  body: string,
  day: Day,
  book: { bodies: Bodies; sources: Sources },
): { matter: string; now: BodyOnDay | "not-yet" | "not-known" }[] {
  const handled = chargesOf(book.bodies.bodies).filter((charge) => charge.body === body);
  const matters = [...new Set(handled.map(({ matter }) => matter))];
  return matters.map((matter) => ({ matter, now: bodyFor(matter, day, book) }));
}
