/**
 * The ports of a conversation: what the message path needs from storage and from the channels, in its own words.
 * `storage` implements the stores, `channels/<name>` implement Channel; nothing here knows SQL or a platform.
 */
import type { Effect, FiledComplaint, QuestionNote } from "../flow/effect.ts";
import type { CaseView, FileRef, Input, ListedEmployer } from "../flow/input.ts";
import type { Message } from "../flow/message.ts";
import type { Session } from "../flow/session.ts";
import type { SoundFile } from "./judge-file.ts";

/** A message from outside, verified and parsed by its channel. Platform ids stay strings. */
export interface InboundEvent {
  channel: string;
  /** The platform's id of the event (web: the client's message id); one effect per (channel, address, key). */
  key: string;
  /** The platform's id of the person or chat (web: the random id inside the token). Sealed and keyed-hashed by storage. */
  address: string;
  input: Input;
  /** Number of the last message the person's device has; numbering goes on after it, whatever was forgotten here. */
  seen?: number;
  /** What the channel wants back with the answer, such as the id of the message whose button was pressed. */
  context?: ReplyContext;
  /** ISO instant at which this process received it. */
  at: string;
}

/** Ids of the platform by names of the channel's own; only that channel reads them. Sealed with a kept event. */
export type ReplyContext = Readonly<Record<string, string>>;

/** An event that was stored for later because its conversation was busy, or that a dead process left. */
export interface StoredEvent extends InboundEvent {
  /** Arrival number, ascending. */
  seq: string;
  /** How often a turn was tried and failed by a bug. */
  attempts: number;
}

/** A conversation as loaded for a turn. `version` 0 and `session` null mean: never seen. */
export interface StoredConversation {
  id: string;
  version: number;
  session: Session | null;
  /** Number of the last message said in this conversation; messages are numbered 1, 2, 3 … */
  said: number;
  /** Arrival number of the event it was loaded for; kept events are taken in this order. Null: drawn by the commit. */
  arrival: string | null;
  /** True when kept events wait that arrived before it; they go first. */
  pending: boolean;
}

/** A message on its way to the person: numbered within its conversation. */
export interface OutboundMessage {
  n: number;
  /** ISO instant. */
  at: string;
  /** Language it is said in. */
  lang: string;
  message: Message;
}

/** What a citizen adds to their case; an ended one is opened again, promised by the day named. */
export type Addition = Omit<Extract<Effect, { do: "append-message" }>, "do">;

/** What a citizen does with their case. */
export type CaseAct = Omit<Extract<Effect, { do: "act-on-case" }>, "do">;

/** All writes of one turn; storage commits them together or not at all. */
export interface Turn {
  event: InboundEvent | StoredEvent;
  /** The sender of this process, on a channel that delivers; null on one whose messages are fetched. */
  sender: string | null;
  conversation: StoredConversation;
  session: Session;
  messages: OutboundMessage[];
  filed: FiledComplaint[];
  appended: Addition[];
  acted: CaseAct[];
  /** Ids of cases that are taken back, filed in this conversation. */
  withdrawn?: string[];
  /** What became of questions; kept by day, without a way back to the conversation. */
  noted: QuestionNote[];
}

/**
 * `stale`: somebody else moved the conversation on, or events wait before this one: load again.
 * `duplicate`: this event was already stored or done: nothing was written.
 */
export type CommitOutcome = { outcome: "committed"; delivery: DeliveryBy } | { outcome: "duplicate" | "stale" };

/**
 * Who delivers what was said, on a channel that delivers. `here`: this process, these messages. `reload`: this process,
 * after earlier messages that still wait. `elsewhere`: another process holds the conversation and was told.
 */
export type DeliveryBy = "here" | "reload" | "elsewhere";

