/** What happened in a schedule, in order; printed when a promise was broken. */
export class Journal {
  readonly lines: string[] = [];
  readonly #begin = performance.now();
  #tick = 0;

  /** Writes a line and gives its number: later lines have higher ones. */
  note(line: string): number {
    this.#tick += 1;
    this.lines.push(`${this.#tick} +${(performance.now() - this.#begin).toFixed(1)} ms  ${line}`);
    return this.#tick;
  }
}

/** What a campaign counted. */
export interface Counts {
  schedules: number;
  events: number;
  deliveries: number;
  duplicates: number;
  processes: number;
  deaths: number;
  databaseErrors: number;
  platformErrors: number;
  messages: number;
  shownTwice: number;
  complaints: number;
  deadLetters: number;
  held: number;
}

/** All counts at zero. */
export function noCounts(): Counts {
  return {
    schedules: 0,
    events: 0,
    deliveries: 0,
    duplicates: 0,
    processes: 0,
    deaths: 0,
    databaseErrors: 0,
    platformErrors: 0,
    messages: 0,
    shownTwice: 0,
    complaints: 0,
    deadLetters: 0,
    held: 0,
  };
}
