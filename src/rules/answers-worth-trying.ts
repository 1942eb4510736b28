import { boundaryValues } from "./boundary-values.ts";
import type { FactAnswer, FactDefinition, FactValue } from "./fact.ts";
import { isNumeric } from "./fact.ts";
import type { Rulebook } from "./given.ts";
import type { Predicate } from "./predicate.ts";
import type { Programme } from "./programme.ts";
import { leavesOfProgramme, parametersOfProgramme } from "./programme-parts.ts";

/**
 * One answer to a question from each side of every bound that a programme sets on it, by its conditions and their
 * circumstances, its sums and the days that date its parameters; "none" where a date can be answered so.
 */
export function answersWorthTrying(programme: Programme, book: Rulebook, fact: string): FactAnswer[] {
  const definition = book.definitions.get(fact);
  if (!definition) throw new Error(`There is no fact "${fact}"`);
  const claims = [...claimsOf(programme, book), ...datings(programme, book)].filter((claim) => claim.fact === fact);
  const values = boundaryValues(definition, claims, numberBounds(programme, fact));
  const some = values.length > 0 ? values : anyAnswer(definition, programme);
  return [...some, ...(definition.none ? ["none"] : [])].map((value) => ({ value }));
}

/** Every claim on which an answer can make a difference: conditions, circumstances of conditions, sums and questions. */
function claimsOf(programme: Programme, { definitions }: Pick<Rulebook, "definitions">): Predicate[] {
  return [...ownClaims(programme), ...[...definitions.values()].flatMap(({ askedWhen }) => askedWhen ?? [])];
}

/** Every fact a programme may ask for, in asking order: what it claims or reckons with, and what those questions depend on. */
export function factsOfProgramme(programme: Programme, book: Rulebook): string[] {
  const wanted = new Set([
    ...ownClaims(programme).map(({ fact }) => fact),
    ...(programme.amount ?? []).flatMap((entry) =>
      "bands" in entry ? [entry.bandsBy] : (entry.times ?? []).map(({ fact }) => fact),
    ),
    ...parametersOfProgramme(programme).flatMap(({ name }) => book.parameters?.get(name)?.by ?? []),
  ]);
  // A question depends on earlier ones only, so one look from the last to the first finds all.
  for (const name of [...book.definitions.keys()].reverse()) {
    if (!wanted.has(name)) continue;
    for (const { fact } of book.definitions.get(name)?.askedWhen ?? []) wanted.add(fact);
  }
  return [...book.definitions.keys()].filter((name) => wanted.has(name));
}

function ownClaims(programme: Programme): Predicate[] {
  return [
    ...leavesOfProgramme(programme).flatMap(({ leaf }) => [leaf, ...(leaf.when ?? [])]),
    ...(programme.amount ?? []).flatMap((entry) => entry.when ?? []),
  ];
}

/** The days on which a number of the law changes, as claims on the fact that dates it. */
function datings(programme: Programme, { parameters }: Rulebook): Predicate[] {
  return parametersOfProgramme(programme).flatMap(({ name }) => {
    const parameter = parameters?.get(name);
    const fact = parameter?.by;
    return fact === undefined ? [] : (parameter?.values ?? []).map(({ from }) => ({ fact, onOrAfter: from }));
  });
}

function numberBounds({ amount }: Programme, fact: string): number[] {
  return (amount ?? []).flatMap((entry) => {
    if ("bands" in entry) return entry.bandsBy === fact ? entry.bands.map(({ from }) => from) : [];
    const factors = (entry.times ?? []).filter((factor) => factor.fact === fact);
    // Once, and once more: how often a sum is paid is a bound of its own.
    return factors.flatMap(({ atMost }) => [1, ...(atMost === undefined ? [] : [atMost])]);
  });
}

/** An answer where nothing bounds the question. */
function anyAnswer({ type }: FactDefinition, { filing }: Programme): FactValue[] {
  if (isNumeric(type)) return [0, 1];
  return type === "date" ? [filing.from] : [];
}
