/** What the department set in flows/, in words: the port behind the page of settings. */
import type { MissingYear } from "../rules/years-to-know.ts";
import type { SheetLine } from "./policy-desk.ts";

/** One part of what is set: where it is written, and what it says. */
export interface SetupChapter {
  /** Its heading and explanation are console:setup.chapters.<id>. */
  id: string;
  /** The file to change. */
  file: string;
  lines: SheetLine[];
}

/** Everything that is set. */
export interface SetupBook {
  chapters(lang: string, today: string): Promise<SetupChapter[]>;
  /** What is missing for this year, and in December for the next. */
  missing(today: string): MissingYear[];
}
