/** A person with Zalo on their phone: what they do becomes events, what the account says appears in their chat. */
import type { EventWriter } from "./event-writer.ts";
import { fileAttachment, isGif, photoName, pictureAttachment } from "./file-messages.ts";
import type { IdSource } from "./id-source.ts";
import type { KeptFiles } from "./kept-files.ts";
import type { EventMessage, MessageEventName, SubmittedInfo, ZaloButton, ZaloEvent } from "./payloads.ts";
import { Chat, type ShownMessage } from "./shown-message.ts";
import type { VirtualClock } from "./virtual-clock.ts";
import type { Delivery, Webhook } from "./webhook.ts";

/** The platform, as far as people on it need it. */
export interface Platform {
  events: EventWriter;
  files: KeptFiles;
  ids: IdSource;
  clock: VirtualClock;
  webhook: Webhook;
}

/** Who a person is; by default a follower with a name. */
export interface PersonOptions {
  displayName?: string;
  /** False: has never followed, so the account may not write first. */
  follows?: boolean;
}

/** What pressing a button did: an event, or something that only happens on the phone. */
export type Pressed = { sent: Delivery } | { opened: string };

/** A person, driven by a test or by the page. Every action resolves after the first try to deliver its event. */
export class FakePerson {
  readonly id: string;
  readonly idByApp: string;
  readonly chat = new Chat();
  displayName: string;
  follows: boolean;
  /** Blocks the account: sending gives -217. */
  blocks = false;
  /** Milliseconds since 1970; undefined: never, or not since they stopped following. */
  lastInteraction: number | undefined;
  sharedInfo: SubmittedInfo | undefined;
  readonly #platform: Platform;
  #openedChat = false;

  constructor(platform: Platform, id: string, options: PersonOptions = {}) {
    this.#platform = platform;
    this.id = id;
    this.idByApp = `3${id.slice(1)}`;
    this.displayName = options.displayName ?? `Người dùng ${id.slice(-3)}`;
    this.follows = options.follows ?? true;
    this.lastInteraction = this.follows ? platform.clock.now() : undefined;
  }

  /** What the chat shows, in order. */
  get messages(): ShownMessage[] {
    return this.chat.messages;
  }

  /** What the account said, in order. */
  get answers(): ShownMessage[] {
    return this.chat.answers;
  }

  /** The account's lines as soon as there are so many; fails after ms of real time. */
  answered(count: number, ms?: number): Promise<ShownMessage[]> {
    return this.chat.answered(count, ms);
  }

  follow(): Promise<Delivery> {
    this.follows = true;
    this.#interact();
    return this.#emit(this.#platform.events.follow("follow", this));
  }

  /** From now on the account may not write until the person follows or writes again. */
  unfollow(): Promise<Delivery> {
    this.follows = false;
    this.lastInteraction = undefined;
    return this.#emit(this.#platform.events.follow("unfollow", this));
  }

  /** Writes a text, perhaps quoting a message. */
  send(text: string, quotes?: string): Promise<Delivery> {
    return this.#say("user_send_text", { text }, { text, quotes });
  }

  /** Types what a button would send. The platform cannot tell the difference. */
  typePayload(payload: string): Promise<Delivery> {
    return this.send(payload);
  }

