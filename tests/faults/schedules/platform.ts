/**
 * A messenger in memory that behaves as Telegram and Zalo do: events of a chat come one after the other for messages,
 * and beside them for presses; they come again until they are acknowledged, and at times even then; calls are refused,
 * slowed down, or end so that nobody knows whether they were heard. It also remembers what each person was shown.
 */
import type {
  Envelope,
  Outgoing,
  Recipient,
  SendingChannel,
  SendOutcome,
  WentAway,
} from "../../../src/conversation/delivery.ts";
import type { InboundEvent, Received } from "../../../src/conversation/ports.ts";
import type { Input } from "../../../src/flow/input.ts";
import type { Message, Question } from "../../../src/flow/message.ts";
import { type Chance, type Draws, pass } from "./chance.ts";
import type { Counts, Journal } from "./journal.ts";
import type { Life, Weather } from "./life.ts";
import type { TelegramLine } from "./telegram-line.ts";

/** A server process as the platform reaches it. */
export interface Reachable {
  life: Life;
  /** False once it takes no more, because it is being stopped. */
  isOpen(): boolean;
  receive(event: InboundEvent): Promise<Received>;
  setAway(address: string, away: WentAway | null): Promise<void>;
}

/** What a person did, on its way to the server. */
export interface PlatformEvent {
  key: string;
  chat: Chat;
  queue: "message" | "press" | "membership";
  input: Input;
  /** Lines of the journal at which it was first sent, and at which its acknowledgement was heard. */
  sentAt: number | null;
  acknowledgedAt: number | null;
  /** Given up: too old. */
  expired: boolean;
  /** Milliseconds after which the platform gives up. */
  lifetime: number;
  membership?: WentAway | null;
}

/** What a call shows: whole messages, or one part of one. */
export interface ShownPayload {
  messages: Outgoing[];
  /** False for a part of a message that is not its last. */
  complete: boolean;
  /** What a real channel sends. */
  inner?: unknown;
}

/** One showing of a message to a person. */
export interface Showing {
  n: number;
  message: Message;
  /** Lines of the journal at which the call began and ended. */
  begunAt: number;
  at: number;
  /** Whether the caller was told "sent". */
  told: boolean;
  caller: Life;
}

/** A call that did not end well. */
export interface Trouble {
  is: SendOutcome["is"];
  caller: Life;
}

/** A person's chat as the platform has it. */
export class Chat {
  isBlocked = false;
  /** Line of the journal at which the person last took back that they blocked the bot. */
  backAt = 0;
  readonly showings: Showing[] = [];
  /** What calls that concern a message ended with, besides "sent". */
  readonly trouble = new Map<number, Trouble[]>();
  readonly events: PlatformEvent[] = [];
  readonly #tails = new Map<string, Promise<void>>();

  constructor(
    readonly address: string,
    readonly name: string,
  ) {}

  /** The questions shown so far, oldest first. */
  get questions(): Question[] {
    return this.showings.flatMap(({ message }) => (message.kind === "question" ? [message] : []));
  }

  /** Does the work after everything that was given to this queue before. */
  inTurn(queue: string, work: () => Promise<void>): Promise<void> {
    const done = (this.#tails.get(queue) ?? Promise.resolve()).then(work);
    this.#tails.set(queue, done);
    return done;
  }
}

/** How a platform behaves in one schedule. */
interface Manner {
  /** One delivery at a time for each queue (Telegram); otherwise all as they come (Zalo). */
  inOrder: boolean;
  /** How often a delivery goes wrong, an event is delivered again, a call ends other than "sent". */
  lost: number;
  again: number;
  refusing: number;
}

interface PlatformParts {
  channel: string;
  chance: Chance;
  weather: Weather;
  journal: Journal;
  counts: Counts;
  servers(): Reachable[];
  /** The real channel that what is said goes through; null: it stays in memory. */
  line: TelegramLine | null;
}

/** The platform of one schedule. */
export class Platform {
  readonly chats: Chat[] = [];
  /** Breaches of what the server promises the platform, found at once. */
  readonly breaches: string[] = [];
  readonly #manner: Manner;
  readonly #calls: Draws;
  #keys = 0;
  #underway = 0;

  constructor(private readonly parts: PlatformParts) {
    const draws = parts.chance.of("manner of the platform");
    this.#manner = {
      inOrder: draws.is(0.7),
      lost: draws.oneOf([0, 0.05, 0.15]),
      again: draws.oneOf([0, 0.1, 0.3]),
      refusing: draws.oneOf([0, 0.1, 0.3]),
    };
    this.#calls = parts.chance.of("calls to the platform");
  }

  get name(): string {
    return this.parts.channel;
  }

