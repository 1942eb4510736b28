import type { InlineKeyboardButton, KeyboardButton, MaybeInaccessibleMessage, Message } from "@grammyjs/types";
import { callbackLifetime } from "./callback-queries.ts";
import type { Participant, WhichButton } from "./participant.ts";
import type { Platform } from "./platform.ts";

/** Presses a button below a message, the newest that fits; undefined when there is none. */
export function pressInline(
  { user, room }: Participant,
  platform: Platform,
  { which, only }: { which: WhichButton; only?: Message },
): string | undefined {
  const candidates = only ? [only] : room.messages.toReversed();
  for (const message of candidates) {
    const button = buttonsOf(message).find((one) => fits(one, which));
    if (!button) continue;
    if (!("callback_data" in button)) throw new Error(`Button "${button.text}" tells the bot nothing when pressed`);
    const id = platform.queries.ask(user.id);
    const current: MaybeInaccessibleMessage = room.find(message.message_id) ?? {
      chat: room.chat,
      message_id: message.message_id,
      date: 0,
    };
    const query = { id, from: user, message: current, chat_instance: `${room.chat.id}`, data: button.callback_data };
    platform.deliveries.add({
      kind: "callback_query",
      // A queue of the person, not of the chat: presses and messages may overtake each other.
      queue: `person ${user.id}`,
      lifetime: callbackLifetime,
      content: { callback_query: query },
    });
    return id;
  }
  return undefined;
}

/** Presses a button of the keyboard that stands in place of the person's own. */
export function pressKeyboard(participant: Participant, which: WhichButton): undefined {
  const { room } = participant;
  const button = (room.keyboard?.keyboard ?? []).flat().find((one) => labelOf(one) === which);
  if (!button)
    throw new Error(`No button ${which} is shown; there are: ${labelsShown(participant).join(", ") || "none"}`);
  if (room.keyboard?.one_time_keyboard) room.keyboard = undefined;
  if (typeof button === "object" && "request_contact" in button && button.request_contact) participant.shareContact();
  else if (typeof button === "object" && "request_location" in button && button.request_location) {
    participant.sendLocation();
  } else participant.send(labelOf(button));
  return undefined;
}

function labelsShown({ messages, keyboard = [] }: Participant): string[] {
  const inline = messages.flatMap(({ buttons }) => buttons.flat().map(({ label }) => label));
  return [...inline, ...keyboard.flat()];
}

function buttonsOf(message: Message): InlineKeyboardButton[] {
  return (message.reply_markup?.inline_keyboard ?? []).flat();
}

function fits(button: InlineKeyboardButton, which: WhichButton): boolean {
  return typeof which === "string" ? button.text === which : which(button);
}

/** The label of a button of the keyboard. */
export function labelOf(button: KeyboardButton): string {
  return typeof button === "string" ? button : button.text;
}
