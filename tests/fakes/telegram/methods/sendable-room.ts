import { badRequest, forbidden } from "../bot-api-error.ts";
import type { CallParams } from "../call-params.ts";
import type { Platform } from "../platform.ts";
import type { Room } from "../room.ts";

/** The chat a call writes to; refused when the bot may not write there. */
export function sendableRoom(platform: Platform, params: CallParams): Room {
  const room = platform.roomNamed(params.text("chat_id"));
  if (room.migratedTo !== undefined) {
    throw badRequest("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: room.migratedTo });
  }
  if (room.botStatus === "member") return room;
  if (room.isPrivate) {
    // A person who never wrote to the bot is as good as unknown to it.
    throw room.botStatus === "left" ? badRequest("chat not found") : forbidden("bot was blocked by the user");
  }
  const kind = `${room.chat.type} chat`;
  throw forbidden(room.botStatus === "left" ? `bot is not a member of the ${kind}` : `bot was kicked from the ${kind}`);
}
