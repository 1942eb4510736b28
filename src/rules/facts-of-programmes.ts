import type { Rulebook } from "./given.ts";
import type { Predicate } from "./predicate.ts";
import type { Programme } from "./programme.ts";
import { leavesOfProgramme, parametersOfProgramme } from "./programme-parts.ts";

/**
 * The facts that programmes can ask for, in asking order: those of conditions, circumstances and sums, those that date a
 * parameter, and those on which it hangs whether one of these arises at all.
 */
export function factsOfProgrammes(
  programmes: readonly Programme[],
  { definitions, parameters }: Pick<Rulebook, "definitions" | "parameters">,
): string[] {
  const wanted = new Set<string>();
  const add = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const { fact } of definitions.get(name)?.askedWhen ?? []) add(fact);
  };
  for (const programme of programmes) {
    for (const name of namedBy(programme)) add(name);
    for (const { name } of parametersOfProgramme(programme)) {
      const by = parameters?.get(name)?.by;
      if (by !== undefined) add(by);
    }
  }
  return [...definitions.keys()].filter((name) => wanted.has(name));
}

const named = new WeakMap<Programme, string[]>();

/** Remembered: a talk asks for it at every turn. */
function namedBy(programme: Programme): string[] {
  const names = named.get(programme) ?? readNames(programme);
  named.set(programme, names);
  return names;
}

function readNames(programme: Programme): string[] {
  const facts = (when: readonly Predicate[] | undefined) => (when ?? []).map(({ fact }) => fact);
  return [
    ...leavesOfProgramme(programme).flatMap(({ leaf }) => [leaf.fact, ...facts(leaf.when)]),
    ...(programme.amount ?? []).flatMap((entry) => [
      ...facts(entry.when),
      ...("bands" in entry ? [entry.bandsBy] : (entry.times ?? []).map(({ fact }) => fact)),
    ]),
  ];
}
