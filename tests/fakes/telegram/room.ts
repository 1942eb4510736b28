import type { Chat, InlineKeyboardButton, Message, ReplyKeyboardMarkup, Update, User } from "@grammyjs/types";

/** A chat that is no channel. */
export type RoomChat = Exclude<Chat, Chat.ChannelChat>;
/** A message of such a chat: somebody sent it. */
export type RoomMessage = Message & Update.NonChannel;

/** What the bot is in a chat. */
export type BotStatus = "member" | "left" | "kicked";

/** One chat as everybody in it sees it now: edits applied, deleted messages gone. */
export class Room {
  chat: RoomChat;
  botStatus: BotStatus;
  /** The keyboard in place of the person's own. */
  keyboard: ReplyKeyboardMarkup | undefined;
  /** The id that the group has had since it grew into a supergroup. */
  migratedTo: number | undefined;
  readonly #history: number;
  readonly #messages = new Map<number, RoomMessage>();
  /** Messages sent with a keyboard for the person, which Telegram does not let the bot edit. */
  readonly #withKeyboard = new Set<number>();
  #ownNumbers = 0;

  constructor(chat: RoomChat, botStatus: BotStatus, history: number) {
    this.chat = chat;
    this.botStatus = botStatus;
    this.#history = history;
  }

  get messages(): RoomMessage[] {
    return [...this.#messages.values()];
  }

  get isPrivate(): boolean {
    return this.chat.type === "private";
  }

  /** A number of its own for a message of a supergroup; other chats share the numbers of the bot. */
  nextOwnNumber(): number {
    this.#ownNumbers += 1;
    return this.#ownNumbers;
  }

  find(id: number): RoomMessage | undefined {
    return this.#messages.get(id);
  }

  /** Adds a message, or puts the new version in the place of the old one. */
  put(message: RoomMessage, withKeyboard = false): void {
    this.#messages.set(message.message_id, message);
    if (withKeyboard) this.#withKeyboard.add(message.message_id);
    if (this.#messages.size <= this.#history) return;
    const [oldest] = this.#messages.keys();
    if (oldest !== undefined) this.remove(oldest);
  }

  remove(id: number): boolean {
    this.#withKeyboard.delete(id);
    return this.#messages.delete(id);
  }

  wasSentWithKeyboard(id: number): boolean {
    return this.#withKeyboard.has(id);
  }
}

/** A button below a message. */
export interface ShownButton {
  label: string;
  button: InlineKeyboardButton;
}

/** A message as a person sees it. */
export interface ShownMessage {
  id: number;
  from: "bot" | "person";
  sender: User;
  /** The text, or the words below a photo or file; empty when there are none. */
  text: string;
  entities: NonNullable<Message["entities"]>;
  buttons: ShownButton[][];
  /** All the rest, as the Bot API tells it. */
  message: RoomMessage;
}

/** A message as a person sees it. */
export function shown(message: RoomMessage): ShownMessage {
  return {
    id: message.message_id,
    from: message.from.is_bot ? "bot" : "person",
    sender: message.from,
    text: message.text ?? message.caption ?? "",
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: (message.reply_markup?.inline_keyboard ?? []).map((row) =>
      row.map((button) => ({ label: button.text, button })),
    ),
    message,
  };
}
