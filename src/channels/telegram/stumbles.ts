/** Tries of an update that fails by a bug of ours before it is set aside. */
const triesAtMost = 3;
/** Updates remembered at once. */
const updatesAtMost = 1_000;

/**
 * Counts updates that failed by a bug. Telegram brings an update that we do not take again for a day and holds back all
 * that follows in its chat, so one that never succeeds must be given up.
 */
export class Stumbles {
  readonly #tries = new Map<number, number>();

  /** Counts a failed try; true when it was the last one. */
  again(updateId: number): boolean {
    const tries = (this.#tries.get(updateId) ?? 0) + 1;
    this.#tries.set(updateId, tries);
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > updatesAtMost && oldest !== undefined) this.#tries.delete(oldest);
    if (tries < triesAtMost) return false;
    this.#tries.delete(updateId);
    return true;
  }
}
