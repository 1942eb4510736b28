import { AppError } from "../../../src/errors.ts";
import { type Draws, pass } from "./chance.ts";
import type { Counts, Journal } from "./journal.ts";

/** Whether faults are still drawn; at the end of a schedule they stop, so that everything can settle. */
export interface Weather {
  stormy: boolean;
}

/** How often what goes wrong with a call. */
export interface Troubles {
  /** The database fails before or after the effect. */
  database: number;
  /** A call takes longer. */
  slow: number;
}

/** What a life is made from. */
export interface LifeParts {
  name: string;
  draws: Draws;
  weather: Weather;
  troubles: Troubles;
  journal: Journal;
  counts: Counts;
}

/**
 * The life of one server process: every call that leaves the process goes through it. At a drawn call the process dies,
 * before the call has its effect or before it hears of it; from then on nothing that it does has an effect, and nothing
 * that it waits for comes.
 */
export class Life {
  isDead = false;
  /** Number of the journal's line at which it died. */
  diedAt: number | null = null;
  /** Resolves when it dies. */
  readonly death: Promise<void>;
  /** Calls under way that have not had their effect yet. */
  inFlight = 0;
  #calls = 0;
  #mourn: () => void = () => {};
  readonly #diesAt: number | null;
  readonly #diesAfter: boolean;

  constructor(private readonly parts: LifeParts) {
    const { draws } = parts;
    this.death = new Promise((resolve) => {
      this.#mourn = resolve;
    });
    this.#diesAt = draws.is(0.65) ? Math.ceil(draws.next() ** 2 * 140) : null;
    this.#diesAfter = draws.is(0.6);
  }

  get name(): string {
    return this.parts.name;
  }

  /** Makes a call to the outside. */
  async call<T>(what: string, effect: () => Promise<T>, where: "database" | "platform" = "database"): Promise<T> {
    if (this.isDead) return never();
    const { diesHere, slow, fault } = this.#fate(where);
    if (diesHere && !this.#diesAfter) return this.#dieAt(`before ${what}`);
    if (slow > 0) await pass(slow);
    if (this.isDead) return never();
    if (fault === "before") return this.#fail(`before ${what}`);
    this.inFlight += 1;
    const result = await effect().finally(() => {
      this.inFlight -= 1;
    });
    if (this.isDead) return never();
    if (diesHere) return this.#dieAt(`after ${what}`);
    return fault === "after" ? this.#fail(`after ${what}`) : result;
  }

  /** What is drawn for a call. */
  #fate(where: "database" | "platform") {
    const { draws, weather, troubles } = this.parts;
    const diesHere = this.#passes();
    const slow = draws.is(troubles.slow) ? draws.between(1, 4) : 0;
    const fault = draws.is(where === "database" ? troubles.database : 0) ? draws.oneOf(["before", "after"]) : null;
    return weather.stormy ? { diesHere, slow, fault } : { diesHere: false, slow: 0, fault: null };
  }

  /** Resolves when none of its calls is under way any more. */
  async quiet(): Promise<void> {
    while (this.inFlight > 0) await pass(1);
  }

  /** Something that happens at once inside the process. */
  moment(what: string, effect: () => void): void {
    if (this.isDead) return;
    const diesHere = this.#passes();
    if (diesHere && !this.#diesAfter) this.die(`before ${what}`);
    else effect();
    if (diesHere && this.#diesAfter) this.die(`after ${what}`);
  }

  /** What the process answers reaches the outside only while it lives. */
  answer<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => !this.isDead && resolve(value),
        (error) => !this.isDead && reject(error),
      );
    });
  }

  /** Dies at once. */
  die(when: string): void {
    if (this.isDead) return;
    this.isDead = true;
    this.parts.counts.deaths += 1;
    this.diedAt = this.parts.journal.note(`${this.name} dies ${when}`);
    this.#mourn();
  }

  /** Ends in order; what it answers from now on is not heard either. */
  end(): void {
    if (this.isDead) return;
    this.isDead = true;
    this.parts.journal.note(`${this.name} has ended in order`);
    this.#mourn();
  }

  /** Counts a call; true when the process dies at it. */
  #passes(): boolean {
    this.#calls += 1;
    return this.parts.weather.stormy && this.#calls === this.#diesAt;
  }

  #dieAt<T>(when: string): Promise<T> {
    this.die(when);
    return never();
  }

  #fail(when: string): never {
    this.parts.counts.databaseErrors += 1;
    this.parts.journal.note(`${this.name}: the database fails ${when}`);
    throw new AppError("STORAGE_UNAVAILABLE", "The database cannot be reached at the moment.");
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => {});
}
