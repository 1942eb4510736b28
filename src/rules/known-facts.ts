import type { FactAnswer } from "./fact.ts";
import { validateFact } from "./fact.ts";
import type { Given } from "./given.ts";
import { and, type Truth } from "./kleene.ts";
import { type Predicate, satisfies } from "./predicate.ts";

/** What is known of a person. Answers that no longer fit their question, or to a question that no longer arises, do not count. */
export interface KnownFacts {
  answer(name: string): FactAnswer | undefined;
  /** Whether a claim holds; unknown while its fact is open or the person does not know. */
  truth(predicate: Predicate): Truth;
  /** Whether all of several claims hold; true for none. */
  holds(when: readonly Predicate[] | undefined): Truth;
  /**
   * The questions that can be asked to learn a fact: the fact itself, or, while it is open whether its question arises,
   * those that settle it. Empty when it was answered or does not arise.
   */
  askable(name: string): string[];
}

/** Reads what is known from given answers. The asking order guarantees an end: a question depends on earlier ones only. */
export function knownFacts({ facts, definitions }: Pick<Given, "facts" | "definitions">): KnownFacts {
  const read = new Map<string, FactAnswer | undefined>();

  function answer(name: string): FactAnswer | undefined {
    if (!read.has(name)) read.set(name, valid(name));
    return read.get(name);
  }

  function valid(name: string): FactAnswer | undefined {
    const definition = definitions.get(name);
    const given = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (!definition || !given) return undefined;
    if ("value" in given && !validateFact(definition, given.value).ok) return undefined;
    return holds(definition.askedWhen) === false ? undefined : given;
  }

  function truth(predicate: Predicate): Truth {
    const known = answer(predicate.fact);
    return known && "value" in known ? satisfies(predicate, known.value) : "unknown";
  }

  function holds(when: readonly Predicate[] | undefined): Truth {
    return and((when ?? []).map(truth));
  }

  function askable(name: string): string[] {
    const definition = definitions.get(name);
    if (!definition || answer(name)) return [];
    const arises = holds(definition.askedWhen);
    if (arises === true) return [name];
    if (arises === false) return [];
    return (definition.askedWhen ?? [])
      .filter((part) => truth(part) === "unknown")
      .flatMap((part) => askable(part.fact));
  }

  return { answer, truth, holds, askable };
}
