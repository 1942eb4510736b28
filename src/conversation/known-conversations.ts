import { LimitedMap } from "./limited-map.ts";
import type { StoredConversation } from "./ports.ts";

/** Most conversations remembered; beyond it those that were silent longest are loaded anew when they speak. */
const atMost = 5_000;

/**
 * Conversations as this process last committed them, so that a turn needs no load. What is remembered may be old (another
 * process took a turn): the version check of the commit finds that, and the turn is taken again from what is stored.
 */
export class KnownConversations {
  readonly #known = new LimitedMap<string, StoredConversation>(atMost);

  /** The conversation of a lane as last committed here, or null. */
  get(lane: string): StoredConversation | null {
    const found = this.#known.get(lane);
    if (!found) return null;
    this.#known.set(lane, found);
    return found;
  }

  /** Remembers what was just committed. */
  set(lane: string, conversation: StoredConversation): void {
    this.#known.set(lane, conversation);
  }

  /** Forgets a conversation that is not as it was remembered. */
  drop(lane: string): void {
    this.#known.delete(lane);
  }
}
