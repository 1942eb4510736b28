import type { FactAnswer } from "../rules/fact.ts";
import type { FileRef } from "./input.ts";
import type { Choice } from "./message.ts";

/**
 * What is remembered of a talk: answers by name and what is open. The place in the flow is not stored: it follows from
 * the answers, so a session survives a new version of the flow. JSON only, so it can be sealed and stored as it is.
 */
export interface Session {
  format: 1;
  lang: string;
  /** Conversations under way; the last one is in front. Never empty: the first is the menu. */
  frames: Frame[];
  /** Answers to facts of entitlement checks, by fact name. */
  facts: Record<string, FactAnswer>;
  /** Drafts left on purpose, by conversation id. */
  drafts: Record<string, Record<string, Answer>>;
  /** Number of the question now open; grows with every question asked. */
  prompt: number;
  /** What the question now open asks, to notice when a new version of the flows asks something else there. */
  asked?: string;
  /** Unreadable answers in a row to the open question. */
  misses: number;
  /** What the next input is about when it is not the open step. */
  mode: Mode;
  /** The topic answered last, which short questions after it may mean. */
  topic?: string;
  /** Topics of which the person was asked whether the answer helped; nobody is asked twice. */
  rated?: string[];
  /** Cases whose news are told in this talk, newest first: they are read from here without their code. */
  cases?: { id: string; number: string }[];
  /** Signs of danger of which an officer was told, and when. */
  alarms?: Alarm[];
  /** Until this ISO instant an officer talks with the person in the messenger itself, and the assistant keeps quiet. */
  quietUntil?: string;
  /** Last input, ISO instant, to greet a person who comes back. */
  lastSeen: string;
}

/** An officer was told of a sign of danger on a day; `caseId` until it was taken back. */
export interface Alarm {
  sign: string;
  day: string;
  caseId?: string;
}

/** One conversation under way with the answers given so far, by step id. */
export interface Frame {
  conversation: string;
  answers: Record<string, Answer>;
  /** The step of the frame below that called this one, when that step waits for its end. */
  calledBy?: string;
}

/** The answer to one step of a conversation. */
export type Answer =
  | { kind: "choice"; id: string }
  | { kind: "choices"; ids: string[] }
  | { kind: "number"; value: number }
  | { kind: "date"; day: string }
  /** `employer`: the id of the listed one that was meant; its name is the text. */
  | { kind: "text"; text: string; employer?: string }
  | { kind: "phone"; number: string }
  | { kind: "place"; id: string }
  | { kind: "skipped" }
  | { kind: "story"; texts: string[]; files: FileRef[]; done: boolean }
  | { kind: "files"; files: FileRef[]; done: boolean }
  /** A `do` or `look-up` step that has run; `value` is what it gave. */
  | { kind: "done"; value?: unknown };

/** What was told before a question came between as the beginning of a complaint; whether to send it is asked again. */
type Told = string;

/** What the next input is about. */
export type Mode =
  | { is: "answering" }
  /** Choosing which answer to change. */
  | { is: "picking-edit" }
  /** Changing one answer: a step of the front conversation, or a fact. */
  | { is: "editing"; step?: string; fact?: string }
  /** Asked whether to keep or throw away the draft before leaving. */
  | { is: "leaving" }
  /** Asked whether to go on with a kept draft. */
  | { is: "resuming"; conversation: string }
  /** Offered a way out after the third unreadable answer. */
  | { is: "stuck" }
  /** Choosing between readings of the last text that fit equally; ids are readings, such as a place or a day. */
  | {
      is: "choosing";
      options: Choice[];
      /** The question that may mean several topics. */
      question?: string;
      told?: Told;
      /** The name of an employer as it was typed, which stands if none of the listed ones is it, and these by option. */
      employer?: { named: string; listed: Record<string, { id: string; name: string }> };
      editing?: { is: "editing"; step?: string; fact?: string };
    }
  /** A question was answered at the menu (or a topic chosen, without one): what comes next, and did it help? */
  | {
      is: "after-answer";
      topic: string;
      question?: string;
      told?: Told;
    }
  /** Choosing an area of questions, or a topic of one. */
  | { is: "browsing"; area?: string; told?: Told }
  /** A question nobody could answer: pass it to an officer? */
  | { is: "unanswered"; text: string; told?: Told; editing?: { is: "editing"; step?: string; fact?: string } }
  /**
   * Asked whether a long text at the menu is to become a complaint. With `topics` the person said that they want to file
   * something, and these answer it too, likeliest first.
   */
  | { is: "offering"; text: string; topics?: string[] };
