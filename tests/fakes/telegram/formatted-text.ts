import type { MessageEntity } from "@grammyjs/types";
import { badRequest } from "./bot-api-error.ts";
import { type CallParams, isRecord } from "./call-params.ts";
import { byPlace, type FormattedText, parseHtml } from "./html-entities.ts";

const longestText = 4096;
const longestCaption = 1024;

const findable: [MessageEntity.CommonMessageEntity["type"], RegExp][] = [
  ["url", /\bhttps?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g],
  ["bot_command", /(?<![\w/<>])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])/g],
  ["mention", /(?<![\w@])@[A-Za-z]\w{4,31}\b/g],
];

/** Reads the text of a message, 1–4,096 UTF-16 units after its marks were read. */
export function readText(params: CallParams): FormattedText {
  if (params.text("text") === "") throw badRequest("message text is empty");
  const formatted = readFormatted(params, "text", "entities");
  if (formatted.text === "") throw badRequest("text must be non-empty");
  if (formatted.text.length > longestText) throw badRequest("message is too long");
  return formatted;
}

/** Reads the text below a photo or file, at most 1,024 UTF-16 units; undefined when there is none. */
export function readCaption(params: CallParams): FormattedText | undefined {
  const formatted = readFormatted(params, "caption", "caption_entities");
  if (formatted.text.length > longestCaption) throw badRequest("message caption is too long");
  return formatted.text === "" ? undefined : formatted;
}

/** A text with what Telegram finds in it by itself: addresses, commands, names. */
export function withFoundEntities({ text, entities }: FormattedText): FormattedText {
  if (!/[/@]/.test(text)) return { text, entities };
  const all = [...entities];
  for (const [type, pattern] of findable) {
    for (const { index, 0: found } of text.matchAll(pattern)) {
      const entity: MessageEntity = { type, offset: index, length: found.length };
      if (!all.some((other) => takesPlace(other) && overlap(entity, other))) all.push(entity);
    }
  }
  return { text, entities: all.sort(byPlace) };
}

function readFormatted(params: CallParams, name: string, entitiesName: string): FormattedText {
  const written = params.text(name).replaceAll("\r", "");
  if (/\p{Surrogate}/u.test(written)) throw badRequest("strings must be encoded in UTF-8");
  return withFoundEntities(trimmed(readMarks(params, written, entitiesName)));
}

function readMarks(params: CallParams, written: string, entitiesName: string): FormattedText {
  const mode = params.text("parse_mode").toLowerCase();
  if (mode === "html") return parseHtml(written);
  if (mode === "markdown" || mode === "markdownv2") {
    throw badRequest("can't parse entities: this fake reads parse_mode HTML only");
  }
  if (mode !== "" && mode !== "none") throw badRequest("unsupported parse_mode");
  return { text: written, entities: givenEntities(params.structure(entitiesName), written) };
}

function givenEntities(value: unknown, text: string): MessageEntity[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw badRequest("can't parse entities: Expected an Array");
  return value.map((entity) => readEntity(entity, text)).sort(byPlace);
}

function readEntity(value: unknown, text: string): MessageEntity {
  if (!isRecord(value)) throw badRequest("can't parse MessageEntity: expected an Object");
  const { type, offset, length } = value;
  if (typeof type !== "string" || typeof offset !== "number" || typeof length !== "number") {
    throw badRequest("can't parse MessageEntity: type, offset and length are needed");
  }
  if (offset < 0 || length <= 0 || offset + length > text.length) {
    throw badRequest(`entity beginning at UTF-16 offset ${offset} ends after the end of the text`);
  }
  // Its three common fields were checked; the others are given back as they came.
  return value as unknown as MessageEntity;
}

/** Telegram takes the white space from both ends. */
function trimmed({ text, entities }: FormattedText): FormattedText {
  const lead = text.length - text.trimStart().length;
  const short = text.trim();
  if (short.length === text.length) return { text, entities };
  const moved = entities.flatMap((entity) => {
    const begin = Math.max(0, entity.offset - lead);
    const end = Math.min(short.length, entity.offset - lead + entity.length);
    return end > begin ? [{ ...entity, offset: begin, length: end - begin }] : [];
  });
  return { text: short, entities: moved };
}

function takesPlace({ type }: MessageEntity): boolean {
  return ["code", "pre", "text_link", "url", "bot_command", "mention"].includes(type);
}

function overlap(one: MessageEntity, other: MessageEntity): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length;
}
