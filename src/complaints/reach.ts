/** Of which cases somebody knows. A case outside of somebody's reach is for them as if it were not there. */
import type { Reach } from "./desk.ts";

/** No limit at all. */
export const everywhere: Reach = { places: null, kinds: null };

/** True for a case of these places and kinds; one without a place is in reach of every place. */
export function reaches({ places, kinds }: Reach, { place, kind }: { place: string | null; kind: string }): boolean {
  const here = places === null || place === null || places.includes(place);
  return here && (kinds === null || kinds.includes(kind));
}

/** True where nothing is outside of somebody's reach. */
export function isEverywhere({ places, kinds }: Reach): boolean {
  return places === null && kinds === null;
}
