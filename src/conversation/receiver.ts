/**
 * The message path: an event comes in, is processed exactly once in its conversation's order, and its messages are on
 * their way when the channel is answered. Channels call `receive`; nothing here knows a platform or SQL.
 */
import { AppError, isStorageUnavailable } from "../errors.ts";
import { Arrivals, type Place } from "./arrivals.ts";
import { framesOf } from "./frames-of.ts";
import { KnownConversations } from "./known-conversations.ts";
import { Lanes } from "./lanes.ts";
import type {
  Announce,
  DeliveryBy,
  InboundEvent,
  OutboundMessage,
  Received,
  Receiver,
  Said,
  StoredConversation,
  StoredEvent,
  Turn,
  TurnStore,
} from "./ports.ts";
import { senderFor, type TurnParts, takeTurn } from "./take-turn.ts";

/** Tries of a turn that lost a race against another process before it is kept for later. */
const RACES_AT_MOST = 5;
/** Events of one conversation that wait for their turn in memory, their senders unanswered; more are kept. */
const WAITING_AT_MOST = 3;
/** Tries of a kept event that fails by a bug before it is set aside. */
const FAILURES_AT_MOST = 3;
/** Age of a kept event after which the sweeper takes it for left by a dead process. */
const LEFT_BEHIND_MS = 5_000;

/** Where the path reports what went wrong, without contents: only codes and stack frames. */
export interface PathLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** Boundaries of the path at which the fault tests kill the process; nothing happens there in service. */
export type Boundary = "before-commit" | "after-commit" | "before-delivery";

/** What the message path is built from. */
export interface PathParts extends TurnParts {
  turns: TurnStore;
  announce: Announce;
  /** Told when a person took back their data. */
  forgotten?: (person: { channel: string; address: string }) => void;
  /** Told how long each turn took, in seconds. */
  took?: (seconds: number) => void;
  log: PathLog;
  at?: (boundary: Boundary) => void;
}

/** A person's conversation on a channel. */
type Address = Pick<InboundEvent, "channel" | "address">;

/** `pending`: earlier events wait and go first. `failed`: a bug, already logged. */
type Tried = OutboundMessage[] | "duplicate" | "stale" | "pending" | "failed";

/** One try of a turn; `seen` is told the conversation as soon as it is loaded. */
interface Attempt {
  event: InboundEvent | StoredEvent;
  arrival?: string | undefined;
  seen?: (conversation: StoredConversation) => void;
}

/** The receiver with its lanes, its sweep and its orderly end. */
export class MessagePath implements Receiver {
  private readonly lanes = new Lanes();
  private readonly arrivals = new Arrivals();
  private readonly known = new KnownConversations();
  /** How many events of a lane take the fast path or wait for it. */
  private readonly direct = new Map<string, number>();

  constructor(private readonly parts: PathParts) {}

  /** Takes one event. Throws STORAGE_UNAVAILABLE when it could not be kept; the sender must send it again. */
  async receive(event: InboundEvent): Promise<Received> {
    const lane = laneOf(event);
    const place = this.arrivals.enter(lane);
    try {
      return await (this.mayGoDirect(lane) ? this.queueDirect(event, place) : this.keepInOrder(event, place));
    } finally {
      place.arrived();
    }
  }

  /** The person took back their data: after the turns under way everything but their filed cases is deleted. */
  async forget(person: Address): Promise<void> {
    const lane = laneOf(person);
    await this.lanes.run(lane, async () => {
      await this.parts.turns.forget(person.channel, person.address);
      this.known.drop(lane);
      this.parts.forgotten?.(person);
    });
  }

  /** Hands kept events that nobody works on to the lanes; age 0 takes all of them, as at start. */
  async sweep(olderThanMs = LEFT_BEHIND_MS): Promise<void> {
    for (const of of await this.parts.turns.waiting(olderThanMs)) if (!this.lanes.isBusy(laneOf(of))) this.drain(of);
  }

  /** Conversations being worked on. */
  busy(): number {
    return this.lanes.size;
  }

  /** Resolves when the turns in flight are finished. */
  idle(): Promise<void> {
    return this.lanes.idle();
  }

  /** A free lane, or one on which only a few quick turns are ahead: their commits draw the numbers, in this order. */
  private mayGoDirect(lane: string): boolean {
    const ahead = this.direct.get(lane) ?? 0;
    return ahead === 0 ? !this.lanes.isBusy(lane) : ahead < WAITING_AT_MOST;
  }

  private async queueDirect(event: InboundEvent, place: Place): Promise<Received> {
    const lane = laneOf(event);
    this.direct.set(lane, (this.direct.get(lane) ?? 0) + 1);
    try {
      return await this.lanes.run(lane, async () => {
        await place.before;
        return this.takeDirect(event, place);
      });
    } finally {
      const left = (this.direct.get(lane) ?? 1) - 1;
      if (left > 0) this.direct.set(lane, left);
      else this.direct.delete(lane);
    }
  }

  private async keepInOrder(event: InboundEvent, place: Place): Promise<Received> {
    await place.before;
    return this.keepAndQueue(event);
  }

