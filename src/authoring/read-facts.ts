import type { FactAnswer, FactDefinition, Facts, FactValue } from "../rules/fact.ts";
import { isNumeric, validateFact } from "../rules/fact.ts";
import { didYouMean } from "../rules/nearest-name.ts";

/** Answers that were typed, and everything that was wrong with them, a sentence each. */
export interface TypedFacts {
  facts: Facts;
  mistakes: string[];
}

/**
 * Reads answers written as name=value, or as a table of names and values. A day may be written 2021-12-20 or 20/12/2021, a
 * sum with or without its marks, yes and no in either language; "unknown" is somebody who does not know.
 */
export function readFacts(
  written: Iterable<[string, unknown]>,
  definitions: ReadonlyMap<string, FactDefinition>,
): TypedFacts {
  const facts: Facts = {};
  const mistakes: string[] = [];
  for (const [name, raw] of written) {
    const definition = definitions.get(name);
    const value = definition ? readValue(raw, definition) : raw;
    const check = definition && value !== "unknown" ? validateFact(definition, value) : { ok: true as const };
    if (!definition) mistakes.push(`There is no fact "${name}"${didYouMean(name, definitions.keys())}`);
    else if (!check.ok) mistakes.push(`${name}=${String(raw)}: ${allowed(check.reason, raw, definition)}`);
    else facts[name] = answerOf(value);
  }
  return { facts, mistakes };
}

/** The pairs of "name=value,name=value"; what has no "=" is a mistake. */
export function pairsOf(text: string): { pairs: [string, string][]; mistakes: string[] } {
  const parts = text.split(",").map((part) => part.trim());
  const wrong = parts.filter((part) => part !== "" && !/^[^=]+=./.test(part));
  const pairs = parts.flatMap((part): [string, string][] => {
    const [, name, value] = /^([^=]+)=(.+)$/.exec(part) ?? [];
    return name === undefined || value === undefined ? [] : [[name.trim(), value.trim()]];
  });
  return { pairs, mistakes: wrong.map((part) => `"${part}" is no answer; write name=value`) };
}

function allowed(reason: string, raw: unknown, { options }: FactDefinition): string {
  return `${reason}, or unknown${options ? didYouMean(String(raw), options) : ""}`;
}

/** A value that validateFact passed, or "unknown". */
function answerOf(value: unknown): FactAnswer {
  if (value === "unknown") return { unknown: true };
  return { value: value as FactValue }; // validateFact lets through nothing but a text, a number, true or false
}

const yes = ["true", "yes", "y", "có", "co"];
const no = ["false", "no", "n", "không", "khong"];

function readValue(raw: unknown, { type }: FactDefinition): unknown {
  if (typeof raw !== "string") return raw;
  const text = raw.trim().toLowerCase();
  if (text === "unknown") return text;
  if (type === "yes-no") return yes.includes(text) || (no.includes(text) ? false : raw);
  if (type === "date") return dayOf(text);
  if (isNumeric(type)) return /^\d{1,3}([.,]\d{3})+$|^\d+$/.test(text) ? Number(text.replace(/[.,]/g, "")) : raw;
  return raw.trim();
}

function dayOf(text: string): string {
  const [, date, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return year && month && date ? `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}` : text;
}
