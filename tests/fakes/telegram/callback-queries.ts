import { badRequest } from "./bot-api-error.ts";
import type { PlatformClock } from "./platform-clock.ts";

/** What the bot answered to a pressed button: a word that appears for a moment, or a window. */
export interface CallbackAnswer {
  queryId: string;
  text: string;
  showAlert: boolean;
  url: string;
}

interface OpenQuery {
  personId: number;
  askedAt: number;
}

/** Seconds that a pressed button waits for its answer, and that its update waits for the bot. */
export const callbackLifetime = 150;

/** The pressed buttons whose circle still turns. */
export class CallbackQueries {
  readonly #clock: PlatformClock;
  readonly #open = new Map<string, OpenQuery>();
  readonly #answers = new Map<number, CallbackAnswer[]>();
  #count = 0;

  constructor(clock: PlatformClock) {
    this.#clock = clock;
  }

  /** A number for the query, longer than a JavaScript number is exact, as Telegram's are. */
  ask(personId: number): string {
    this.#count += 1;
    const id = (4382000000000000000n + BigInt(this.#count)).toString();
    this.#open.set(id, { personId, askedAt: this.#clock.elapsed() });
    return id;
  }

  /** Each query can be answered once, and not for ever. */
  answer(answer: CallbackAnswer): void {
    const query = this.#open.get(answer.queryId);
    this.#open.delete(answer.queryId);
    if (!query || this.#clock.elapsed() - query.askedAt > callbackLifetime * 1000) {
      throw badRequest("query is too old and response timeout expired or query ID is invalid");
    }
    this.answersTo(query.personId).push(answer);
  }

  answersTo(personId: number): CallbackAnswer[] {
    const answers = this.#answers.get(personId) ?? [];
    this.#answers.set(personId, answers);
    return answers;
  }
}
