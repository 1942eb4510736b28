import type { Day } from "../day.ts";
import { type Confidence, confidenceOf, type Sources, weakest } from "../source.ts";
import { type FormerUnit, formerUnits } from "./former-units.ts";
import type { Place, PlaceRegister } from "./place-register.ts";

/** A place of the register: a commune or ward of today, one of before the merger of 2025, or a district or city. */
export type PlaceName =
  | { is: "unit"; id: string }
  | { is: "former"; name: string; district: string }
  | { is: "district"; id: string };

/** What a place is on a day. */
export type PlaceState =
  /** It stands under its name; a former commune in its district. */
  | { is: "itself" }
  /** It went into a commune or ward of today. */
  | { is: "part-of"; place: string }
  /** It joined another district. */
  | { is: "joined"; district: string }
  /** Its communes went into these communes and wards. */
  | { is: "ended"; places: string[] }
  /** It was not made yet; these former communes were in its place. */
  | { is: "made-of"; units: FormerUnit[] };

/** What a place is on a day, where that stands, and how far it is known. */
export type PlaceOnDay = PlaceState & { cite: string; confidence: Confidence };

/** How far it is known which communes there were before the merger of 2025, and in which district each lay. */
const communesBefore: Confidence = "recalled";

/**
 * What became of a place by a day, or what was there before it. "not-yet" before the first day the register tells of,
 * "ended" for a unit of today after its last day. Throws for a place that is not in the register.
 */
export function placeOn(
  name: PlaceName,
  day: Day,
  { register, sources }: { register: PlaceRegister; sources: Sources },
): PlaceOnDay | "not-yet" | "ended" {
  const confidence: ConfidenceIn = (line, ...others) => weakest([confidenceOf(line, sources), ...others]);
  if (name.is === "district") return districtOn(name.id, day, { register, confidence });
  const unit = name.is === "former" ? formerUnitOf(name, register) : null;
  const place = unit?.place ?? placeOf(name, register);
  const { cite, from, until, id } = place;
  if (until !== undefined && until < day) return "ended";
  if (from <= day)
    return { ...(unit ? { is: "part-of", place: id } : { is: "itself" }), cite, confidence: confidence(place) };
  if (day < register.begins) return "not-yet";
  const units = formerUnits(register).filter((one) => one.place.id === id);
  return {
    ...(unit ? { is: "itself" } : { is: "made-of", units }),
    cite,
    confidence: confidence(place, communesBefore),
  };
}

type ConfidenceIn = (line: { cite: string; confidence?: Confidence }, ...others: Confidence[]) => Confidence;

function districtOn(
  id: string,
  day: Day,
  { register, confidence }: { register: PlaceRegister; confidence: ConfidenceIn },
): PlaceOnDay | "not-yet" {
  const gone = register.joined.find((district) => district.id === id);
  if (gone) {
    if (day > gone.until)
      return { is: "joined", district: gone.district, cite: gone.cite, confidence: confidence(gone) };
    return "not-yet";
  }
  const district = register.districts.find((one) => one.id === id);
  if (!district) throw new Error(`There is no district "${id}" in the register of places`);
  if (day < register.begins) return "not-yet";
  const { cite, until } = district;
  if (day <= until) return { is: "itself", cite, confidence: confidence(district) };
  const parts = formerUnits(register).filter((unit) => unit.district === id);
  const places = [...new Set(parts.map(({ place }) => place.id))];
  return { is: "ended", places, cite: parts[0]?.place.cite ?? cite, confidence: confidence(district, communesBefore) };
}

/** The commune or ward of an id. Throws when there is none. */
function placeOf(name: PlaceName, { places }: PlaceRegister): Place {
  const place = name.is === "unit" ? places.find(({ id }) => id === name.id) : undefined;
  if (!place) throw new Error(`There is no place ${JSON.stringify(name)} in the register of places`);
  return place;
}

/** The former units that a place is made of, whatever the day. Throws for a place that is not in the register. */
export function partsOf(name: PlaceName, register: PlaceRegister): FormerUnit[] {
  if (name.is === "former") return [formerUnitOf(name, register)];
  const id =
    name.is === "district" ? (register.joined.find((one) => one.id === name.id)?.district ?? name.id) : name.id;
  const parts = formerUnits(register).filter((unit) => (name.is === "unit" ? unit.place.id : unit.district) === id);
  if (parts.length === 0) throw new Error(`There is no place ${JSON.stringify(name)} in the register of places`);
  return parts;
}

function formerUnitOf({ name, district }: { name: string; district: string }, register: PlaceRegister): FormerUnit {
  const found = formerUnits(register).find((unit) => unit.name === name.normalize("NFC") && unit.district === district);
  if (!found) throw new Error(`There was no "${name}" in the district "${district}"`);
  return found;
}
