import Fuse, { type IFuseOptions } from "fuse.js";
import type { Place } from "../../rules/places/place-register.ts";
import { markedWords, marksFit } from "../../search/tone-position.ts";
import { placesOfDistrict, type UnitName, unitNames } from "./place-names.ts";
import type { PlaceWord } from "./place-text.ts";
import { ambiguous, type Reading, read } from "./reading.ts";

/** Most places offered at once. */
const OFFERED_AT_MOST = 8;

/** Shortest part of a name, and shortest name with a typo, in letters. */
const AT_LEAST = { part: 3, typo: 4 };

/** Wrong letters per letter of a name with a typo. */
const TYPOS = 0.21;

const options: IFuseOptions<UnitName> = {
  keys: ["folded"],
  includeScore: true,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  threshold: TYPOS,
};

/**
 * The places with a name that contains the typed beginning of words: "dam", "trung kha", "thuy". One word decides only
 * when it is spelled with the diacritics of the name.
 */
export function byPartOfName(words: PlaceWord[], units: UnitName[]): Reading<string> | null {
  const folded = words.map((word) => word.folded).join(" ");
  if (folded.replaceAll(" ", "").length < AT_LEAST.part) return null;
  const parts = units.filter((unit) => ` ${unit.folded}`.includes(` ${folded}`) && fits(words, unit));
  const ids = idsOf([...parts].sort((one, other) => Number(other.today) - Number(one.today)));
  const [only] = ids;
  if (only === undefined) return null;
  const sure = words.length > 1 || parts.every((unit) => markedWords(unit.name).includes(words[0]?.marked ?? ""));
  return ids.length === 1 && sure ? read(only) : ambiguous(ids.slice(0, OFFERED_AT_MOST));
}

/** Whether the typed diacritics agree with the words of the name that they begin. */
function fits(words: PlaceWord[], unit: UnitName): boolean {
  const names = unit.folded.split(" ");
  const start = names.findIndex((_, at) =>
    ` ${names.slice(at).join(" ")}`.startsWith(` ${words.map((word) => word.folded).join(" ")}`),
  );
  const spelled = markedWords(unit.name);
  return words.every((word, index) => marksFit(word.marked, spelled[start + index] ?? ""));
}

/** The places whose name is near in spite of a typo. Always asked back: other provinces have similar names. */
export function bySimilarName(
  words: PlaceWord[],
  { units, places }: { units: UnitName[]; places: readonly Place[] },
): Reading<string> | null {
  const near = similar(words, units);
  const [best] = near;
  if (!best) return null;
  const districts = near.filter(
    (unit) => unit.today && unit.folded === best.folded && places.some((place) => place.oldDistrict.name === unit.name),
  );
  const inside = districts.flatMap((unit) => placesOfDistrict(places, unit.name)).map((place) => place.id);
  return ambiguous([...new Set([...idsOf(near), ...inside])].slice(0, OFFERED_AT_MOST));
}

/** The one place of a district whose name is near: the district confirms it. */
export function similarIn(
  words: PlaceWord[],
  { district, places }: { district: string; places: readonly Place[] },
): string | null {
  const units = unitNames(places).filter((unit) => unit.district === district);
  const ids = idsOf(similar(words, units));
  return ids.length === 1 ? (ids[0] ?? null) : null;
}

function similar(words: PlaceWord[], units: UnitName[]): UnitName[] {
  const folded = words.map((word) => word.folded).join(" ");
  if (folded.length < AT_LEAST.typo) return [];
  const found = new Fuse(units, options).search(folded).map(({ item, score = 1 }) => ({ unit: item, score }));
  const whole = found.filter(({ unit }) => Math.abs(unit.folded.length - folded.length) <= 2);
  return whole.sort((one, other) => one.score - other.score).map(({ unit }) => unit);
}

function idsOf(units: UnitName[]): string[] {
  return [...new Set(units.map((unit) => unit.place.id))];
}
