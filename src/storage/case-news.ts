/** Tells open pages, in all processes, which cases citizens filed; of what changes later a trigger of the table tells. */
import type { Database } from "./database.ts";

/** Where it is told which cases changed. */
export const caseChangedChannel = "case_changed";

/** Cases of so many milliseconds are told of in one statement. */
const gatherMs = 100;
/** Pause after the database could not be reached. */
const againMs = 1_000;
/** Most cases that wait to be told of; pages that miss one show it when they are loaded anew. */
const waitingAtMost = 1_000;

/**
 * The commit of a transaction that notifies holds a lock of the whole server until it is on disk. So that people who file at
 * the same time do not wait for each other, their cases are told of afterwards.
 */
export class CaseNews {
  readonly #ids = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(private readonly database: Pick<Database, "query">) {}

  /** Has it told soon that these cases are there. */
  filed(ids: readonly string[]): void {
    for (const id of ids) if (this.#ids.size < waitingAtMost) this.#ids.add(id);
    this.#soon(gatherMs);
  }

  /** Tells what waits. Never throws: what could not be told is told later. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const ids = [...this.#ids];
    this.#ids.clear();
    if (ids.length === 0) return;
    try {
      await this.database.query({
        name: "cases-filed",
        text: `select pg_notify('${caseChangedChannel}', id) from unnest($1::text[]) as filed(id)`,
        values: [ids],
      });
    } catch {
      for (const id of ids) this.#ids.add(id);
      this.#soon(againMs);
    }
  }

  /** Tells what waits, once: the database goes away. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.flush();
  }

  #soon(ms: number): void {
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => void this.flush(), ms).unref();
  }
}
