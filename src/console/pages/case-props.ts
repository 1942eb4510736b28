import type { CaseFile } from "../../complaints/desk.ts";
import type { Draft } from "../draft.ts";
import type { Frame, Notice } from "./frame.ts";

/** One case, and what its reader typed and could not send yet. */
export interface CaseProps {
  frame: Frame;
  found: CaseFile;
  /** Name of the commune or ward in the page's language. */
  place: string | null;
  draft: Draft | null;
  /** Why the draft was refused, when the fault is in the text itself. */
  draftError?: string | undefined;
  notice: Notice | null;
}
