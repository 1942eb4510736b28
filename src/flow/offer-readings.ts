/** What was typed can mean several things: the person chooses which. */
import type { FactValue } from "../rules/fact.ts";
import { ask } from "./ask-question.ts";
import { describeDay, describeFact, describeMoney, describeNumber } from "./describe-answer.ts";
import { toldBefore } from "./digression.ts";
import type { Choice } from "./message.ts";
import { offeredLabel } from "./place.ts";
import { front, hasText, type Talk, text, whereabouts } from "./talk.ts";

/** Most readings offered at once. */
const OFFERED_AT_MOST = 9;

/** What an answer may mean, and the words that were typed. */
interface Readings {
  readings: unknown[];
  typed: string;
}

/** Offers the readings as buttons. False when there is nothing to offer. */
export function offerReadings(talk: Talk, fact: string | null, { readings, typed }: Readings): boolean {
  const options = readings
    .flatMap((reading) => placeOffered(talk, reading, typed) ?? offered(talk, fact, reading))
    .slice(0, OFFERED_AT_MOST);
  if (options.length === 0) return false;
  const editing = talk.session.mode.is === "editing" ? { editing: talk.session.mode } : {};
  talk.session.mode = { is: "choosing", options, ...toldBefore(talk), ...editing };
  ask(talk);
  return true;
}

/** A place, by the old name that was typed where it has another one now; null for all other readings. */
function placeOffered({ content, session }: Talk, reading: unknown, typed: string): Choice | null {
  const id = typeof reading === "object" && reading !== null && "id" in reading ? reading.id : null;
  const place = content.places.find((one) => one.id === id);
  return place
    ? { id: place.id, label: offeredLabel(place, typed, { lang: session.lang, words: content.words }) }
    : null;
}

/** What a question may be answered with, as a button for it. */
export function factChoice(talk: Talk, fact: string, value: FactValue): Choice {
  const id = typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
  return { id, label: describeFact(talk, fact, { value }) };
}

/** A reading of a fact is `{value}`, one of a step an Answer; both carry what a press would give back. */
function offered(talk: Talk, fact: string | null, reading: unknown): Choice[] {
  if (typeof reading !== "object" || reading === null) return [];
  if (fact && "value" in reading) {
    // The readings of a fact come from readFactAnswer, so the value is one of a fact.
    return [factChoice(talk, fact, reading.value as FactValue)];
  }
  if ("day" in reading)
    return [{ id: String(reading.day), label: describeDay(String(reading.day), talk.session.lang) }];
  if ("value" in reading) return [{ id: String(reading.value), label: describeValue(talk, Number(reading.value)) }];
  if ("id" in reading) return [{ id: String(reading.id), label: labelOf(talk, String(reading.id)) }];
  return [];
}

function describeValue(talk: Talk, value: number): string {
  const { open } = whereabouts(talk);
  if (open.is !== "ask") return describeNumber(value, talk.session.lang);
  if (open.definition.ask === "money") return describeMoney(talk, value);
  return open.definition.ask === "months"
    ? text(talk, "interface:months", { count: value })
    : describeNumber(value, talk.session.lang);
}

function labelOf(talk: Talk, id: string): string {
  const { open } = whereabouts(talk);
  const key = open.is === "ask" ? `conversations:${front(talk).conversation}.${open.step}.options.${id}` : "";
  return key && hasText(talk, key) ? text(talk, key) : id;
}
