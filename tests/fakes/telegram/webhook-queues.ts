import type { DeliveryRules } from "./delivery-rules.ts";
import type { Pending } from "./pending-update.ts";
import type { PlatformClock } from "./platform-clock.ts";
import type { DeliveryOutcome, WebhookSender, WebhookTarget } from "./webhook-sender.ts";

interface Queue {
  waiting: Pending[];
  inFlight: number;
  failures: number;
  /** Calls off the end of the wait between two attempts. */
  wake: (() => void) | undefined;
}

interface QueueParts {
  clock: PlatformClock;
  rules: DeliveryRules;
  sender: WebhookSender;
  retryCap: number;
  /** Tells that the bot took an update; gives whether to deliver it once more. */
  taken: (pending: Pending) => boolean;
  wanted: (pending: Pending) => boolean;
  failed: (outcome: DeliveryOutcome) => void;
}

/**
 * The queues of a webhook: one delivery in flight per queue, `maxConnections` in all. After a failure the first retry
 * comes at once, the next after 2, 4, 8 … seconds, or when the bot's Retry-After says.
 */
export class WebhookQueues {
  readonly webhook: WebhookTarget & { maxConnections: number };
  readonly #parts: QueueParts;
  readonly #queues = new Map<string, Queue>();
  /** Queues that could deliver if there were a connection for them. */
  readonly #ready = new Set<string>();
  #inFlight = 0;
  #stopped = false;

  constructor(webhook: WebhookTarget & { maxConnections: number }, parts: QueueParts) {
    this.webhook = webhook;
    this.#parts = parts;
  }

  add(pending: Pending): void {
    const queue = this.#queues.get(pending.queue) ?? { waiting: [], inFlight: 0, failures: 0, wake: undefined };
    this.#queues.set(pending.queue, queue);
    queue.waiting.push(pending);
    this.#pump(pending.queue);
  }

  /** Delivers nothing more. What is in flight may still arrive. */
  stop(): void {
    this.#stopped = true;
    for (const queue of this.#queues.values()) queue.wake?.();
  }

  #pump(key: string): void {
    const queue = this.#queues.get(key);
    if (!queue || this.#stopped) return;
    while (this.#mayDeliver(queue)) {
      if (this.#inFlight >= this.webhook.maxConnections) {
        this.#ready.add(key);
        return;
      }
      const next = queue.waiting.shift();
      if (!next) break;
      if (this.#parts.wanted(next)) void this.#deliver(key, queue, next);
    }
    if (queue.waiting.length === 0 && queue.inFlight === 0 && !queue.wake) this.#queues.delete(key);
  }

  #mayDeliver(queue: Queue): boolean {
    return queue.waiting.length > 0 && !queue.wake && (queue.inFlight === 0 || this.#parts.rules.inParallel);
  }

  async #deliver(key: string, queue: Queue, pending: Pending): Promise<void> {
    queue.inFlight += 1;
    this.#inFlight += 1;
    const body = Buffer.from(JSON.stringify(pending.update));
    const twin = this.#parts.rules.takeTwin() ? this.#post(body) : undefined;
    const outcome = await this.#post(body);
    await twin;
    queue.inFlight -= 1;
    this.#inFlight -= 1;
    if (outcome.taken) this.#noteTaken(queue, pending);
    else this.#noteFailure(key, queue, { pending, outcome });
    this.#pump(key);
    this.#pumpReady();
  }

  #post(body: Buffer): Promise<DeliveryOutcome> {
    return this.#parts.sender.send(this.webhook, this.#parts.rules.pieces(body));
  }

  #noteTaken(queue: Queue, pending: Pending): void {
    queue.failures = 0;
    if (this.#parts.taken(pending)) queue.waiting.unshift(pending);
  }

  #noteFailure(key: string, queue: Queue, { pending, outcome }: { pending: Pending; outcome: DeliveryOutcome }): void {
    if (this.#stopped) return;
    queue.waiting.unshift(pending);
    queue.failures += 1;
    this.#parts.failed(outcome);
    const seconds = outcome.retryAfter ?? backOff(queue.failures, this.#parts.retryCap);
    if (seconds === 0) return;
    queue.wake?.();
    const callOff = this.#parts.clock.after(seconds * 1000, () => {
      queue.wake = undefined;
      this.#pump(key);
    });
    queue.wake = callOff;
  }

  #pumpReady(): void {
    for (const key of this.#ready) {
      if (this.#inFlight >= this.webhook.maxConnections) return;
      this.#ready.delete(key);
      this.#pump(key);
    }
  }
}

/** Seconds to wait after so many failures in a row: none, 2, 4, 8 … */
function backOff(failures: number, cap: number): number {
  return failures === 1 ? 0 : Math.min(2 ** (failures - 1), cap);
}
