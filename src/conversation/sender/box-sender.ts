import type { Envelope, SendOutcome } from "../delivery.ts";
import type { Tally } from "../probe.ts";
import type { Line, LineLog } from "./line.ts";
import { type Mailbox, pause } from "./mailbox.ts";
import type { Marks } from "./marks.ts";
import type { Pauses } from "./pauses.ts";

/** What sending from boxes needs. */
export interface BoxSenderParts {
  marks: Marks;
  pauses: Pauses;
  tally: Tally;
  log: LineLog;
  /** Milliseconds. */
  now(): number;
  /** Told when a box was put away: what was in it lies in the outbox. */
  putAway(conversationId: string): void;
}

/** How long a box waits before its next call; `patient`: not less when the person writes. */
interface Wait {
  ms: number;
  patient?: boolean;
}

/** Sends from boxes, one call at a time for each, and does what the outcome of a call asks for. */
export class BoxSender {
  #calls = 0;
  #stopping = false;

  constructor(private readonly parts: BoxSenderParts) {}

  /** Calls under way; what became of a call is noted in the marks before it is over. */
  get calls(): number {
    return this.#calls;
  }

  /** Begins no further call. */
  stop(): void {
    this.#stopping = true;
  }

  /** Sends from one box until it is empty. */
  async work(line: Line, box: Mailbox): Promise<void> {
    box.busy = true;
    while (box.first && !this.#stopping) {
      const wait = await this.#sendNext(line, box).catch((error: unknown) => this.#notDrawn(line, box, error));
      if (wait && !this.#stopping) await pause(box, wait.ms, wait.patient);
    }
    box.busy = false;
  }

  /** Makes the next call, unless the sender stops or the box is emptied meanwhile. */
  async #sendNext(line: Line, box: Mailbox): Promise<Wait | null> {
    const { first } = box;
    if (!first) return null;
    this.#begin(box);
    const refused = box.envelope ? null : await line.channel.mayReach?.(box.to, first);
    if (refused) return this.#after(box, refused);
    await line.turn(box, first, () => this.#stopping);
    const envelope = this.#stopping ? null : await this.#envelope(line, box);
    return envelope && !this.#stopping ? this.#call(line, box, envelope) : null;
  }

  async #envelope({ channel }: Line, box: Mailbox): Promise<Envelope | null> {
    if (box.envelope || !box.first) return box.envelope;
    const { messages, context } = box.lineUp();
    box.compose(messages, await channel.compose(box.to, messages, context));
    if (box.first && !box.envelope) throw new Error("A channel composed nothing");
    return box.envelope;
  }

  #begin(box: Mailbox): void {
    box.heard = false;
    box.triedAt = this.parts.now();
  }

  async #call(line: Line, box: Mailbox, envelope: Envelope): Promise<Wait | null> {
    this.#begin(box);
    this.#calls += 1;
    try {
      const outcome = await line.channel.send(box.to, envelope);
      this.parts.tally.count("sent", line.channel.name, outcome.is);
      line.note(outcome);
      return this.#after(box, outcome);
    } finally {
      this.#calls -= 1;
    }
  }

  /** A message that cannot be drawn is a bug of ours; it must not block the others. */
  #notDrawn(line: Line, box: Mailbox, error: unknown): null {
    if (!box.oneByOne) {
      box.oneByOne = true;
      return null;
    }
    this.parts.log.warn({ channel: line.channel.name, error: nameOf(error) }, "a message could not be composed");
    return this.#giveUp(box, "cannot-be-composed");
  }

  /** Does what an outcome asks for; gives how long this box has to wait. */
  #after(box: Mailbox, outcome: SendOutcome): Wait | null {
    switch (outcome.is) {
      case "sent":
        return this.#sent(box);
      case "wait":
        return outcome.scope === "chat" ? { ms: outcome.ms, patient: true } : null;
      case "failed":
        return outcome.scope === "channel" ? null : this.#again(box, outcome.code);
      case "uncertain":
        return this.#uncertain(box, outcome.code);
      case "not-yet":
        return this.#putOff(box, outcome.until);
      case "away":
        return this.#hold(box, outcome.code);
      case "refused":
        return this.#giveUp(box, outcome.code);
      case "stopped":
        return null;
    }
  }

  #sent(box: Mailbox): null {
    const numbers = box.sent();
    if (numbers.length > 0) this.parts.marks.add({ is: "delivered", conversationId: box.to.conversationId, numbers });
    return null;
  }

  #again(box: Mailbox, code: string): Wait | null {
    const ms = this.parts.pauses.again[box.failures];
    if (ms === undefined) return this.#giveUp(box, code);
    box.failures += 1;
    return { ms };
  }

  /** A duplicate is better than silence, once; after that a person decides. */
  #uncertain(box: Mailbox, code: string): Wait | null {
    if (box.first?.notice || box.uncertain > 0) return this.#giveUp(box, `uncertain-${code}`);
    box.uncertain += 1;
    return { ms: this.parts.pauses.uncertain };
  }

  #giveUp(box: Mailbox, code: string): null {
    const { conversationId } = box.to;
    for (const n of box.giveUp()) this.parts.marks.add({ is: "dead", conversationId, n, code });
    return null;
  }

  #putOff(box: Mailbox, until: string): null {
    const { conversationId } = box.to;
    for (const n of box.numbers) this.parts.marks.add({ is: "put-off", conversationId, n, until });
    return this.#putAway(box);
  }

  #hold(box: Mailbox, code: string): null {
    // They wrote while we tried: they are back.
    if (box.heard) return null;
    const triedAt = new Date(box.triedAt).toISOString();
    this.parts.marks.add({ is: "away", conversationId: box.to.conversationId, code, triedAt });
    return this.#putAway(box);
  }

  /** What is left of the box lies in the outbox and is loaded when the person writes, or it is due. */
  #putAway(box: Mailbox): null {
    this.parts.putAway(box.to.conversationId);
    box.clear();
    return null;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
