import { OTHER } from "./language-index.ts";

/** Numbers of the areas of topics, which share the first part of their id; a subject that is not ours is an area by itself. */
export function areasOf(ids: readonly string[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(ids, (id) => {
    const area = id.startsWith(OTHER) ? id : (id.split(".")[0] ?? id).replace(/\d+$/, "");
    const number = known.get(area) ?? known.size;
    known.set(area, number);
    return number;
  });
}
