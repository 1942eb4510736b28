import { setTimeout as sleep } from "node:timers/promises";
import type {
  DeliveryStore,
  Envelope,
  Mark,
  Outgoing,
  Recipient,
  SendingChannel,
  SendOutcome,
  Waiting,
} from "../../../src/conversation/delivery.ts";
import type { ReplyContext, Said } from "../../../src/conversation/ports.ts";
import { Sender } from "../../../src/conversation/sender/sender.ts";

/** A delivery store of one conversation after another, in memory: what was said waits until it is settled. */
class MemoryDeliveries implements DeliveryStore {
  readonly rows = new Map<string, Waiting>();
  readonly marks: Mark[] = [];
  readonly held: string[][] = [];
  released: string[] = [];
  /** Set to play a database that is gone. */
  gone = false;
  told: (conversationId: string) => void = () => {};
  listening = false;

  async claim(): Promise<Waiting[]> {
    return [...this.rows.values()].splice(0);
  }
  async waiting(_sender: string, conversationId: string): Promise<Waiting | null> {
    return this.rows.get(conversationId) ?? null;
  }
  async settle(marks: readonly Mark[]): Promise<void> {
    if (this.gone) throw new Error("the database is gone");
    this.marks.push(...marks);
  }
  async hold(_sender: string, conversationIds: readonly string[]): Promise<void> {
    this.held.push([...conversationIds]);
  }
  async release(_sender: string, conversationIds: readonly string[]): Promise<void> {
    this.released = [...conversationIds];
  }
  async listen(_sender: string, told: (conversationId: string) => void): Promise<{ stop(): Promise<void> }> {
    this.told = told;
    this.listening = true;
    return {
      stop: async () => {
        this.listening = false;
      },
    };
  }
  async setAway(): Promise<void> {}
}

/** A channel that joins nothing and answers by a script; `shown` is what the platform has, in order. */
class ScriptedChannel implements SendingChannel {
  readonly name = "messenger";
  pace = { chat: { perSecond: 1e6, burst: 1e6 }, channel: { perSecond: 1e6, burst: 1e6 } };
  readonly shown: string[] = [];
  readonly contexts: (ReplyContext | undefined)[] = [];
  /** Outcomes of the next calls; afterwards everything is sent. */
  script: SendOutcome[] = [];
  /** Texts that take two calls, and texts that cannot be composed. */
  long = new Set<string>();
  broken = new Set<string>();
  mayReach?: (to: Recipient, outgoing: Outgoing) => SendOutcome | null;
  /** How long it draws, and how long a call takes. */
  drawMs = 0;
  sendMs = 0;

  compose(_to: Recipient, messages: Outgoing[], context?: ReplyContext): Envelope[] | Promise<Envelope[]> {
    this.contexts.push(context);
    const drawn = this.#draw(messages);
    return this.drawMs > 0 ? sleep(this.drawMs, drawn) : drawn;
  }

  #draw(messages: Outgoing[]): Envelope[] {
    return messages.flatMap(({ n, message }) => {
      const text = message.kind === "text" ? message.text : message.kind;
      if (this.broken.has(text)) throw new Error("cannot be drawn");
      if (!this.long.has(text)) return [{ upTo: n, payload: text }];
      return [
        { upTo: n - 1, payload: `${text} (1)` },
        { upTo: n, payload: `${text} (2)` },
      ];
    });
  }

  async send(to: Recipient, { payload }: Envelope): Promise<SendOutcome> {
    const outcome = this.script.shift() ?? { is: "sent" };
    if (this.sendMs > 0) await sleep(this.sendMs);
    if (outcome.is === "sent") this.shown.push(`${to.address}: ${payload}`);
    return outcome;
  }
}

/** Pauses of a few milliseconds. */
const shortPauses = {
  again: [1, 2],
  uncertain: 1,
  outage: { least: 1, most: 4 },
  stopped: 20,
  claim: 10_000,
  hold: 5,
};

/** A sender on a scripted channel and a store in memory. */
export function senderUnderTest(pace?: SendingChannel["pace"]) {
  const store = new MemoryDeliveries();
  const channel = new ScriptedChannel();
  if (pace) channel.pace = pace;
  const warnings: string[] = [];
  const sent: string[] = [];
  const sender = new Sender({
    id: "00000000-0000-4000-8000-000000000001",
    channels: [channel],
    store,
    tally: { count: (_what, _channel, outcome) => sent.push(outcome) },
    log: { warn: (_details, message) => warnings.push(message) },
    now: Date.now,
    pauses: shortPauses,
  });
  return { store, channel, sender, warnings, sent };
}

/** What a turn said to a person: texts numbered from n on. */
export function said(person: string, n: number, ...[texts, more = {}]: [string[], Partial<Said>?]): Said {
  return {
    channel: "messenger",
    address: person,
    conversationId: `talk with ${person}`,
    messages: outgoing(n, texts),
    delivery: "here",
    ...more,
  };
}

/** Texts as messages numbered from n on. */
export function outgoing(n: number, texts: string[], notice = false): Outgoing[] {
  return texts.map((text, i) => ({
    n: n + i,
    at: "2026-11-25T02:00:00.000Z",
    lang: "vi",
    notice,
    message: { kind: "text", text },
  }));
}

/** A person to whom something waits in the store. */
export function recipient(person: string): Recipient {
  return {
    conversationId: `talk with ${person}`,
    channel: "messenger",
    address: person,
    heardAt: "2026-11-25T02:00:00.000Z",
  };
}