  /** Deliveries that are not over. */
  get underway(): number {
    return this.#underway;
  }

  /** The chat of an address. */
  chatOf(address: string): Chat {
    const chat = this.chats.find((one) => one.address === address);
    if (!chat) throw new Error(`There is no chat ${address}`);
    return chat;
  }

  /** A person does something. */
  say(chat: Chat, input: Input): void {
    const draws = this.parts.chance.of(`event ${this.#keys} of ${chat.name}`);
    const queue = input.kind === "press" ? "press" : "message";
    if (chat.isBlocked) this.#comeBack(chat);
    this.#send({ chat, queue, input, lifetime: queue === "press" && draws.is(0.1) ? draws.between(2, 20) : 60_000 });
  }

  /** A call of a server process, made before it may die of it. */
  async call(
    caller: Life,
    to: Recipient,
    { envelope, channel }: { envelope: Envelope; channel?: SendingChannel },
  ): Promise<SendOutcome> {
    const { payload, upTo } = envelope;
    const chat = this.chatOf(to.address);
    // Written by our own compose.
    const shown = payload as ShownPayload;
    const begunAt = this.parts.journal.note(`${caller.name} sends ${chat.name} ${numbersOf(shown)} (up to ${upTo})`);
    if (this.#calls.is(0.3)) await pass(this.#calls.between(0, 2));
    const { line } = this.parts;
    const { outcome, heard } =
      line && channel ? await line.call(channel, to, { envelope, draws: this.#trouble() }) : this.#outcome(chat);
    if (heard) this.#show(chat, shown, { begunAt, told: outcome.is === "sent", caller });
    if (outcome.is !== "sent") this.#noteTrouble(chat, shown, { is: outcome.is, caller });
    if (outcome.is !== "sent") this.parts.journal.note(`… which ends with ${JSON.stringify(outcome)}`);
    return outcome;
  }

  #show(chat: Chat, { messages, complete }: ShownPayload, how: Omit<Showing, "n" | "message" | "at">): void {
    const at = this.parts.journal.note(
      `${chat.name} is shown ${messages.map(({ n }) => n)}${complete ? "" : " in part"}`,
    );
    if (complete) for (const { n, message } of messages) chat.showings.push({ n, message, at, ...how });
  }

  #noteTrouble(chat: Chat, { messages }: ShownPayload, trouble: Trouble): void {
    this.parts.counts.platformErrors += 1;
    for (const { n } of messages) chat.trouble.set(n, [...(chat.trouble.get(n) ?? []), trouble]);
  }

  /** What goes wrong with a call through a real channel. */
  #trouble(): Draws | null {
    return this.parts.weather.stormy && this.#calls.is(this.#manner.refusing) ? this.#calls : null;
  }

  #outcome(chat: Chat): { outcome: SendOutcome; heard: boolean } {
    if (chat.isBlocked) return { outcome: { is: "away", code: "blocked" }, heard: false };
    if (!this.parts.weather.stormy || !this.#calls.is(this.#manner.refusing))
      return { outcome: { is: "sent" }, heard: true };
    const ms = this.#calls.between(1, 6);
    const until = new Date(Date.now() + ms).toISOString();
    const code = "drawn";
    const outcomes: Record<string, { outcome: SendOutcome; heard: boolean }> = {
      chat: { outcome: { is: "wait", scope: "chat", ms }, heard: false },
      channel: { outcome: { is: "wait", scope: "channel", ms }, heard: false },
      heard: { outcome: { is: "uncertain", code }, heard: true },
      unheard: { outcome: { is: "uncertain", code }, heard: false },
      message: { outcome: { is: "failed", scope: "message", code }, heard: false },
      outage: { outcome: { is: "failed", scope: "channel", code }, heard: false },
      later: { outcome: { is: "not-yet", until, code }, heard: false },
      refused: { outcome: { is: "refused", code }, heard: false },
      stopped: { outcome: { is: "stopped", code }, heard: false },
      blocked: { outcome: { is: "away", code: "blocked" }, heard: false },
    };
    const weights = {
      chat: 4,
      channel: 2,
      heard: 3,
      unheard: 3,
      message: 3,
      outage: 2,
      later: 2,
      refused: 1,
      stopped: 1,
      blocked: 2,
    };
    const chosen = this.#calls.weighted(weights);
    if (chosen === "blocked") this.#block(chat);
    return outcomes[chosen] ?? { outcome: { is: "sent" }, heard: true };
  }

