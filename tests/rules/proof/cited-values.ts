import type { Rulebook } from "../../../src/rules/given.ts";
import type { Programme } from "../../../src/rules/programme.ts";
import { leavesOfProgramme, linesOfProgramme, parametersOfProgramme } from "../../../src/rules/programme-parts.ts";
import { checkCite } from "../../../src/rules/source.ts";

/** A value of a programme that must have its place in the law. */
interface Value {
  name: string;
  /** Unknown on purpose: what is proven here is that it is there. */
  cite: unknown;
}

/** Every condition, sum, window, paper, place, step and dated number of a programme. */
export function valuesOf(programme: Programme, book: Rulebook): Value[] {
  const named = (kind: string, list: readonly { id: string; cite: unknown }[]) =>
    list.map(({ id, cite }) => ({ name: `${kind} ${id}`, cite }));
  return [
    { name: "filing", cite: programme.filing.cite },
    ...(programme.event ? [{ name: "event", cite: programme.event.cite }] : []),
    ...named(
      "condition",
      leavesOfProgramme(programme).map(({ leaf }) => leaf),
    ),
    ...named("line", linesOfProgramme(programme)),
    ...named("paper", programme.papers),
    ...named("place", programme.where),
    ...named("step", programme.steps),
    ...parametersOfProgramme(programme).flatMap(({ name }) =>
      (book.parameters?.get(name)?.values ?? []).map(({ from, cite }) => ({ name: `${name} from ${from}`, cite })),
    ),
  ];
}

/** The values that have no place in the law, or one in a source that does not exist. */
export function uncited(values: readonly Value[], { sources }: Rulebook): string[] {
  return values
    .filter(({ cite }) => typeof cite !== "string" || checkCite(cite, sources) !== null)
    .map(({ name }) => name);
}
