import type { Envelope, Outgoing, Recipient } from "../delivery.ts";
import type { ReplyContext } from "../ports.ts";

/** A message in line, with the context of the event it answers when this process took it. */
export interface InLine extends Outgoing {
  context?: ReplyContext;
}

/** What one person is still to be sent, in order. */
export class Mailbox {
  /** Whether somebody sends from this box. */
  busy = false;
  /** Tries of the first call that surely failed, and those whose end nobody knows. */
  failures = 0;
  uncertain = 0;
  /** Ends the wait that is under way; `patient`: not before its time, because the platform asked for it. */
  wake: (() => void) | null = null;
  patient = false;
  /** When the call under way began, in milliseconds, and whether the person wrote since. */
  triedAt = 0;
  heard = false;
  /** Compose one message at a time, because one of them cannot be composed. */
  oneByOne = false;
  /** Messages that are not composed yet, oldest first. */
  #line: InLine[] = [];
  /** Messages being sent, and the calls that are left for them. */
  #composed: InLine[] = [];
  #envelopes: Envelope[] = [];

  constructor(public to: Recipient) {}

  /** The message that is next, or null. */
  get first(): InLine | null {
    return this.#composed[0] ?? this.#line[0] ?? null;
  }

  /** The next call for what was composed, or null. */
  get envelope(): Envelope | null {
    return this.#envelopes[0] ?? null;
  }

  /** Numbers of everything in the box. */
  get numbers(): number[] {
    return [...this.#composed, ...this.#line].map(({ n }) => n);
  }

  /** Adds messages that are not in the box yet. */
  add(messages: readonly InLine[]): void {
    const known = new Set(this.numbers);
    const added = messages.filter(({ n }) => !known.has(n));
    this.#line = [...this.#line, ...added].sort((a, b) => a.n - b.n);
  }

  /** What is to be composed next, with the context when it all answers one event. */
  lineUp(): { messages: InLine[]; context: ReplyContext | undefined } {
    const messages = this.oneByOne ? this.#line.slice(0, 1) : this.#line;
    const context = messages[0]?.context;
    const shared = messages.every((message) => message.context === context);
    return { messages, context: shared ? context : undefined };
  }

  /** These messages of the line are sent with these calls, unless the box was emptied while they were drawn. */
  compose(messages: readonly InLine[], envelopes: Envelope[]): void {
    const chosen = new Set(messages);
    const left = this.#line.filter((message) => !chosen.has(message));
    if (this.#line.length - left.length < messages.length) return;
    this.#composed = [...messages];
    this.#line = left;
    this.#envelopes = envelopes;
  }

  /** The first call is done; gives the numbers of the messages that are complete with it. */
  sent(): number[] {
    const upTo = this.#envelopes.shift()?.upTo ?? 0;
    return this.#leave((n) => n <= upTo);
  }

  /** The first call will never succeed: its messages leave the box whole, with their other calls. */
  giveUp(): number[] {
    const first = this.first?.n ?? 0;
    const upTo = Math.max(this.#envelopes[0]?.upTo ?? first, first);
    if (this.#composed.length === 0) this.#composed = this.#line.splice(0, 1);
    this.#envelopes = this.#envelopes.filter((envelope) => envelope.upTo > upTo);
    return this.#leave((n) => n <= upTo);
  }

  /** Empties the box. */
  clear(): void {
    this.#line = [];
    this.#composed = [];
    this.#envelopes = [];
  }

  #leave(goes: (n: number) => boolean): number[] {
    const gone = this.#composed.filter(({ n }) => goes(n)).map(({ n }) => n);
    this.#composed = this.#composed.filter(({ n }) => !goes(n));
    this.failures = 0;
    this.uncertain = 0;
    return gone;
  }
}

/** A pause of one box, ended early when the person writes, unless the platform asked for it. */
export function pause(box: Mailbox, ms: number, patient = false): Promise<void> {
  return new Promise((resolve) => {
    box.patient = patient;
    const end = () => {
      clearTimeout(timer);
      box.patient = false;
      box.wake = null;
      resolve();
    };
    const timer = setTimeout(end, ms);
    box.wake = end;
  });
}
