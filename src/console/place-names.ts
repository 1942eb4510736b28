import type { ConsoleDeps } from "./console-deps.ts";

/** Names of communes and wards by their ids, in a language; an id that is no longer known stands for itself. */
export function placeNames(places: ConsoleDeps["places"], lang: string): (id: string) => string {
  const names = new Map(places.map((place) => [place.id, place.label(lang)]));
  return (id) => names.get(id) ?? id;
}
