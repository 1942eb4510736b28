import type { Bodies } from "../bodies/bodies.ts";
import { stepsOf } from "../deadlines/due-days.ts";
import type { TimeLimits } from "../deadlines/time-limits-schema.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Problem } from "../problem.ts";
import { checkCite, type Sources } from "../source.ts";
import { caseStartingDays } from "./case-clocks.ts";
import type { Track, Tracks } from "./tracks.ts";

/** What tracks refer to; limits are left out while they have mistakes of their own. */
interface Known {
  sources: Sources;
  bodies: Bodies;
  limits?: TimeLimits | undefined;
}

/** Mistakes of the table of tracks: places in the law, matters of bodies and steps of matters that nothing defines. */
export function checkTracks(tracks: Tracks, { sources, bodies, limits }: Known): Problem[] {
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
    return limits ? [...problems, ...wrongSteps(id, track, limits)] : problems;
  });
}

/** Steps to watch that the matter does not have, or that are counted from a day the desk does not know. */
function wrongSteps(id: string, track: Track, limits: TimeLimits): Problem[] {
  const steps = track.matter ? stepsOf(track.matter, limits).steps : [];
  const fitting = steps.filter(({ acts, from }) => acts === "authority" && caseStartingDays.includes(from));
  const names = fitting.map((step) => step.id);
  return (["clocks", "reminders"] as const).flatMap((list) =>
    track[list].flatMap((step, at) =>
      names.includes(step)
        ? []
        : [
            {
              path: [id, list, at],
              message: `"${step}" is no step of the track's matter that an authority takes from the petition or the acceptance on${didYouMean(step, names)}`,
            },
          ],
    ),
  );
}
