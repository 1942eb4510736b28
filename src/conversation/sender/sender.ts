/**
 * The Sender: takes what turns say on channels that send, and brings it to the platform: in order for each person, at
 * the platform's pace, replies before notices, again after what may pass, given up visibly after what will not. What it
 * holds in memory is all in the outbox too; after a crash another Sender takes over what this one held.
 */
import type { DeliveryStore, SendingChannel, Waiting } from "../delivery.ts";
import type { Said } from "../ports.ts";
import type { Tally } from "../probe.ts";
import { BoxSender } from "./box-sender.ts";
import { HandedOver } from "./handed-over.ts";
import { Line, type LineLog } from "./line.ts";
import { type InLine, Mailbox } from "./mailbox.ts";
import { Marks } from "./marks.ts";
import { type Pauses, usualPauses } from "./pauses.ts";

/** Most conversations taken over at once. */
const claimAtMost = 200;
/** Messages of one conversation that a store hands out at once; with as many, more may wait. */
const loadedAtMost = 200;

/** What the sender is built from. */
export interface SenderParts {
  /** Random UUID of this process. */
  id: string;
  channels: readonly SendingChannel[];
  store: DeliveryStore;
  tally: Tally;
  log: LineLog;
  /** Milliseconds. */
  now(): number;
  /** Shorter ones for tests. */
  pauses?: Pauses;
}

/** How one channel stands in this process. */
export interface LineState {
  channel: string;
  /** Calls that wait for their turn. */
  waiting: number;
  stopped: string | null;
}

/** Delivers on all channels that send. */
export class Sender {
  readonly #lines: Map<string, Line>;
  readonly #boxes = new Map<string, Mailbox>();
  /**
   * Conversations with messages in the outbox that are not in memory: put off, held, or more than fit; each with how many
   * had been put away by then.
   */
  readonly #more = new Map<string, number>();
  #putAways = 0;
  readonly #handed = new HandedOver();
  readonly #marks: Marks;
  readonly #sending: BoxSender;
  readonly #pauses: Pauses;
  #timers: NodeJS.Timeout[] = [];
  #listening: { stop(): Promise<void> } | null = null;
  /** Starts and looks at the outbox that are under way: what they take over is let go of at the end. */
  #looks = 0;
  #stopping = false;

  constructor(private readonly parts: SenderParts) {
    this.#pauses = parts.pauses ?? usualPauses;
    this.#lines = new Map(parts.channels.map((channel) => [channel.name, new Line(channel, this.#pauses, parts)]));
    this.#marks = new Marks(parts.store, () => parts.log.warn({}, "marks of delivery could not be written; they wait"));
    const putAway = (conversationId: string) => {
      this.#putAways += 1;
      this.#more.set(conversationId, this.#putAways);
    };
    this.#sending = new BoxSender({ ...parts, marks: this.#marks, pauses: this.#pauses, putAway });
  }

  /** Name of this sender among those of all processes. */
  get id(): string {
    return this.parts.id;
  }

