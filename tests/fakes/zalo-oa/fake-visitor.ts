import type { Platform } from "./fake-person.ts";
import { fileAttachment, photoName, pictureAttachment } from "./file-messages.ts";
import type { EventMessage, MessageEventName } from "./payloads.ts";
import { Chat, type ShownMessage } from "./shown-message.ts";
import type { Delivery } from "./webhook.ts";

/** Somebody who writes from the web widget without being logged in. */
export class FakeVisitor {
  readonly id: string;
  readonly conversationId: string;
  readonly chat = new Chat();
  readonly #platform: Platform;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.id = platform.ids.next("visitor");
    this.conversationId = platform.ids.next("conversation");
  }

  /** What the chat shows, in order. */
  get messages(): ShownMessage[] {
    return this.chat.messages;
  }

  send(text: string): Promise<Delivery> {
    return this.#say("anonymous_send_text", { text }, { text });
  }

  sendImage(bytes: Uint8Array): Promise<Delivery> {
    const image = this.#platform.files.keep(photoName(bytes), bytes);
    return this.#say("anonymous_send_image", { attachments: [pictureAttachment("image", image)] }, { image });
  }

  sendFile(bytes: Uint8Array, name: string): Promise<Delivery> {
    const file = this.#platform.files.keep(name, bytes);
    return this.#say("anonymous_send_file", { attachments: [fileAttachment(file, bytes)] }, { file });
  }

  sendSticker(id = "sticker-1"): Promise<Delivery> {
    const payload = { url: `https://stickers.example/${id}`, id };
    return this.#say("anonymous_send_sticker", { attachments: [{ type: "sticker", payload }] }, { sticker: id });
  }

  #say(name: MessageEventName, message: EventMessage, shown: Partial<ShownMessage>): Promise<Delivery> {
    const { clock, events, ids, webhook } = this.#platform;
    const id = ids.next("message");
    this.chat.add({ id, from: "person", at: clock.now(), ...shown });
    const whole = { msg_id: id, ...message, conversation_id: this.conversationId };
    return webhook.emit(events.fromPerson(name, { id: this.id }, whole), this.id);
  }
}
