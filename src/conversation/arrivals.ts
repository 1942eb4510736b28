/**
 * Keeps the order of arrival within a process: of the events of one conversation, each waits with taking its arrival
 * number (its first statement at the database) until the one before it has its own.
 */
export class Arrivals {
  private readonly last = new Map<string, Promise<void>>();

  /** Takes the next place of a conversation, at once. */
  enter(lane: string): Place {
    const before = this.last.get(lane) ?? Promise.resolve();
    let arrived = () => {};
    const mine = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    this.last.set(lane, mine);
    const leave = () => {
      arrived();
      if (this.last.get(lane) === mine) this.last.delete(lane);
    };
    return { before, arrived: leave };
  }
}

/** An event's place: it may take its number after `before`, and says `arrived` when it has it (or gave up). */
export interface Place {
  before: Promise<void>;
  arrived(): void;
}
