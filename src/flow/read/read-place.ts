import type { Place } from "../../rules/places/place-register.ts";
import { marksFit } from "../../search/tone-position.ts";
import { asksSomething } from "./asks.ts";
import { type Mention, mentionsIn } from "./place-mention.ts";
import { districtNames, placesOfDistrict, unitNames } from "./place-names.ts";
import { byPartOfName, bySimilarName, similarIn } from "./place-similar.ts";
import { coreWords, type PlaceWord, placeWords, strayWords } from "./place-text.ts";
import { ambiguous, type Reading, read, unread } from "./reading.ts";

/** Most words beside the name that are no part of it, with and without "xã" before the name. */
const STRAY_AT_MOST = { named: 8, unnamed: 3 };

/**
 * The commune or ward of today that was typed, as its id: by its name or a part of it, with or without diacritics, by the
 * name of a former commune that went into it, narrowed by a district ("Đức Long, Thạch An"). Names of several units, of a
 * district ("huyện hay xã?") and names with typos are ambiguous, the likeliest place first; other places unreadable.
 */
export function readPlace(text: string, places: readonly Place[]): Reading<string> {
  const words = placeWords(text);
  if (words.length === 0) return unread("empty");
  if (asksSomething(text)) return unread("unreadable");
  const found = mentionsIn(words, { units: unitNames(places), districts: districtNames(places) });
  const mentions = withoutProvince(found.mentions);
  const stray = strayWords(words, found.used);
  if (stray.some((word) => ["khong", "chua"].includes(word.folded))) return unread("unreadable");
  const [first, second] = mentions;
  if (!first) return found.mentions.length > 0 ? unread("unreadable") : byLikeness(coreWords(words), places);
  const reading = second ? byMentions(mentions) : byMention(first, { places, stray });
  return asSureAs(reading, { mentions, stray });
}

/** The province's name behind another one says nothing; "tỉnh Cao Bằng" alone names no commune. */
function withoutProvince(mentions: Mention[]): Mention[] {
  const named = mentions.filter((mention) => mention.level !== "province");
  const last = named.at(-1);
  const isProvince = named.length > 1 && last !== undefined && last.level === null && last.district === "Cao Bằng";
  return isProvince ? named.slice(0, -1) : named;
}

function byLikeness(words: PlaceWord[], places: readonly Place[]): Reading<string> {
  const isName = words.length <= STRAY_AT_MOST.unnamed + 1 && words.every((word) => /^\p{L}+$/u.test(word.folded));
  if (!isName) return unread("unreadable");
  const units = unitNames(places);
  return byPartOfName(words, units) ?? bySimilarName(words, { units, places }) ?? unread("unreadable");
}

/** One name: units of that name, a district of that name, or both. */
function byMention(
  { units, district, level }: Mention,
  { places, stray }: { places: readonly Place[]; stray: PlaceWord[] },
): Reading<string> {
  const named = [...new Set(units.map((unit) => unit.place.id))];
  const [only] = named;
  if (level === "district" && district === null)
    return ambiguous([...named, ...neighbours(units[0]?.place, places)].filter(unique));
  if (district === null) return named.length === 1 && only !== undefined ? read(only) : ambiguous(named);
  const inside = placesOfDistrict(places, district);
  const meant = stray.length === 0 ? null : similarIn(stray, { district, places });
  if (meant) return read(meant);
  return ambiguous([...(level === "district" ? [] : named), ...inside.map((place) => place.id)].filter(unique));
}

/** "huyện Thông Nông" ended before 2021: its commune of today first, then those around it. */
function neighbours(place: Place | undefined, places: readonly Place[]): string[] {
  return place ? placesOfDistrict(places, place.oldDistrict.name).map(({ id }) => id) : [];
}

/** Several names: a unit that all the others confirm, as its district or as another name of it. */
function byMentions(mentions: Mention[]): Reading<string> {
  const confirmed = mentions.flatMap((mention) => {
    const others = mentions.filter((other) => other !== mention);
    return mention.units.filter((unit) => others.every((other) => confirms(other, unit))).map((unit) => unit.place.id);
  });
  const ids = confirmed.filter(unique);
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return read(only);
  const named = mentions.flatMap((mention) => mention.units.map((unit) => unit.place.id)).filter(unique);
  return ambiguous(ids.length > 0 ? ids : named);
}

function confirms(other: Mention, unit: Mention["units"][number]): boolean {
  return other.district === unit.district || other.units.some(({ place }) => place.id === unit.place.id);
}

/** Asks back where the name stands among other words or its diacritics say something else. */
function asSureAs(
  reading: Reading<string>,
  { mentions, stray }: { mentions: Mention[]; stray: PlaceWord[] },
): Reading<string> {
  const named = mentions.some((mention) => mention.level !== null);
  const beside = stray.filter((word) => mentions.some((mention) => mention.segment === word.segment));
  if (stray.length > STRAY_AT_MOST.named || (!named && beside.length > STRAY_AT_MOST.unnamed))
    return unread("unreadable");
  if (!reading.ok) return reading;
  const spelled = mentions.every((mention) =>
    mention.words.every((word, index) => marksFit(word, mention.names[index] ?? "")),
  );
  return spelled && (named || beside.length === 0 || mentions.length > 1) ? reading : ambiguous([reading.value]);
}

function unique<T>(value: T, index: number, all: T[]): boolean {
  return all.indexOf(value) === index;
}
