/**
 * One worker at a time per conversation in this process, in arrival order. Across processes the version check of the
 * store does the same; a lane only saves the lost races.
 */
export class Lanes {
  private readonly tails = new Map<string, Promise<unknown>>();

  /** Whether work of this conversation is under way here. */
  isBusy(lane: string): boolean {
    return this.tails.has(lane);
  }

  /** How many conversations are being worked on. */
  get size(): number {
    return this.tails.size;
  }

  /** Runs the work after everything that was given to this lane before it. */
  run<T>(lane: string, work: () => Promise<T>): Promise<T> {
    const before = this.tails.get(lane) ?? Promise.resolve();
    const result = before.then(work, work);
    const tail: Promise<void> = result.then(
      () => this.leave(lane, tail),
      () => this.leave(lane, tail),
    );
    this.tails.set(lane, tail);
    return result;
  }

  /** Resolves when no work is under way. */
  async idle(): Promise<void> {
    while (this.tails.size > 0) await Promise.all(this.tails.values());
  }

  private leave(lane: string, tail: Promise<unknown>): void {
    if (this.tails.get(lane) === tail) this.tails.delete(lane);
  }
}
