import type { CaseState } from "../rules/cases/case-states.ts";
import type { TrackId } from "../rules/cases/tracks.ts";

/** What a person did, as the channels hand it to the engine. Texts arrive as typed; the engine normalises them. */

/** A file that was received and stored sealed before the turn; the engine only carries the reference. */
export interface FileRef {
  id: string;
  /** Name as sent, for reading back; never used as a path. */
  name: string;
  /** Media type found in the content, not taken from the name. */
  type: string;
  /** Size in bytes. */
  size: number;
}

/** What a messenger can bring that no step can use; each has its sentence under interface:unusable. */
export type Unusable =
  | "sticker"
  | "edited"
  | "foreign-contact"
  | "contact"
  | "location"
  | "file-type"
  | "file-too-large"
  | "file-lost"
  | "picture-unreadable"
  | "picture-heic"
  | "too-many-files"
  | "unknown";

/** One thing a person did. */
export type Input =
  /** The person opened the chat (web page opened, /start), in this language and at this conversation if a link said so. */
  | { kind: "start"; lang?: string; open?: string }
  | { kind: "text"; text: string }
  /** A pressed button: the question's `prompt` and the choice's or command's id. */
  | { kind: "press"; prompt: number; id: string }
  /** Several boxes ticked and sent together. */
  | { kind: "ticks"; prompt: number; ids: string[] }
  /** Files with an optional caption. */
  | { kind: "files"; files: FileRef[]; text?: string }
  /** A command from a messenger's own menu, such as "back"; unlike a press it names no question. */
  | { kind: "command"; id: string }
  /** The person shared their own number, perhaps with their name, by a button of the messenger. */
  | { kind: "contact"; phone: string; name?: string }
  /** A map pin, in degrees of WGS 84. */
  | { kind: "location"; latitude: number; longitude: number }
  /** Something that cannot be taken; its caption is taken as a text. */
  | { kind: "unusable"; what: Unusable; text?: string }
  /** An officer writes to the person in the messenger itself: the assistant keeps quiet for a while. */
  | { kind: "taken-over" }
  /** The shell's answer to a look-up the engine asked for (see Step result `lookUp`); `tooMany`: wrong codes were tried too often. */
  | { kind: "found"; value: CaseView | null; tooMany?: boolean }
  /** Likewise: the listed employers that a name may mean, best first. */
  | { kind: "found-employers"; named: string; value: readonly ListedEmployer[] };

/** An employer of the department's list, whether or not anybody ever complained of it. */
export interface ListedEmployer {
  id: string;
  name: string;
  /** Id of a commune or ward. */
  place: string | null;
}

/** A case as its citizen may see it, found by the secret code or from their talk. Days are ISO dates. */
export interface CaseView {
  id: string;
  number: string;
  kind: string;
  track: TrackId;
  state: CaseState;
  filedOn: string;
  /** The next day by which the office must act, by its own promise or by law. */
  dueOn: string | null;
  /** When the signed petition came, and when it was accepted: the clocks of the law run from there. */
  petitionOn: string | null;
  acceptedOn: string | null;
  endedOn: string | null;
  /** Why it was refused or how it was closed; a code. */
  outcome: string | null;
  /** The body it was passed to. */
  transferredTo: string | null;
  rating: number | null;
  /** Further messages are kept, but tell nobody that they came. */
  muted: boolean;
  /** Whether a name or phone is kept, whether a talk is told of news, and whether it is the one that asks. */
  named: boolean;
  linked: boolean;
  here: boolean;
  /** Oldest first; `from` says who wrote it. Notes of the staff are never among them. */
  messages: { from: "citizen" | "officer"; on: string; text: string }[];
}
