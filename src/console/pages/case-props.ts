import type { CaseRules } from "../../complaints/case-rules.ts";
import type { CaseSurroundings, Looking, RelatedCase } from "../../complaints/case-surroundings.ts";
import type { CaseFile } from "../../complaints/desk.ts";
import type { OfferedTemplate } from "../../complaints/message-templates.ts";
import type { MoveField, OfficerMove } from "../../complaints/moves.ts";
import type { Draft } from "../draft.ts";
import type { Frame, Notice } from "./frame.ts";

/** What to mend in a field. */
export interface FieldError {
  field: MoveField;
  text: string;
}

/** One case, and what its reader typed and could not send yet. */
export interface CaseProps {
  frame: Frame;
  found: CaseFile;
  /** Name of the commune or ward in the page's language. */
  place: string | null;
  draft: Draft | null;
  /** Why the draft was refused, where the fault is in what was typed. */
  errors: readonly FieldError[];
  /** Who else may have it. */
  colleagues: readonly { id: string; name: string }[];
  /** The moves that are open to the reader now. */
  moves: readonly OfficerMove[];
  rules: CaseRules;
  history: Awaited<ReturnType<CaseSurroundings["history"]>>;
  related: readonly RelatedCase[];
  /** Who else has the case open. */
  looking: readonly Looking[];
  /** Address of the page's script. */
  script: string;
  /** Beginnings of the message of a move. */
  templates(move: OfficerMove): readonly OfferedTemplate[];
  notice: Notice | null;
}
