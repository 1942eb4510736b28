/** Far more than come back while they matter. */
const rememberedAtMost = 5_000;

/** Ids of messages that this process sent: what the account says comes back as an event, ours too. */
export class SentMessages {
  readonly #ids = new Set<string>();

  /** Zalo gave this id to a message of ours. */
  add(id: string): void {
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > rememberedAtMost && oldest !== undefined) this.#ids.delete(oldest);
  }

  /** Whether a message is ours. */
  has(id: string | undefined): boolean {
    return id !== undefined && this.#ids.has(id);
  }
}
