import { AppError } from "../errors.ts";
import type { ConsoleDeps } from "./console-deps.ts";

const keepMs = 10_000;

/** How many alarms are on, for the header: asked for at most every ten seconds, whoever looks at which page. */
export class AlarmCount {
  readonly #deps: Pick<ConsoleDeps, "operations" | "now">;
  #known: { at: number; count: Promise<number> } | null = null;

  constructor(deps: Pick<ConsoleDeps, "operations" | "now">) {
    this.#deps = deps;
  }

  /** The count; 0 while the database cannot say, because then the page itself will tell. */
  async now(): Promise<number> {
    const now = this.#deps.now().getTime();
    if (this.#known === null || now - this.#known.at >= keepMs) this.#known = { at: now, count: this.#ask() };
    return this.#known.count;
  }

  /** Takes over a count that was just read elsewhere. */
  note(count: number): void {
    this.#known = { at: this.#deps.now().getTime(), count: Promise.resolve(count) };
  }

  async #ask(): Promise<number> {
    try {
      return (await this.#deps.operations.alarms()).length;
    } catch (error) {
      if (error instanceof AppError) return 0;
      throw error;
    }
  }
}
