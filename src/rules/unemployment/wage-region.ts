import type { Day } from "../day.ts";
import type { Confidence } from "../source.ts";

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

/** Cao Bằng by day: what made a place belong to region III, and how far that is known. */
const caoBang: readonly { from: Day; cite: string; confidence: Confidence }[] = [
  { from: "2020-01-01", cite: "nd90-2019", confidence: "recalled" },
  { from: "2022-07-01", cite: "nd38-2022", confidence: "recalled" },
  { from: "2024-07-01", cite: "nd74-2024", confidence: "act" },
  { from: "2025-07-01", cite: "nd128-2025.d15.k7", confidence: "unsure" },
  { from: "2026-01-01", cite: "nd293-2025", confidence: "act" },
];

/** The places in the law that wage regions are read from. */
export const regionCites: readonly string[] = caoBang.map(({ cite }) => cite);

/**
 * The wage region of the employer's place on a day; null before 2020. In Cao Bằng the old city, since July 2025 the wards Thục
 * Phán, Nùng Trí Cao and Tân Giang, is region III and all else region IV (Nghị định 74/2024, 293/2025).
 */
export function wageRegionOn(place: EmployerPlace, day: Day): RegionOnDay | null {
  const known = caoBang.filter(({ from }) => from <= day).at(-1);
  if (!known) return null;
  if (place === "cao-bang-city-wards") return { region: 3, cite: known.cite, confidence: known.confidence };
  if (place === "cao-bang-elsewhere") return { region: 4, cite: known.cite, confidence: known.confidence };
  const regions = { "region-1": 1, "region-2": 2, "region-3": 3, "region-4": 4 } as const;
  return { region: regions[place], cite: known.cite, confidence: "act" };
}

/** Every wage region there is. */
export const wageRegions: readonly WageRegion[] = [1, 2, 3, 4];
