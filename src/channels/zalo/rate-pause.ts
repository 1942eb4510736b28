/** The first pause, doubled with each refusal in a row up to the longest; Zalo counts calls by the minute. */
const firstMs = 2_000;
const longestMs = 60_000;

/** How long everything waits when Zalo says that there were too many calls; with jitter, so that processes spread. */
export class RatePause {
  #row = 0;

  constructor(private readonly randomBytes: (size: number) => Uint8Array) {}

  /** A call succeeded. */
  reset(): void {
    this.#row = 0;
  }

  /** Milliseconds to wait now: between the whole and one and a half of the pause. */
  next(): number {
    const whole = Math.min(longestMs, firstMs * 2 ** this.#row);
    this.#row = Math.min(this.#row + 1, 10);
    const [random = 0] = this.randomBytes(1);
    return Math.round(whole * (1 + random / 512));
  }
}
