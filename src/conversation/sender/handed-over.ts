import { LimitedMap } from "../limited-map.ts";

/** Most conversations remembered; of those forgotten the outbox is read when they speak again. */
const atMost = 5_000;

/**
 * Up to which number the messages of each conversation were handed to this sender. A gap shows that something was said
 * which it has not heard of yet: by another process, or by a turn whose commit this process never learnt about.
 */
export class HandedOver {
  readonly #upTo = new LimitedMap<string, number>(atMost);

  /** The conversations that were handed to it lately. */
  get conversations(): string[] {
    return [...this.#upTo.keys()];
  }

  /** Whether nothing is missing before this number. */
  isNext(conversationId: string, n: number): boolean {
    return n === (this.#upTo.get(conversationId) ?? 0) + 1;
  }

  /** Everything up to this number was handed over. */
  note(conversationId: string, n: number): void {
    this.#upTo.set(conversationId, Math.max(n, this.#upTo.get(conversationId) ?? 0));
  }
}
