import type { Update } from "@grammyjs/types";
import type { Changes } from "./changes.ts";
import type { DeliveryRules } from "./delivery-rules.ts";
import type { Pending, UpdateKind } from "./pending-update.ts";
import type { PlatformClock } from "./platform-clock.ts";
import { WebhookQueues } from "./webhook-queues.ts";
import type { DeliveryOutcome, WebhookSender, WebhookTarget } from "./webhook-sender.ts";

/** What happened, before it has a number. */
export interface Happening {
  kind: UpdateKind;
  /** Updates of one queue are delivered one after the other. */
  queue: string;
  /** Seconds until it is worth nothing. */
  lifetime: number;
  content: Omit<Update, "update_id">;
}

/** What the deliveries work with. */
export interface DeliveryParts {
  clock: PlatformClock;
  rules: DeliveryRules;
  sender: WebhookSender;
  changes: Changes;
  firstUpdateId: number;
  /** Seconds that the wait between two attempts never exceeds. */
  retryCap: number;
}

/** A webhook as setWebhook describes it. */
export interface Webhook extends WebhookTarget {
  maxConnections: number;
}

/** The last delivery that failed. */
export interface LastError {
  date: number;
  message: string;
}

const goneTimeout = 23 * 60 * 60 * 1000;

/** The updates that the bot has not taken, whether it has a webhook or fetches them. */
export class Deliveries {
  lastError: LastError | undefined;
  /** Kinds the bot wants; without a list all that Telegram sends unasked. */
  allowed: readonly UpdateKind[] | undefined;
  readonly #parts: DeliveryParts;
  readonly #pending = new Set<Pending>();
  #nextId: number;
  #queues: WebhookQueues | undefined;
  #firstGone: number | undefined;
  #onNews: (() => void) | undefined;
  #lookedAt = 0;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#nextId = parts.firstUpdateId;
  }

  get webhook(): Webhook | undefined {
    return this.#queues?.webhook;
  }

  /** The updates that wait, oldest first; the expired are gone. */
  get waiting(): Pending[] {
    const now = this.#parts.clock.elapsed();
    for (const pending of this.#pending) if (pending.expiresAt <= now) this.#pending.delete(pending);
    return [...this.#pending];
  }

  /** Whether the bot took everything. Looks for the expired now and then only, because waiting tests ask often. */
  get isEmpty(): boolean {
    if (this.#pending.size === 0) return true;
    if (performance.now() - this.#lookedAt < 20) return false;
    this.#lookedAt = performance.now();
    return this.waiting.length === 0;
  }

  /** Numbers an update and queues it, unless the bot does not want its kind. */
  add({ kind, queue, lifetime, content }: Happening): void {
    if (this.allowed && !this.allowed.includes(kind)) return;
    const update: Update = { update_id: this.#nextId, ...content };
    this.#nextId += 1;
    const expiresAt = this.#parts.clock.elapsed() + lifetime * 1000;
    const pending: Pending = { update, kind, queue, expiresAt };
    this.#pending.add(pending);
    for (const next of this.#parts.rules.inOrder(pending)) this.#queue(next);
  }

  /** Queues the update that was being kept back, when misbehaviour ends. */
  release(held: Pending | undefined): void {
    if (held && this.#pending.has(held)) this.#queue(held);
  }

  /** Sends all that waits and all that comes to this address. */
  setWebhook(webhook: Webhook): void {
    this.removeWebhook();
    this.#queues = new WebhookQueues(webhook, {
      ...this.#parts,
      taken: (pending) => this.confirm(pending),
      wanted: (pending) => this.#pending.has(pending) && pending.expiresAt > this.#parts.clock.elapsed(),
      failed: (outcome) => this.#noteFailure(outcome),
    });
    for (const pending of this.waiting) this.#queues.add(pending);
  }

  removeWebhook(): void {
    this.#queues?.stop();
    this.#queues = undefined;
    this.#firstGone = undefined;
    this.lastError = undefined;
  }

  dropAll(): void {
    this.#pending.clear();
    this.#parts.changes.announce();
  }

  /** The bot took an update. Gives whether it comes once more, by misbehaviour. */
  confirm(pending: Pending): boolean {
    this.#firstGone = undefined;
    if (this.#pending.has(pending) && this.#parts.rules.takeDuplicate()) return true;
    this.#pending.delete(pending);
    this.#parts.changes.announce();
    return false;
  }

  /** Calls once when the next update is queued; undefined forgets it. */
  onNews(listener: (() => void) | undefined): void {
    this.#onNews = listener;
  }

  #queue(pending: Pending): void {
    // The order of the set is the order for a bot that fetches.
    this.#pending.delete(pending);
    this.#pending.add(pending);
    this.#queues?.add(pending);
    this.#onNews?.();
    this.#parts.changes.announce();
  }

  #noteFailure({ status, error = "" }: DeliveryOutcome): void {
    this.lastError = { date: this.#parts.clock.date(), message: error };
    const now = this.#parts.clock.elapsed();
    if (status !== 410) this.#firstGone = undefined;
    else this.#firstGone ??= now;
    // An address that says for most of a day that it is gone is believed.
    if (this.#firstGone !== undefined && now - this.#firstGone > goneTimeout) this.removeWebhook();
    this.#parts.changes.announce();
  }
}
