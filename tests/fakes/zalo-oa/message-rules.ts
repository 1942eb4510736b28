/** Which messages Zalo takes: reads the body of a send and says what the person will see, or refuses. */
import { buttonsOf } from "./button-rules.ts";
import { type JsonObject, listAt, objectWith, textAt, urlAt } from "./json-shape.ts";
import type { ZaloButton } from "./payloads.ts";
import { Refusal } from "./refusal.ts";
import type { Asset, UploadStore } from "./upload-store.ts";

const longestText = 2000;

/** A request for name and phone, as the person sees it. */
export interface InfoRequest {
  title: string;
  subtitle: string;
  imageUrl: string;
}

/** A picture of a message: uploaded before, or somewhere on the web. */
export interface MediaContent {
  type: "image" | "gif" | "sticker";
  asset?: Asset;
  url?: string;
}

/** A message that passed all rules. */
export interface MessageContent {
  text?: string;
  quotes?: string;
  buttons?: ZaloButton[];
  media?: MediaContent;
  file?: Asset;
  asksInfo?: InfoRequest;
}

/** The message in the body of a send, if Zalo would take it; uploads are looked up, expired ones are -100. */
export function messageContentOf(value: unknown, uploads: UploadStore): MessageContent {
  const message = objectWith(value, "message", ["text", "attachment", "quote_message_id"]);
  const quotes = message.quote_message_id;
  return {
    ...(quotes !== undefined && { quotes: textAt(quotes, "message.quote_message_id", 200) }),
    ...(message.text !== undefined && { text: textAt(message.text, "message.text", longestText) }),
    ...contentOf(message, uploads),
  };
}

function contentOf(message: JsonObject, uploads: UploadStore): MessageContent {
  if (message.attachment === undefined) return onlyWithText(message, {});
  const attachment = objectWith(message.attachment, "attachment", ["type", "payload"]);
  if (attachment.type === "file") return withoutText(message, { file: fileOf(attachment.payload, uploads) });
  if (attachment.type !== "template") throw new Refusal(-233, `attachment.type "${String(attachment.type)}"`);
  return templateOf(message, attachment.payload, uploads);
}

function templateOf(message: JsonObject, value: unknown, uploads: UploadStore): MessageContent {
  const payload = objectWith(value, "payload", ["template_type", "buttons", "elements"]);
  switch (payload.template_type) {
    case undefined:
    case "button":
      if (payload.elements !== undefined) throw new Refusal(-201, "payload.elements");
      return onlyWithText(message, { buttons: buttonsOf(payload.buttons) });
    case "media":
      if (payload.buttons !== undefined) throw new Refusal(-201, "payload.buttons");
      return { media: mediaOf(oneElement(payload.elements), uploads) };
    case "request_user_info":
      if (payload.buttons !== undefined) throw new Refusal(-201, "payload.buttons");
      return withoutText(message, { asksInfo: infoRequestOf(oneElement(payload.elements)) });
    default:
      throw new Refusal(-233, `template_type "${String(payload.template_type)}"`);
  }
}

function onlyWithText(message: JsonObject, content: MessageContent): MessageContent {
  if (message.text === undefined) throw new Refusal(-201, "message.text is missing");
  return content;
}

function withoutText(message: JsonObject, content: MessageContent): MessageContent {
  if (message.text !== undefined) throw new Refusal(-201, "message.text beside this attachment");
  return content;
}

function oneElement(value: unknown): unknown {
  const elements = listAt(value, "elements");
  if (elements.length !== 1) throw new Refusal(-201, `${elements.length} elements, exactly 1`);
  return elements[0];
}

function fileOf(value: unknown, uploads: UploadStore): Asset {
  const payload = objectWith(value, "payload", ["token"]);
  return uploads.find(textAt(payload.token, "payload.token", 200), ["file"]);
}

function mediaOf(value: unknown, uploads: UploadStore): MediaContent {
  const element = objectWith(value, "elements[0]", ["media_type", "attachment_id", "url", "width", "height"]);
  const type = element.media_type;
  if (type !== "image" && type !== "gif" && type !== "sticker") {
    throw new Refusal(-233, `media_type "${String(type)}"`);
  }
  if (type === "gif") checkSize(element);
  if ((element.attachment_id === undefined) === (element.url === undefined)) {
    throw new Refusal(-201, "elements[0] needs either attachment_id or url");
  }
  if (element.url !== undefined) return { type, url: urlAt(element.url, "elements[0].url") };
  const id = textAt(element.attachment_id, "elements[0].attachment_id", 200);
  // A sticker has an id of Zalo's own catalogue, which is not an upload.
  if (type === "sticker") return { type, url: `https://stickers.example/${encodeURIComponent(id)}` };
  return { type, asset: uploads.find(id, [type]) };
}

function checkSize({ width, height }: JsonObject): void {
  for (const side of [width, height]) {
    if (!Number.isInteger(Number(side)) || Number(side) <= 0) throw new Refusal(-201, "a gif needs width and height");
  }
}

function infoRequestOf(value: unknown): InfoRequest {
  const element = objectWith(value, "elements[0]", ["title", "subtitle", "image_url"]);
  return {
    title: textAt(element.title, "elements[0].title", 100),
    subtitle: textAt(element.subtitle, "elements[0].subtitle", 500),
    imageUrl: urlAt(element.image_url, "elements[0].image_url"),
  };
}
