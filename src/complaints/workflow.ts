import type { CaseState } from "./desk.ts";

/**
 * Which steps a case may take from each state. "received" ends when somebody takes the case, "in-progress" when the
 * citizen is answered: no case is closed without an answer. A closed case may be opened again.
 */
const steps: Partial<Record<CaseState, { to: readonly CaseState[]; answer: boolean }>> = {
  received: { to: [], answer: false },
  "in-progress": { to: [], answer: true },
  answered: { to: ["closed"], answer: true },
  closed: { to: ["in-progress"], answer: false },
};

/** The states an owner may move a case to by hand. Answering and taking move it by themselves. */
export function nextStates(state: CaseState): readonly CaseState[] {
  return steps[state]?.to ?? [];
}

/** True when the owner may answer the citizen in this state (a second answer may follow the first). */
export function mayAnswer(state: CaseState): boolean {
  return steps[state]?.answer ?? false;
}
