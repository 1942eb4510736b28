/** How long to wait, and what to say when that was not enough. */
export interface Patience {
  timeoutMs: number;
  otherwise: () => string;
}

/** Tells whoever waits that something happened: a call was answered, an update was delivered, a person acted. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  announce(): void {
    if (this.#listeners.size === 0) return;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls the listener at every change; gives what ends that. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Waits until something is so. Rejects with the words of `otherwise` when it takes too long. */
  until(isSo: () => boolean, { timeoutMs, otherwise }: Patience): Promise<void> {
    if (isSo()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const finish = (error?: Error): void => {
        clearInterval(again);
        clearTimeout(late);
        stop();
        if (error) reject(error);
        else resolve();
      };
      const check = (): void => {
        if (isSo()) finish();
      };
      const stop = this.listen(check);
      // What ages in silence (an update that expires) announces nothing.
      const again = setInterval(check, 20);
      const late = setTimeout(() => finish(new Error(`${otherwise()} within ${timeoutMs} ms`)), timeoutMs);
    });
  }
}
