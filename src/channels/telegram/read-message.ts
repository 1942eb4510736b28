/** What a message of a private chat means: an Input, a file to fetch, or nothing that concerns us. */
import type { Message, PhotoSize } from "telegraf/types";
import { cleanText, messageText, nameText } from "../../conversation/clean-text.ts";
import { unusable } from "../../conversation/unusable.ts";
import type { Input, Unusable } from "../../flow/input.ts";
import { commandId } from "./menu-commands.ts";

/** A file that a person sent, before it is fetched. */
export interface SentFile {
  /** With which it is fetched. */
  id: string;
  /** The same for the same file, for every bot. */
  uniqueId: string;
  /** In bytes, where Telegram tells. */
  size?: number;
  /** Its name, or the kind of recording, which has none. */
  name?: string;
  kind: "photo" | "document" | "voice" | "audio";
}

/** What was read. A caption is a text beside the file. */
export type Reading =
  | { is: "input"; input: Input }
  | { is: "file"; file: SentFile; caption: string }
  | { is: "nothing" };

/** What the reading of a message must know besides. */
export interface ReadingTerms {
  languageOf(code: string | undefined): string | undefined;
  /** Largest file that can be taken, in bytes. */
  fileAtMost: number;
}

/** Messages of Telegram itself about the chat, which nobody said. */
const serviceMessages = [
  "pinned_message",
  "message_auto_delete_timer_changed",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "connected_website",
  "write_access_allowed",
  "proximity_alert_triggered",
  "boost_added",
  "chat_background_set",
  "giveaway_created",
  "giveaway_completed",
  "video_chat_scheduled",
  "video_chat_started",
  "video_chat_ended",
  "video_chat_participants_invited",
  "successful_payment",
  "refunded_payment",
];

/** Reads a new message. */
export function readMessage(message: Message, terms: ReadingTerms): Reading {
  if ("text" in message) return readText(message, terms);
  if ("contact" in message) return input(readContact(message));
  if ("location" in message) {
    const { latitude, longitude } = message.location;
    return input({ kind: "location", latitude, longitude });
  }
  const file = fileOf(message, terms.fileAtMost);
  if (file) return { is: "file", file, caption: captionOf(message) };
  if (serviceMessages.some((name) => name in message)) return { is: "nothing" };
  return input(unusable(whatItIs(message), captionOf(message)));
}

/** A name as people give it to their account. */
export function accountName({ first_name, last_name }: { first_name?: string; last_name?: string }): string {
  return nameText([first_name, last_name].filter(Boolean).join(" "));
}

function input(read: Input): Reading {
  return { is: "input", input: read };
}

function readText(message: Message.TextMessage, terms: ReadingTerms): Reading {
  const text = messageText(message.text);
  if (text === "") return input(unusable("unknown"));
  const [, name = "", rest = ""] = /^\/([a-z0-9_]+)(?:@\w+)?(?:\s+(.*))?$/is.exec(text) ?? [];
  if (name.toLowerCase() === "start") return input(readStart(message, rest.trim(), terms));
  const id = rest === "" ? commandId(name) : undefined;
  return input(id === undefined ? { kind: "text", text } : { kind: "command", id });
}

/** A link may name the conversation to begin with; what it names is checked by the engine. */
function readStart({ from }: Message, payload: string, { languageOf }: ReadingTerms): Input {
  const lang = languageOf(from?.language_code);
  return {
    kind: "start",
    ...(lang === undefined ? {} : { lang }),
    ...(/^[A-Za-z0-9-]+$/.test(payload) ? { open: payload } : {}),
  };
}

/** Only a person's own card says their number; cards of others can be passed on too. */
function readContact({ contact, from }: Message.ContactMessage): Input {
  if (contact.user_id === undefined || contact.user_id !== from?.id) return unusable("foreign-contact");
  const name = accountName(contact);
  return { kind: "contact", phone: international(contact.phone_number), ...(name ? { name } : {}) };
}

/** Telegram gives numbers with their country, with or without the plus. */
function international(phone: string): string {
  return /^[1-9]\d+$/.test(phone) ? `+${phone}` : cleanText(phone);
}

function captionOf(message: Message): string {
  return "caption" in message ? messageText(message.caption ?? "") : "";
}

/** An animation also has a document, a GIF nobody means as a paper. */
function fileOf(message: Message, atMost: number): SentFile | null {
  if ("animation" in message) return null;
  if ("photo" in message) return photoOf(message.photo, atMost);
  if ("document" in message) return { ...idsOf(message.document), kind: "document" };
  if ("voice" in message) return { ...idsOf(message.voice), kind: "voice" };
  return "audio" in message ? { ...idsOf(message.audio), kind: "audio" } : null;
}

interface Described {
  file_id: string;
  file_unique_id: string;
  file_size?: number;
  file_name?: string;
}

function idsOf({ file_id, file_unique_id, file_size, file_name }: Described): Omit<SentFile, "kind"> {
  const size = file_size === undefined ? {} : { size: file_size };
  return { id: file_id, uniqueId: file_unique_id, ...size, ...(file_name ? { name: file_name } : {}) };
}

/** The largest size of a photo that can be taken; the smallest when none can. */
function photoOf(sizes: readonly PhotoSize[], atMost: number): SentFile | null {
  const falling = [...sizes].sort((a, b) => b.width * b.height - a.width * a.height);
  const chosen = falling.find(({ file_size = 0 }) => file_size <= atMost) ?? falling.at(-1);
  return chosen ? { ...idsOf(chosen), kind: "photo" } : null;
}

function whatItIs(message: Message): Unusable {
  if ("sticker" in message || "animation" in message || "dice" in message) return "sticker";
  return "video" in message ? "file-type" : "unknown";
}
