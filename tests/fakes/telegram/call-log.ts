import type { CallParams } from "./call-params.ts";

/** One call of the bot. */
export interface LoggedCall {
  method: string;
  /** What it said, with files told by name and size. */
  payload: Record<string, unknown>;
  /** The code of the answer; 0 when the call was not carried out and not answered. */
  code: number;
}

/** The calls of the bot in the order of their answers; the oldest go when there are too many. */
export class CallLog {
  readonly #most: number;
  #calls: LoggedCall[] = [];

  /** Keeps at most so many calls; 0 keeps none. */
  constructor(most: number) {
    this.#most = most;
  }

  get calls(): readonly LoggedCall[] {
    return this.#calls;
  }

  add(method: string, params: CallParams, code: number): void {
    if (this.#most === 0) return;
    this.#calls.push({ method, payload: params.forLog(), code });
    if (this.#calls.length > 2 * this.#most) this.#calls = this.#calls.slice(-this.#most);
  }

  clear(): void {
    this.#calls = [];
  }
}
