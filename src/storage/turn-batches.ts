import type { Turn } from "../conversation/ports.ts";
import { turnsStatement } from "./commit-turns.ts";
import type { Database } from "./database.ts";
import type { Keys } from "./sealed-rows.ts";
import { StatementRefused } from "./storage-error.ts";

/** Statements under way at once; while they are, further turns gather. */
const statementsAtMost = 2;
/** Most turns of one statement. */
const turnsAtMost = 32;

/** What became of a turn. */
export interface CommitRow {
  done: boolean;
  known: boolean;
  /** On a channel that sends: this sender delivers, and whether after earlier messages that may wait. */
  mine?: boolean;
  reload?: boolean;
}

interface Waiting {
  turn: Turn;
  settle(row: CommitRow): void;
  fail(error: unknown): void;
}

/**
 * Commits ordinary turns: one alone at once, and what comes while the database works together, so that the busier it is
 * the less each turn costs. A turn is committed or not whatever becomes of its neighbours.
 */
export class TurnBatches {
  #gathered: Waiting[] = [];
  #underWay = 0;
  #woken = false;

  constructor(
    private readonly database: Pick<Database, "query">,
    private readonly keys: Keys,
    /** Commits one turn by itself. */
    private readonly single: (turn: Turn) => Promise<CommitRow>,
  ) {}

  /** Commits a turn. Throws STORAGE_UNAVAILABLE, and what a single commit throws. */
  commit(turn: Turn): Promise<CommitRow> {
    return new Promise((settle, fail) => {
      this.#gathered.push({ turn, settle, fail });
      this.#wake();
    });
  }

  /** Looks once all turns that are ready now have been handed over. */
  #wake(): void {
    if (this.#woken) return;
    this.#woken = true;
    setImmediate(() => {
      this.#woken = false;
      while (this.#underWay < statementsAtMost && this.#gathered.length > 0) void this.#run();
    });
  }

  async #run(): Promise<void> {
    // Half of what waits, so that two statements share the work evenly.
    const share = this.#underWay === 0 ? Math.ceil(this.#gathered.length / statementsAtMost) : this.#gathered.length;
    const batch = this.#gathered.splice(0, Math.min(share, turnsAtMost));
    this.#underWay += 1;
    await this.#together(batch);
    this.#underWay -= 1;
    if (this.#gathered.length > 0) this.#wake();
  }

  async #together(batch: Waiting[]): Promise<void> {
    if (batch.length === 1) return this.#alone(batch);
    try {
      const statement = turnsStatement(
        this.keys,
        batch.map(({ turn }) => turn),
      );
      const rows = await this.database.query<CommitRow & Record<string, unknown>>(statement);
      for (const [index, { settle, fail }] of batch.entries()) {
        const row = rows[index];
        if (row) settle(row);
        else fail(new Error("A statement of turns gives a row for each"));
      }
    } catch (error) {
      // One of them lost a race and undid all: each by itself.
      if (error instanceof StatementRefused) return this.#alone(batch);
      for (const { fail } of batch) fail(error);
    }
  }

  async #alone(batch: Waiting[]): Promise<void> {
    await Promise.all(batch.map(({ turn, settle, fail }) => this.single(turn).then(settle, fail)));
  }
}