  /** Presses the newest button of this title, or a given one, even an old one. */
  async press(labelOrButton: string | ZaloButton): Promise<Pressed> {
    const button = typeof labelOrButton === "string" ? this.chat.buttonTitled(labelOrButton) : labelOrButton;
    switch (button.type) {
      case "oa.query.show":
        return { sent: await this.send(button.payload) };
      case "oa.query.hide":
        return { sent: await this.#say("user_send_text", { text: button.payload }) };
      case "oa.open.url":
        return { opened: button.payload.url };
      case "oa.open.phone":
        return { opened: `tel:${button.payload.phone_code}` };
      case "oa.open.sms":
        return { opened: `sms:${button.payload.phone_code}?body=${encodeURIComponent(button.payload.content)}` };
    }
  }

  /** Sends a photo or a GIF; the bytes decide which. */
  sendImage(bytes: Uint8Array, caption?: string): Promise<Delivery> {
    const image = this.#platform.files.keep(photoName(bytes), bytes);
    const type = isGif(bytes) ? "gif" : "image";
    const attachments = [pictureAttachment(type, image)];
    const text = caption === undefined ? {} : { text: caption };
    return this.#say(`user_send_${type}`, { ...text, attachments }, { ...text, image });
  }

  sendFile(bytes: Uint8Array, name: string): Promise<Delivery> {
    const file = this.#platform.files.keep(name, bytes);
    return this.#say("user_send_file", { attachments: [fileAttachment(file, bytes)] }, { file });
  }

  sendAudio(bytes: Uint8Array): Promise<Delivery> {
    const audio = this.#platform.files.keep("a.aac", bytes);
    return this.#say("user_send_audio", { attachments: [{ type: "audio", payload: { url: audio.url } }] }, { audio });
  }

  sendVideo(bytes: Uint8Array, description = ""): Promise<Delivery> {
    const file = this.#platform.files.keep("v.mp4", bytes);
    const payload = { url: file.url, thumbnail: file.url, description };
    return this.#say("user_send_video", { attachments: [{ type: "video", payload }] }, { file });
  }

  /** Degrees, as strings as in Zalo's events. */
  sendLocation(latitude: string, longitude: string): Promise<Delivery> {
    const location = { latitude, longitude };
    const attachments = [{ type: "location" as const, payload: { coordinates: location } }];
    return this.#say("user_send_location", { text: "", attachments }, { location });
  }

  sendSticker(id = "sticker-1"): Promise<Delivery> {
    const payload = { url: `https://stickers.example/${id}`, id };
    return this.#say("user_send_sticker", { attachments: [{ type: "sticker", payload }] }, { sticker: id });
  }

  sendLink(url: string, description = ""): Promise<Delivery> {
    const attachments = [{ type: "link" as const, payload: { thumbnail: "", description, url } }];
    return this.#say("user_send_link", { text: url, attachments }, { text: url });
  }

  /** Shares name and phone, which is possible only where the account asked for them. A leading 0 becomes 84. */
  submitInfo(info: SubmittedInfo): Promise<Delivery> {
    if (!this.messages.some(({ asksInfo }) => asksInfo)) throw new Error("The chat has no request for name and phone.");
    const shared = { ...info, phone: info.phone.replace(/^0/, "84") };
    this.sharedInfo = shared;
    this.#interact();
    return this.#emit(this.#platform.events.submitInfo(this, shared));
  }

  /** Asks for the deletion of their data. */
  withdraw(): Promise<Delivery> {
    return this.#emit(this.#platform.events.withdraw(this));
  }

  /** Opens the chat for the first time; Zalo tells it only once. */
  clickChatNow(): Promise<Delivery> {
    if (this.#openedChat) throw new Error("The person opened the chat before; Zalo tells it only once.");
    this.#openedChat = true;
    return this.#emit(this.#platform.events.chatNow(this));
  }

  /** Has read everything that the account said. */
  seen(): Promise<Delivery> {
    return this.#notice("user_seen_message", { msg_ids: this.answers.map(({ id }) => id) });
  }

  /** The phone has received the account's last message. */
  received(): Promise<Delivery> {
    return this.#notice("user_received_message", { msg_id: this.#lastAnswer().id });
  }

  /** Puts an icon on a message, by default on the account's last. */
  react(icon = "/-heart", messageId?: string): Promise<Delivery> {
    const message = messageId === undefined ? this.#lastAnswer() : this.chat.messageOf(messageId);
    message.reactions = [...(message.reactions ?? []), icon];
    return this.#notice("user_reacted_message", { msg_id: message.id, react_icon: icon });
  }

  #lastAnswer(): ShownMessage {
    const last = this.answers.at(-1);
    if (!last) throw new Error("The account has said nothing yet.");
    return last;
  }

  #say(name: MessageEventName, message: EventMessage, shown?: Partial<ShownMessage>): Promise<Delivery> {
    const id = this.#platform.ids.next("message");
    this.#interact();
    if (shown) this.chat.add({ id, from: "person", at: this.#platform.clock.now(), ...withoutGaps(shown) });
    const quote = shown?.quotes === undefined ? {} : { quote_msg_id: shown.quotes };
    return this.#notice(name, { ...message, msg_id: id, ...quote });
  }

  #notice(name: MessageEventName, message: EventMessage): Promise<Delivery> {
    return this.#emit(this.#platform.events.fromPerson(name, this, message));
  }

  #interact(): void {
    this.lastInteraction = this.#platform.clock.now();
  }

  #emit(event: ZaloEvent): Promise<Delivery> {
    return this.#platform.webhook.emit(event, this.id);
  }
}

function withoutGaps(shown: Partial<ShownMessage>): Partial<ShownMessage> {
  return Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined));
}
