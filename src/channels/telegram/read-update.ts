/** What an update of Telegram's means to us. Pure: what is asked of Telegram or stored because of it is done elsewhere. */
import type { CallbackQuery, ChatMemberUpdated, MaybeInaccessibleMessage, Message, Update, User } from "telegraf/types";
import type { ReplyContext } from "../../conversation/ports.ts";
import { unusable } from "../../conversation/unusable.ts";
import type { Input } from "../../flow/input.ts";
import { readButtonData } from "./keyboards.ts";
import { accountName, type ReadingTerms, readMessage, type SentFile } from "./read-message.ts";

/** A press of a button under one of our messages. */
export interface Press {
  /** With which it is answered. */
  query: string;
  code: string;
  lang?: string;
}

/** What happened. `chat` is the chat's id as text, by which a person is known. */
export type Happening =
  | { is: "said"; chat: string; input: Input; context: ReplyContext }
  | { is: "file"; chat: string; file: SentFile; caption: string; lang?: string; context: ReplyContext }
  | { is: "press"; chat: string; press: Press; context: ReplyContext }
  /** The person blocked the bot at the ISO instant `goneAt`, or took that back (null). */
  | { is: "membership"; chat: string; goneAt: string | null }
  /** The bot is in a group, or was spoken to there. */
  | { is: "group"; chat: number; lang?: string }
  /** A press where there is no private chat. */
  | { is: "stray-press"; query: string }
  | { is: "nothing" };

/** What the reading of an update must know besides; the name once it is known. */
export interface UpdateTerms extends ReadingTerms {
  username?: string;
}

/** Longest name that fits on a button. */
const nameAtMost = 60;
/** Longest reminder of what was pressed. */
const labelAtMost = 100;

const nothing: Happening = { is: "nothing" };

/** Reads an update; kinds we do not know are nothing. */
export function readUpdate(update: Update, terms: UpdateTerms): Happening {
  if ("message" in update) return ofMessage(update.message, terms);
  if ("edited_message" in update) return ofEdit(update.edited_message);
  if ("callback_query" in update) return ofPress(update.callback_query, terms);
  if ("my_chat_member" in update) return ofMembership(update.my_chat_member, terms);
  return nothing;
}

/** The chat whose updates must be taken in order, as text. */
export function chatOf(update: Update): string {
  if ("message" in update) return String(update.message.chat.id);
  if ("edited_message" in update) return String(update.edited_message.chat.id);
  if ("callback_query" in update) return String(update.callback_query.from.id);
  if ("my_chat_member" in update) return String(update.my_chat_member.chat.id);
  return "";
}

function ofMessage(message: Message, terms: UpdateTerms): Happening {
  if (message.chat.type !== "private") return ofGroupMessage(message, terms);
  if (message.from?.is_bot) return nothing;
  const chat = String(message.chat.id);
  const context = contextOf(message.from);
  const read = readMessage(message, terms);
  switch (read.is) {
    case "input":
      return { is: "said", chat, input: read.input, context: withKeyboard(context, read.input) };
    case "file":
      return { is: "file", chat, ...langOf(message.from, terms), file: read.file, caption: read.caption, context };
    case "nothing":
      return nothing;
  }
}

/** A card of one's own comes from the button that asks for it, so its keyboard is still there. */
function withKeyboard(context: ReplyContext, input: Input): ReplyContext {
  return input.kind === "contact" ? { ...context, keyboard: "shown" } : context;
}

/** A moving map pin is edited again and again by Telegram; nobody edited anything. */
function ofEdit(message: Message): Happening {
  if (message.chat.type !== "private" || "location" in message) return nothing;
  return { is: "said", chat: String(message.chat.id), input: unusable("edited"), context: contextOf(message.from) };
}

function ofPress(query: CallbackQuery, terms: UpdateTerms): Happening {
  const { message, from } = query;
  const data = "data" in query ? query.data : undefined;
  if (message?.chat.type !== "private" || data === undefined) return { is: "stray-press", query: query.id };
  const { code, alone } = readButtonData(data);
  const press = { query: query.id, code, ...langOf(from, terms) };
  const context = { ...contextOf(from), ...pressed(message, data), ...(alone ? { alone: "yes" } : {}) };
  return { is: "press", chat: String(message.chat.id), press, context };
}

/** The message whose button was pressed and what it said; nothing of one that is too old for Telegram to show. */
function pressed(message: MaybeInaccessibleMessage, data: string): ReplyContext {
  if (message.date === 0) return {};
  const id = { message: String(message.message_id) };
  const buttons = "reply_markup" in message ? (message.reply_markup?.inline_keyboard ?? []).flat() : [];
  const button = buttons.find((one) => "callback_data" in one && one.callback_data === data);
  if (!button) return id;
  const label = choiceBehind(button.text, "text" in message ? message.text : "") ?? button.text;
  return { ...id, label: Array.from(label).slice(0, labelAtMost).join("") };
}

/** The choice that a button with only a number stands for, from the list above it. */
function choiceBehind(label: string, text: string): string | undefined {
  if (!/^\d+$/.test(label)) return undefined;
  const line = text.split("\n").find((one) => one.startsWith(`${label}. `));
  return line?.slice(label.length + 2);
}

function ofMembership({ chat, from, date, new_chat_member }: ChatMemberUpdated, terms: UpdateTerms): Happening {
  const { status } = new_chat_member;
  const goneAt = status === "kicked" ? new Date(date * 1000).toISOString() : null;
  if (chat.type === "private") return { is: "membership", chat: String(chat.id), goneAt };
  const gone = status === "left" || status === "kicked";
  return gone ? nothing : { is: "group", chat: chat.id, ...langOf(from, terms) };
}

function ofGroupMessage(message: Message, terms: UpdateTerms): Happening {
  const lang = langOf(message.from, terms);
  if ("migrate_to_chat_id" in message) return { is: "group", chat: message.migrate_to_chat_id, ...lang };
  const text = "text" in message ? message.text : "";
  return speaksToUs(text, terms.username) ? { is: "group", chat: message.chat.id, ...lang } : nothing;
}

function speaksToUs(text: string, username: string | undefined): boolean {
  if (/^\/start(?:[@\s]|$)/i.test(text)) return true;
  return username !== undefined && text.toLowerCase().includes(`@${username.toLowerCase()}`);
}

function langOf(from: User | undefined, { languageOf }: UpdateTerms): { lang?: string } {
  const lang = languageOf(from?.language_code);
  return lang === undefined ? {} : { lang };
}

/** What goes with the answer: the person's own name, to be offered where it is asked. */
function contextOf(from: User | undefined): ReplyContext {
  const name = from ? accountName(from) : "";
  return name !== "" && Array.from(name).length <= nameAtMost ? { name } : {};
}
