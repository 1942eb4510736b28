/** What an event of the webhook means. Reads and decides nothing else; knows neither the network nor the message path. */
import { createHash } from "node:crypto";
import { messageText, nameText } from "../../conversation/clean-text.ts";
import type { PressCodes } from "../../conversation/screens/press-code.ts";
import { unusable } from "../../conversation/unusable.ts";
import type { Input } from "../../flow/input.ts";
import { userAddress, visitorAddress } from "./address.ts";
import type { Attachment, ZaloEvent } from "./event-shape.ts";

/** A file that a person sent, before it is fetched. */
export interface SentFile {
  url: string | undefined;
  /** Its name; photos and voice messages have none. */
  name: string | undefined;
  kind: "photo" | "document" | "voice";
  /** In bytes, where Zalo tells. */
  size: number | undefined;
}

/** What happened. `nothing`: known and no concern of ours. `unknown`: an event that we have no branch for. */
export type Happening =
  | { is: "said"; address: string; input: Input }
  | { is: "files"; address: string; files: SentFile[]; caption: string }
  | { is: "followed" | "withdrew"; address: string }
  | { is: "unfollowed"; address: string; at: string }
  | { is: "officer-wrote"; address: string; messageId: string | undefined }
  | { is: "nothing" | "unknown" };

/** Payloads of our buttons begin so; everything else that comes as a text was typed. */
export const pressMark = "#a:";

/** A question that no session has asked, nor is the one before its first: such a press is that of an old button. */
const neverAsked = -2;

const noConcern: ReadonlySet<string> = new Set([
  "user_seen_message",
  "user_received_message",
  "user_reacted_message",
  "add_user_to_tag",
]);

/** Reads an event. Button presses come as texts that anybody may type, so their codes are read for this person only. */
export function readEvent(event: ZaloEvent, codes: PressCodes): Happening {
  const { event_name: name } = event;
  if (noConcern.has(name)) return { is: "nothing" };
  if (name.startsWith("oa_send_")) return readOfficer(event);
  const address = addressOf(event);
  if (address === null) return { is: "unknown" };
  const [, kind] = /^(?:user|anonymous)_send_(\w+)$/.exec(name) ?? [];
  if (kind !== undefined || name === "user_click_button")
    return readMessage(event, { kind: kind ?? "text", address, codes });
  switch (name) {
    case "follow":
      return { is: "followed", address };
    case "unfollow":
      return { is: "unfollowed", address, at: new Date(Number(event.timestamp)).toISOString() };
    case "user_withdraw":
      return { is: "withdrew", address };
    case "user_click_chatnow":
      return { is: "said", address, input: { kind: "start" } };
    case "user_submit_info":
      return readContact(event, address);
    default:
      return { is: "unknown" };
  }
}

/** The key under which an event is done once: Zalo's id of the message, or a hash where there is none. */
export function keyOf(event: ZaloEvent): string {
  const id = event.message?.msg_id;
  if (id !== undefined && /^[\x21-\x7e]{1,200}$/.test(id)) return id;
  const person = event.sender?.id ?? event.follower?.id ?? event.user_id ?? "";
  return createHash("sha256").update(`${event.event_name}|${person}|${event.timestamp}`).digest("hex");
}

function addressOf(event: ZaloEvent): string | null {
  const { sender, follower, user_id, message, conversation_id } = event;
  if (event.event_name.startsWith("anonymous_"))
    return visitorAddress(sender?.id, message?.conversation_id ?? conversation_id);
  return userAddress(follower?.id ?? sender?.id ?? user_id);
}

/**
 * What the account said comes back as an event. With the id of an admin a person wrote it; without one it was a
 * program, usually this one.
 */
function readOfficer({ sender, recipient, message }: ZaloEvent): Happening {
  const isPerson = sender?.admin_id !== undefined && !/^0*$/.test(sender.admin_id);
  const visitor = message?.conversation_id;
  const address = visitor === undefined ? userAddress(recipient?.id) : visitorAddress(recipient?.id, visitor);
  if (!isPerson || address === null) return { is: "nothing" };
  return { is: "officer-wrote", address, messageId: message?.msg_id };
}

interface Reading {
  /** Last part of the event's name. */
  kind: string;
  address: string;
  codes: PressCodes;
}

function readMessage({ message }: ZaloEvent, { kind, address, codes }: Reading): Happening {
  const text = messageText(message?.text ?? "");
  const attachments = message?.attachments ?? [];
  const said = (input: Input): Happening => ({ is: "said", address, input });
  const files = (of: SentFile["kind"]): Happening =>
    attachments.length > 0
      ? { is: "files", address, files: attachments.map((attachment) => sentFile(attachment, of)), caption: text }
      : said(unusable("file-lost", text));
  switch (kind) {
    case "text":
      return said(readText(text, address, codes));
    case "image":
    case "gif":
      return files("photo");
    case "file":
      return files("document");
    case "audio":
      return files("voice");
    case "video":
      return said(unusable("file-type", text));
    case "location":
      return said(readLocation(attachments) ?? unusable("unknown", text));
    case "sticker":
      return said(unusable("sticker", text));
    case "link":
      return said(readLink(text, attachments));
    default:
      return said(unusable("unknown", text));
  }
}

/** What an item of the account's menu sends to open a conversation: "#complaint". The flow decides what it opens. */
const menuItem = /^#([a-z][a-z0-9-]{0,40})$/;

function readText(text: string, address: string, codes: PressCodes): Input {
  if (text === "") return unusable("unknown");
  const open = menuItem.exec(text)?.[1];
  if (open !== undefined) return { kind: "start", open };
  if (!text.startsWith(pressMark)) return { kind: "text", text };
  const press = codes.read(address, text.slice(pressMark.length));
  return { kind: "press", ...(press ?? { prompt: neverAsked, id: "unknown" }) };
}

function sentFile({ payload }: Attachment, kind: SentFile["kind"]): SentFile {
  const size = /^\d{1,15}$/.test(payload.size ?? "") ? Number(payload.size) : undefined;
  return { url: payload.url, name: payload.name, kind, size };
}

/** A link that was shared: its address, and what was written beside it. */
function readLink(text: string, attachments: Attachment[]): Input {
  const url = messageText(attachments[0]?.payload.url ?? "");
  const whole = text.includes(url) ? text : `${text} ${url}`.trim();
  return whole === "" ? unusable("unknown") : { kind: "text", text: whole };
}

function readLocation(attachments: Attachment[]): Input | null {
  const { coordinates } = attachments[0]?.payload ?? {};
  const latitude = degreesOf(coordinates?.latitude, 90);
  const longitude = degreesOf(coordinates?.longitude, 180);
  return latitude === null || longitude === null ? null : { kind: "location", latitude, longitude };
}

/** An empty text would become the number 0, a place in the Atlantic. */
function degreesOf(text: string | undefined, most: number): number | null {
  if (text === undefined || !/^-?\d{1,3}(\.\d+)?$/.test(text.trim())) return null;
  const degrees = Number(text);
  return Math.abs(degrees) <= most ? degrees : null;
}

/** Zalo writes numbers with the country's code and without a plus. */
function readContact({ info }: ZaloEvent, address: string): Happening {
  const phone = (info?.phone ?? "").replace(/[^\d+]/g, "").replace(/^\+?84/, "0");
  if (phone === "") return { is: "said", address, input: unusable("unknown") };
  const name = nameText(messageText(info?.name ?? ""));
  return { is: "said", address, input: { kind: "contact", phone, ...(name ? { name } : {}) } };
}
