import type { Bodies } from "../bodies/bodies.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../problem.ts";
import { checkCite, type Sources } from "../source.ts";
import type { Tracks } from "./tracks.ts";

/** Mistakes of the table of tracks: places in the law and matters of bodies that nothing defines. */
export function checkTracks(tracks: Tracks, { sources, bodies }: { sources: Sources; bodies: Bodies }): Problem[] {
  const matters = new Set(Object.values(bodies.bodies).flatMap((body) => body.handles.map(({ matter }) => matter)));
  return Object.entries(tracks).flatMap(([id, track]) => {
    const cite = checkCite(track.cite, sources);
    const problems: Problem[] = cite ? [{ path: [id, "cite"], message: cite }] : [];
    if (track.lodge !== undefined && !matters.has(track.lodge)) {
      problems.push({
        path: [id, "lodge"],
        message: `no body handles "${track.lodge}"${didYouMean(track.lodge, [...matters])}`,
      });
    }
    return problems;
  });
}
