import type { Update } from "@grammyjs/types";
import { type BotApiError, conflict } from "./bot-api-error.ts";
import type { Deliveries } from "./deliveries.ts";

/** What a bot that fetches asks for. */
export interface PollRequest {
  offset: number;
  limit: number;
  /** Seconds of the wall clock, as the bot waits them. */
  timeout: number;
}

interface WaitingPoll {
  limit: number;
  answer: (updates: Update[]) => void;
  refuse: (error: BotApiError) => void;
  late: NodeJS.Timeout;
}

const otherPoll = "terminated by other getUpdates request; make sure that only one bot instance is running";

/** Long polling: one bot may wait at a time; whoever comes second ends the wait of the first. */
export class UpdatePoll {
  readonly #deliveries: Deliveries;
  #waiting: WaitingPoll | undefined;

  constructor(deliveries: Deliveries) {
    this.#deliveries = deliveries;
  }

  /** Answers at once when something waits, else when something comes or the time is over. */
  fetch({ offset, limit, timeout }: PollRequest, onClosed: (listener: () => void) => void): Promise<Update[]> {
    if (this.#deliveries.webhook) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    this.end(conflict(otherPoll));
    this.#confirmBelow(offset);
    const ready = this.#first(limit);
    if (ready.length > 0 || timeout <= 0) return Promise.resolve(ready);
    return new Promise((answer, refuse) => {
      const late = setTimeout(() => this.#finish(poll), timeout * 1000);
      const poll: WaitingPoll = { limit, answer, refuse, late };
      this.#waiting = poll;
      // What is queued in the same turn travels together.
      this.#deliveries.onNews(() => setImmediate(() => this.#finish(poll)));
      onClosed(() => this.#forget(poll));
    });
  }

  /** Ends the wait of the bot, if it waits. */
  end(error: BotApiError): void {
    const poll = this.#waiting;
    if (!poll) return;
    this.#forget(poll);
    poll.refuse(error);
  }

  #finish(poll: WaitingPoll): void {
    if (this.#waiting !== poll) return;
    this.#forget(poll);
    poll.answer(this.#first(poll.limit));
  }

  #forget(poll: WaitingPoll): void {
    if (this.#waiting !== poll) return;
    clearTimeout(poll.late);
    this.#waiting = undefined;
    this.#deliveries.onNews(undefined);
  }

  #first(limit: number): Update[] {
    return this.#deliveries.waiting.slice(0, limit).map(({ update }) => update);
  }

  /** An offset confirms all below it; a negative one keeps only so many of the newest. */
  #confirmBelow(offset: number): void {
    if (offset === 0) return;
    const waiting = this.#deliveries.waiting;
    const past = offset > 0 ? waiting.filter(({ update }) => update.update_id < offset) : waiting.slice(0, offset);
    for (const pending of past) this.#deliveries.confirm(pending);
  }
}