  /** Names of the channels it delivers on. */
  get channels(): string[] {
    return [...this.#lines.keys()];
  }

  /** Takes what a committed turn says. */
  take(said: Said): void {
    const { conversationId, channel, address, delivery, context } = said;
    if (!this.#lines.has(channel) || delivery === "elsewhere" || this.#stopping) return;
    const withdrawn = this.#marks.withdraw("away", conversationId);
    const numbers = said.messages.map(({ n }) => n);
    const [first = 0] = numbers;
    const box = this.#boxes.get(conversationId);
    // An officer's word, to which nothing is said, is none of the person.
    if (box && numbers.length > 0) box.heard = true;
    const isNext = numbers.length === 0 || this.#handed.isNext(conversationId, first);
    if (delivery === "reload" || withdrawn || this.#more.has(conversationId) || !isNext) {
      this.#reload(conversationId);
      return;
    }
    if (numbers.length === 0) return;
    this.#handed.note(conversationId, numbers.at(-1) ?? 0);
    const heardAt = new Date(this.parts.now()).toISOString();
    const messages = said.messages.map(
      ({ n, at, lang, message }): InLine => ({ n, at, lang, message, notice: false, context }),
    );
    this.#enqueue({ to: { conversationId, channel, address, heardAt }, messages });
  }

  /** Takes over what waits, and goes on doing so; the first look is made before it resolves. */
  async start(): Promise<void> {
    if (this.#lines.size === 0) return;
    await this.#looking(async () => {
      this.#listening = await this.parts.store.listen(this.parts.id, (id) => this.#reload(id));
      await this.claim();
    });
    if (this.#stopping) return;
    this.#timers = [
      setInterval(() => this.#quietly(() => this.claim()), this.#pauses.claim),
      setInterval(() => this.#quietly(() => this.#hold()), this.#pauses.hold),
    ];
  }

  /** Takes over conversations that nobody holds. */
  async claim(): Promise<void> {
    const open = [...this.#lines.values()].filter(({ pacer }) => pacer.pausedUntil <= this.parts.now());
    if (open.length === 0 || this.#stopping) return;
    const names = open.map(({ channel }) => channel.name);
    const look = async () => {
      const since = this.#putAways;
      const claimed = await this.parts.store.claim(this.parts.id, names, claimAtMost);
      for (const waiting of claimed) this.#takeOver(waiting, since);
    };
    await this.#looking(() => this.#marks.read(look));
  }

  /** The person took back their data: nothing more is sent to them. */
  forget(person: { channel: string; address: string }): void {
    for (const box of this.#boxes.values())
      if (box.to.channel === person.channel && box.to.address === person.address) box.clear();
  }

  /** Ends in order: what is being sent is finished, what happened is written down, the rest is let go of. */
  async stop(withinMs: number): Promise<void> {
    this.#stopping = true;
    this.#sending.stop();
    for (const timer of this.#timers) clearInterval(timer);
    const until = this.parts.now() + withinMs;
    const isBusy = () => this.#sending.calls > 0 || this.#looks > 0;
    while (isBusy() && this.parts.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
    await this.#listening?.stop();
    for (const { pacer } of this.#lines.values()) pacer.close();
    for (const box of this.#boxes.values()) box.wake?.();
    await this.#writeMarks(until);
    // Those it is done with too: otherwise others would leave to it what is said in them, until its hold is over.
    const held = [...new Set([...this.#boxes.keys(), ...this.#handed.conversations])];
    if (held.length > 0) await this.parts.store.release(this.parts.id, held).catch(() => undefined);
  }

  /** Resolves when everything in memory is sent and written down; for tests. */
  async idle(): Promise<void> {
    while (this.#boxes.size > 0) await new Promise((resolve) => setTimeout(resolve, 2));
    await this.#marks.flush();
  }

  /** How each channel stands in this process. */
  state(): LineState[] {
    return [...this.#lines.values()].map(({ channel, pacer, stopped }) => ({
      channel: channel.name,
      waiting: pacer.waiting,
      stopped,
    }));
  }

  /** What is not written down is sent again by whoever takes over. */
  async #writeMarks(until: number): Promise<void> {
    await this.#marks.flush();
    while (this.#marks.pending && this.parts.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await this.#marks.flush();
    }
  }

  async #looking(look: () => Promise<void>): Promise<void> {
    this.#looks += 1;
    await look().finally(() => {
      this.#looks -= 1;
    });
  }

  #quietly(work: () => Promise<void>): void {
    work().catch(() => this.parts.log.warn({}, "the sender could not reach the database; it tries again"));
  }

  async #hold(): Promise<void> {
    if (this.#boxes.size > 0) await this.parts.store.hold(this.parts.id, [...this.#boxes.keys()]);
  }

  #reload(conversationId: string): void {
    const load = async () => {
      const since = this.#putAways;
      const waiting = await this.parts.store.waiting(this.parts.id, conversationId);
      // Nothing now may be something later, when a person who went away is back.
      if (waiting) this.#takeOver(waiting, since);
    };
    this.#quietly(async () => {
      if (this.#marks.changes(conversationId)) await this.#marks.flush();
      await this.#marks.read(load);
    });
  }

  /**
   * Takes what was read from the outbox, without what was sent or given up since and is only not written down yet. `since`
   * tells when it was read: what was put away later may be missing in it.
   */
  #takeOver({ to, messages }: Waiting, since: number): void {
    const open = messages.filter(({ n }) => !this.#marks.isDone(to.conversationId, n));
    if (messages.length >= loadedAtMost) this.#more.set(to.conversationId, this.#putAways);
    else if ((this.#more.get(to.conversationId) ?? 0) <= since) this.#more.delete(to.conversationId);
    this.#handed.note(to.conversationId, messages.at(-1)?.n ?? 0);
    this.#enqueue({ to, messages: open });
  }

  #enqueue({ to, messages }: Waiting): void {
    const line = this.#lines.get(to.channel);
    if (!line || messages.length === 0) return;
    const box = this.#boxes.get(to.conversationId) ?? new Mailbox(to);
    this.#boxes.set(to.conversationId, box);
    box.to = to;
    box.add(messages);
    if (!box.patient) box.wake?.();
    if (!box.busy) void this.#work(line, box);
  }

  async #work(line: Line, box: Mailbox): Promise<void> {
    await this.#sending.work(line, box);
    if (!box.first) this.#boxes.delete(box.to.conversationId);
  }
}
