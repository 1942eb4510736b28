/**
 * The Sender: takes what turns say on channels that send, and brings it to the platform: in order for each person, at
 * the platform's pace, replies before notices, again after what may pass, given up visibly after what will not. What it
 * holds in memory is all in the outbox too; after a crash another Sender takes over what this one held.
 */
import type { DeliveryStore, SendingChannel, SendOutcome, Waiting } from "../delivery.ts";
import type { Said } from "../ports.ts";
import type { Tally } from "../probe.ts";
import { HandedOver } from "./handed-over.ts";
import { Line } from "./line.ts";
import { type InLine, Mailbox, pause } from "./mailbox.ts";
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
  log: { warn(details: object, message: string): void };
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
  /** Conversations with messages in the outbox that are not in memory: put off, held, or more than fit. */
  readonly #more = new Set<string>();
  readonly #handed = new HandedOver();
  readonly #marks: Marks;
  readonly #pauses: Pauses;
  #timers: NodeJS.Timeout[] = [];
  #listening: { stop(): Promise<void> } | null = null;
  #stopping = false;

  constructor(private readonly parts: SenderParts) {
    this.#pauses = parts.pauses ?? usualPauses;
    this.#lines = new Map(parts.channels.map((channel) => [channel.name, new Line(channel, this.#pauses, parts)]));
    this.#marks = new Marks(parts.store, () => parts.log.warn({}, "marks of delivery could not be written; they wait"));
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
    const withdrawn = this.#marks.withdraw("held", conversationId);
    const numbers = said.messages.map(({ n }) => n);
    const [first = 0] = numbers;
    const isNext = numbers.length === 0 || this.#handed.isNext(conversationId, first);
    if (delivery === "reload" || withdrawn || this.#more.has(conversationId) || !isNext) {
      this.#reload(conversationId);
      return;
    }
    if (numbers.length === 0) return;
    this.#handed.note(conversationId, numbers.at(-1) ?? 0);
    const heardAt = new Date(this.parts.now()).toISOString();
    const messages = said.messages.map(
      (message): InLine => ({ ...message, notice: false, ...(context ? { context } : {}) }),
    );
    this.#enqueue({ to: { conversationId, channel, address, heardAt }, messages });
    const box = this.#boxes.get(conversationId);
    if (box) box.heard = true;
  }

  /** Takes over what waits, and goes on doing so; the first look is made before it resolves. */
  async start(): Promise<void> {
    if (this.#lines.size === 0) return;
    this.#listening = await this.parts.store.listen(this.parts.id, (id) => this.#reload(id));
    await this.claim();
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
    await this.#marks.read(async () => {
      for (const waiting of await this.parts.store.claim(this.parts.id, names, claimAtMost)) this.#takeOver(waiting);
    });
  }

  /** The person took back their data: nothing more is sent to them. */
  forget(person: { channel: string; address: string }): void {
    for (const box of this.#boxes.values())
      if (box.to.channel === person.channel && box.to.address === person.address) box.clear();
  }

  /** Ends in order: what is being sent is finished, what happened is written down, the rest is let go of. */
  async stop(withinMs: number): Promise<void> {
    this.#stopping = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#listening?.stop();
    const until = this.parts.now() + withinMs;
    while (this.#busy() && this.parts.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
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

  #busy(): boolean {
    return [...this.#boxes.values()].some((box) => box.busy && box.wake === null);
  }

  #quietly(work: () => Promise<void>): void {
    work().catch(() => this.parts.log.warn({}, "the sender could not reach the database; it tries again"));
  }

  async #hold(): Promise<void> {
    if (this.#boxes.size > 0) await this.parts.store.hold(this.parts.id, [...this.#boxes.keys()]);
  }

  #reload(conversationId: string): void {
    const load = async () => {
      const waiting = await this.parts.store.waiting(this.parts.id, conversationId);
      // Nothing now may be something later, when a person who went away is back.
      if (waiting) this.#takeOver(waiting);
    };
    this.#quietly(async () => {
      if (this.#marks.changes(conversationId)) await this.#marks.flush();
      await this.#marks.read(load);
    });
  }

  /** Takes what was read from the outbox, without what was sent or given up since and is only not written down yet. */
  #takeOver({ to, messages }: Waiting): void {
    const open = messages.filter(({ n }) => !this.#marks.isDone(to.conversationId, n));
    if (messages.length >= loadedAtMost) this.#more.add(to.conversationId);
    else this.#more.delete(to.conversationId);
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

  /** Sends from one box until it is empty or has to wait for something outside. */
  async #work(line: Line, box: Mailbox): Promise<void> {
    box.busy = true;
    while (box.first && !this.#stopping) if (!(await this.#sendNext(line, box))) break;
    box.busy = false;
    if (!box.first) this.#boxes.delete(box.to.conversationId);
  }

  /** Makes the next call of a box. False when the box was put away. */
  async #sendNext(line: Line, box: Mailbox): Promise<boolean> {
    try {
      const outcome = await this.#tryNext(line, box);
      return outcome === null ? !this.#stopping : await this.#after(line, box, outcome);
    } catch (error) {
      // A message that cannot be drawn is a bug of ours; it must not block the others.
      if (!box.oneByOne) {
        box.oneByOne = true;
        return true;
      }
      this.parts.log.warn({ channel: line.channel.name, error: nameOf(error) }, "a message could not be composed");
      return this.#giveUp(box, "cannot-be-composed");
    }
  }

  /** Null when nothing was tried: the sender stops, or the box was emptied meanwhile. */
  async #tryNext(line: Line, box: Mailbox): Promise<SendOutcome | null> {
    const { channel } = line;
    const { first } = box;
    if (!first) return null;
    box.heard = false;
    const refused = box.envelope ? null : await channel.mayReach?.(box.to, first);
    if (refused) return refused;
    await line.turn(box, first, () => this.#stopping);
    if (this.#stopping || !box.first) return null;
    if (!box.envelope) {
      const { messages, context } = box.lineUp();
      box.compose(messages, await channel.compose(box.to, messages, context));
    }
    const { envelope } = box;
    if (!envelope) throw new Error("A channel composed nothing");
    box.heard = false;
    const outcome = await channel.send(box.to, envelope);
    this.parts.tally.count("sent", channel.name, outcome.is);
    return outcome;
  }

  /** Does what an outcome asks for. False when the box was put away. */
  async #after(line: Line, box: Mailbox, outcome: SendOutcome): Promise<boolean> {
    line.note(outcome);
    switch (outcome.is) {
      case "sent":
        return this.#sent(box);
      case "wait":
        if (outcome.scope === "chat") await pause(box, outcome.ms, true);
        return true;
      case "failed":
        return outcome.scope === "channel" ? true : this.#again(box, outcome.code);
      case "uncertain":
        return this.#uncertain(box, outcome.code);
      case "not-yet":
        return this.#putOff(box, outcome.until);
      case "away":
        return this.#putAway(box, outcome.code);
      case "refused":
        return this.#giveUp(box, outcome.code);
      case "stopped":
        return true;
    }
  }

  #sent(box: Mailbox): true {
    const numbers = box.sent();
    if (numbers.length > 0) this.#marks.add({ is: "delivered", conversationId: box.to.conversationId, numbers });
    return true;
  }

  async #again(box: Mailbox, code: string): Promise<boolean> {
    const ms = this.#pauses.again[box.failures];
    if (ms === undefined) return this.#giveUp(box, code);
    box.failures += 1;
    await pause(box, ms);
    return true;
  }

  /** A duplicate is better than silence, once; after that a person decides. */
  async #uncertain(box: Mailbox, code: string): Promise<boolean> {
    if (box.first?.notice || box.uncertain > 0) return this.#giveUp(box, `uncertain-${code}`);
    box.uncertain += 1;
    await pause(box, this.#pauses.uncertain);
    return true;
  }

  #giveUp(box: Mailbox, code: string): true {
    const { conversationId } = box.to;
    for (const n of box.giveUp()) this.#marks.add({ is: "dead", conversationId, n, code });
    return true;
  }

  #putOff(box: Mailbox, until: string): false {
    const { conversationId } = box.to;
    for (const n of box.numbers) this.#marks.add({ is: "put-off", conversationId, n, until });
    return this.#forget(box);
  }

  #putAway(box: Mailbox, code: string): boolean {
    // They wrote while we tried: they are back.
    if (box.heard) return true;
    this.#marks.add({ is: "held", conversationId: box.to.conversationId, code });
    return this.#forget(box);
  }

  /** What is left of the box lies in the outbox and is loaded when the person writes, or it is due. */
  #forget(box: Mailbox): false {
    this.#more.add(box.to.conversationId);
    box.clear();
    return false;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
