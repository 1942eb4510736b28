/** What can be wrong with a rule or with the planner. */
export type FaultKind =
  | "dead end"
  | "gap"
  | "overlap"
  | "unreached outcome"
  | "unanswered date"
  | "uncited value"
  | "failing example"
  | "taken back"
  | "disagreement";

/** Something that is wrong. */
export interface Fault {
  kind: FaultKind;
  says: string;
}

/** Most faults of a kind that are told; one slip shows in many people. */
const TOLD_AT_MOST = 5;

/** Faults of one kind, each sentence once, the first few. */
export function faultsOf(kind: FaultKind, sentences: readonly string[]): Fault[] {
  return [...new Set(sentences)].slice(0, TOLD_AT_MOST).map((says) => ({ kind, says }));
}
