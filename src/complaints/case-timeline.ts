import type { CaseClock, CaseClocks, CaseTimes } from "../rules/cases/case-clocks.ts";
import type { Day } from "../rules/day.ts";

/** One day of a case on its timeline. */
export type TimelineEvent = { on: Day } & (
  | { is: "received" | "petition" | "accepted" | "settled" | "ended" | "our-turn" | "today" }
  | { is: "paused" | "resumed"; reason: string }
  /** The day to go by: of several limits that may hold the earliest. */
  | { is: "due"; clock: CaseClock }
);

/** Events of one day stand in this order. */
const order = ["received", "petition", "accepted", "our-turn", "paused", "resumed", "settled", "ended", "today", "due"];

/** The days of a case in order: what happened, what ran and stood still and why, where today is, and what is due. */
export function timelineOf(times: CaseTimes, { clocks }: Pick<CaseClocks, "clocks">, today: Day): TimelineEvent[] {
  const { receivedOn, turnOn, petitionOn, acceptedOn, settledOn, endedOn, pauses } = times;
  const days: [TimelineEvent["on"] | null, "received" | "petition" | "accepted" | "settled" | "ended" | "our-turn"][] =
    [
      [receivedOn, "received"],
      [turnOn === receivedOn ? null : turnOn, "our-turn"],
      [petitionOn, "petition"],
      [acceptedOn, "accepted"],
      [settledOn, "settled"],
      [endedOn, "ended"],
    ];
  const happened = days.flatMap(([on, is]): TimelineEvent[] => (on === null ? [] : [{ on, is }]));
  const still = pauses.flatMap(({ from, until, reason }): TimelineEvent[] => [
    { on: from, is: "paused", reason },
    ...(until === null ? [] : [{ on: until, is: "resumed" as const, reason }]),
  ]);
  const due = clocks.flatMap((clock): TimelineEvent[] =>
    clock.due === null ? [] : [{ on: clock.due, is: "due", clock }],
  );
  return [...happened, ...still, ...due, { on: today, is: "today" as const }].sort(
    (one, other) => one.on.localeCompare(other.on) || order.indexOf(one.is) - order.indexOf(other.is),
  );
}
