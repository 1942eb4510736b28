/**
 * Asks Telegram for updates where it cannot reach us. Only one process may ask, so it is sole work; updates of one chat
 * are taken in order, those of different chats at once; what was taken is confirmed with the next question, never before.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "telegraf/types";
import type { SoleWork } from "../../conversation/delivery.ts";
import type { BotApi } from "./bot-api.ts";
import { callFailure } from "./call-failure.ts";
import { chatOf } from "./read-update.ts";
import { channelName, type TelegramLog, wantedUpdates } from "./telegram-deps.ts";

/** How long Telegram may hold a question open, in seconds, and how much longer we wait for its answer. */
const holdSeconds = 25;
const answerMs = (holdSeconds + 10) * 1000;
const updatesAtMost = 100;

/** Pauses in milliseconds. */
export interface PollingPauses {
  /** Before the work is asked for again that another process does. */
  work: number;
  /** Before it is looked again whether a webhook is still set. */
  webhook: number;
  /** After a failure; doubled each time up to `most`. */
  least: number;
  most: number;
}

const usualPauses: PollingPauses = { work: 10_000, webhook: 60_000, least: 1_000, most: 30_000 };

/** What polling needs. */
export interface PollingParts {
  api: BotApi;
  soleWork: SoleWork;
  /** Resolves when an update need not come again. */
  take(update: Update): Promise<void>;
  log: TelegramLog;
  /** For tests. */
  pauses?: PollingPauses;
}

/** Why a round of asking ended: the work was lost or the channel closes, or a webhook is in the way. */
type Ended = "over" | "webhook";

/** Long polling, from `start` to `stop`. */
export class Polling {
  readonly #stopping = new AbortController();
  readonly #pauses: PollingPauses;
  #running: Promise<void> | null = null;
  #offset = 0;
  #failures = 0;
  #toldOfWebhook = false;

  constructor(private readonly parts: PollingParts) {
    this.#pauses = parts.pauses ?? usualPauses;
  }

  /** Begins to ask, in the background. */
  start(): void {
    this.#running ??= this.#work();
  }

  /** Ends the open question, and resolves when the updates that were fetched are taken. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const work = await this.parts.soleWork.take("telegram-polling").catch(() => null);
      const ended = work ? await this.#whileOurs(work.lost) : "over";
      await work?.release().catch(() => undefined);
      await this.#pause(ended === "webhook" ? this.#pauses.webhook : this.#pauses.work);
    }
  }

  /** Asks until the work is lost. */
  async #whileOurs(lost: AbortSignal): Promise<Ended> {
    const over = new AbortController();
    const end = () => over.abort();
    for (const signal of [lost, this.#stopping.signal]) {
      signal.addEventListener("abort", end);
      if (signal.aborted) end();
    }
    this.#offset = 0;
    try {
      return (await this.#webhookIsSet(over.signal)) ? "webhook" : await this.#ask(over.signal);
    } finally {
      for (const signal of [lost, this.#stopping.signal]) signal.removeEventListener("abort", end);
    }
  }

  /** With a webhook Telegram refuses to be asked; whether it goes is the operator's decision. */
  async #webhookIsSet(over: AbortSignal): Promise<boolean> {
    for (;;) {
      try {
        const { url } = await this.parts.api.call("getWebhookInfo", {}, { signal: over });
        if (!url) this.#toldOfWebhook = false;
        else if (!this.#toldOfWebhook) this.#tellOfWebhook();
        return Boolean(url);
      } catch (error) {
        if (over.aborted) return false;
        await this.#failed(error, over);
      }
    }
  }

  #tellOfWebhook(): void {
    this.#toldOfWebhook = true;
    this.parts.log.warn(
      { channel: channelName },
      "a webhook is set, so updates are not fetched; npm run telegram:setup -- --polling removes it",
    );
  }

  async #ask(over: AbortSignal): Promise<Ended> {
    while (!over.aborted) {
      try {
        const updates = await this.#fetch(over);
        this.#recovered();
        await this.#takeAll(updates, over);
      } catch (error) {
        if (over.aborted) break;
        const { failure } = callFailure(error);
        if (failure.is === "refused" && failure.status === 409) {
          this.#tellOfFailure("409");
          return "over";
        }
        await this.#failed(error, over);
      }
    }
    return "over";
  }

  #fetch(over: AbortSignal): Promise<Update[]> {
    return this.parts.api.call(
      "getUpdates",
      { offset: this.#offset, timeout: holdSeconds, limit: updatesAtMost, allowed_updates: wantedUpdates },
      { ms: answerMs, signal: over },
    );
  }

  /** Takes a batch, however often it must be tried; only then is its end the next question's offset. */
  async #takeAll(updates: Update[], over: AbortSignal): Promise<void> {
    let left = updates;
    for (let tries = 0; left.length > 0; tries += 1) {
      left = (await Promise.all([...byChat(left).values()].map((chat) => this.#takeInOrder(chat)))).flat();
      if (left.length === 0) break;
      if (over.aborted) return;
      if (tries === 0) this.parts.log.warn({ channel: channelName, left: left.length }, "updates wait to be stored");
      await this.#pause(this.#backOff(tries), over);
      if (over.aborted) return;
    }
    for (const { update_id } of updates) this.#offset = Math.max(this.#offset, update_id + 1);
  }

  /** Takes updates of one chat one after the other; gives those that are left from the first that failed on. */
  async #takeInOrder(updates: Update[]): Promise<Update[]> {
    for (const [at, update] of updates.entries()) {
      try {
        await this.parts.take(update);
      } catch {
        return updates.slice(at);
      }
    }
    return [];
  }

  async #failed(error: unknown, over: AbortSignal): Promise<void> {
    const { failure, code } = callFailure(error);
    const asked = failure.is === "refused" && failure.why === "flood" ? failure.retryAfterMs : 0;
    const pause = Math.max(asked, this.#backOff(this.#failures));
    this.#tellOfFailure(code);
    await this.#pause(pause, over);
  }

  /** One line for each outage, however long it is. */
  #tellOfFailure(code: string): void {
    const details = { channel: channelName, code };
    if (this.#failures === 0) this.parts.log.warn(details, "Telegram could not be asked for updates; tried again");
    this.#failures += 1;
  }

  #recovered(): void {
    if (this.#failures > 0) this.parts.log.info({ channel: channelName }, "Telegram answers again");
    this.#failures = 0;
  }

  #backOff(tries: number): number {
    return Math.min(this.#pauses.most, this.#pauses.least * 2 ** Math.min(tries, 20));
  }

  async #pause(ms: number, signal: AbortSignal = this.#stopping.signal): Promise<void> {
    await sleep(ms, undefined, { signal }).catch(() => undefined);
  }
}

function byChat(updates: readonly Update[]): Map<string, Update[]> {
  const chats = new Map<string, Update[]>();
  for (const update of updates) {
    const chat = chatOf(update);
    chats.set(chat, [...(chats.get(chat) ?? []), update]);
  }
  return chats;
}
