/** By when a citizen may complain a second time: when the first complaint was not settled in time, or not to their satisfaction. */
import { stepsOf } from "../rules/deadlines/due-days.ts";
import type { Limit } from "../rules/deadlines/time-limits-schema.ts";
import { confidenceOf } from "../rules/source.ts";
import type { FlowContent } from "./flow-content.ts";
import type { CaseView } from "./input.ts";
import { type Speaker, text } from "./talk.ts";

/** Who tells it, with the rules it stands in. */
export interface LimitTeller extends Speaker {
  content: Speaker["content"] & Pick<FlowContent, "tracks" | "timeLimits" | "sources">;
  sources: { today: string };
}

/** States in which a first complaint was decided on. */
const decided: ReadonlySet<string> = new Set(["answered", "closed"]);
/** States in which there is none to be settled any more. */
const over: ReadonlySet<string> = new Set(["withdrawn", "refused", "transferred", "merged"]);

/**
 * The limit of a second complaint for a case whose petition was accepted: from the decision once there is one, until then
 * from the end of the time to settle it. Empty for a track that knows no second complaint, or where the limit is unsure.
 */
export function secondComplaint(teller: LimitTeller, view: CaseView): string[] {
  const { tracks, timeLimits, sources } = teller.content;
  const { matter } = tracks[view.track];
  if (matter === undefined || view.acceptedOn === null || over.has(view.state)) return [];
  const { kind, steps } = stepsOf(matter, timeLimits);
  const wanted = decided.has(view.state) ? "complain-again" : "complain-again-unsettled";
  const step = steps.find(({ id }) => id === wanted);
  const sure = step?.limits.filter(
    (limit) => holdsOn(limit, teller.sources.today) && confidenceOf(limit, sources) !== "unsure",
  );
  const usual = sure?.find(({ when }) => when.length === 0);
  const remote = sure?.find(({ when }) => when.length === 1 && when[0] === "remote");
  if (!step || !usual) return [];
  const lengthOf = ({ unit, limit }: Limit) => text(teller, `deadlines:units.${unit}`, { count: limit });
  const params = {
    what: text(teller, `deadlines:steps.${kind}.${step.id}`),
    limit: lengthOf(usual),
    from: text(teller, `deadlines:from.${step.from}`),
  };
  return [
    remote
      ? text(teller, "interface:case.againRemote", { ...params, remote: lengthOf(remote) })
      : text(teller, "interface:case.again", params),
  ];
}

function holdsOn({ since, until }: Limit, day: string): boolean {
  return (since === undefined || since <= day) && (until === undefined || day <= until);
}
