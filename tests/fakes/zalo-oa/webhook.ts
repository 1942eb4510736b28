/**
 * Delivery of events to the program under test: signed over the exact bytes, repeated on Zalo's schedule, switched off
 * after the last repetition, and wrong in all the ways a network can be. Makes no events.
 */
import { EventPoster, type PostOutcome } from "./event-post.ts";
import type { ZaloEvent } from "./payloads.ts";
import { macOf, withOddEscapes } from "./signature.ts";

const minute = 60_000;

/** Milliseconds after which a failed delivery is repeated; then the webhook is switched off. */
const retrySchedule: readonly number[] = [30_000, 5 * minute, 15 * minute, 30 * minute, 60 * minute];

/** How the delivery of an event goes wrong on command. */
export interface EventFault {
  /** Delivered so many times instead of once. */
  copies?: number;
  /** The copies go out at the same time. */
  parallel?: boolean;
  /** Goes out after so many real milliseconds; the time in the event stays. */
  lateMs?: number;
  /** Byte offsets at which the body is cut into pieces. */
  splitAt?: readonly number[];
  splitPauseMs?: number;
  /** The signature is that of another secret. */
  wrongMac?: boolean;
  /** Slashes and letters beyond ASCII are escaped; the signature is over these bytes. */
  oddEscapes?: boolean;
  /** The timestamp is a number, as in some of Zalo's payloads. */
  numberTimestamp?: boolean;
}

/** One try to deliver. */
export interface Attempt {
  /** 0 for the first try. */
  numRetry: number;
  outcome: PostOutcome;
}

/** An event on its way or delivered. */
export interface Delivery {
  event: ZaloEvent;
  /** The exact text that is sent. */
  body: string;
  mac: string;
  attempts: Attempt[];
  fault: EventFault;
}

/** What the webhook needs to know. */
export interface WebhookSettings {
  appId: string;
  oaSecret: string;
  url?: string;
  /** What the pauses of the schedule are multiplied with; 1 is Zalo's own. */
  timeScale: number;
  /** Real milliseconds in which the program must answer. */
  deadlineMs: number;
}

/** Deliveries that have not ended. */
export interface Pending {
  /** Waiting for the one before, or being sent. */
  sending: number;
  /** Waiting for the next repetition. */
  retrying: number;
  /** Held back on command. */
  held: number;
}

/** The order in which held events go out. */
export type ReleaseOrder = "in order" | "reversed" | "parallel";

interface Held {
  delivery: Delivery;
  lane: string;
}

/** The account's webhook. Events of one person go out one after the other, those of several people side by side. */
export class Webhook {
  readonly settings: WebhookSettings;
  /** False: switched off after failures, until enable(). */
  on = true;
  /** Every event uses odd escapes. */
  oddEscapes = false;
  readonly deliveries: Delivery[] = [];
  /** Events that nobody will get: the webhook was off or had no address. */
  readonly lost: Delivery[] = [];
  readonly #poster = new EventPoster();
  readonly #faults: EventFault[] = [];
  readonly #lanes = new Map<string, Promise<unknown>>();
  readonly #timers = new Map<NodeJS.Timeout, Delivery>();
  readonly #settled: (() => void)[] = [];
  #held: Held[] | undefined;
  #sending = 0;

  constructor(settings: WebhookSettings) {
    this.settings = settings;
  }

  /** Sends an event; resolves after the first try, or at once when it is held back or lost. */
  emit(event: ZaloEvent, lane: string): Promise<Delivery> {
    return this.#start(this.#prepared(event, this.#faults.shift() ?? {}), lane);
  }

  /** Sends an old event once more, byte for byte. */
  replay(old: Delivery): Promise<Delivery> {
    return this.#start({ ...old, attempts: [], fault: {} }, "replay");
  }

  /** The delivery of the next events goes wrong like this. */
  misdeliver(fault: EventFault, times = 1): void {
    for (let left = times; left > 0; left -= 1) this.#faults.push(fault);
  }

  /** Holds back the events from now on. */
  hold(): void {
    this.#held ??= [];
  }

