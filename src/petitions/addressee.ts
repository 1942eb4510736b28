import type { Content } from "../content/content.ts";
import type { Petition, PetitionAddressee } from "../content/petition-schema.ts";
import { PAPER_WORDS } from "../content/texts-of-petitions.ts";
import { bodyFor } from "../rules/bodies/body-for.ts";
import type { Day } from "../rules/day.ts";
import { type Confidence, confidenceOf } from "../rules/source.ts";
import { cleanLine } from "./clean-text.ts";
import { chosenAddressee, type PetitionFields } from "./petition-fields.ts";

/** Dots to write a name on. */
export const DOTS = ".".repeat(40);

/** Whom a petition is written to on a day. */
export interface Addressed {
  to: PetitionAddressee;
  /** As it is printed after "Kính gửi", in Vietnamese; with dots where a name is missing. Null: not known on that day. */
  text: string | null;
  /** The id of the body, where it is one of flows/parameters/bodies.yaml. */
  body: string | null;
  cite: string | null;
  confidence: Confidence;
}

/** Which petition, what was told, and on which day. */
export interface Told {
  petition: Petition;
  fields: PetitionFields;
  today: Day;
}

/** Whom a petition is written to; null while that was not chosen. */
export function addresseeOf(content: Content, told: Told): Addressed | null {
  const to = chosenAddressee(told.petition, told.fields);
  if (!to) return null;
  const found = bodyOf(content, to, told.today);
  const text = found === null ? null : printed(content, { told, to, body: found.body });
  return { to, text, body: found?.body ?? null, cite: found?.cite ?? null, confidence: found?.confidence ?? "unsure" };
}

interface FoundBody {
  body: string | null;
  cite: string | null;
  confidence: Confidence;
}

function bodyOf({ bodies, sources }: Content, to: PetitionAddressee, day: Day): FoundBody | null {
  if ("matter" in to) {
    const found = bodyFor(to.matter, day, { bodies, sources });
    return typeof found === "string" ? null : found;
  }
  const { cite = null, confidence = "unsure" } = to;
  const known = cite === null ? confidence : confidenceOf({ cite, confidence: to.confidence }, sources);
  return { body: "body" in to ? to.body : null, cite, confidence: known };
}

function printed(content: Content, of: { told: Told; to: PetitionAddressee; body: string | null }): string {
  const { told, to, body } = of;
  return content.words("vi", `${PAPER_WORDS}:forms.${told.petition.id}.to.${to.id}`, {
    ...(body === null ? {} : { body: content.words("vi", `bodies:names.${body}`) }),
    ...("field" in to ? { name: lineOf(told.fields[to.field]) || DOTS } : {}),
    ...(to.place === undefined ? {} : { place: placeText(content, lineOf(told.fields[to.place])) }),
  });
}

/** A commune or ward by its id, a place in words as it was told, dots for none. */
export function placeText({ words, placeRegister }: Content, place: string): string {
  if (place === "") return words("vi", `${PAPER_WORDS}:place-open`);
  const unit = placeRegister.places.find(({ id }) => id === place);
  if (!unit) return place;
  return words("vi", `${PAPER_WORDS}:place`, { unit: words("vi", `places:unit.${unit.kind}`, { name: unit.name }) });
}

function lineOf(value: PetitionFields[string] | undefined): string {
  return typeof value === "string" ? cleanLine(value) : "";
}