/** The unit of work of the message path. Throws AppError STORAGE_UNAVAILABLE when the database is gone. */
export interface TurnStore {
  /** Loads a conversation for an event; without an arrival number the event gets the next one. */
  load(channel: string, address: string, arrival?: string): Promise<StoredConversation & { arrival: string }>;
  /** Everything of the turn in one transaction, the event marked done. */
  commit(turn: Turn): Promise<CommitOutcome>;
  /** Keeps the event for later, at its arrival number if it has one; "duplicate" when it is already known. */
  keep(event: InboundEvent, arrival?: string): Promise<"stored" | "duplicate">;
  /** The oldest kept event of a conversation, or null. */
  next(channel: string, address: string): Promise<StoredEvent | null>;
  /** Deletes the conversation with its drafts, kept events and messages; cases that were filed stay. */
  forget(channel: string, address: string): Promise<void>;
  /** Counts a failed try; after `atMost` tries the event is set aside as failed and true is returned. */
  fail(event: StoredEvent, atMost: number): Promise<boolean>;
  /** Conversations with kept events older than the given age; the sweeper hands them to the lanes. */
  waiting(olderThanMs: number): Promise<{ channel: string; address: string }[]>;
}

/** The mailbox of a conversation, for channels that fetch (web) and for push senders. */
export interface Outbox {
  /** Messages after number `after`, oldest first, at most `limit`. Bodies that were acknowledged are gone. */
  messagesAfter(channel: string, address: string, after: number, limit: number): Promise<OutboundMessage[]>;
  /** The person's device has all messages up to and including `upTo`: their bodies are wiped. */
  acknowledge(channel: string, address: string, upTo: number): Promise<void>;
}

/** Look-ups a conversation may ask for in the middle of a turn. */
export interface LookUps {
  /** The case of a secret code, or null; a wrong code and one that never existed look alike. `from` is who asks. */
  caseByCode(code: string, from?: { channel: string; address: string }): Promise<CaseView | null>;
  /** The case of an id, if its news are told in the talk that asks; otherwise null. */
  ownCase(id: string, from: { channel: string; address: string }): Promise<CaseView | null>;
  /** The listed employers that a name or tax code may mean, best first, at most three; nothing of any case. */
  employersLike(name: string): Promise<ListedEmployer[]>;
}

/** The staff's own talk in chats that are linked to their accounts; it is asked before the citizen's. */
export interface StaffTalk {
  /** What is said in answer; null: no concern of the staff. Asked again for the same event it answers the same and acts once. */
  take(event: Pick<InboundEvent, "channel" | "address" | "key" | "input">, lang: string): Promise<Message[] | null>;
}

/** A case with what its petition is filled with; nothing of who told it. */
export interface CaseWithPetition {
  view: CaseView;
  /** Whom it is about, what is asked for, since when it is known; null when it needs none, or its citizen took it back. */
  told: Readonly<Record<string, string>> | null;
  /** Id of a commune or ward, and the name of the employer, where they were told. */
  place: string | null;
  employer: string | null;
}

/** The look-up of the case's own page, outside of any talk. Written to the audit log like the others. */
export interface CasePageLookUp {
  /** As LookUps.caseByCode. */
  caseWithPetition(code: string): Promise<CaseWithPetition | null>;
}

/** Files on their way into a draft. Sealed before they are stored. */
export interface FileStore {
  /** Stores one file for a conversation that may not exist yet. Type and size were checked by the caller. */
  put(channel: string, address: string, file: SoundFile & { id: string }): Promise<FileRef>;
}

/** Time, ids and randomness for one turn; tests fix them. */
export interface TurnSources {
  /** ISO instant. */
  now(): string;
  /** The legal day in Asia/Ho_Chi_Minh, or the frozen AS_OF day. */
  today(): string;
  complaintId(): string;
  caseNumber(): string;
  receiptCode(): string;
}

/** What a committed turn says, to whom. */
export interface Said {
  channel: string;
  address: string;
  conversationId: string;
  messages: OutboundMessage[];
  context?: ReplyContext;
  delivery: DeliveryBy;
}

/** Called after a commit, so that open streams and senders of the conversation have the new messages at once. */
export type Announce = (said: Said) => void;

/** What happened to an event: `done` with what was said, `kept` for later, or already known. */
export type Received =
  | { outcome: "done"; messages: OutboundMessage[] }
  | { outcome: "kept" }
  | { outcome: "duplicate" };

/** The entrance of the message path, called by every channel. */
export interface Receiver {
  /** Takes one event. Throws STORAGE_UNAVAILABLE when it could not be kept; the sender must send it again. */
  receive(event: InboundEvent): Promise<Received>;
  /**
   * The person took back their data (Zalo's `user_withdraw`): deletes conversation, drafts and what waits to be said.
   * Cases that were filed stay, as the law wants, and are read by their code.
   */
  forget(person: { channel: string; address: string }): Promise<void>;
}
