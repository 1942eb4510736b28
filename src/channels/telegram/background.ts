/** Work that nobody waits for; what it throws is nobody's concern. At the end it can be waited for. */
export class Background {
  readonly #running = new Set<Promise<void>>();

  /** Starts a piece of work. */
  run(work: () => Promise<unknown>): void {
    const running: Promise<void> = work().then(
      () => undefined,
      () => undefined,
    );
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  /** Resolves when nothing runs any more. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
