import type { UnemploymentFact } from "./facts-read.ts";

/** What was found of a condition: met, failed, left to a person, or unknown because of questions that are open or not known. */
export type Finding =
  | { status: "met" | "failed" | "person" }
  | { status: "unknown"; hangsOn: readonly UnemploymentFact[] };

/** The condition is met. */
export const met: Finding = { status: "met" };

/** The condition is failed. */
export const failed: Finding = { status: "failed" };

/** The law, or our knowledge of it, leaves the condition to a person. */
export const forAPerson: Finding = { status: "person" };

/** The condition hangs on these questions. */
export function hangsOn(...facts: UnemploymentFact[]): Finding {
  return { status: "unknown", hangsOn: facts };
}
