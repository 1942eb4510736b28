import type { CaseState } from "../../complaints/desk.ts";
import type { Frame } from "./frame.ts";

/** The state of a case as a small coloured mark; the words say it, the colour only helps. */
export function StateMark({ frame, state }: { frame: Frame; state: CaseState }) {
  return <span class={`state ${state}`}>{frame.say(`cases:states.${state}`)}</span>;
}
