import type { DeliveryStore, Mark } from "../delivery.ts";

/** How long marks are gathered before they are written in one statement. */
const gatherMs = 50;
/** Pause after marks could not be written. */
const againMs = 1_000;

/** Writes down what became of messages, many at once. Marks are kept until they are written. */
export class Marks {
  #gathered: Mark[] = [];
  #inHand: readonly Mark[] = [];
  #writing: Promise<void> | null = null;
  readonly #reads = new Set<Promise<unknown>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<DeliveryStore, "settle">,
    private readonly failed: () => void,
  ) {}

  /** Whether some are not written yet. */
  get pending(): boolean {
    return this.#gathered.length > 0 || this.#writing !== null;
  }

  /** Adds a mark; it is written soon. */
  add(mark: Mark): void {
    this.#gathered.push(mark);
    this.#timer ??= setTimeout(() => void this.flush(), gatherMs);
  }

  /** Takes a mark back that has not been handed to the store yet. */
  withdraw(is: Mark["is"], conversationId: string): boolean {
    const isMeant = (mark: Mark) => mark.is === is && mark.conversationId === conversationId;
    // Each turn asks, and there is hardly ever one.
    if (!this.#gathered.some(isMeant)) return false;
    this.#gathered = this.#gathered.filter((mark) => !isMeant(mark));
    return true;
  }

  /** Whether a message was delivered or given up and that is only not written yet. */
  isDone(conversationId: string, n: number): boolean {
    return [...this.#inHand, ...this.#gathered].some((mark) => {
      if (mark.conversationId !== conversationId) return false;
      return mark.is === "delivered" ? mark.numbers.includes(n) : mark.is === "dead" && mark.n === n;
    });
  }

  /** Whether there is one that changes what the store hands out of a conversation, other than that it is done with. */
  changes(conversationId: string): boolean {
    return this.#gathered.some(
      (mark) => mark.conversationId === conversationId && (mark.is === "away" || mark.is === "put-off"),
    );
  }

  /** Writes everything gathered so far. Resolves when it is written, or could not be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#writing) await this.#writing;
    if (this.#gathered.length === 0) return;
    while (this.#writing || this.#reads.size > 0) await Promise.allSettled([this.#writing, ...this.#reads]);
    if (this.#gathered.length === 0) return;
    const marks = this.#gathered;
    this.#gathered = [];
    this.#writing = this.#write(marks);
    await this.#writing;
    this.#writing = null;
  }

  /**
   * Reads what waits while no mark is written: so whatever is sent meanwhile is still known here when the answer comes,
   * and is not taken for waiting.
   */
  async read<T>(reading: () => Promise<T>): Promise<T> {
    while (this.#writing) await this.#writing;
    const read = reading();
    this.#reads.add(read);
    try {
      return await read;
    } finally {
      this.#reads.delete(read);
    }
  }

  async #write(marks: Mark[]): Promise<void> {
    this.#inHand = marks;
    try {
      await this.store.settle(marks);
      this.#inHand = [];
    } catch {
      this.#inHand = [];
      this.failed();
      this.#gathered = [...marks, ...this.#gathered];
      this.#timer ??= setTimeout(() => void this.flush(), againMs);
    }
  }
}
