import { benefitMonths, type DurationNumbers } from "./benefit-months.ts";

/** What became of a benefit month: received, suspended, uncollected, or not reached because the benefit ended before it. */
export const monthStates = ["received", "suspended", "uncollected", "not-reached"] as const;

/** What became of a benefit month. */
export type MonthState = (typeof monthStates)[number];

/** How a benefit ran. */
export interface BenefitRun {
  contributed: number;
  /** One for each benefit month; months left out were not reached. */
  states: readonly MonthState[];
  /** Whether the months not reached are kept, by the event that ended the benefit and its notice in time. */
  keepsNotReached: boolean;
}

/**
 * Contributed months kept when a benefit ends, the odd months of the decision not counted (Nghị định 374/2025, điều 8 khoản 4 và
 * 6; Nghị định 61/2020, điều 1 khoản 9). Each benefit month uses up to 12 of them, the last one what is left. Received
 * and suspended months use up their share (Luật Việc làm 2025, điều 41 khoản 2); uncollected ones give it back.
 */
export function keptMonths({ contributed, states, keepsNotReached }: BenefitRun, numbers: DurationNumbers): number {
  return sharesOf(contributed, numbers).reduce((kept, share, index) => {
    const state = states[index] ?? "not-reached";
    const isKept = state === "uncollected" || (state === "not-reached" && keepsNotReached);
    return isKept ? kept + share : kept;
  }, 0);
}

/** How many contributed months each benefit month uses. */
function sharesOf(contributed: number, numbers: DurationNumbers): number[] {
  const { months } = benefitMonths(contributed, numbers);
  const used = Math.min(contributed, numbers.perMonth * months);
  return Array.from({ length: months }, (_, index) =>
    Math.max(0, Math.min(numbers.perMonth, used - index * numbers.perMonth)),
  );
}

/** The benefit month whose missed notice ends the benefit, counted from 1; null while there are not so many in a row. */
export function endedByMisses(states: readonly MonthState[], inARow: number): number | null {
  const at = states.findIndex((_, index) => {
    const last = states.slice(Math.max(0, index - inARow + 1), index + 1);
    return last.length === inARow && last.every((state) => state === "suspended");
  });
  return at < 0 ? null : at + 1;
}