  /** The fast path: event and turn in one commit. What cannot be done so is kept at its place in the order. */
  private async takeDirect(event: InboundEvent, place: Place): Promise<Received> {
    let arrival: string | undefined;
    const seen = (conversation: StoredConversation) => {
      if (conversation.arrival === null) return;
      arrival = conversation.arrival;
      place.arrived();
    };
    for (let races = 0; races < RACES_AT_MOST; races += 1) {
      const tried = await this.tryTurn({ event, arrival, seen });
      if (tried === "failed" || tried === "pending") break;
      if (tried === "duplicate") return { outcome: "duplicate" };
      if (tried !== "stale") return { outcome: "done", messages: tried };
    }
    return this.keepAndQueue(event, arrival);
  }

  private async keepAndQueue(event: InboundEvent, arrival?: string): Promise<Received> {
    if ((await this.parts.turns.keep(event, arrival)) === "duplicate") return { outcome: "duplicate" };
    this.drain(event);
    return { outcome: "kept" };
  }

  private drain(of: Address): void {
    this.lanes
      .run(laneOf(of), () => this.drainKept(of))
      .catch((error: unknown) => {
        const code = error instanceof AppError ? error.code : "BUG";
        this.parts.log.warn({ code }, "kept events wait for the next sweep");
      });
  }

  private async drainKept(of: Address): Promise<void> {
    for (let goOn = true; goOn; ) {
      const event = await this.parts.turns.next(of.channel, of.address);
      goOn = event !== null && (await this.takeKept(event));
    }
  }

  /** Takes the turn of a kept event. False when it must wait for the next sweep. */
  private async takeKept(event: StoredEvent): Promise<boolean> {
    for (let races = 0; races < RACES_AT_MOST; races += 1) {
      const tried = await this.tryTurn({ event, arrival: event.seq });
      if (tried === "failed") return this.setAside(event);
      if (tried !== "stale" && tried !== "pending") return true;
    }
    return false;
  }

  private async tryTurn(attempt: Attempt): Promise<Tried> {
    try {
      return await this.turn(attempt);
    } catch (error) {
      this.known.drop(laneOf(attempt.event));
      // The outside world's failures go up to the channel; a bug is logged, and the event is kept.
      if (isStorageUnavailable(error)) throw error;
      this.parts.log.error({ err: withoutContents(error) }, "a turn failed");
      return "failed";
    }
  }

  private async turn({ event, arrival, seen }: Attempt): Promise<Tried> {
    const { turns, at } = this.parts;
    const begin = performance.now();
    const lane = laneOf(event);
    const known = this.known.get(lane);
    const conversation = known ? knownFor(known, arrival) : await turns.load(event.channel, event.address, arrival);
    seen?.(conversation);
    if (conversation.pending) return "pending";
    const turn = await takeTurn(this.parts, conversation, event);
    at?.("before-commit");
    const committed = await turns.commit(turn);
    if (committed.outcome !== "committed") {
      // What was remembered was old; what was just loaded may have lost a race.
      if (known && committed.outcome === "stale") this.known.share(lane);
      else this.known.drop(lane);
      return committed.outcome;
    }
    this.known.set(lane, after(turn));
    this.parts.took?.((performance.now() - begin) / 1000);
    at?.("after-commit");
    this.parts.announce(saidIn(turn, committed.delivery));
    at?.("before-delivery");
    return turn.messages;
  }

  /** Counts a failure by a bug; the last one sets the event aside and says so to the person, whose answers stay. */
  private async setAside(event: StoredEvent): Promise<boolean> {
    const { turns, content, sources, announce } = this.parts;
    if (!(await turns.fail(event, FAILURES_AT_MOST))) return false;
    const conversation = await turns.load(event.channel, event.address);
    const { session } = conversation;
    if (!session) return true;
    const message = { kind: "text" as const, text: content.words(session.lang, "interface:error") };
    const messages = [{ n: conversation.said + 1, at: sources.now(), lang: session.lang, message }];
    const { channel, address, at } = event;
    const apology = { channel, address, key: `apology ${event.key}`, input: START, at };
    const turn = { event: apology, conversation, session, messages, filed: [], appended: [], acted: [], noted: [] };
    const whole = { ...turn, sender: senderFor(this.parts, channel) };
    this.known.drop(laneOf(event));
    const committed = await turns.commit(whole);
    if (committed.outcome === "committed") announce(saidIn(whole, committed.delivery));
    return true;
  }
}

const START = { kind: "start" as const };

function laneOf(of: Address): string {
  return `${of.channel} ${of.address}`;
}

/** A remembered conversation for an event: of those that wait none is known. */
function knownFor({ id, version, session, said }: StoredConversation, arrival = null as string | null) {
  return { id, version, session, said, arrival, pending: false };
}

/** The conversation as a committed turn leaves it. */
function after({ conversation, session, messages }: Turn): StoredConversation {
  const { id, version, said: before } = conversation;
  const said = messages.at(-1)?.n ?? before;
  return { id, version: version + 1, session, said, arrival: null, pending: false };
}

function saidIn({ event, conversation, messages }: Turn, delivery: DeliveryBy): Said {
  const { channel, address, context } = event;
  return { channel, address, conversationId: conversation.id, messages, delivery, context };
}

/** Type and place of a bug; its message might quote what a person wrote. */
function withoutContents(error: unknown): { type: string; stack: string } {
  return { type: error instanceof Error ? error.name : typeof error, stack: framesOf(error).join("\n") };
}