  /** The person blocks us; they do not say so, but Telegram does. */
  #block(chat: Chat): void {
    chat.isBlocked = true;
    this.parts.line?.block(chat.address);
    this.parts.journal.note(`${chat.name} blocks the bot`);
    this.#tellMembership(chat, { code: "blocked", at: new Date().toISOString() });
  }

  /** Through a real channel they block between two messages. */
  mayBlock(chat: Chat, draws: Draws): void {
    if (this.parts.line && this.parts.weather.stormy && !chat.isBlocked && draws.is(0.04)) this.#block(chat);
  }

  #comeBack(chat: Chat): void {
    chat.isBlocked = false;
    this.parts.line?.comeBack(chat.address);
    chat.backAt = this.parts.journal.note(`${chat.name} is back`);
    this.#tellMembership(chat, null);
  }

  #tellMembership(chat: Chat, membership: WentAway | null): void {
    if (!this.#manner.inOrder) return;
    this.#send({ chat, queue: "membership", input: { kind: "start" }, membership, lifetime: 60_000 });
  }

  #send(what: Pick<PlatformEvent, "chat" | "queue" | "input" | "lifetime" | "membership">): void {
    this.#keys += 1;
    const event = { ...what, key: `event ${this.#keys}`, sentAt: null, acknowledgedAt: null, expired: false };
    if (what.queue !== "membership") {
      what.chat.events.push(event);
      this.parts.counts.events += 1;
    }
    this.parts.journal.note(`${what.chat.name} does ${event.key}: ${JSON.stringify(what.membership ?? what.input)}`);
    const queue = this.#manner.inOrder ? what.queue : event.key;
    this.#during(what.chat.inTurn(queue, () => this.#deliver(event)));
  }

  #during(work: Promise<void>): void {
    this.#underway += 1;
    work
      .catch((error: unknown) =>
        this.breaches.push(`The platform failed: ${error instanceof Error ? error.stack : error}`),
      )
      .finally(() => {
        this.#underway -= 1;
      });
  }

  /** Delivers an event until it is acknowledged or too old. */
  async #deliver(event: PlatformEvent): Promise<void> {
    const draws = this.parts.chance.of(`deliveries of ${event.key}`);
    const stormy = () => this.parts.weather.stormy;
    // Without an order of the platform's own, some are late.
    if (!this.#manner.inOrder && draws.is(0.3)) await pass(draws.between(1, 10));
    const until = performance.now() + event.lifetime;
    for (;;) {
      if (performance.now() > until) {
        event.expired = true;
        this.parts.journal.note(`${event.key} is too old`);
        return;
      }
      if (stormy() && draws.is(this.#manner.again / 3)) this.#during(this.#attempt(event, draws.next()).then(() => {}));
      const answered = await this.#attempt(event, draws.next());
      const isLost = stormy() && draws.is(this.#manner.lost);
      if (answered && !isLost) break;
      await pass(draws.between(1, 5));
    }
    event.acknowledgedAt = this.parts.journal.note(`${event.key} is acknowledged`);
    if (stormy() && draws.is(this.#manner.again)) this.#during(this.#deliverAgain(event, draws));
  }

  /** One delivery to one of the servers. True when it was answered. */
  async #attempt(event: PlatformEvent, draw: number): Promise<boolean> {
    const open = this.parts.servers().filter((server) => server.isOpen());
    const server = open[Math.floor(draw * open.length)];
    if (!server) return false;
    this.parts.counts.deliveries += 1;
    const line = this.parts.journal.note(`${event.key} goes to ${server.life.name}`);
    event.sentAt ??= line;
    const { address } = event.chat;
    const take = async () => {
      if (event.membership !== undefined) return await server.setAway(address, event.membership);
      const { outcome } = await server.receive(this.#inbound(event));
      if (outcome === "duplicate") this.parts.counts.duplicates += 1;
      this.parts.journal.note(`${server.life.name} answers ${event.key}: ${outcome}`);
      if (outcome !== "duplicate" && event.acknowledgedAt !== null && event.acknowledgedAt < line)
        this.breaches.push(`${event.key} was acknowledged and then taken again (${outcome}, line ${line})`);
    };
    return Promise.race([
      take().then(
        () => true,
        () => false,
      ),
      server.life.death.then(() => false),
    ]);
  }

  async #deliverAgain(event: PlatformEvent, draws: Draws): Promise<void> {
    const ways = draws.oneOf(["late", "twice", "at once"]);
    await pass(ways === "at once" ? 0 : draws.between(1, 30));
    const first = this.#attempt(event, draws.next());
    if (ways === "twice") await this.#attempt(event, draws.next());
    await first;
  }

  #inbound({ key, chat, input }: PlatformEvent): InboundEvent {
    const context = { chat: chat.name };
    return { channel: this.name, key, address: chat.address, input, context, at: new Date().toISOString() };
  }
}

function numbersOf({ messages, complete }: ShownPayload): string {
  return `${messages.map(({ n }) => n)}${complete ? "" : " in part"}`;
}
