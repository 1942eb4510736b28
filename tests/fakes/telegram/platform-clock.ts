interface Alarm {
  due: number;
  run: () => void;
  handle: NodeJS.Timeout;
}

/**
 * The platform's time. Waiting and ageing (back-off, expiry) run `timeScale` times faster than the wall clock, and
 * `advance` jumps ahead. Dates in messages follow the wall clock and the jumps only, so that they stay believable.
 */
export class PlatformClock {
  readonly #timeScale: number;
  readonly #start = performance.now();
  readonly #alarms = new Set<Alarm>();
  #jumped = 0;

  constructor(timeScale: number) {
    this.#timeScale = timeScale;
  }

  /** Platform milliseconds since the start. */
  elapsed(): number {
    return (performance.now() - this.#start) * this.#timeScale + this.#jumped;
  }

  /** Unix seconds for the date of a message. */
  date(): number {
    return Math.floor((Date.now() + this.#jumped) / 1000);
  }

  /** Runs something after so many platform milliseconds; gives what calls it off. */
  after(milliseconds: number, run: () => void): () => void {
    const due = this.elapsed() + milliseconds;
    const alarm: Alarm = { due, run, handle: setTimeout(() => this.#ring(alarm), milliseconds / this.#timeScale) };
    this.#alarms.add(alarm);
    return () => this.#drop(alarm);
  }

  /** Jumps ahead; what is due by then happens at once. */
  advance(seconds: number): void {
    this.#jumped += seconds * 1000;
    for (const alarm of this.#alarms) {
      clearTimeout(alarm.handle);
      const left = Math.max(0, alarm.due - this.elapsed()) / this.#timeScale;
      alarm.handle = setTimeout(() => this.#ring(alarm), left);
    }
  }

  /** Calls everything off. */
  stop(): void {
    for (const alarm of [...this.#alarms]) this.#drop(alarm);
  }

  #ring(alarm: Alarm): void {
    this.#alarms.delete(alarm);
    alarm.run();
  }

  #drop(alarm: Alarm): void {
    clearTimeout(alarm.handle);
    this.#alarms.delete(alarm);
  }
}
