/**
 * The load: chats that talk to a program through its webhook, each with one message outstanding. A turn is complete
 * when the program's reply came in; the chat goes on once the webhook call was answered too, as Telegram delivers the
 * updates of one chat one after the other.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { startFakePlatform } from "./fake-platform.ts";
import { talk } from "./talk.ts";
import { type LineOwner, WebhookLine, type WebhookTarget } from "./webhook-line.ts";

/** How much load, for how long. */
export interface LoadPlan {
  chats: number;
  leadInMs: number;
  ms: number;
}

/** Milliseconds of processor time used so far. */
export interface Usage {
  programMs: number;
  databaseMs: number;
}

/** Tells what was used so far. */
export type Meter = () => Promise<Usage>;

/** What was seen within the measured time. */
export interface Measured {
  turnsPerSecond: number;
  /**
   * Milliseconds of the whole path, of every turn, ascending: from posting an update until the person has the reply and the
   * platform has been told that the update is safe.
   */
  latencies: Float64Array;
  /** Milliseconds until the person has the reply; a program may show it before anything is safe. */
  replies: Float64Array;
  /** Milliseconds of processor time that a turn cost the program, and the database. */
  programMs: number;
  databaseMs: number;
  /** Share of one core that this process took for making the load. */
  loadShare: number;
}

/** The load generator while its fake platform listens. */
export interface Load {
  apiRoot: string;
  crowd(targets: readonly WebhookTarget[], size: number): Crowd;
  measure(crowd: Crowd, plan: LoadPlan, usage: Meter): Promise<Measured>;
  close(): Promise<void>;
}

const drainMs = 30_000;

/** What is written down while a measurement runs. */
class Run {
  /** Chats that have a message outstanding. */
  active = 0;
  stopping = false;
  failure: string | null = null;
  /** Latencies within the window; null outside of it. */
  taken: { turns: number[]; replies: number[] } | null = null;
}

class Chat implements LineOwner {
  run: Run | null = null;
  /** Complaints whose receipt this chat has seen. */
  filed = 0;
  /** Text of the last message that came in, for explaining why a turn did not end. */
  heard = "";
  #at = 0;
  /** Times that /start is repeated before the first talk, so that not all chats file at the same moment. */
  #repeats: number;
  #updates = 0;
  #sentAt = 0;
  #awaited: string | null = null;
  #answered = true;
  readonly #lines: WebhookLine[];

  constructor(
    readonly id: number,
    targets: readonly WebhookTarget[],
  ) {
    this.#repeats = id % talk.length;
    this.#lines = targets.map((target) => new WebhookLine(target, this));
  }

