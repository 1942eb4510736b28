/**
 * Screens: what the assistant says, laid out for a messenger. Channels that send (Zalo, Telegram) draw a screen with what
 * they have; what they lack (many buttons, long labels, long texts) has already fallen back to numbered text here.
 * Nothing in this folder knows a platform; a platform's limits come in as Abilities.
 */
import type { Words } from "../../flow/words.ts";

/** A piece of text of one look; `strong` is emphasised, `code` is to be copied letter by letter. */
export interface Span {
  text: string;
  style?: "strong" | "code";
}

/** A text in NFC with line breaks, not escaped. */
export type Rich = readonly Span[];

/** A button of the open question. `number` buttons carry only the number of a choice that is listed in the text. */
export interface Button {
  label: string;
  role: "choice" | "number" | "command";
  /** What comes back as Input `press`. */
  press: { prompt: number; id: string };
}

/** One message of a messenger. */
export interface Screen {
  /** Number of the last message that is complete with this screen; see Envelope.upTo. */
  upTo: number;
  /** Language of the words, for what a channel adds. */
  lang: string;
  text: Rich;
  buttons: Button[];
  /** True when the screen is nothing but one question: then it may replace the question before it. */
  isQuestion: boolean;
  /** The person is asked for this about themselves: a messenger may offer to share it. */
  asks?: "phone" | "name";
  /** A picture that belongs before the text: a QR code of these words. */
  picture?: { kind: "qr"; of: string; name: string };
  /** It shows a secret code: the person is helped to take it out of the chat. */
  secret?: true;
}

/** What a messenger can show. */
export interface Abilities {
  /** Most UTF-16 units of one text. */
  textAtMost: number;
  /** Most buttons under one text. */
  buttonsAtMost: number;
  /** Longest label that can still be read on a button, in characters. */
  labelAtMost: number;
  /** Whether choices that are listed in the text also get small buttons with their numbers. */
  numberButtons: boolean;
  /** Public address of this service, without a slash at its end; undefined where it has none. */
  publicUrl?: string | undefined;
  words: Words;
}

/** The text of a screen without looks. */
export function plainOf(text: Rich): string {
  return text.map((span) => span.text).join("");
}
