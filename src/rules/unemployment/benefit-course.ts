import type { FlagId } from "./articles.ts";
import type { EndingEvent } from "./benefit-endings.ts";
import { keepingAfter, keepsNotReached } from "./benefit-endings.ts";
import { type BenefitMonths, type DurationNumbers, mostUsableMonths } from "./benefit-months.ts";
import { endedByMisses, keptMonths, type MonthState } from "./kept-months.ts";
import type { Law } from "./law.ts";

/** What became of a benefit once it was granted. */
export interface CourseGiven {
  /** False when the decision was never collected and the centre was told nothing. */
  decisionCollected?: boolean;
  /** What became of each benefit month, from the first on. */
  states?: readonly MonthState[];
  /** The event that ended it early; `notifiedInTime` is null while that is not known. */
  ending?: { event: EndingEvent; notifiedInTime: boolean | null };
}

/** Where a benefit stands and what is kept of it. */
export interface BenefitCourse {
  status: "cancelled" | "running" | "ended" | "completed";
  /** The event that ended it. */
  event: EndingEvent | null;
  /** Numbers of the months that are paid, from 1. */
  paidMonths: number[];
  /** Contributed months kept besides the odd ones; null where that is left to a person or the notice is not known. */
  monthsKept: number | null;
  /** Odd months that the decision kept. */
  oddMonthsKept: number;
  flags: FlagId[];
}

interface Granted extends BenefitMonths {
  contributed: number;
  law: Law;
  numbers: DurationNumbers;
  missesInARow: number;
}

/**
 * Where a granted benefit stands and what is kept of it. A decision that nobody collects is cancelled, and all months stay
 * (Nghị định 374/2025, điều 8 khoản 2); the month in which a benefit ends is paid whole (điều 19 khoản 4).
 */
export function benefitCourse(given: CourseGiven, granted: Granted): BenefitCourse {
  const { contributed, months, oddMonthsKept } = granted;
  const states = (given.states ?? []).slice(0, months);
  if (given.decisionCollected === false)
    return { status: "cancelled", event: null, paidMonths: [], monthsKept: contributed, oddMonthsKept: 0, flags: [] };
  const misses = endedByMisses(states, granted.missesInARow);
  const event = misses === null ? (given.ending?.event ?? null) : "three-misses";
  const isOver = states.length === months && !states.includes("not-reached");
  const status = event ? "ended" : isOver ? "completed" : "running";
  const paidMonths = states.flatMap((state, index) => (state === "received" ? [index + 1] : []));
  const kept = keptAfter({ event, states, notifiedInTime: given.ending?.notifiedInTime ?? null }, granted);
  return { status, event, paidMonths, oddMonthsKept, ...kept };
}

interface Ended {
  event: EndingEvent | null;
  states: readonly MonthState[];
  notifiedInTime: boolean | null;
}

function keptAfter(
  { event, states, notifiedInTime }: Ended,
  granted: Granted,
): Pick<BenefitCourse, "monthsKept" | "flags"> {
  const { contributed, law, numbers, oddMonthsKept } = granted;
  const rule = event ? keepingAfter(law, event) : "always";
  const keeps = keepsNotReached(rule, notifiedInTime);
  const flags: FlagId[] = [];
  if (rule === "not-said") flags.push("keeping-not-said");
  if (event && contributed > mostUsableMonths(numbers)) flags.push("over-144-ended-early");
  if (keeps === false && oddMonthsKept > 0) flags.push("odd-months-after-loss");
  if (keeps === null) return { monthsKept: null, flags };
  return { monthsKept: keptMonths({ contributed, states, keepsNotReached: keeps }, numbers), flags };
}
