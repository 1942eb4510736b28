/** Who asks first: a reply to somebody who waits, then news nobody waits for. */
export type Urgency = "reply" | "notice";

/** Most a timer may wait, so that a clock that jumps does not leave anybody waiting. */
const longestTimerMs = 60_000;

/**
 * The rate of everything a channel sends, with pauses that the platform asks for. Whoever may not go yet waits in line,
 * replies before notices. Time is in milliseconds.
 */
export class Pacer {
  readonly #waiting: Record<Urgency, (() => void)[]> = { reply: [], notice: [] };
  readonly #perMs: number;
  readonly #burst: number;
  readonly #now: () => number;
  #tokens: number;
  #at: number;
  #pausedUntil = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(rate: { perSecond: number; burst: number }, now: () => number) {
    this.#perMs = rate.perSecond / 1000;
    this.#burst = Math.max(1, rate.burst);
    this.#tokens = this.#burst;
    this.#now = now;
    this.#at = now();
  }

  /** How many wait in line. */
  get waiting(): number {
    return this.#waiting.reply.length + this.#waiting.notice.length;
  }

  /** Until when everything waits (ms); in the past when nothing has to. */
  get pausedUntil(): number {
    return this.#pausedUntil;
  }

  /** Whether one call may go now, and counts it if so; otherwise `enter` must be waited for. */
  tryEnter(): boolean {
    if (this.waiting > 0 || this.#wait() > 0 || this.#closed) return false;
    this.#tokens -= 1;
    return true;
  }

  /** Resolves when one call may go. Never resolves after `close`. */
  enter(urgency: Urgency): Promise<void> {
    if (this.tryEnter()) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting[urgency].push(resolve);
      this.#schedule();
    });
  }

  /** Lets nothing go for a while; a longer pause that runs already stays. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#now() + ms);
  }

  /** Lets nothing go any more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** Milliseconds until the next call may go. */
  #wait(): number {
    const now = this.#now();
    this.#tokens = Math.min(this.#burst, this.#tokens + Math.max(0, now - this.#at) * this.#perMs);
    this.#at = now;
    const forToken = this.#tokens >= 1 ? 0 : (1 - this.#tokens) / this.#perMs;
    return Math.max(forToken, this.#pausedUntil - now);
  }

  #schedule(): void {
    if (this.#timer || this.#closed || this.waiting === 0) return;
    const ms = Math.min(longestTimerMs, Math.max(1, Math.ceil(this.#wait())));
    this.#timer = setTimeout(() => this.#release(), ms);
  }

  #release(): void {
    this.#timer = undefined;
    while (!this.#closed && this.waiting > 0 && this.#wait() <= 0) {
      this.#tokens -= 1;
      (this.#waiting.reply.shift() ?? this.#waiting.notice.shift())?.();
    }
    this.#schedule();
  }
}
