import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  KeyboardButton,
  ReplyKeyboardMarkup,
  ReplyKeyboardRemove,
} from "@grammyjs/types";
import { badRequest } from "./bot-api-error.ts";
import { type CallParams, isRecord } from "./call-params.ts";

/** What stands below a message: buttons of the message, or a keyboard in place of the person's own. */
export type ReplyMarkup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply;

const mostButtons = 100;
const actions = [
  "url",
  "callback_data",
  "web_app",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "copy_text",
  "callback_game",
  "pay",
];

/** Reads reply_markup and refuses what Telegram refuses. Undefined when the call has none. */
export function readMarkup(params: CallParams, isPrivate: boolean): ReplyMarkup | undefined {
  const value = params.structure("reply_markup");
  if (value === undefined) return undefined;
  if (!isRecord(value)) throw badRequest("object expected as reply markup");
  if ("inline_keyboard" in value) return readInline(value);
  if ("keyboard" in value) return readKeyboard(value, isPrivate);
  if (value.remove_keyboard === true) return { remove_keyboard: true, selective: value.selective === true };
  if (value.force_reply === true) return { force_reply: true, selective: value.selective === true };
  throw badRequest("object expected as reply markup");
}

/** Reads the buttons of an edited message, where no other markup can stand. */
export function readInlineMarkup(params: CallParams): InlineKeyboardMarkup | undefined {
  const markup = readMarkup(params, true);
  if (markup === undefined || "inline_keyboard" in markup) return markup;
  throw badRequest("inline keyboard expected");
}

function readInline(value: Record<string, unknown>): InlineKeyboardMarkup | undefined {
  const rows = readRows(value.inline_keyboard, "inline keyboard").map((row) => row.map(readInlineButton));
  const inhabited = rows.filter((row) => row.length > 0);
  return inhabited.length > 0 ? { inline_keyboard: inhabited } : undefined;
}

function readRows(value: unknown, what: string): unknown[][] {
  if (!Array.isArray(value)) throw badRequest(`field "${what.replace(" ", "_")}" must be of type Array`);
  const rows = value.map((row: unknown): unknown[] => {
    if (Array.isArray(row)) return row;
    throw badRequest(`field "${what.replace(" ", "_")}" must be an Array of Arrays`);
  });
  if (rows.flat().length > mostButtons) throw badRequest("reply markup is too long");
  return rows;
}

function readInlineButton(value: unknown): InlineKeyboardButton {
  if (!isRecord(value))
    throw badRequest("can't parse inline keyboard button: Inline keyboard button must be an Object");
  if (typeof value.text !== "string" || value.text.trim() === "") {
    throw badRequest('can\'t parse inline keyboard button: Field "text" must be non-empty');
  }
  if (!actions.some((action) => action in value)) {
    throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
  }
  if ("callback_data" in value) checkCallbackData(value.callback_data);
  if ("url" in value) checkUrl(value.url);
  if (isRecord(value.web_app)) checkWebApp(value.web_app.url);
  // It has a text and one of the actions, both checked above.
  return value as unknown as InlineKeyboardButton;
}

/** 1–64 bytes: a Vietnamese letter counts two or three. */
function checkCallbackData(data: unknown): void {
  if (typeof data !== "string")
    throw badRequest('can\'t parse inline keyboard button: Field "callback_data" must be of type String');
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > 64) throw badRequest("BUTTON_DATA_INVALID");
}

/** Telegram takes no address without a dot in its host, such as http://localhost. */
function checkUrl(url: unknown): void {
  const text = String(url);
  const address = /^[a-z]+:/i.test(text) ? text : `http://${text}`;
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = parsed?.protocol === "http:" || parsed?.protocol === "https:";
  if (parsed?.protocol === "tg:" || (isWeb && parsed?.hostname.includes("."))) return;
  throw badRequest(`inline keyboard button URL '${text}' is invalid: Wrong HTTP URL`);
}

function checkWebApp(url: unknown): void {
  if (String(url).startsWith("https://")) return;
  throw badRequest(`inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`);
}

function readKeyboard(value: Record<string, unknown>, isPrivate: boolean): ReplyKeyboardMarkup {
  const keyboard = readRows(value.keyboard, "keyboard").map((row) =>
    row.map((button) => readKeyboardButton(button, isPrivate)),
  );
  if (keyboard.flat().length === 0) throw badRequest("reply keyboard must be non-empty");
  return { ...value, keyboard };
}

function readKeyboardButton(value: unknown, isPrivate: boolean): KeyboardButton {
  const button = typeof value === "string" ? { text: value } : value;
  if (!isRecord(button) || typeof button.text !== "string" || button.text === "") {
    throw badRequest("can't parse keyboard button: Keyboard button text must be non-empty");
  }
  if (!isPrivate && button.request_contact === true) {
    throw badRequest("phone number can be requested in private chats only");
  }
  if (!isPrivate && button.request_location === true) {
    throw badRequest("location can be requested in private chats only");
  }
  return { ...button, text: button.text };
}
