/** Work that somebody waits for only so long. The same work is done once, whoever asks for it meanwhile. */
export class WorksInTime {
  readonly #running = new Map<string, Promise<void>>();

  /** Begins the work, or joins it where it runs. True when it ended in time, false when it goes on; throws what it throws. */
  async within(key: string, ms: number, work: () => Promise<void>): Promise<boolean> {
    const running = this.#running.get(key) ?? this.#begin(key, work);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(resolve, ms, false);
    });
    return Promise.race([running.then(() => true), late]).finally(() => clearTimeout(timer));
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running.values());
  }

  #begin(key: string, work: () => Promise<void>): Promise<void> {
    const running = work().finally(() => this.#running.delete(key));
    // Whoever still waits hears of a failure; when nobody does, the work has told the log itself.
    running.catch(() => undefined);
    this.#running.set(key, running);
    return running;
  }
}
