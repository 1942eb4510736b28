import type { CaseView } from "../src/flow/input.ts";

/** A case as its citizen sees it, just received, of which nothing was said yet. */
export function sampleCase(changes: Partial<CaseView> = {}): CaseView {
  return {
    id: "id",
    number: "26-0000-0018",
    kind: "wages",
    track: "feedback",
    state: "received",
    filedOn: "2026-11-20",
    dueOn: null,
    petitionOn: null,
    acceptedOn: null,
    endedOn: null,
    outcome: null,
    transferredTo: null,
    rating: null,
    muted: false,
    named: false,
    linked: false,
    here: false,
    messages: [],
    ...changes,
  };
}
