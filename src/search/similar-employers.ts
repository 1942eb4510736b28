import Fuse, { type IFuseOptions } from "fuse.js";
import { normalEmployerName } from "./employer-name.ts";

/** What employers of a list are found by. */
interface Named {
  name: string;
  taxCode?: string | null;
}

/** Most employers offered for one name. */
const OFFERED_AT_MOST = 3;

/** Shortest part of a name by which employers are looked for, in letters. */
const SHORTEST = 3;

const options: IFuseOptions<{ normal: string }> = {
  keys: ["normal"],
  includeScore: true,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  threshold: 0.25,
};

/** Ten digits, perhaps with those of a branch, as people type them: "4800 123 456", "4800123456-001". */
const taxCodePattern = /(?<!\d)\d(?:[ .]?\d){9}(?:[ .-]?\d{3})?(?!\d)/;

/** The tax code in what was typed as an employer's name, digits only; null when there is none. */
export function taxCodeIn(typed: string): string | null {
  return typed.match(taxCodePattern)?.[0].replace(/\D/g, "") ?? null;
}

/**
 * Finds, of a list, the employers whose name is that of what was typed, or near it, best first, at most three: without marks,
 * without the words for the kind of firm, in spite of small typos. Those whose tax code was typed, or whose name is exactly
 * the same, stand alone.
 */
export function employerFinder<Listed extends Named>(listed: readonly Listed[]): (typed: string) => Listed[] {
  const known = listed.map((employer) => ({ employer, normal: normalEmployerName(employer.name) }));
  const near = new Fuse(known, options);
  return (typed) => {
    const code = taxCodeIn(typed);
    const ofCode = code === null ? [] : listed.filter(({ taxCode }) => taxCode?.replace(/\D/g, "") === code);
    if (ofCode.length > 0) return ofCode.slice(0, OFFERED_AT_MOST);
    const normal = normalEmployerName(typed);
    if (normal.replaceAll(" ", "").length < SHORTEST) return [];
    const same = known.filter((one) => one.normal === normal);
    const found = same.length > 0 ? same : near.search(normal).map(({ item }) => item);
    return found.slice(0, OFFERED_AT_MOST).map(({ employer }) => employer);
  };
}
