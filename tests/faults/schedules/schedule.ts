/**
 * One schedule: some server processes on one database, a messenger, and the people who write, from one seed. Faults are
 * drawn until everybody has done what they do; then all must settle, and the promises are looked at.
 */
import { randomUUID } from "node:crypto";
import type { Content } from "../../../src/content/content.ts";
import { holdSeconds } from "../../../src/storage/delivery-hold.ts";
import type { Breakage } from "./breakages.ts";
import { Chance, pass } from "./chance.ts";
import type { ScheduleDatabase } from "./database.ts";
import { type Counts, Journal } from "./journal.ts";
import { Life } from "./life.ts";
import { Person } from "./person.ts";
import { Chat, Platform } from "./platform.ts";
import { brokenPromises } from "./promises.ts";
import { ServerProcess } from "./server-process.ts";
import { TelegramLine } from "./telegram-line.ts";
import { Witness } from "./witness.ts";

/** What a schedule is run with. */
export interface ScheduleParts {
  seed: number;
  content: Content;
  database: ScheduleDatabase;
  counts: Counts;
  breakage: Breakage;
}

/** What became of a schedule. */
export interface Outcome {
  seed: number;
  /** What was expected and what was found; empty when every promise was kept. */
  broken: string[];
  journal: readonly string[];
}

/** Longest time for everything to settle once the faults have stopped. */
const settleMs = 15_000;
const processesAtMost = 9;
/** Every so many schedules what is said goes through the real Telegram channel. */
const telegramEvery = 10;

/** Runs one schedule. */
export async function runSchedule(parts: ScheduleParts): Promise<Outcome> {
  const line = parts.seed % telegramEvery === 0 ? await TelegramLine.start() : null;
  const schedule = new Schedule(parts, line);
  try {
    await schedule.run();
    const broken = [...schedule.platform.breaches, ...(await brokenPromises(schedule))];
    parts.counts.schedules += 1;
    return { seed: parts.seed, broken, journal: schedule.journal.lines };
  } finally {
    await schedule.end();
    await line?.close();
    await parts.database.clear();
  }
}

/** A schedule while it runs, and what the promises are looked at afterwards. */
export class Schedule {
  readonly journal = new Journal();
  readonly witness = new Witness(this.journal);
  readonly platform: Platform;
  readonly servers: ServerProcess[] = [];
  readonly #weather = { stormy: true };
  readonly #chance: Chance;
  #isOver = false;

  constructor(
    readonly parts: ScheduleParts,
    private readonly line: TelegramLine | null,
  ) {
    this.#chance = new Chance(parts.seed);
    this.platform = new Platform({
      channel: line ? "telegram" : "messenger",
      line,
      chance: this.#chance,
      weather: this.#weather,
      journal: this.journal,
      counts: parts.counts,
      servers: () => this.servers,
    });
  }

