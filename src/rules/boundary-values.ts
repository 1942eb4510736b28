import { dayBefore, nextDay } from "./day.ts";
import { type FactDefinition, type FactValue, validateFact } from "./fact.ts";
import type { Predicate } from "./predicate.ts";

/**
 * One answer from each side of every bound that claims set on a fact, the bound itself first: between two neighbours of
 * the list no claim changes. `more` are bounds from elsewhere, such as those of bands.
 */
export function boundaryValues(
  definition: FactDefinition,
  claims: readonly Predicate[],
  more: readonly number[] = [],
): FactValue[] {
  if (definition.type === "yes-no") return [true, false];
  if (definition.type === "choice") return [...(definition.options ?? [])];
  const bounds = definition.type === "date" ? claims.flatMap(dayBounds) : [...claims.flatMap(numberBounds), ...more];
  const limits = [definition.min, definition.max, definition.earliest, definition.latest].filter(
    (limit) => limit !== undefined,
  );
  const around = [...bounds, ...bounds.flatMap(neighbours), ...limits];
  return [...new Set<FactValue>(around)].filter((value) => validateFact(definition, value).ok);
}

function dayBounds({ onOrAfter, onOrBefore }: Predicate): string[] {
  return [onOrAfter, onOrBefore].filter((day) => day !== undefined);
}

function numberBounds({ atLeast, below, is, isNot }: Predicate): number[] {
  return [atLeast, below, ...(is ?? []), ...(isNot ?? [])].filter((value) => typeof value === "number");
}

function neighbours(bound: number | string): (number | string)[] {
  return typeof bound === "number" ? [bound - 1, bound + 1] : [dayBefore(bound), nextDay(bound)];
}
