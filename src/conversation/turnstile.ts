/** Lets at most so many pieces of work run at the same time; the others wait in line. */
export class Turnstile {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly atMost: number) {}

  /** Does the work when it is its turn. */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.atMost) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      // Whoever waits takes this place over, so that nobody slips in between.
      if (next) next();
      else this.#running -= 1;
    }
  }
}
