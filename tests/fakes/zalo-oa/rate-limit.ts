import type { VirtualClock } from "./virtual-clock.ts";

/** How many calls the app may still make in the current minute of the platform's clock. */
export class RateLimit {
  perMinute: number;
  readonly #clock: VirtualClock;
  #minute = -1;
  #calls = 0;

  constructor(perMinute: number, clock: VirtualClock) {
    this.perMinute = perMinute;
    this.#clock = clock;
  }

  /** Counts a call; false: it is one too many. */
  count(): boolean {
    const minute = Math.floor(this.#clock.now() / 60_000);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#calls = 0;
    }
    this.#calls += 1;
    return this.#calls <= this.perMinute;
  }

  get remain(): number {
    return Math.max(0, this.perMinute - this.#calls);
  }
}
