/** Of which cases somebody knows: those of some places and kinds, or all. */

/** Which cases an account reaches; null for all of them. */
export interface Reach {
  /** Ids of communes and wards. A case without a place is reached only by who is not limited to places. */
  places: readonly string[] | null;
  /** Kinds of trouble. */
  kinds: readonly string[] | null;
}

/** No limit at all. */
export const everywhere: Reach = { places: null, kinds: null };

/** What decides whether a case is within somebody's reach. */
export interface Placed {
  place: string | null;
  kind: string;
  ownerId: string | null;
}

/**
 * True for a case of their places and kinds, and for one that they hold: whoever gave it to them meant it. A case that is
 * outside of somebody's reach is for them as if it were not there.
 */
export function reaches({ places, kinds }: Reach, staffId: string, { place, kind, ownerId }: Placed): boolean {
  if (ownerId === staffId) return true;
  const here = places === null || (place !== null && places.includes(place));
  return here && (kinds === null || kinds.includes(kind));
}
