import type { FactAnswer } from "./fact.ts";
import { isAllowed } from "./fact.ts";
import type { Given } from "./given.ts";
import type { Truth } from "./kleene.ts";
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
  /** Whether there is such a question. */
  canAsk(name: string): boolean;
}

/** Reads what is known from given answers. The asking order guarantees an end: a question depends on earlier ones only. */
export function knownFacts({ facts, definitions }: Pick<Given, "facts" | "definitions">): KnownFacts {
  const read = new Map<string, FactAnswer | null>();

  function answer(name: string): FactAnswer | undefined {
    const before = read.get(name);
    if (before !== undefined) return before ?? undefined;
    const found = valid(name);
    read.set(name, found ?? null);
    return found;
  }

  function valid(name: string): FactAnswer | undefined {
    const given = Object.hasOwn(facts, name) ? facts[name] : undefined;
    const definition = given && definitions.get(name);
    if (!definition) return undefined;
    if ("value" in given && !isAllowed(definition, given.value)) return undefined;
    return holds(definition.askedWhen) === false ? undefined : given;
  }

  function truth(predicate: Predicate): Truth {
    const known = answer(predicate.fact);
    return known && "value" in known ? satisfies(predicate, known.value) : "unknown";
  }

  function holds(when: readonly Predicate[] | undefined): Truth {
    if (!when) return true;
    let found: Truth = true;
    for (const part of when) {
      const one = truth(part);
      if (one === false) return false;
      if (one === "unknown") found = "unknown";
    }
    return found;
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

  function canAsk(name: string): boolean {
    const definition = definitions.get(name);
    if (!definition || answer(name)) return false;
    const { askedWhen } = definition;
    const arises = holds(askedWhen);
    if (arises !== "unknown" || !askedWhen) return arises !== false;
    return askedWhen.some((part) => truth(part) === "unknown" && canAsk(part.fact));
  }

  return { answer, truth, holds, askable, canAsk };
}
