import type { MenuButton, Message, User, UserFromGetMe } from "@grammyjs/types";
import { badRequest, conflict } from "./bot-api-error.ts";
import { CallRules } from "./call-rules.ts";
import { CallbackQueries } from "./callback-queries.ts";
import { Changes } from "./changes.ts";
import { CommandLists } from "./command-lists.ts";
import { Deliveries, type Webhook } from "./deliveries.ts";
import { DeliveryRules } from "./delivery-rules.ts";
import { PlatformClock } from "./platform-clock.ts";
import { type BotStatus, Room, type RoomChat, type RoomMessage } from "./room.ts";
import { StoredFiles } from "./stored-files.ts";
import { UpdatePoll } from "./update-poll.ts";
import { WebhookSender } from "./webhook-sender.ts";

/** How the platform is set up; every part has a default. */
export interface PlatformOptions {
  token: string;
  /** How many times faster than the wall clock back-off and expiry run. */
  timeScale: number;
  /** Wall-clock milliseconds after which a delivery counts as failed. */
  readTimeoutMs: number;
  /** Seconds that the wait between two attempts of a delivery never exceeds. */
  retryCap: number;
  /** Messages that a chat remembers. */
  history: number;
  firstUpdateId: number;
  /** With privacy mode the bot hears of a group only what is meant for it. */
  privacyMode: boolean;
}

const messageLifetime = 24 * 60 * 60;

/** Everything Telegram knows: its chats, the bot, what waits for the bot. */
export class Platform {
  readonly options: PlatformOptions;
  readonly bot: UserFromGetMe;
  readonly clock: PlatformClock;
  readonly changes = new Changes();
  readonly callRules = new CallRules();
  readonly deliveryRules = new DeliveryRules();
  readonly deliveries: Deliveries;
  readonly poll: UpdatePoll;
  readonly files: StoredFiles;
  readonly queries: CallbackQueries;
  readonly commands = new CommandLists();
  readonly descriptions = new Map<string, string>();
  readonly menuButtons = new Map<number | undefined, MenuButton>();
  readonly rooms = new Map<number, Room>();
  readonly #sender: WebhookSender;
  #lastMessageId = 0;

  constructor(options: PlatformOptions) {
    this.options = options;
    this.bot = botOf(options);
    this.clock = new PlatformClock(options.timeScale);
    this.#sender = new WebhookSender(options.readTimeoutMs);
    this.deliveries = new Deliveries({
      clock: this.clock,
      rules: this.deliveryRules,
      sender: this.#sender,
      changes: this.changes,
      firstUpdateId: options.firstUpdateId,
      retryCap: options.retryCap,
    });
    this.poll = new UpdatePoll(this.deliveries);
    this.files = new StoredFiles(this.clock);
    this.queries = new CallbackQueries(this.clock);
  }

  openRoom(chat: RoomChat, botStatus: BotStatus): Room {
    const room = new Room(chat, botStatus, this.options.history);
    this.rooms.set(chat.id, room);
    return room;
  }

  /** The chat that a call names by its id or its @name. */
  roomNamed(name: string): Room {
    if (name === "") throw badRequest("chat_id is empty");
    const room = name.startsWith("@")
      ? [...this.rooms.values()].find(({ chat }) => !!chat.username && `@${chat.username}` === name)
      : this.rooms.get(Number(name));
    if (!room) throw badRequest("chat not found");
    return room;
  }

  /** The number, sender and day that every message has. */
  newMessage(room: Room, from: User): { message_id: number; from: User; chat: RoomChat; date: number } {
    return { message_id: this.#numberFor(room), from, chat: room.chat, date: this.clock.date() };
  }

  /** Shows a person's message in its chat and queues it for the bot. */
  receive(room: Room, message: RoomMessage): void {
    room.put(message);
    if (this.#isForBot(room, message)) this.#queueMessage("message", message);
    this.changes.announce();
  }

  /** Shows a person's changed message and queues it for the bot. */
  receiveEdit(room: Room, message: RoomMessage & { edit_date: number }): void {
    room.put(message);
    if (this.#isForBot(room, message)) this.#queueMessage("edited_message", message);
    this.changes.announce();
  }

  /** Queues that the bot was added, removed, blocked or unblocked. */
  changeBotStatus(room: Room, from: User, status: BotStatus): void {
    const old = room.botStatus;
    room.botStatus = status;
    const chat = room.chat;
    const change = {
      chat,
      from,
      date: this.clock.date(),
      old_chat_member: memberOf(this.bot, old),
      new_chat_member: memberOf(this.bot, status),
    };
    this.deliveries.add({
      kind: "my_chat_member",
      queue: `member ${chat.id}`,
      lifetime: messageLifetime,
      content: { my_chat_member: change },
    });
    this.changes.announce();
  }

  setWebhook(webhook: Webhook): void {
    this.poll.end(conflict("terminated by setWebhook request"));
    this.deliveries.setWebhook(webhook);
  }

  close(): void {
    this.deliveries.removeWebhook();
    this.clock.stop();
    this.#sender.close();
  }

  #numberFor(room: Room): number {
    if (room.chat.type === "supergroup") return room.nextOwnNumber();
    this.#lastMessageId += 1;
    return this.#lastMessageId;
  }

  #queueMessage(kind: "message" | "edited_message", message: RoomMessage): void {
    const content = { [kind]: message };
    this.deliveries.add({ kind, queue: `chat ${message.chat.id}`, lifetime: messageLifetime, content });
  }

  /** In groups the bot hears commands, what names it and replies to it, and what happens to the group. */
  #isForBot(room: Room, message: RoomMessage): boolean {
    if (room.botStatus !== "member") return false;
    if (room.isPrivate || !this.options.privacyMode || !isWords(message)) return true;
    const text = message.text ?? message.caption ?? "";
    const toBot = message.reply_to_message?.from?.id === this.bot.id;
    return text.startsWith("/") || text.includes(`@${this.bot.username}`) || toBot;
  }
}

function isWords(message: Message): boolean {
  return (
    !message.new_chat_members &&
    !message.left_chat_member &&
    !message.migrate_to_chat_id &&
    !message.migrate_from_chat_id
  );
}

function botOf({ token, privacyMode }: PlatformOptions): UserFromGetMe {
  return {
    id: Number(token.split(":")[0]),
    is_bot: true,
    first_name: "An Sinh",
    username: "an_sinh_fake_bot",
    can_join_groups: true,
    can_read_all_group_messages: !privacyMode,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}

function memberOf(user: User, status: BotStatus) {
  return status === "kicked" ? { status, user, until_date: 0 } : { status, user };
}
