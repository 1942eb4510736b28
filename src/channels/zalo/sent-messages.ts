import { LimitedMap } from "../../conversation/limited-map.ts";

/** Far more than come back while they matter. */
const rememberedAtMost = 5_000;

/** Ids of messages that this process sent: what the account says comes back as an event, ours too. */
export class SentMessages {
  readonly #ids = new LimitedMap<string, true>(rememberedAtMost);

  /** Zalo gave this id to a message of ours. */
  add(id: string): void {
    this.#ids.set(id, true);
  }

  /** Whether a message is ours. */
  has(id: string | undefined): boolean {
    return id !== undefined && this.#ids.has(id);
  }
}
