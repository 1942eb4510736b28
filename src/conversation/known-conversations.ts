import { LimitedMap } from "./limited-map.ts";
import type { StoredConversation } from "./ports.ts";

/** Most conversations remembered; beyond it those that were silent longest are loaded anew when they speak. */
const atMost = 5_000;
/** Turns that load a conversation after another process was found to take turns of it too. */
const loadsWhenShared = 20;

/**
 * Conversations as this process last committed them, so that a turn needs no load. What is remembered may be old (another
 * process took a turn): the version check of the commit finds that, and the turn is taken again from what is stored. Then
 * the next ones load it at once, since whoever shares a person's turns will share the next ones too.
 */
export class KnownConversations {
  readonly #known = new LimitedMap<string, StoredConversation>(atMost);
  /** Loads still to be made of conversations that another process takes turns of. */
  readonly #shared = new LimitedMap<string, number>(atMost);

  /** The conversation of a lane as last committed here, or null. */
  get(lane: string): StoredConversation | null {
    const found = this.#known.get(lane);
    if (!found) return null;
    this.#known.set(lane, found);
    return found;
  }

  /** Remembers what was just committed, unless another process takes turns too. */
  set(lane: string, conversation: StoredConversation): void {
    if (this.#stillShared(lane)) this.#known.delete(lane);
    else this.#known.set(lane, conversation);
  }

  /** Forgets a conversation that is not as it was remembered. */
  drop(lane: string): void {
    this.#known.delete(lane);
  }

  /** Forgets a conversation in which another process took a turn. */
  share(lane: string): void {
    this.drop(lane);
    this.#shared.set(lane, loadsWhenShared);
  }

  #stillShared(lane: string): boolean {
    const left = this.#shared.get(lane) ?? 0;
    if (left > 1) this.#shared.set(lane, left - 1);
    else this.#shared.delete(lane);
    return left > 0;
  }
}
