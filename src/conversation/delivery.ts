/**
 * The ports of delivery: what a channel that sends (Zalo, Telegram) does for the Sender, and what the Sender needs from
 * storage. Channels that are fetched from (web) use the Outbox of ports.ts instead. No platform and no SQL here.
 */
import type { Message } from "../flow/message.ts";
import type { OutboundMessage, ReplyContext } from "./ports.ts";

/** The person a message goes to. */
export interface Recipient {
  conversationId: string;
  channel: string;
  /** The platform's id of the person or chat. */
  address: string;
  /** ISO instant of the last thing the person did on this channel; platforms limit messages after it. */
  heardAt: string;
}

/** A message on its way. `notice`: said without the person having asked just now, such as "your case was answered". */
export interface Outgoing extends OutboundMessage {
  notice: boolean;
}

/** One call to the platform that shows one or more messages, or a part of one. */
export interface Envelope {
  /** Number of the last message that is complete once this was sent; parts of a message before its last part: one less. */
  upTo: number;
  /** What the channel sends; nobody else reads it. */
  payload: unknown;
}

/**
 * What became of a call.
 * `sent`: the platform has it.
 * `wait`: the platform asks for a pause of this chat, or of everything of this channel. Not counted as a try.
 * `uncertain`: no answer that tells whether it was sent (a timeout, a 5xx).
 * `failed`: surely not sent, may go later: for this message (back-off, a few tries), or nothing gets through to the
 *   platform at all (`channel`: everything waits, with back-off, and nothing is given up).
 * `not-yet`: may be sent from this ISO instant on (night, quota).
 * `away`: the person cannot be reached until they write again (blocked, unfollowed, window over); messages are held.
 * `refused`: this message will never be accepted.
 * `stopped`: the channel's settings are wrong; everything waits until the operator acts.
 * Codes are short, for operators, and hold nothing of the message: "telegram-403", "zalo--213".
 */
export type SendOutcome =
  | { is: "sent" }
  | { is: "wait"; scope: "chat" | "channel"; ms: number }
  | { is: "uncertain"; code: string }
  | { is: "failed"; scope: "message" | "channel"; code: string }
  | { is: "not-yet"; until: string; code: string }
  | { is: "away"; code: string }
  | { is: "refused"; code: string }
  | { is: "stopped"; code: string };

/** How fast a channel may send: a rate with a burst, for each chat and for everything. */
export interface Pace {
  chat: { perSecond: number; burst: number };
  channel: { perSecond: number; burst: number };
}

/** A channel that sends. Its folder implements it; the Sender calls it, one call at a time for each recipient. */
export interface SendingChannel {
  /** As in InboundEvent.channel. */
  name: string;
  pace: Pace;
  /**
   * The calls that show these messages, in order: neighbours that fit into one are joined, long ones split. `context`
   * is that of the event they answer, when this process took it; after a crash there is none.
   */
  compose(to: Recipient, messages: Outgoing[], context?: ReplyContext): Envelope[] | Promise<Envelope[]>;
  /** Makes one call. Never throws for what the platform or the network does. */
  send(to: Recipient, envelope: Envelope): Promise<SendOutcome>;
  /** Whether a message may go out now, decided before it is sent (Zalo's windows). Null: yes. */
  mayReach?(to: Recipient, outgoing: Outgoing): SendOutcome | null | Promise<SendOutcome | null>;
}

/** Messages of one conversation that wait, oldest first. */
export interface Waiting {
  to: Recipient;
  messages: Outgoing[];
}

/** What is written down about messages that were tried. */
export type Mark =
  | { is: "delivered"; conversationId: string; numbers: readonly number[] }
  | { is: "put-off"; conversationId: string; n: number; until: string }
  /** Given up: shown in the console until somebody sends it again or drops it. */
  | { is: "dead"; conversationId: string; n: number; code: string }
  /**
   * The person is away: everything of the conversation is held until they write again, unless they did so after `triedAt`, the
   * ISO instant at which the call began that did not reach them.
   */
  | { is: "away"; conversationId: string; code: string; triedAt: string };

