import type { ChatFullInfo } from "@grammyjs/types";
import { badRequest } from "../bot-api-error.ts";
import type { RoomChat } from "../room.ts";
import type { Methods } from "./method.ts";
import { sendableRoom } from "./sendable-room.ts";

const fullInfo = {
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
};

/** Files and chats. */
export const chatMethods: Methods<"getFile" | "getChat" | "leaveChat"> = {
  getFile: ({ files }, { params }) => files.link(params.text("file_id")),
  getChat: (platform, { params }) => {
    const room = platform.roomNamed(params.text("chat_id"));
    if (room.isPrivate && room.botStatus === "left") throw badRequest("chat not found");
    return infoOf(room.chat);
  },
  leaveChat: (platform, { params }) => {
    const room = sendableRoom(platform, params);
    if (room.isPrivate) throw badRequest("chat member status can't be changed in private chats");
    platform.changeBotStatus(room, platform.bot, "left");
    return true;
  },
};

function infoOf(chat: RoomChat): ChatFullInfo {
  if (chat.type === "private") return { ...chat, ...fullInfo };
  return chat.type === "group" ? { ...chat, ...fullInfo } : { ...chat, ...fullInfo };
}