  /** What the chat still waits for, in words; null when it waits for nothing. */
  get waitsFor(): string | null {
    if (this.#awaited !== null) return `waits for "${this.#awaited}", last heard "${this.heard.slice(0, 120)}"`;
    return this.#answered ? null : "waits for the answer of the webhook call";
  }

  start(run: Run): void {
    this.run = run;
    run.active += 1;
    this.#say();
  }

  hear(text: string): void {
    this.heard = text;
    if (this.#awaited === null || !text.includes(this.#awaited)) return;
    this.#awaited = null;
    this.run?.taken?.replies.push(performance.now() - this.#sentAt);
    this.#turnOver();
    this.#goOn();
  }

  taken(): void {
    this.#answered = true;
    this.#goOn();
  }

  failed(reason: string): void {
    if (this.run) this.run.failure ??= reason;
  }

  close(): void {
    for (const line of this.#lines) line.close();
  }

  #turnOver(): void {
    if (this.#repeats > 0) {
      this.#repeats -= 1;
      return;
    }
    if (talk[this.#at]?.files) this.filed += 1;
    this.#at = (this.#at + 1) % talk.length;
  }

  #goOn(): void {
    const { run } = this;
    if (run === null || this.#awaited !== null || !this.#answered) return;
    run.taken?.turns.push(performance.now() - this.#sentAt);
    if (run.stopping) {
      this.run = null;
      run.active -= 1;
    } else this.#say();
  }

  #say(): void {
    const turn = talk[this.#at];
    // One server after the other, as a balancer in front would do.
    const line = this.#lines[this.#updates % this.#lines.length];
    if (!turn || !line) throw new Error("A chat needs a talk and a program to talk to");
    this.#awaited = turn.shows;
    this.#answered = false;
    this.#updates += 1;
    this.#sentAt = performance.now();
    line.post(updateOf(this.id, this.#updates, turn.types));
  }
}

/** An update as Telegram posts it. Ids of updates are unique over all chats. */
function updateOf(chat: number, n: number, text: string): string {
  const entities = text.startsWith("/")
    ? `,"entities":[{"type":"bot_command","offset":0,"length":${text.length}}]`
    : "";
  const person = `"id":${chat},"first_name":"Người dân"`;
  return `{"update_id":${chat * 100_000 + n},"message":{"message_id":${n},"from":{${person},"is_bot":false,"language_code":"vi"},"chat":{${person},"type":"private"},"date":${Math.floor(Date.now() / 1000)},"text":${JSON.stringify(text)}${entities}}}`;
}

/** The people of one program. Their talks go on from one measurement to the next. */
export class Crowd {
  constructor(readonly chats: readonly Chat[]) {}

  /** Complaints filed since the crowd exists, as its chats saw it. */
  filed(): number {
    return this.chats.reduce((sum, chat) => sum + chat.filed, 0);
  }

  close(): void {
    for (const chat of this.chats) chat.close();
  }
}

/** Starts the fake platform that programs under test are pointed at. */
export async function startLoad(): Promise<Load> {
  const chats = new Map<number, Chat>();
  const platform = await startFakePlatform((id, text) => chats.get(id)?.hear(text));
  return {
    apiRoot: platform.apiRoot,
    crowd(targets, size) {
      const made = Array.from({ length: size }, () => {
        const chat = new Chat(10_000 + chats.size, targets);
        chats.set(chat.id, chat);
        return chat;
      });
      return new Crowd(made);
    },
    measure: (crowd, plan, usage) => measure(crowd.chats.slice(0, plan.chats), plan, usage),
    close: () => platform.close(),
  };
}

async function measure(chats: readonly Chat[], plan: LoadPlan, usage: Meter): Promise<Measured> {
  const run = new Run();
  for (const chat of chats) chat.start(run);
  await pass(run, plan.leadInMs);
  const taken = { turns: [] as number[], replies: [] as number[] };
  const before = await usage();
  const cpu = process.cpuUsage();
  const from = performance.now();
  run.taken = taken;
  await pass(run, plan.ms);
  run.taken = null;
  const ms = performance.now() - from;
  const used = process.cpuUsage(cpu);
  const after = await usage();
  run.stopping = true;
  await drained(run, chats);
  for (const chat of chats) chat.close();
  return {
    turnsPerSecond: (taken.turns.length * 1000) / ms,
    programMs: (after.programMs - before.programMs) / taken.turns.length,
    databaseMs: (after.databaseMs - before.databaseMs) / taken.turns.length,
    latencies: Float64Array.from(taken.turns).sort(),
    replies: Float64Array.from(taken.replies).sort(),
    loadShare: (used.user + used.system) / 1000 / ms,
  };
}

/** Lets time pass; a failure ends it. */
async function pass(run: Run, ms: number): Promise<void> {
  for (const end = performance.now() + ms; performance.now() < end; ) {
    await sleep(Math.min(100, Math.max(1, end - performance.now())));
    if (run.failure !== null) throw new Error(`The load was refused: ${run.failure}`);
  }
}

/** Every outstanding message is answered, or it is said which are not. */
async function drained(run: Run, chats: readonly Chat[]): Promise<void> {
  for (const deadline = Date.now() + drainMs; run.active > 0 && Date.now() < deadline; ) await pass(run, 10);
  if (run.active === 0) return;
  const stuck = chats.flatMap((chat) => (chat.waitsFor === null ? [] : [`  chat ${chat.id} ${chat.waitsFor}`]));
  throw new Error(
    `${stuck.length} of ${chats.length} chats got no reply within ${drainMs / 1000} seconds:\n${stuck.slice(0, 5).join("\n")}`,
  );
}
