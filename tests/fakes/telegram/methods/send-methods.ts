import type { Message } from "@grammyjs/types";
import { badRequest } from "../bot-api-error.ts";
import { type CallParams, isRecord } from "../call-params.ts";
import { readCaption, readText } from "../formatted-text.ts";
import type { Platform } from "../platform.ts";
import { type ReplyMarkup, readMarkup } from "../reply-markup.ts";
import type { Room, RoomMessage } from "../room.ts";
import type { Call, Methods } from "./method.ts";
import { sendableRoom } from "./sendable-room.ts";
import { photoSizes, readSentFile } from "./sent-file.ts";

const chatActions = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

/** What the bot says in a chat. */
export const sendMethods: Methods<
  "sendMessage" | "sendPhoto" | "sendDocument" | "sendVoice" | "sendLocation" | "sendChatAction"
> = {
  sendMessage: (platform, call) =>
    send<Message.TextMessage>(platform, call, () => {
      const { text, entities } = readText(call.params);
      return entities.length > 0 ? { text, entities } : { text };
    }),
  sendPhoto: (platform, call) =>
    send<Message.PhotoMessage>(platform, call, () => {
      const { file } = readSentFile(platform, call.params, "photo");
      return { photo: photoSizes(platform.files, file), ...caption(call.params) };
    }),
  sendDocument: (platform, call) =>
    send<Message.DocumentMessage>(platform, call, () => {
      const { file, filename, mimeType } = readSentFile(platform, call.params, "document");
      const named = { file_name: filename, mime_type: mimeType, file_size: file.size };
      return { document: { file_id: file.id, file_unique_id: file.uniqueId, ...named }, ...caption(call.params) };
    }),
  sendVoice: (platform, call) =>
    send<Message.VoiceMessage>(platform, call, () => {
      const { file, mimeType } = readSentFile(platform, call.params, "voice");
      const duration = call.params.number("duration") ?? 0;
      const voice = {
        file_id: file.id,
        file_unique_id: file.uniqueId,
        duration,
        mime_type: mimeType,
        file_size: file.size,
      };
      return { voice, ...caption(call.params) };
    }),
  sendLocation: (platform, call) =>
    send<Message.LocationMessage>(platform, call, () => ({ location: readLocation(call.params) })),
  sendChatAction: (platform, { params }) => {
    sendableRoom(platform, params);
    if (!chatActions.has(params.text("action"))) throw badRequest("wrong parameter action in request");
    return true;
  },
};

type Common = "message_id" | "from" | "chat" | "date" | "reply_markup" | "reply_to_message";

/** Puts what `content` reads into the chat, with the markup of the call. */
function send<Kind extends Message.CommonMessage>(
  platform: Platform,
  { params }: Call,
  content: () => Omit<Kind, keyof Message.CommonMessage>,
): Kind {
  const room = sendableRoom(platform, params);
  const said = content();
  const markup = readMarkup(params, room.isPrivate);
  const reply = readReply(room, params);
  const common: Pick<RoomMessage, Common> = {
    ...platform.newMessage(room, platform.bot),
    ...(reply ? { reply_to_message: { ...reply, reply_to_message: undefined } } : {}),
    ...(markup && "inline_keyboard" in markup ? { reply_markup: markup } : {}),
  };
  const message = { ...common, ...said };
  room.put(message, markup !== undefined && !("inline_keyboard" in markup));
  showKeyboard(room, markup);
  platform.changes.announce();
  // `said` holds what the kind has beyond the common fields.
  return message as unknown as Kind;
}

function showKeyboard(room: Room, markup: ReplyMarkup | undefined): void {
  if (markup && "keyboard" in markup) room.keyboard = markup;
  if (markup && "remove_keyboard" in markup) room.keyboard = undefined;
}

function caption(params: CallParams): Pick<Message, "caption" | "caption_entities"> {
  const words = readCaption(params);
  if (!words) return {};
  return words.entities.length > 0
    ? { caption: words.text, caption_entities: words.entities }
    : { caption: words.text };
}

function readReply(room: Room, params: CallParams): RoomMessage | undefined {
  const given = params.structure("reply_parameters");
  const { message_id = params.number("reply_to_message_id"), allow_sending_without_reply } = isRecord(given)
    ? given
    : {};
  if (message_id === undefined) return undefined;
  const message = room.find(Number(message_id));
  if (!message && allow_sending_without_reply !== true) throw badRequest("message to be replied not found");
  return message;
}

function readLocation(params: CallParams): { latitude: number; longitude: number } {
  const latitude = params.number("latitude");
  const longitude = params.number("longitude");
  if (latitude === undefined) throw badRequest("latitude is empty");
  if (longitude === undefined) throw badRequest("longitude is empty");
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) throw badRequest("wrong coordinates specified");
  return { latitude, longitude };
}
