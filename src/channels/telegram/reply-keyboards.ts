import { LimitedMap } from "../../conversation/limited-map.ts";

/** Most chats remembered; beyond it the oldest are forgotten, and their keyboard stays until another replaces it. */
const chatsAtMost = 50_000;

/** In which chats a keyboard of ours stands in place of the letters, so that it can be taken away. In memory only. */
export class ReplyKeyboards {
  readonly #chats = new LimitedMap<string, true>(chatsAtMost);

  /** Whether a keyboard stands in a chat. */
  has(chat: string): boolean {
    return this.#chats.has(chat);
  }

  /** A keyboard was shown. */
  shown(chat: string): void {
    this.#chats.set(chat, true);
  }

  /** It was taken away. */
  removed(chat: string): void {
    this.#chats.delete(chat);
  }
}
