import type { Contact, InlineKeyboardButton, Message, PhotoSize, User } from "@grammyjs/types";
import { withFoundEntities } from "./formatted-text.ts";
import { photoSizes } from "./methods/sent-file.ts";
import type { Platform } from "./platform.ts";
import { labelOf, pressInline, pressKeyboard } from "./press.ts";
import { type Room, type RoomMessage, type ShownMessage, shown } from "./room.ts";

/** Which button to press: its label, or what is true of it. */
export type WhichButton = string | ((button: InlineKeyboardButton) => boolean);

/** What a sent file says about itself. */
export interface FileFacts {
  name?: string;
  mimeType?: string;
  caption?: string;
  /** Declares a size without sending so many bytes. */
  size?: number;
}

/** A place on the map, in degrees. */
export interface Place {
  latitude: number;
  longitude: number;
}

/** A person in one chat: what they do there, and what they see. Everything returns once the update is queued. */
export class Participant {
  readonly user: User;
  readonly room: Room;
  protected readonly platform: Platform;

  constructor(platform: Platform, user: User, room: Room) {
    this.platform = platform;
    this.user = user;
    this.room = room;
  }

  /** The chat as it shows now, oldest message first. */
  get messages(): ShownMessage[] {
    return this.room.messages.map(shown);
  }

  /** The labels of the keyboard that stands in place of the person's own; undefined when there is none. */
  get keyboard(): string[][] | undefined {
    return this.room.keyboard?.keyboard.map((row) => row.map(labelOf));
  }

  /** Writes a text, in answer to a message when its number is given. */
  send(text: string, { replyTo }: { replyTo?: number } = {}): Message {
    const formatted = withFoundEntities({ text, entities: [] });
    const words = formatted.entities.length > 0 ? formatted : { text };
    const answered = replyTo === undefined ? undefined : this.room.find(replyTo);
    const reply = answered ? { reply_to_message: { ...answered, reply_to_message: undefined } } : {};
    return this.#say({ ...words, ...reply });
  }

  /**
   * Presses a button that the chat shows now: the newest below a message, else one of the keyboard (which sends its
   * label, or the contact or place it asks for). Gives the id of the callback query; undefined for the keyboard.
   */
  press(which: WhichButton): string | undefined {
    return pressInline(this, this.platform, { which }) ?? pressKeyboard(this, which);
  }

  /**
   * Presses a button of a message as the person still has it on the screen, though it may have been changed or deleted
   * since. Gives the id of the callback query.
   */
  pressOld(message: Message | ShownMessage, which: WhichButton): string {
    const old = "message" in message ? message.message : message;
    const id = pressInline(this, this.platform, { which, only: old });
    if (id === undefined) throw new Error(`Message ${old.message_id} has no button ${JSON.stringify(which)}`);
    return id;
  }

  sendPhoto(bytes: Uint8Array, { caption, size }: FileFacts = {}): Message {
    const file = this.platform.files.add({ kind: "photos", bytes, extension: ".jpg", size });
    const photo: PhotoSize[] = photoSizes(this.platform.files, file);
    return this.#say({ photo, ...(caption ? { caption } : {}) });
  }

  sendDocument(bytes: Uint8Array, facts: FileFacts = {}): Message {
    const { name = "tệp.pdf", mimeType = "application/pdf", caption, size } = facts;
    const extension = /\.\w+$/.exec(name)?.[0] ?? "";
    const file = this.platform.files.add({ kind: "documents", bytes, extension, size });
    const document = {
      file_id: file.id,
      file_unique_id: file.uniqueId,
      file_name: name,
      mime_type: mimeType,
      file_size: file.size,
    };
    return this.#say({ document, ...(caption ? { caption } : {}) });
  }

  /** `duration` in seconds. */
  sendVoice(bytes: Uint8Array, { duration = 3, size }: { duration?: number; size?: number } = {}): Message {
    const file = this.platform.files.add({ kind: "voice", bytes, extension: ".oga", size });
    const ids = { file_id: file.id, file_unique_id: file.uniqueId };
    return this.#say({ voice: { ...ids, duration, mime_type: "audio/ogg", file_size: file.size } });
  }

  sendLocation({ latitude, longitude }: Place = { latitude: 22.6657, longitude: 106.2577 }): Message {
    return this.#say({ location: { latitude, longitude } });
  }

  /** Sends a contact: one's own, or another's card. */
  shareContact(contact: Contact = this.ownContact): Message {
    return this.#say({ contact });
  }

  sendSticker(emoji = "👍"): Message {
    const file = this.platform.files.add({ kind: "stickers", bytes: Buffer.from("sticker"), extension: ".webp" });
    const ids = { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.size };
    const kind = { type: "regular", is_animated: false, is_video: false } as const;
    return this.#say({ sticker: { ...ids, ...kind, width: 512, height: 512, emoji } });
  }

  /** Changes the words of an own message. */
  editMessage(id: number, text: string): Message {
    const old = this.room.find(id);
    if (old?.text === undefined || old.from.id !== this.user.id) {
      throw new Error(`Message ${id} is no text of ${this.user.first_name} and cannot be edited`);
    }
    const { entities } = withFoundEntities({ text, entities: [] });
    const edited = {
      ...old,
      text,
      entities: entities.length > 0 ? entities : undefined,
      edit_date: this.platform.clock.date(),
    };
    this.platform.receiveEdit(this.room, edited);
    return edited;
  }

  /** What "share my number" sends. */
  get ownContact(): Contact {
    const { first_name, last_name, id } = this.user;
    return { phone_number: "84912345678", first_name, ...(last_name ? { last_name } : {}), user_id: id };
  }

  #say(content: Partial<RoomMessage>): Message {
    const message: RoomMessage = { ...this.platform.newMessage(this.room, this.user), ...content };
    if (this.room.isPrivate) this.#letTheBotWrite();
    this.platform.receive(this.room, message);
    return message;
  }

  /** Whoever writes to the bot lets it write; the app asks those who blocked it to unblock it first. */
  #letTheBotWrite(): void {
    if (this.room.botStatus === "kicked") this.platform.changeBotStatus(this.room, this.user, "member");
    this.room.botStatus = "member";
  }
}
