import { randomBytes, randomUUID } from "node:crypto";
import type { Content } from "../../../src/content/content.ts";
import type {
  DeliveryStore,
  Envelope,
  Outgoing,
  SendingChannel,
  WentAway,
} from "../../../src/conversation/delivery.ts";
import type { InboundEvent, Received, TurnStore } from "../../../src/conversation/ports.ts";
import { MessagePath } from "../../../src/conversation/receiver.ts";
import { Sender } from "../../../src/conversation/sender/sender.ts";
import { makeCaseNumber } from "../../../src/flow/case-number.ts";
import { makeReceiptCode, RECEIPT_CODE_BYTES } from "../../../src/flow/receipt-code.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import type { Breakage } from "./breakages.ts";
import type { Draws } from "./chance.ts";
import type { Journal } from "./journal.ts";
import type { Life } from "./life.ts";
import type { Platform, Reachable, ShownPayload } from "./platform.ts";
import type { TelegramLine } from "./telegram-line.ts";
import type { Witness } from "./witness.ts";

/** The day on which all schedules happen. */
export const today = "2026-11-23";

/** Pauses that fit into a schedule of some hundred milliseconds. */
const pauses = {
  again: [1, 2, 4],
  uncertain: 1,
  outage: { least: 1, most: 6 },
  stopped: 5,
  claim: 12,
  hold: 15,
};
const sweepMs = 20;
/** A process that is stopped has this long for the calls under way: far more than any takes, so that it ends in order on a slow machine too. */
const stopWithinMs = 10_000;
const fast = { perSecond: 1e6, burst: 1e6 };

/** What a server process is built from. */
export interface ProcessParts {
  life: Life;
  content: Content;
  storage: Storage;
  /** Hands on what other processes say in conversations that a sender holds. */
  tellings: Map<string, (conversationId: string) => void>;
  platform: Platform;
  witness: Witness;
  journal: Journal;
  draws: Draws;
  breakage: Breakage;
  line: TelegramLine | null;
}

/** One server process: message path, sender and channel, all of whose calls go through its life. */
export class ServerProcess implements Reachable {
  readonly life: Life;
  readonly senderId = randomUUID();
  readonly path: MessagePath;
  readonly sender: Sender;
  readonly #timer: NodeJS.Timeout;
  #isClosing = false;

