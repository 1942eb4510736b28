import type { TrackId } from "../rules/cases/tracks.ts";
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
  /** What the message is in law. */
  track: TrackId;
  /** A sign of danger found in what was told; such a case goes before all others. */
  danger: string | null;
  /** The employer it is about: one of the department's list, or a name as the person gave it. */
  employer: { id: string } | { name: string } | null;
  /** What a petition is filled with, by field; null when none was asked for. */
  petition: Record<string, string> | null;
  /** Null when no name was left. */
  person: { name: string; phone: string; address?: string } | null;
  /** News of the case are told in the talk it was sent from. Without it nothing leads from the case to the talk. */
  notify: boolean;
  /** The last day of the service's own promise: answered, or told who deals with it. */
  promisedBy: string;
  lang: string;
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

/** A case as its citizen opened it: by its secret code, or from the talk in which they are told its news, by its id. */
export type CaseRef = { code: string } | { id: string };

/** The urgent case that this talk opened today of its own accord, by its id; whoever gave no name has no other way to it. */
export interface UrgentCase {
  urgent: string;
}

/** What a citizen may do with their case. */
export type CitizenAct =
  | { is: "withdraw" }
  /** Name, phone, petition and the way back to the talk go; what was told stays. */
  | { is: "erase" }
  /** 1 (badly handled) to 5. */
  | { is: "rate"; rating: number }
  /** Not content: the case is opened again, with what the person says and the day of a new promise. */
  | { is: "dispute"; text: string; files: FileRef[]; promisedBy: string }
  /** News are told in this talk from now on, or no longer. */
  | { is: "notify" }
  | { is: "stop-notify" };

/** What a step wants done. The shell does all of a turn's effects in one transaction, or none. */
export type Effect =
  | { do: "say"; message: Message }
  | { do: "file-complaint"; complaint: FiledComplaint }
  | { do: "note-question"; note: QuestionNote }
  /** An officer is not to be told after all: the case is withdrawn and what was told is deleted. */
  | { do: "withdraw-case"; id: string }
  /** The citizen adds to a case they opened; an ended one is opened again until the day named. To an urgent one that was taken back nothing is added. */
  | { do: "append-message"; to: CaseRef | UrgentCase; text: string; files: FileRef[]; promisedBy: string }
  | { do: "act-on-case"; on: CaseRef; act: CitizenAct };
