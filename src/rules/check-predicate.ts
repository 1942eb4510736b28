import { type FactDefinition, type FactValue, isNumeric, validateFact } from "./fact.ts";
import { didYouMean } from "./nearest-name.ts";
import type { Predicate } from "./predicate.ts";
import { below, type Problem } from "./problem.ts";

/** Facts by name. */
export type KnownFactDefinitions = ReadonlyMap<string, FactDefinition>;

/** Mistakes of a claim: an unknown fact, a comparison that its type cannot make, an option or value that does not exist. */
export function checkPredicate(predicate: Predicate, knownFacts: KnownFactDefinitions): Problem[] {
  const definition = knownFacts.get(predicate.fact);
  if (!definition) return [{ path: ["fact"], message: unknownFact(predicate.fact, knownFacts) }];
  return [...wrongKind(predicate, definition), ...emptyRange(predicate), ...wrongValues(predicate, definition)];
}

/** Mistakes of circumstances, below the key that holds them. */
export function checkWhen(when: Predicate[] | undefined, knownFacts: KnownFactDefinitions): Problem[] {
  return (when ?? []).flatMap((predicate, index) => below(["when", index], checkPredicate(predicate, knownFacts)));
}

/** Says that a fact does not exist, and which one may be meant. */
export function unknownFact(name: string, knownFacts: KnownFactDefinitions): string {
  return `uses the unknown fact "${name}"${didYouMean(name, knownFacts.keys())}`;
}

function wrongKind(predicate: Predicate, definition: FactDefinition): Problem[] {
  const numeric = predicate.atLeast !== undefined || predicate.below !== undefined;
  const dated = predicate.onOrAfter !== undefined || predicate.onOrBefore !== undefined;
  const found: Problem[] = [];
  const type = `"${predicate.fact}" is of type ${definition.type}`;
  if (numeric && !isNumeric(definition.type)) {
    found.push({
      path: [predicate.atLeast === undefined ? "below" : "at-least"],
      message: `compares numbers, but ${type}`,
    });
  }
  if (dated && definition.type !== "date") {
    found.push({
      path: [predicate.onOrAfter === undefined ? "on-or-before" : "on-or-after"],
      message: `compares days, but ${type}`,
    });
  }
  if (predicate.orNone && !definition.none) {
    found.push({ path: ["or-none"], message: `"${predicate.fact}" cannot be answered "none"` });
  }
  return found;
}

function emptyRange({ atLeast, below: under, onOrAfter, onOrBefore }: Predicate): Problem[] {
  if (atLeast !== undefined && under !== undefined && under <= atLeast)
    return [{ path: ["below"], message: `nothing is at least ${atLeast} and below ${under}` }];
  if (onOrAfter && onOrBefore && onOrBefore < onOrAfter)
    return [{ path: ["on-or-before"], message: `no day lies from ${onOrAfter} to ${onOrBefore}` }];
  return [];
}

function wrongValues(predicate: Predicate, definition: FactDefinition): Problem[] {
  const lists = [
    ["is", predicate.is],
    ["is-not", predicate.isNot],
  ] as const;
  return lists.flatMap(([key, values]) =>
    (values ?? []).flatMap((value, index) => {
      const message = wrongValue(predicate.fact, value, definition);
      return message ? [{ path: [key, index], message }] : [];
    }),
  );
}

/** Says why a value cannot be a fact's answer; null when it can. */
export function wrongValue(fact: string, value: FactValue, definition: FactDefinition): string | null {
  const check = validateFact(definition, value);
  if (check.ok) return null;
  const meant = definition.type === "choice" ? didYouMean(String(value), definition.options ?? []) : "";
  return `"${fact}" is never ${JSON.stringify(value)}: it ${check.reason}${meant}`;
}
