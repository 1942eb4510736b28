import type { InlineKeyboardMarkup, Message, Update } from "@grammyjs/types";
import { badRequest } from "../bot-api-error.ts";
import type { CallParams } from "../call-params.ts";
import { readText } from "../formatted-text.ts";
import type { Platform } from "../platform.ts";
import { readInlineMarkup } from "../reply-markup.ts";
import type { Room, RoomMessage } from "../room.ts";
import type { Methods } from "./method.ts";
import { sendableRoom } from "./sendable-room.ts";

const deletableFor = 48 * 60 * 60;
const notModified =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

type EditedText = Update.Edited & Message.TextMessage;

/** How the bot changes what it said, and answers a pressed button. */
export const editMethods: Methods<
  "editMessageText" | "editMessageReplyMarkup" | "deleteMessage" | "answerCallbackQuery"
> = {
  editMessageText: (platform, { params }) => {
    const { room, message } = editable(platform, params);
    if (message.text === undefined) throw badRequest("there is no text in the message to edit");
    const { text, entities } = readText(params);
    const words = entities.length > 0 ? { text, entities } : { text, entities: undefined };
    return replace(platform, room, { ...message, ...words, reply_markup: readInlineMarkup(params) });
  },
  editMessageReplyMarkup: (platform, { params }) => {
    const { room, message } = editable(platform, params);
    return replace(platform, room, { ...message, reply_markup: readInlineMarkup(params) });
  },
  deleteMessage: (platform, { params }) => {
    const room = sendableRoom(platform, params);
    const message = room.find(params.number("message_id") ?? 0);
    if (!message) throw badRequest("message to delete not found");
    const isOld = platform.clock.date() - message.date > deletableFor;
    const isOthers = !room.isPrivate && message.from.id !== platform.bot.id;
    if (isOld || isOthers) throw badRequest("message can't be deleted for everyone");
    room.remove(message.message_id);
    platform.changes.announce();
    return true;
  },
  answerCallbackQuery: (platform, { params }) => {
    const text = params.text("text");
    if (text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
    const queryId = params.text("callback_query_id");
    platform.queries.answer({ queryId, text, showAlert: params.flag("show_alert"), url: params.text("url") });
    platform.changes.announce();
    return true;
  },
};

function editable(platform: Platform, params: CallParams): { room: Room; message: RoomMessage } {
  const room = sendableRoom(platform, params);
  const id = params.number("message_id");
  if (id === undefined) throw badRequest("message identifier is not specified");
  const message = room.find(id);
  if (!message) throw badRequest("message to edit not found");
  const isOwn = message.from.id === platform.bot.id;
  // Only messages without markup or with buttons of their own can be edited.
  if (!isOwn || room.wasSentWithKeyboard(id)) throw badRequest("message can't be edited");
  return { room, message };
}

function replace(platform: Platform, room: Room, next: RoomMessage): EditedText {
  const old = room.find(next.message_id);
  if (old && sameContent(old, next)) throw badRequest(notModified);
  const edited = withoutEmpty({ ...next, edit_date: platform.clock.date() });
  room.put(edited);
  platform.changes.announce();
  // The markup of a photo can be edited too; like Telegram's own types we call the result a text.
  return edited as EditedText;
}

function sameContent(one: RoomMessage, other: RoomMessage): boolean {
  const content = ({ text, entities, reply_markup }: RoomMessage): string =>
    JSON.stringify([text, entities ?? [], rowsOf(reply_markup)]);
  return content(one) === content(other);
}

function rowsOf(markup: InlineKeyboardMarkup | undefined): unknown {
  return markup?.inline_keyboard ?? [];
}

/** The same message without names that hold nothing, as JSON would carry it. */
function withoutEmpty(message: RoomMessage): RoomMessage {
  const { entities, reply_markup, ...rest } = message;
  return { ...rest, ...(entities ? { entities } : {}), ...(reply_markup ? { reply_markup } : {}) };
}
