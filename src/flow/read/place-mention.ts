import { foldLabel } from "../../search/fold.ts";
import { markedWords, marksFit } from "../../search/tone-position.ts";
import type { UnitName } from "./place-names.ts";
import { type Level, levelAround, type PlaceWord } from "./place-text.ts";

/** A name that stands in the text, with the units and the district it can mean. */
export interface Mention {
  units: UnitName[];
  /** The old district of that name, unless the word before says that a unit is meant. */
  district: string | null;
  level: Level;
  segment: number;
  /** The words as typed and as they are spelled, with diacritics. */
  words: string[];
  names: string[];
}

interface Names {
  units: UnitName[];
  districts: string[];
}

/** The names in a text, from left to right, the longest first; `used` are the positions that belong to them. */
export function mentionsIn(words: PlaceWord[], names: Names): { mentions: Mention[]; used: Set<number> } {
  const known = new Set([...names.units.map((unit) => unit.folded), ...names.districts.map(foldLabel)]);
  const mentions: Mention[] = [];
  const used = new Set<number>();
  for (let from = 0; from < words.length; ) {
    const to = longestAt(words, { from, known });
    if (to === null) {
      from += 1;
      continue;
    }
    const around = levelAround(words, { from, to, taken: used });
    mentions.push(mentionOf(words.slice(from, to), { names, level: around.level }));
    for (const at of around.used) used.add(at);
    for (let at = from; at < to; at += 1) used.add(at);
    from = to;
  }
  return { mentions, used };
}

/** Where the longest known name that begins here ends. */
function longestAt(words: PlaceWord[], { from, known }: { from: number; known: ReadonlySet<string> }): number | null {
  for (let length = 3; length >= 1; length -= 1) {
    const part = words.slice(from, from + length);
    const inOneSegment = part.every((word) => word.segment === part[0]?.segment);
    if (part.length === length && inOneSegment && known.has(part.map((word) => word.folded).join(" ")))
      return from + length;
  }
  return null;
}

function mentionOf(words: PlaceWord[], { names, level }: { names: Names; level: Level }): Mention {
  const folded = words.map((word) => word.folded).join(" ");
  const typed = words.map((word) => word.marked);
  const units =
    level === "province"
      ? []
      : narrowed(
          bySpelling(
            names.units.filter((unit) => unit.folded === folded),
            typed,
          ),
          level,
        );
  const district = names.districts.find((name) => foldLabel(name) === folded) ?? null;
  const spelled = units[0]?.name ?? district ?? "";
  return {
    units:
      level === "district" && district !== null
        ? []
        : [...units].sort((one, other) => Number(other.today) - Number(one.today)),
    district: level === null || level === "district" || level === "province" ? district : null,
    level,
    segment: words[0]?.segment ?? 0,
    words: typed,
    names: markedWords(spelled),
  };
}

/** The units whose diacritics agree with the typed ones; all when none does. */
function bySpelling(units: UnitName[], typed: string[]): UnitName[] {
  const fitting = units.filter((unit) =>
    markedWords(unit.name).every((word, index) => marksFit(typed[index] ?? "", word)),
  );
  return fitting.length > 0 ? fitting : units;
}

/** "thị trấn" and "phường" name fewer units than "xã". */
function narrowed(units: UnitName[], level: Level): UnitName[] {
  const fitting = units.filter((unit) =>
    level === "town" ? unit.town : level === "ward" ? unit.place.kind === "ward" : true,
  );
  return fitting.length > 0 ? fitting : units;
}
