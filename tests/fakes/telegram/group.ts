import type { Message, User } from "@grammyjs/types";
import { Participant } from "./participant.ts";
import type { Person } from "./person.ts";
import type { Platform } from "./platform.ts";
import { type Room, type RoomMessage, type ShownMessage, shown } from "./room.ts";

/** What a group is called, and whether it is a supergroup from the start. */
export interface GroupProfile {
  title?: string;
  supergroup?: boolean;
}

/** A group of people. The bot is no member until somebody adds it. */
export class Group {
  readonly #platform: Platform;
  readonly #nextSupergroupId: () => number;
  #room: Room;

  constructor(platform: Platform, room: Room, nextSupergroupId: () => number) {
    this.#platform = platform;
    this.#room = room;
    this.#nextSupergroupId = nextSupergroupId;
  }

  get id(): number {
    return this.#room.chat.id;
  }

  /** The group as it shows now, oldest message first. */
  get messages(): ShownMessage[] {
    return this.#room.messages.map(shown);
  }

  /** A person as a member of this group: they write and press here. */
  as(person: Person): Participant {
    return new Participant(this.#platform, person.user, this.#room);
  }

  addBot(by: Person): void {
    this.#platform.changeBotStatus(this.#room, by.user, "member");
    this.#tell(by.user, { new_chat_members: [this.#platform.bot] });
  }

  removeBot(by: Person): void {
    this.#tell(by.user, { left_chat_member: this.#platform.bot });
    this.#platform.changeBotStatus(this.#room, by.user, "kicked");
  }

  /** The group grows into a supergroup with a new id; calls with the old one are told so. Gives the new id. */
  migrate(by: Person): number {
    const old = this.#room;
    const id = this.#nextSupergroupId();
    const title = old.chat.title ?? "";
    const next = this.#platform.openRoom({ id, type: "supergroup", title }, old.botStatus);
    this.#tell(by.user, { migrate_to_chat_id: id });
    old.migratedTo = id;
    this.#room = next;
    this.#tell(by.user, { migrate_from_chat_id: old.chat.id });
    return id;
  }

  #tell(from: User, content: Partial<Message>): void {
    const message: RoomMessage = {
      ...this.#platform.newMessage(this.#room, from),
      ...content,
      chat: this.#room.chat,
      from,
    };
    this.#platform.receive(this.#room, message);
  }
}
