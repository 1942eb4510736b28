import type { Conversation } from "./conversation.ts";
import type { Effect } from "./effect.ts";
import type { Danger, FlowContent, FlowSources } from "./flow-content.ts";
import type { Message } from "./message.ts";
import type { Frame, Mode, Session } from "./session.ts";
import { type Ground, type Walk, walk } from "./walk.ts";

/** A step being taken: the session is a private copy that the parts of the engine change, effects are collected. */
export interface Talk {
  content: FlowContent;
  sources: FlowSources;
  session: Session;
  effects: Effect[];
  /** The danger that the person's words show: nothing unkind or beside the point is said to them. */
  heardDanger?: Danger;
  /** What was asked after an answer, when something else was typed: asked again if nobody understands that either. */
  askedAfterAnswer?: Extract<Mode, { is: "after-answer" }>;
  /** What the person told as the beginning of a complaint before they asked what is answered now. */
  told?: string;
  /** The last walk, and the answers it was made over; a walk through a check weighs many rules. */
  walked?: { over: string; walk: Walk };
}

/** What is needed to say something in a language: a talk, or whoever else explains the rules. */
export interface Speaker {
  content: Pick<FlowContent, "words" | "hasWords" | "facts">;
  session: Pick<Session, "lang">;
}

/** The conversation in front. */
export function front(talk: Talk): Frame {
  const frame = talk.session.frames.at(-1);
  if (!frame) throw new Error("A session always has a frame");
  return frame;
}

/** Definition of the conversation in front; undefined when a new version of the flows dropped it. */
export function frontConversation(talk: Talk): Conversation | undefined {
  return talk.content.conversations.get(front(talk).conversation);
}

/** Where the person stands in the conversation in front. */
export function whereabouts(talk: Talk): Walk {
  if (!weighsRules(frontConversation(talk))) return walk(ground(talk), front(talk));
  const over = JSON.stringify([front(talk), talk.session.facts]);
  if (talk.walked?.over !== over) talk.walked = { over, walk: walk(ground(talk), front(talk)) };
  return talk.walked.walk;
}

const weighing = new WeakMap<Conversation, boolean>();

/** Whether a walk through a conversation asks the rules; all others are walked faster than remembered. */
function weighsRules(conversation: Conversation | undefined): boolean {
  if (!conversation) return false;
  const known =
    weighing.get(conversation) ?? Object.values(conversation.steps).some((step) => "check" in step || "reckon" in step);
  weighing.set(conversation, known);
  return known;
}

/** What a walk of this talk stands on. */
export function ground(talk: Talk): Ground {
  return { content: talk.content, facts: talk.session.facts, today: talk.sources.today };
}

/** A text of the locale in the person's language. */
export function text(talk: Speaker, key: string, params?: Record<string, string | number>): string {
  return talk.content.words(talk.session.lang, key, params);
}

/** Whether the locale has a text under this key. */
export function hasText(talk: Speaker, key: string): boolean {
  return talk.content.hasWords(talk.session.lang, key);
}

/** Adds a message to what is said in this step. */
export function say(talk: Talk, message: Message): void {
  talk.effects.push({ do: "say", message });
}

/** Says a text of the locale. */
export function sayText(talk: Talk, key: string, params?: Record<string, string | number>): void {
  say(talk, { kind: "text", text: text(talk, key, params) });
}
