import type { CaseFile, CaseState } from "../complaints/desk.ts";
import { mayAnswer, nextStates } from "../complaints/workflow.ts";

/** What somebody may do with a case now. */
export interface AllowedActions {
  take: boolean;
  release: boolean;
  answer: boolean;
  states: readonly CaseState[];
}

/** The actions open to a member of staff: nobody's case may be taken, and only its owner answers or moves it. */
export function allowedActions(found: Pick<CaseFile, "owner" | "state">, staffId: string): AllowedActions {
  const mine = found.owner?.id === staffId;
  return {
    take: found.owner === null,
    release: mine && found.state !== "closed",
    answer: mine && mayAnswer(found.state),
    states: mine ? nextStates(found.state) : [],
  };
}
