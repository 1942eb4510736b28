import type { FileRef } from "./input.ts";
import type { Message } from "./message.ts";

/** A complaint as the conversation collected it; ids and code come from the injected source of ids. */
export interface FiledComplaint {
  /** UUID of the case. */
  id: string;
  /** Case number, not secret, such as "26-4821-3907". */
  number: string;
  /** The citizen's secret code in clear; only its keyed hash is stored. */
  code: string;
  kind: string;
  /** Id of a commune or ward of flows/parameters/places.yaml, or null when the person skipped it. */
  place: string | null;
  /** Everything that was told, oldest first. */
  story: string[];
  files: FileRef[];
  /** Null for an anonymous complaint. */
  person: { name: string; phone: string } | null;
  lang: string;
  /** The answer comes back to the talk it was sent from, although no name was left. */
  answerHere?: true;
}

/** What became of a question, for those who improve the answers. */
export interface QuestionNote {
  outcome: "answered" | "offered" | "unknown" | "helped" | "did-not-help";
  lang: string;
  /** The topic that answered, or was likeliest. */
  topic: string | null;
  /** Folded, without what tells who asked. */
  words: string;
}

/** What a step wants done. The shell does all of a turn's effects in one transaction, or none. */
export type Effect =
  | { do: "say"; message: Message }
  | { do: "file-complaint"; complaint: FiledComplaint }
  | { do: "note-question"; note: QuestionNote }
  /** The citizen adds to a case they opened by code. */
  | { do: "append-message"; code: string; text: string; files: FileRef[] };
