import type { Outgoing, SendingChannel, SendOutcome } from "../delivery.ts";
import { TokenBuckets } from "../token-buckets.ts";
import { type Mailbox, pause } from "./mailbox.ts";
import { Pacer } from "./pacer.ts";
import type { Pauses } from "./pauses.ts";

/** Calls in a row that do not get through before everything of the channel waits; a single one may be an accident. */
const OUTAGES_AT_MOST = 2;

/** What a line reports: codes only. */
export interface LineLog {
  warn(details: object, message: string): void;
}

/** One channel of a sender: its pace, and what is wrong with all of it. */
export class Line {
  readonly pacer: Pacer;
  /** Code of what is wrong with the channel's settings. */
  stopped: string | null = null;
  readonly #chats: TokenBuckets;
  #outages = 0;

  constructor(
    readonly channel: SendingChannel,
    private readonly pauses: Pauses,
    private readonly parts: { now(): number; log: LineLog },
  ) {
    const { chat, channel: whole } = channel.pace;
    this.pacer = new Pacer(whole, parts.now);
    this.#chats = new TokenBuckets(chat.perSecond * 60, Math.max(1, chat.burst));
  }

  /** Resolves when a call to this person may be made, or the sender stops. */
  async turn(box: Mailbox, first: Outgoing, isStopping: () => boolean): Promise<void> {
    for (;;) {
      const seconds = this.#chats.take(box.to.conversationId, new Date(this.parts.now()));
      if (seconds === 0) break;
      await pause(box, Math.min(seconds * 1000, 1000 / this.channel.pace.chat.perSecond));
      if (isStopping()) return;
    }
    if (!this.pacer.tryEnter()) await this.pacer.enter(first.notice ? "notice" : "reply");
  }

  /** Takes note of what an outcome says of the channel as a whole. */
  note(outcome: SendOutcome): void {
    if (outcome.is === "stopped") {
      this.#stop(outcome.code);
      return;
    }
    this.stopped = null;
    if (outcome.is === "uncertain" || (outcome.is === "failed" && outcome.scope === "channel")) this.#outage();
    else if (outcome.is !== "wait") this.#outages = 0;
    else if (outcome.scope === "channel") this.pacer.pause(outcome.ms);
  }

  /** Nothing gets through: everything of the channel waits, longer each time, and nothing is given up for it. */
  #outage(): void {
    const { least, most } = this.pauses.outage;
    if (this.#outages === 0)
      this.parts.log.warn({ channel: this.channel.name }, "calls to the platform do not get through");
    this.#outages += 1;
    if (this.#outages > OUTAGES_AT_MOST)
      this.pacer.pause(Math.min(most, least * 2 ** (this.#outages - OUTAGES_AT_MOST)));
  }

  #stop(code: string): void {
    if (this.stopped === null)
      this.parts.log.warn({ channel: this.channel.name, code }, "the channel is stopped by its settings");
    this.stopped = code;
    this.pacer.pause(this.pauses.stopped);
  }
}