/** A message that was given up, as the console lists it: nothing of its text. */
export interface DeadLetter {
  conversationId: string;
  n: number;
  channel: string;
  kind: Message["kind"];
  /** ISO instant at which it was said. */
  at: string;
  code: string;
}

/** That a person went away: why, a code for operators, and the ISO instant. */
export interface WentAway {
  code: string;
  at: string;
}

/** The outbox of channels that send. All methods throw STORAGE_UNAVAILABLE when the database is gone. */
export interface DeliveryStore {
  /** Takes conversations whose messages wait and that no living sender holds, for this sender. */
  claim(sender: string, channels: readonly string[], atMost: number): Promise<Waiting[]>;
  /**
   * What waits in one conversation that this sender holds, held and put-off messages with it: asked after the person
   * wrote. Null when another one holds it or nothing waits.
   */
  waiting(sender: string, conversationId: string): Promise<Waiting | null>;
  /** Writes marks down, all or none. */
  settle(marks: readonly Mark[]): Promise<void>;
  /** Goes on holding these conversations. */
  hold(sender: string, conversationIds: readonly string[]): Promise<void>;
  /** Lets go of these conversations, at an orderly end. */
  release(sender: string, conversationIds: readonly string[]): Promise<void>;
  /** Calls back with the id of a conversation of this sender in which another process said something. */
  listen(sender: string, told: (conversationId: string) => void): Promise<{ stop(): Promise<void> }>;
  /**
   * The platform said that the person went away (blocked, unfollowed) at that ISO instant, or came back (null). Who wrote after
   * they went away is back: such news came late.
   */
  setAway(channel: string, address: string, away: WentAway | null): Promise<void>;
}

/** Dead letters and set-aside events, for the console. */
export interface DeadLetterStore {
  list(atMost: number): Promise<DeadLetter[]>;
  /** Sends it again, in the order of numbers before whatever waits in its conversation. False when it is not there any more. */
  sendAgain(actor: { staffId: string }, conversationId: string, n: number): Promise<boolean>;
  /** Gives it up for good. */
  drop(actor: { staffId: string }, conversationId: string, n: number): Promise<boolean>;
}

/** An event that was set aside after bugs, as the list shows it: nothing of its content. */
export interface SetAsideEvent {
  /** Letters, digits and dashes, at most 64. */
  id: string;
  channel: string;
  /** ISO instant at which it came. */
  at: string;
  /** Turns that failed. */
  attempts: number;
}

/** Events set aside after bugs. */
export interface SetAsideStore {
  /** Newest first. */
  list(atMost: number): Promise<SetAsideEvent[]>;
  /** Gives it back to its lane. False when it is not set aside any more. */
  tryAgain(actor: { staffId: string }, id: string): Promise<boolean>;
  /** Gives it up for good. */
  drop(actor: { staffId: string }, id: string): Promise<boolean>;
}

/** How delivery stands, for watchdogs. */
export interface DeliveryState {
  channel: string;
  /** Messages that wait, and seconds since the oldest of them was said; null when none waits. */
  waiting: number;
  oldestSeconds: number | null;
  held: number;
  dead: number;
}

/** Secrets of a channel that change while it runs, such as Zalo's pair of tokens: one sealed text for each channel. */
export interface ChannelSecrets {
  load(channel: string): Promise<string | null>;
  /**
   * Changes the secret while no other process can: reads it anew under a lock, and has committed what `change` gives
   * before it returns it. Null keeps what is there. What `change` throws is thrown on, and nothing is changed.
   */
  change(channel: string, change: (current: string | null) => Promise<string | null>): Promise<string | null>;
}

/** Work that only one of all processes may do, such as asking Telegram for updates. */
export interface SoleWork {
  /** Takes the work if nobody does it; null otherwise. `lost` aborts when it can no longer be sure to be alone. */
  take(name: string): Promise<{ lost: AbortSignal; release(): Promise<void> } | null>;
}
