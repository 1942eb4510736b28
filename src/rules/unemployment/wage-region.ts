import type { Day } from "../day.ts";
import type { WageRegions } from "../places/wage-regions.ts";
import { type Confidence, confidenceOf, type Sources } from "../source.ts";

/** The answers to where the employer works. */
export const employerPlaces = [
  "cao-bang-city-wards",
  "cao-bang-elsewhere",
  "region-1",
  "region-2",
  "region-3",
  "region-4",
] as const;

/** Where the employer works: a part of Cao Bằng, or a region of another province. */
export type EmployerPlace = (typeof employerPlaces)[number];

/** A region of the minimum wage. */
export type WageRegion = 1 | 2 | 3 | 4;

/** The wage region of a place on a day, with where that stands. */
export interface RegionOnDay {
  region: WageRegion;
  cite: string;
  confidence: Confidence;
}

/**
 * The wage region of the employer's place on a day; null before the first decree known. In Cao Bằng what the decree lists (the
 * old city, since July 2025 three wards) is region III, all else as the decree says (flows/parameters/wage-regions.yaml).
 */
export function wageRegionOn(
  place: EmployerPlace,
  day: Day,
  { wageRegions: { periods }, sources }: { wageRegions: WageRegions; sources: Sources },
): RegionOnDay | null {
  const period = periods.filter(({ from }) => from <= day).at(-1);
  if (!period) return null;
  const { cite, others } = period;
  const confidence = confidenceOf(period, sources);
  if (place === "cao-bang-city-wards") return { region: 3, cite, confidence };
  if (place === "cao-bang-elsewhere") return { region: others, cite, confidence };
  const regions = { "region-1": 1, "region-2": 2, "region-3": 3, "region-4": 4 } as const;
  return { region: regions[place], cite, confidence: "act" };
}

/** Every wage region there is. */
export const wageRegions: readonly WageRegion[] = [1, 2, 3, 4];
