/** The platform's clock: runs like its base and can be moved forward, so that windows and tokens run out at once. */
export class VirtualClock {
  readonly #base: () => number;
  #ahead = 0;
  #lastStamp = 0;

  constructor(base: () => number = Date.now) {
    this.#base = base;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.#base() + this.#ahead;
  }

  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`Cannot advance the clock by ${ms} ms: it only goes forward.`);
    this.#ahead += ms;
  }

  /** A time that no other event has, as Zalo writes it: milliseconds in a string. */
  stamp(): string {
    this.#lastStamp = Math.max(this.now(), this.#lastStamp + 1);
    return String(this.#lastStamp);
  }
}

/** Milliseconds of an hour. */
export const hour = 3_600_000;

/** Milliseconds of a day. */
export const day = 24 * hour;
