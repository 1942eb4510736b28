import type { Place, PlaceRegister } from "./place-register.ts";

/** A commune, ward or town of before the merger of 2025. */
export interface FormerUnit {
  name: string;
  /** The id of the district or city it lay in. */
  district: string;
  /** Whether it was a town (thị trấn). */
  town: boolean;
  /** The unit of today that it went into. */
  place: Place;
}

/** Every former commune, ward and town, in the order of the units of today. */
export function formerUnits({ districts, places }: PlaceRegister): FormerUnit[] {
  const ids = new Map(districts.map(({ id, name }) => [name, id]));
  return places.flatMap((place) =>
    place.merged.map(({ name, kind, district = place.oldDistrict.name }) => ({
      name,
      district: ids.get(district) ?? "",
      town: kind === "town",
      place,
    })),
  );
}

/** The former units of a name as it is written in the register: "Hưng Đạo" were three. */
export function formerUnitsNamed(name: string, register: PlaceRegister): FormerUnit[] {
  return formerUnits(register).filter((unit) => unit.name === name.normalize("NFC"));
}
