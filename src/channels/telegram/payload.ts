import type { InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove } from "telegraf/types";

/** A keyboard that goes with a message. */
export type Keyboard = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove;

/** One call of this channel: what an Envelope carries. */
export type Payload = TextPayload | PicturePayload;

/** A text with its buttons. */
export interface TextPayload {
  kind: "text";
  html: string;
  /** The same without looks, should Telegram not read the HTML. */
  plain: string;
  keyboard?: Keyboard;
  /** The message whose place it takes, if that can be edited. */
  replaces?: number;
  /** The message whose buttons are over once this was sent. */
  ends?: number;
}

/** A picture with its caption. It is an addition: what it shows is said in a text as well. */
export interface PicturePayload {
  kind: "picture";
  png: Buffer;
  filename: string;
  caption: string;
  keyboard?: InlineKeyboardMarkup;
}
