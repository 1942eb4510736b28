import type { Problem } from "../rules/problem.ts";

/** A text that a definition needs or may have. */
export interface NeededText {
  /** Full key: "facts:leaveDays.ask". */
  key: string;
  /** Place within the definition that calls for the text. */
  path: Problem["path"];
  /** May be left out. */
  optional?: boolean;
  /** The only parameters the text may use; none where left out. */
  parameters?: readonly string[];
  /** Most words the text may have in the base language. */
  wordsAtMost?: number;
}
