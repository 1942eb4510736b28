/** What a citizen may do with their case as it stands: by the table of states, and by what there is to undo. */
import { movesFrom } from "../rules/cases/case-states.ts";
import { addDays } from "../rules/day.ts";
import type { CaseView } from "./input.ts";
import { front, type Talk } from "./talk.ts";

/** Everything a citizen may do with a case, as options name it. */
export const citizenActs = ["add", "dispute", "rate", "notify", "stop-notify", "withdraw", "erase"] as const;

/** Ids of what may be done, as the options of a step name them. */
export function allowedActs({ content, sources }: Pick<Talk, "content" | "sources">, view: CaseView): string[] {
  const { state, endedOn } = view;
  const moves = movesFrom(content.caseStates, state, ["citizen"]);
  const late = endedOn !== null && addDays(endedOn, content.service.disputeDays) < sources.today;
  const over = content.caseStates.states[state].ended === true || state === "answered";
  const acts: [string, boolean][] = [
    ["add", state !== "withdrawn"],
    ["dispute", moves.includes("dispute") && !late],
    ["rate", over && state !== "withdrawn" && view.rating === null],
    ["notify", !view.here],
    ["stop-notify", view.linked],
    ["withdraw", moves.includes("withdraw")],
    ["erase", view.named || view.linked],
  ];
  return acts.flatMap(([act, may]) => (may ? [act] : []));
}

/** What is remembered of the case that a look-up of the conversation in front found; null before. */
export function foundCase(talk: Talk): { id: string; number: string; may: string[] } | null {
  const values = Object.values(front(talk).answers).flatMap((answer) => (answer.kind === "done" ? [answer.value] : []));
  return values.find(isFound) ?? null;
}

function isFound(value: unknown): value is { id: string; number: string; may: string[] } {
  return typeof value === "object" && value !== null && "may" in value;
}
