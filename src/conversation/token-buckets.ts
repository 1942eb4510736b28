import { LimitedMap } from "./limited-map.ts";

/** Most keys remembered; beyond it those that waited longest are forgotten, which only makes the limit kinder. */
const keysAtMost = 50_000;

/** A rate with a burst, by key: `burst` at once, then `perMinute` a minute. */
export class TokenBuckets {
  readonly #perMs: number;
  readonly #burst: number;
  readonly #buckets = new LimitedMap<string, { tokens: number; at: number }>(keysAtMost);

  constructor(perMinute: number, burst: number = perMinute) {
    this.#perMs = perMinute / 60_000;
    this.#burst = burst;
  }

  /** Gives back a token that was taken for what turned out not to count. */
  giveBack(key: string): void {
    const known = this.#buckets.get(key);
    if (known) known.tokens = Math.min(this.#burst, known.tokens + 1);
  }

  /** Takes one token: 0 when there was one, otherwise the whole seconds until there is one. */
  take(key: string, now: Date): number {
    const at = now.getTime();
    const known = this.#buckets.get(key);
    const tokens = known ? Math.min(this.#burst, known.tokens + Math.max(0, at - known.at) * this.#perMs) : this.#burst;
    const taken = tokens >= 1;
    this.#buckets.set(key, { tokens: taken ? tokens - 1 : tokens, at });
    return taken ? 0 : Math.max(1, Math.ceil(Math.round((1 - tokens) / this.#perMs) / 1000));
  }
}
