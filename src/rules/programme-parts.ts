import type { PlacedLeaf } from "./condition.ts";
import { leavesOfVersion, type Programme } from "./programme.ts";

/** A name used somewhere in a document, with the keys that lead to it. */
export interface Use {
  name: string;
  path: (string | number)[];
}

/** Every condition of a programme, over all its versions. */
export function leavesOfProgramme(programme: Programme): PlacedLeaf[] {
  return programme.versions.flatMap((version, index) =>
    leavesOfVersion(version).map(({ leaf, path }) => ({ leaf, path: ["versions", index, ...path] })),
  );
}

/** Every priced line of a programme: sums and bands. */
export function linesOfProgramme(
  programme: Programme,
): { id: string; cite: string; each: number | { parameter: string }; path: Use["path"] }[] {
  return (programme.amount ?? []).flatMap((entry, index) =>
    "bands" in entry
      ? entry.bands.map(({ id, cite, each }, at) => ({ id, cite, each, path: ["amount", index, "bands", at] }))
      : [{ id: entry.id, cite: entry.cite, each: entry.each, path: ["amount", index] }],
  );
}

/** Every cite of a programme. */
export function citesOfProgramme(programme: Programme): Use[] {
  const lists = { papers: programme.papers, where: programme.where, steps: programme.steps };
  return [
    { name: programme.filing.cite, path: ["filing", "cite"] },
    ...(programme.event ? [{ name: programme.event.cite, path: ["event", "cite"] }] : []),
    ...leavesOfProgramme(programme).map(({ leaf, path }) => ({ name: leaf.cite, path: [...path, "cite"] })),
    ...linesOfProgramme(programme).map(({ cite, path }) => ({ name: cite, path: [...path, "cite"] })),
    ...Object.entries(lists).flatMap(([key, entries]) =>
      entries.map(({ cite }, index) => ({ name: cite, path: [key, index, "cite"] })),
    ),
  ];
}

/** Every dated parameter a programme's sums use. */
export function parametersOfProgramme(programme: Programme): Use[] {
  return linesOfProgramme(programme).flatMap(({ each, path }) =>
    typeof each === "number" ? [] : [{ name: each.parameter, path: [...path, "each", "parameter"] }],
  );
}
