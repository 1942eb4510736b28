import type { Place } from "../../rules/places/place-register.ts";
import { fold } from "../../search/fold.ts";
import { markedWords } from "../../search/tone-position.ts";

/** A name under which a unit of today can be found: its own, or that of a unit merged into it. */
export interface UnitName {
  place: Place;
  name: string;
  folded: string;
  marked: string;
  /** The unit's own name of today. */
  today: boolean;
  /** The district the named unit lay in. */
  district: string;
  town: boolean;
}

const known = new WeakMap<readonly Place[], UnitName[]>();

/** Every name of every place; a merged unit with its new unit's name counts once, as the name of today. */
export function unitNames(places: readonly Place[]): UnitName[] {
  const names = known.get(places) ?? namesOf(places);
  known.set(places, names);
  return names;
}

function namesOf(places: readonly Place[]): UnitName[] {
  return places.flatMap((place) => {
    const own = nameOf(place, place.name, {
      today: true,
      town: place.merged.some((unit) => unit.name === place.name && unit.kind === "town"),
    });
    const merged = place.merged
      .filter((unit) => unit.name !== place.name)
      .map((unit) => nameOf(place, unit.name, { today: false, town: unit.kind === "town", district: unit.district }));
    return [own, ...merged];
  });
}

function nameOf(
  place: Place,
  name: string,
  more: { today: boolean; town: boolean; district?: string | undefined },
): UnitName {
  const district = more.district ?? place.oldDistrict.name;
  return {
    place,
    name,
    folded: fold(name),
    marked: markedWords(name).join(" "),
    today: more.today,
    town: more.town,
    district,
  };
}

/** The units of an old district: first those that lie in it, then those that took a commune from it. */
export function placesOfDistrict(places: readonly Place[], district: string): Place[] {
  const inside = places.filter((place) => place.oldDistrict.name === district);
  const partly = places.filter((place) => place.merged.some((unit) => unit.district === district));
  return [...inside, ...partly];
}

/** The names of the old districts, each once. */
export function districtNames(places: readonly Place[]): string[] {
  return [...new Set(places.map((place) => place.oldDistrict.name))];
}
