import Fuse, { type IFuseOptions } from "fuse.js";
import { normalEmployerName } from "./employer-name.ts";

/** An employer of the department's list. */
export interface ListedEmployer {
  id: string;
  name: string;
}

/** Most employers offered for one name. */
const OFFERED_AT_MOST = 3;

/** Shortest part of a name by which employers are looked for, in letters. */
const SHORTEST = 3;

const options: IFuseOptions<{ employer: ListedEmployer; normal: string }> = {
  keys: ["normal"],
  includeScore: true,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  threshold: 0.25,
};

/**
 * The listed employers whose name is that of what was typed, or near it, best first, at most three: without marks, without
 * the words for the kind of firm, in spite of small typos. One whose name is exactly the same stands alone.
 */
export function similarEmployers(listed: readonly ListedEmployer[], typed: string): ListedEmployer[] {
  const normal = normalEmployerName(typed);
  if (normal.replaceAll(" ", "").length < SHORTEST) return [];
  const known = listed.map((employer) => ({ employer, normal: normalEmployerName(employer.name) }));
  const same = known.filter((one) => one.normal === normal);
  if (same.length > 0) return same.slice(0, OFFERED_AT_MOST).map(({ employer }) => employer);
  const found = new Fuse(known, options).search(normal).map(({ item }) => item.employer);
  return found.slice(0, OFFERED_AT_MOST);
}