  /** Sends what was held back; resolves after the first try of each. */
  async release(order: ReleaseOrder = "in order"): Promise<Delivery[]> {
    const held = this.#held ?? [];
    this.#held = undefined;
    if (order === "parallel") return Promise.all(held.map(({ delivery }, at) => this.#enqueue(delivery, `held ${at}`)));
    const sorted = order === "reversed" ? held.toReversed() : held;
    return Promise.all(sorted.map(({ delivery, lane }) => this.#enqueue(delivery, lane)));
  }

  /** A person switches the webhook on again in the console. What was lost meanwhile stays lost. */
  enable(): void {
    this.on = true;
  }

  /** Switches the webhook off, as the platform does: what waits is lost. */
  switchOff(): void {
    this.on = false;
    for (const [timer, delivery] of this.#timers) {
      clearTimeout(timer);
      this.lost.push(delivery);
    }
    this.#timers.clear();
    this.#tellSettled();
  }

  get pending(): Pending {
    return { sending: this.#sending, retrying: this.#timers.size, held: this.#held?.length ?? 0 };
  }

  /** Resolves when nothing is being sent and no repetition waits; held events do not count. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#settled.push(resolve);
      this.#tellSettled();
    });
  }

  close(): void {
    for (const timer of this.#timers.keys()) clearTimeout(timer);
    this.#timers.clear();
    this.#poster.close();
  }

  #prepared(event: ZaloEvent, fault: EventFault): Delivery {
    const { appId, oaSecret } = this.settings;
    const { timestamp } = event;
    const json = JSON.stringify(fault.numberTimestamp ? { ...event, timestamp: Number(timestamp) } : event);
    const body = (fault.oddEscapes ?? this.oddEscapes) ? withOddEscapes(json) : json;
    const secret = fault.wrongMac ? `not ${oaSecret}` : oaSecret;
    const mac = macOf({ appId, rawBody: body, timestamp, oaSecret: secret });
    return { event, body, mac, attempts: [], fault };
  }

  async #start(delivery: Delivery, lane: string): Promise<Delivery> {
    this.deliveries.push(delivery);
    if (!this.on || !this.settings.url) {
      this.lost.push(delivery);
      return delivery;
    }
    if (this.#held) {
      this.#held.push({ delivery, lane });
      return delivery;
    }
    return this.#enqueue(delivery, lane);
  }

  #enqueue(delivery: Delivery, lane: string): Promise<Delivery> {
    const before = this.#lanes.get(lane) ?? Promise.resolve();
    this.#sending += 1;
    const sent = before.then(() => this.#send(delivery)).finally(() => this.#ended(lane, sent));
    this.#lanes.set(lane, sent);
    return sent;
  }

  #ended(lane: string, sent: Promise<unknown>): void {
    this.#sending -= 1;
    if (this.#lanes.get(lane) === sent) this.#lanes.delete(lane);
    this.#tellSettled();
  }

  async #send(delivery: Delivery): Promise<Delivery> {
    const { copies = 1, parallel, lateMs } = delivery.fault;
    if (lateMs) await new Promise((resolve) => setTimeout(resolve, lateMs));
    const tries = Array.from({ length: copies - 1 });
    if (parallel) {
      await Promise.all([this.#try(delivery, 0), ...tries.map(() => this.#try(delivery, 0))]);
    } else {
      await this.#try(delivery, 0);
      for (const _ of tries) await this.#try(delivery, 0);
    }
    if (delivery.attempts.every(({ outcome }) => outcome !== 200)) this.#failed(delivery, 0);
    return delivery;
  }

  async #try(delivery: Delivery, numRetry: number): Promise<void> {
    const { url = "", deadlineMs } = this.settings;
    const { splitAt, splitPauseMs } = delivery.fault;
    const outcome = await this.#poster.post({
      url,
      body: Buffer.from(delivery.body, "utf8"),
      headers: {
        "content-type": "application/json",
        "X-ZEvent-Signature": `mac=${delivery.mac}`,
        ...(numRetry > 0 && { num_retry: String(numRetry) }),
      },
      deadlineMs,
      splitAt,
      splitPauseMs,
    });
    delivery.attempts.push({ numRetry, outcome });
  }

  #failed(delivery: Delivery, numRetry: number): void {
    const wait = retrySchedule[numRetry];
    if (wait === undefined) this.switchOff();
    if (!this.on || wait === undefined) {
      this.lost.push(delivery);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#retry(delivery, numRetry + 1);
    }, wait * this.settings.timeScale);
    timer.unref();
    this.#timers.set(timer, delivery);
  }

  async #retry(delivery: Delivery, numRetry: number): Promise<void> {
    this.#sending += 1;
    await this.#try(delivery, numRetry);
    if (delivery.attempts.at(-1)?.outcome !== 200) this.#failed(delivery, numRetry);
    this.#sending -= 1;
    this.#tellSettled();
  }

  #tellSettled(): void {
    if (this.#sending > 0 || this.#timers.size > 0) return;
    for (const tell of this.#settled.splice(0)) tell();
  }
}
