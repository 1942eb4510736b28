/** Most chats remembered; beyond it the oldest are forgotten, and their keyboard stays until another replaces it. */
const chatsAtMost = 50_000;

/** In which chats a keyboard of ours stands in place of the letters, so that it can be taken away. In memory only. */
export class ReplyKeyboards {
  readonly #chats = new Set<string>();

  /** Whether a keyboard stands in a chat. */
  has(chat: string): boolean {
    return this.#chats.has(chat);
  }

  /** A keyboard was shown. */
  shown(chat: string): void {
    this.#chats.add(chat);
    const [oldest] = this.#chats;
    if (this.#chats.size > chatsAtMost && oldest !== undefined) this.#chats.delete(oldest);
  }

  /** It was taken away. */
  removed(chat: string): void {
    this.#chats.delete(chat);
  }
}
