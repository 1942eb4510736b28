import type { InlineKeyboardMarkup } from "telegraf/types";
import type { PressCodes } from "../../conversation/screens/press-code.ts";
import type { BotApi } from "./bot-api.ts";
import { callFailure } from "./call-failure.ts";
import { codeAtMost } from "./keyboards.ts";

/** The command behind a button that takes away the message it stands under; the channel itself does it. */
export const deleteMessageId = "command:delete-message";

/** What became of it: `too-old` is whatever Telegram lets bots not delete, mostly after 48 hours. */
export type Deleted = "deleted" | "too-old" | "failed";

/** A keyboard with the one button that takes its message away. Nothing is kept for it: a press names its message. */
export function deleteKeyboard(codes: PressCodes, chat: string, label: string): InlineKeyboardMarkup | undefined {
  const code = codes.make(chat, { prompt: 0, id: deleteMessageId }, codeAtMost);
  return code === null ? undefined : { inline_keyboard: [[{ text: label, callback_data: code }]] };
}

/** Deletes one of our messages on both sides. Never throws. */
export async function deleteMessage(
  api: BotApi,
  { chat, message }: { chat: string; message: string | undefined },
  signal: AbortSignal,
): Promise<Deleted> {
  // Telegram names the message of a button unless it is very old.
  if (message === undefined) return "too-old";
  try {
    await api.call("deleteMessage", { chat_id: chat, message_id: Number(message) }, { signal });
    return "deleted";
  } catch (error) {
    const { failure } = callFailure(error);
    if (failure.is !== "refused" || failure.why === "flood") return "failed";
    // Somebody was faster, or pressed twice.
    return failure.why === "gone" ? "deleted" : "too-old";
  }
}
