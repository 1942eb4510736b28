/**
 * Runs work of the same key one after the other, so that a hundred guesses sent at once are counted like a hundred
 * sent in turn. Returns null, without running, when `atMost` are waiting for the key already.
 */
export class OneAtATime {
  readonly #atMost: number;
  readonly #lanes = new Map<string, { last: Promise<unknown>; waiting: number }>();

  constructor(atMost: number) {
    this.#atMost = atMost;
  }

  async run<T>(key: string, work: () => Promise<T>): Promise<T | null> {
    const lane = this.#lanes.get(key) ?? { last: Promise.resolve(), waiting: 0 };
    if (lane.waiting >= this.#atMost) return null;
    this.#lanes.set(key, lane);
    lane.waiting += 1;
    const mine = lane.last.then(work, work);
    lane.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      lane.waiting -= 1;
      if (lane.waiting === 0) this.#lanes.delete(key);
    }
  }
}
