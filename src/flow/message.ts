/**
 * What the assistant says, before any channel has shown it: neutral shapes that each channel renders at its best.
 * Texts are plain text in NFC with line breaks; nothing here is HTML and nothing is escaped.
 */

/** A button: `id` comes back when it is pressed, `label` is what the person reads. */
export interface Choice {
  id: string;
  label: string;
}

/** What kind of answer a question waits for; a channel picks keyboard, picker or upload by it. */
export type Expectation =
  | "choice"
  | "choices"
  | "number"
  | "money"
  | "date"
  | "months"
  | "text"
  | "story"
  | "place"
  | "phone"
  | "files"
  | "code";

/** One line of a result: `label` may be empty; `tone` says how the line weighs. */
export interface CardLine {
  label: string;
  value: string;
  tone?: "good" | "bad" | "neutral";
}

/** One thing the assistant says. */
export type Message =
  | { kind: "text"; text: string }
  | {
      kind: "question";
      text: string;
      /** Number of this question in the session; a press must name it, so old buttons do nothing. */
      prompt: number;
      expects: Expectation;
      choices: Choice[];
      /** Always available besides the answer: back, edit, cancel, help … ids start with "command:". */
      commands: Choice[];
      progress?: { at: number; of: number };
      /** Most files that may be sent as answer, for "story" and "files". */
      filesAtMost?: number;
      /** The answer is something a messenger may know of the person and offer to them. */
      about?: "own-name";
    }
  | {
      kind: "card";
      title: string;
      /** The one sentence that answers: "You are entitled to …". */
      summary: string;
      /** Sum in VND, when there is one. */
      amount?: number;
      lines: CardLine[];
      /** Legal sources, each ready to read: "Quyết định 28/2021/QĐ-TTg, Điều 2 khoản 2". */
      sources: string[];
      /** Deadlines, closing notes, where to go. */
      notes: string[];
    }
  | { kind: "receipt"; text: string; caseNumber: string; code: string }
  /** Something to fetch from this service, such as a calendar file: `path` begins with "/" and holds nothing personal. */
  | { kind: "link"; text: string; label: string; path: string };

/** A question as it stands open in a session. */
export type Question = Extract<Message, { kind: "question" }>;

/** A question before it is numbered. */
export type Asked = Pick<Question, "text" | "expects" | "choices" | "filesAtMost" | "about">;

/** A result card. */
export type Card = Extract<Message, { kind: "card" }>;