  constructor(private readonly parts: ProcessParts) {
    const { life, storage, platform, content, breakage } = parts;
    this.life = life;
    const log = { warn: this.#log, error: this.#log };
    const channel = sendingChannel(parts);
    const deliveries = mortalDeliveries(parts);
    this.sender = new Sender({
      id: this.senderId,
      channels: [breakage.channel?.(channel, deliveries) ?? channel],
      store: deliveries,
      tally: { count: () => {} },
      log,
      now: Date.now,
      pauses,
    });
    this.path = new MessagePath({
      content,
      lookUps: {
        caseByCode: (code, from) => life.call("look-up", () => storage.lookUps.caseByCode(code, from)),
        ownCase: (id, from) => life.call("look-up", () => storage.lookUps.ownCase(id, from)),
        employersLike: (name) => life.call("look-up", () => storage.lookUps.employersLike(name)),
      },
      allowances: storage.allowances,
      sources: turnSources(parts.draws),
      turns: mortalTurns(parts),
      delivery: { sender: this.senderId, channels: [platform.name] },
      announce: (said) => life.moment("announce", () => this.sender.take(said)),
      forgotten: (person) => this.sender.forget(person),
      log,
      at: (boundary) => life.moment(boundary, () => {}),
    });
    this.#timer = setInterval(() => this.path.sweep(0).catch(() => {}), sweepMs);
    life.death.then(() => this.#fallSilent());
  }

  /** As a process starts: it takes up what others left. One that cannot reach the database ends. */
  async start(): Promise<void> {
    try {
      await this.path.sweep(0);
      await this.sender.start();
    } catch {
      this.life.die("because its start failed");
    }
  }

  isOpen(): boolean {
    return !this.life.isDead && !this.#isClosing;
  }

  receive(event: InboundEvent): Promise<Received> {
    const received = this.parts.breakage.receive?.(this.path, event) ?? this.path.receive(event);
    return this.life.answer(received);
  }

  setAway(address: string, away: WentAway | null): Promise<void> {
    const { storage, platform, life, journal } = this.parts;
    return life.call("set away", async () => {
      await storage.deliveries.setAway(platform.name, address, away);
      journal.note(`${life.name} sets ${platform.chatOf(address).name} to ${away?.code ?? "be there"}`);
    });
  }

  /** Ends in order, as for an update of the program. */
  async stop(): Promise<void> {
    this.parts.journal.note(`${this.life.name} is being stopped`);
    this.#isClosing = true;
    await this.path.idle();
    await this.sender.stop(stopWithinMs);
    this.life.end();
  }

  #log = (details: object, message: string): void => {
    if (!this.life.isDead) this.parts.journal.note(`${this.life.name} logs: ${message} ${JSON.stringify(details)}`);
  };

  /** Nothing that it still does has an effect; its timers need not run. */
  #fallSilent(): void {
    clearInterval(this.#timer);
    this.parts.tellings.delete(this.senderId);
    void this.sender.stop(0);
  }
}

function mortalTurns({ life, storage, witness, breakage }: ProcessParts): TurnStore {
  const store = breakage.turns?.(storage.turns) ?? storage.turns;
  return {
    load: (...args) => life.call("load", () => store.load(...args)),
    commit: (turn) =>
      life.call("commit", async () => {
        const outcome = await store.commit(turn);
        witness.sawCommit(life.name, turn, outcome);
        return outcome;
      }),
    keep: (...args) => life.call("keep", () => store.keep(...args)),
    next: (...args) => life.call("next", () => store.next(...args)),
    forget: (...args) => life.call("forget", () => store.forget(...args)),
    fail: (...args) => life.call("fail", () => store.fail(...args)),
    waiting: (...args) => life.call("waiting events", () => store.waiting(...args)),
  };
}

function mortalDeliveries({ life, storage, witness, tellings }: ProcessParts): DeliveryStore {
  const store = storage.deliveries;
  return {
    claim: (...args) =>
      life.call("claim", async () => {
        const claimed = await store.claim(...args);
        if (claimed.length > 0) witness.sawLoad(life.name, "claims", claimed);
        return claimed;
      }),
    waiting: (...args) =>
      life.call("waiting messages", async () => {
        const waiting = await store.waiting(...args);
        witness.sawLoad(life.name, "loads", waiting ? [waiting] : []);
        return waiting;
      }),
    settle: (marks) =>
      life.call("settle", async () => {
        await store.settle(marks);
        witness.sawMarks(life.name, marks);
      }),
    hold: (...args) => life.call("hold", () => store.hold(...args)),
    release: (...args) => life.call("release", () => store.release(...args)),
    async listen(sender, told) {
      tellings.set(sender, (id) => life.moment("being told", () => told(id)));
      return { stop: async () => void tellings.delete(sender) };
    },
    setAway: (...args) => life.call("set away", () => store.setAway(...args)),
  };
}

/** Neighbours are joined and long ones split, by their numbers. */
function sendingChannel({ life, platform, line, content, storage }: ProcessParts): SendingChannel {
  const real = line?.channel(content, storage);
  if (real) life.death.then(() => void real.close());
  return {
    name: platform.name,
    pace: { chat: fast, channel: fast },
    compose: (to, messages, context) => real?.sending.compose(to, messages, context) ?? envelopes(messages),
    send: (to, envelope) => {
      const made = { envelope, ...(real ? { channel: real.sending } : {}) };
      return life.call("send", () => platform.call(life, to, made), "platform");
    },
  };
}

function envelopes(messages: readonly Outgoing[]): Envelope[] {
  const groups: Outgoing[][] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (last?.at(-1)?.message.kind === "text" && message.n % 3 !== 0) last.push(message);
    else groups.push([message]);
  }
  return groups.flatMap((group): Envelope[] => {
    const upTo = group.at(-1)?.n ?? 0;
    const whole: Envelope = { upTo, payload: { messages: group, complete: true } satisfies ShownPayload };
    if (group.length > 1 || upTo % 5 !== 0) return [whole];
    return [{ upTo: upTo - 1, payload: { messages: group, complete: false } satisfies ShownPayload }, whole];
  });
}

/** In some schedules there are so few case numbers that they collide. */
function turnSources(draws: Draws) {
  const numbers = draws.is(0.2) ? 12 : 10_000_000;
  return {
    now: () => new Date().toISOString(),
    today: () => today,
    complaintId: () => randomUUID(),
    caseNumber: () => makeCaseNumber(2026, draws.between(1, numbers)),
    receiptCode: () => makeReceiptCode(randomBytes(RECEIPT_CODE_BYTES)),
  };
}