  async run(): Promise<void> {
    const draws = this.#chance.of("schedule");
    const atFirst = draws.weighted({ 1: 45, 2: 40, 3: 15 });
    await Promise.all(Array.from({ length: Number(atFirst) }, () => this.#startServer()));
    const people = Array.from({ length: Number(draws.weighted({ 1: 45, 2: 35, 3: 15, 4: 5 })) }, (_, i) =>
      this.#person(i),
    );
    await Promise.all(people.map((person) => person.live()));
    await pass(draws.between(0, 15));
    this.#weather.stormy = false;
    this.journal.note("the faults stop");
    await this.#settle();
  }

  /** Ends what still runs, and waits for its last statements. */
  async end(): Promise<void> {
    this.#isOver = true;
    for (const { life } of this.servers) life.end();
    await Promise.all(this.servers.map(({ life }) => life.quiet()));
  }

  #person(index: number): Person {
    const { storage } = this.parts.database;
    const chat = new Chat(this.line?.newPerson() ?? randomUUID(), `chat ${index}`);
    this.platform.chats.push(chat);
    const keepFile = (name: string) => {
      const file = { id: randomUUID(), name, type: "image/jpeg", bytes: new Uint8Array(100) };
      return storage.files.put(this.platform.name, chat.address, file);
    };
    return new Person({ chat, platform: this.platform, draws: this.#chance.of(`person ${index}`), keepFile });
  }

  async #startServer(): Promise<void> {
    const name = `process ${this.servers.length + 1}`;
    const draws = this.#chance.of(name);
    const { counts, content, database, breakage } = this.parts;
    const { journal, witness, platform } = this;
    const manner = this.#chance.of("manner of the database");
    const troubles = { database: manner.oneOf([0, 0.01, 0.05]), slow: manner.oneOf([0, 0.1, 0.3]) };
    const life = new Life({
      name,
      draws: this.#chance.of(`calls of ${name}`),
      weather: this.#weather,
      troubles,
      journal,
      counts,
    });
    const { storage, tellings } = database;
    const around = { content, storage, tellings, platform, witness, journal, breakage, line: this.line };
    const server = new ServerProcess({ life, draws, ...around });
    this.servers.push(server);
    counts.processes += 1;
    journal.note(`${name} starts`);
    life.death.then(() => this.#afterDeath(server));
    if (draws.is(0.15)) this.#stopLater(server, draws.between(10, 120));
    await Promise.race([server.start(), life.death]);
  }

  #stopLater(server: ServerProcess, ms: number): void {
    setTimeout(() => {
      if (!this.#weather.stormy || !server.isOpen()) return;
      void server.stop();
    }, ms);
  }

  /** Others take over what the dead process held once its time is up, and mostly a new one is started. */
  async #afterDeath(server: ServerProcess): Promise<void> {
    if (this.#isOver) return;
    const draws = this.#chance.of(`death of ${server.life.name}`);
    await pass(draws.between(0, 20));
    const isNeeded = this.#open().length === 0 || draws.is(0.6);
    if (!this.#isOver && isNeeded && this.servers.length < processesAtMost) void this.#startServer();
    if (server.life.diedAt === null) return;
    await server.life.quiet();
    await pass(draws.between(0, 30));
    if (this.#isOver) return;
    await this.#letHoldEnd([server]);
    this.journal.note(`what ${server.life.name} held is free`);
  }

  /** As if so much time had passed that these senders' holds are over, of which the last sign was before `began`. */
  async #letHoldEnd(servers: readonly ServerProcess[], began = "infinity"): Promise<void> {
    await this.parts.database.query(
      `update conversation set sender_until = now() - interval '1 second'
       where sender = any($1::uuid[]) and sender_until > now() and sender_until <= $2::timestamptz + interval '${holdSeconds} seconds'`,
      [servers.map(({ senderId }) => senderId), began],
    );
  }

  #open(): ServerProcess[] {
    return this.servers.filter((server) => server.isOpen());
  }

  async #settle(): Promise<void> {
    const until = performance.now() + settleMs;
    let quiet = 0;
    while (quiet < 2) {
      if (performance.now() > until) {
        this.platform.breaches.push(`It did not settle: ${JSON.stringify(await this.#unsettled())}`);
        return;
      }
      if (this.#open().length === 0) await this.#startServer();
      await this.#lookRound();
      quiet = this.platform.underway === 0 && (await this.#unsettled()).length === 0 ? quiet + 1 : 0;
      if (quiet === 0) await pass(3);
    }
  }

  /** What every process does from time to time, and what the passing of time does. */
  async #lookRound(): Promise<void> {
    const open = this.#open();
    const each = (work: (server: ServerProcess) => Promise<void>) =>
      Promise.all(open.map((server) => Promise.race([work(server).catch(() => {}), server.life.death])));
    await each((server) => server.path.sweep(0));
    await each((server) => server.path.idle());
    if (this.platform.underway > 0) return;
    // Whoever was told something has heard of it once this connection has answered.
    const [{ began }] = await this.parts.database.query("select now()::text as began");
    await each(async ({ life, sender }) => {
      await life.quiet();
      await Promise.race([sender.idle(), pass(500)]);
    });
    // One that started since this round began was not waited for: it may be sending, and its hold stands.
    const awaited = open.filter((server) => server.isOpen() && server.life.inFlight === 0);
    await this.#letHoldEnd([...this.servers.filter(({ life }) => life.isDead), ...awaited], began);
    await each((server) => server.sender.claim());
  }

  /** Rows that are still to be worked on. */
  async #unsettled(): Promise<object[]> {
    return this.parts.database.query(
      `select 'event' as what, status, seq::text as which from inbound where status = 'kept'
       union all select 'message', status, conversation_id || ' ' || n from outbox o join conversation c on c.id = o.conversation_id
       where status = 'waiting' and unreachable is null`,
    );
  }
}
