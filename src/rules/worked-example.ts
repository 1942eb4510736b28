import { z } from "zod";
import { idSchema } from "./names.ts";
import type { Problem } from "./problem.ts";

/** What every worked example says of itself; `id` is its number in a list of cases, where it has one. */
export const workedShape = { id: idSchema.optional(), says: z.string().min(1) };

/** A worked example, or a part of it that is compared by itself. */
export interface Worked {
  says: string;
  /** The keys that lead to what it expects. */
  path: Problem["path"];
  /** Names the part where an example has several: "starts of days". */
  of?: string;
}

/** Where the rules give something else than an example expects, key by key; what it does not name is not compared. */
export function unmet(
  { says, path, of }: Worked,
  expected: object,
  found: Readonly<Record<string, unknown>>,
): Problem[] {
  return Object.entries(expected).flatMap(([key, wanted]) => {
    const given = found[key] ?? null;
    if (wanted === undefined || JSON.stringify(wanted) === JSON.stringify(given)) return [];
    const name = of === undefined ? key : `${key} of ${of}`;
    const message = `example "${says}" expects ${name} ${JSON.stringify(wanted)}, but the rules give ${JSON.stringify(given)}`;
    return [{ path: [...path, key], message }];
  });
}

/** Ids of worked examples that stand twice; paths begin with the position in the list. */
export function repeatedIds(examples: readonly { id?: string | undefined }[]): Problem[] {
  return examples.flatMap(({ id }, index) =>
    id !== undefined && examples.findIndex((other) => other.id === id) < index
      ? [{ path: [index, "id"], message: `the example "${id}" is there twice` }]
      : [],
  );
}

/** What stands for a day that cannot be counted. */
export function dayNotKnown(year: number): string {
  return `not known before the days off of ${year} are`;
}
