import type { Day } from "../day.ts";
import { type Confidence, confidenceOf, type Sources, weakest } from "../source.ts";
import type { FormerUnit } from "./former-units.ts";
import { type PlaceName, partsOf } from "./place-on.ts";
import type { PlaceRegister } from "./place-register.ts";
import type { WageRegion, WageRegions } from "./wage-regions.ts";

type Period = WageRegions["periods"][number];

/** The wage region of a place on a day: one region, or by former commune where they differ; "not-yet" before the first day. */
export type WageRegionOnDay =
  | { is: "region"; region: WageRegion; cite: string; confidence: Confidence }
  | { is: "differs"; parts: { name: string; region: WageRegion }[]; cite: string; confidence: Confidence }
  | "not-yet";

/** What wage regions are read from. */
export interface WageRegionBook {
  register: PlaceRegister;
  regions: WageRegions;
  sources: Sources;
}

/**
 * The wage region of a place on a day by the decree in force: the place where the employer works, not where the worker lives.
 * A place that the decree does not name itself (a former commune after the merger, a ward of today before it) has the region
 * of what it was part of or made of. Throws for a place that is not in the register.
 */
export function wageRegion(place: PlaceName, day: Day, book: WageRegionBook): WageRegionOnDay {
  const units = partsOf(place, book.register);
  const period = book.regions.periods.filter(({ from }) => from <= day).at(-1);
  if (!period) return "not-yet";
  const parts = units.map((unit) => ({ name: unit.name, region: regionOf(unit, period) }));
  const known = { cite: period.cite, confidence: confidenceIn(period, place, book) };
  const [region, another] = new Set(parts.map((part) => part.region));
  if (region !== undefined && another === undefined) return { is: "region", region, ...known };
  return { is: "differs", parts, ...known };
}

function regionOf(unit: FormerUnit, period: Period): WageRegion {
  const listed = period.by === "district" ? unit.district : unit.place.id;
  return period["region-3"].includes(listed) ? 3 : period.others;
}

/** As far as the decree is known, for a place it names; otherwise no further than the way from there to the place. */
function confidenceIn(period: Period, place: PlaceName, { register, sources }: WageRegionBook): Confidence {
  const decree = confidenceOf(period, sources);
  if (place.is === "unit" && period.by === "unit") return decree;
  if (place.is === "former" && period.by === "unit")
    return weakest([decree, ...partsOf(place, register).map((unit) => confidenceOf(unit.place, sources))]);
  const isListed = place.is === "district" && register.districts.some(({ id }) => id === place.id);
  return isListed && period.by === "district" ? decree : weakest([decree, "recalled"]);
}
