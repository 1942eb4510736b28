import { setTimeout as pass } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { caseRulesOn } from "../case-rules.ts";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import type { Person } from "../fakes/telegram/person.ts";
import { freePort } from "../free-port.ts";
import { buildServer, newDataDir, newSharedDatabase, RunningServer } from "./running-server.ts";

const kills = Number(process.env.KILLS ?? "10");
const writers = 4;
const masterKey = "A".repeat(43);

let data: Awaited<ReturnType<typeof newDataDir>>;
let shared: Awaited<ReturnType<typeof newSharedDatabase>> | null = null;
let fake: FakeTelegram;
let start: () => Promise<RunningServer>;
let server: RunningServer;

beforeAll(async () => {
  const bundle = await buildServer();
  data = await newDataDir();
  // Without an external database the embedded one goes on while its server is killed, and is found again.
  if (process.env.TEST_DATABASE_URL) shared = await newSharedDatabase(data.path);
  fake = await startFakeTelegram({ timeScale: 20, history: 100_000 });
  const port = String(await freePort());
  start = () =>
    RunningServer.start(bundle, {
      DATA_DIR: `${data.path}/server`,
      MASTER_KEY: masterKey,
      PORT: port,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      TELEGRAM_TOKEN: fake.token,
      TELEGRAM_API_ROOT: fake.url,
      TELEGRAM_PER_SECOND: "120",
      TELEGRAM_CHAT_PER_SECOND: "20",
      ...(shared ? { DATABASE_URL: shared.url } : {}),
    });
});
afterAll(async () => {
  await server.stop();
  await fake.close();
  await shared?.stop();
  await data.remove();
});

/** Somebody who files one complaint after the other, typing on whether or not they were answered. */
class Writer {
  /** The stories told to the end, in order. */
  readonly stories: string[][] = [];
  #words = 0;
  #read = 0;
  readonly #codes = new Set<string>();

  constructor(
    readonly person: Person,
    readonly name: string,
  ) {}

  async write(isOver: () => boolean): Promise<void> {
    this.person.start();
    do await this.#file(isOver);
    while (!isOver());
  }

  /** Codes of the receipts shown, in order of first showing. */
  get codes(): string[] {
    const { messages } = this.person;
    for (const { from, text } of messages.slice(this.#read)) {
      if (from !== "bot") continue;
      for (const code of text.match(/[0-9A-Z]{5}(?:-[0-9A-Z]{5}){4}/g) ?? []) this.#codes.add(code);
    }
    this.#read = messages.length;
    return [...this.#codes];
  }

  async #file(isOver: () => boolean): Promise<void> {
    const story: string[] = [];
    for (const text of begin) await this.#type(text);
    for (let parts = 3 + Math.random() * 5; parts > 0 && !(isOver() && story.length > 0); parts -= 1) {
      this.#words += 1;
      story.push(`Công ty nợ lương, mẩu ${this.name}-${this.#words}`);
      await this.#type(story.at(-1) ?? "");
    }
    for (const text of end) await this.#type(text);
    this.stories.push(story);
  }

  async #type(text: string): Promise<void> {
    this.person.send(text);
    await pass(100 + Math.random() * 300);
  }
}

async function bringUpdatesTo({ origin, webhookSecret }: RunningServer): Promise<void> {
  const response = await fetch(`${fake.url}/bot${fake.token}/setWebhook`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ url: `${origin}/telegram/webhook`, secret_token: webhookSecret }),
  });
  expect(await response.json()).toMatchObject({ ok: true });
}

/** Resolves when every story has its receipt, or when for a minute no new one came. */
async function shownEveryReceipt(people: readonly Writer[]): Promise<void> {
  const receipts = () => people.reduce((sum, { codes }) => sum + codes.length, 0);
  const stories = people.reduce((sum, writer) => sum + writer.stories.length, 0);
  for (let before = -1; receipts() > before && receipts() < stories; ) {
    before = receipts();
    // Thousands of messages are looked through each time: not at every one that comes.
    for (const until = Date.now() + 60_000; receipts() === before && Date.now() < until; ) await pass(500);
  }
}

async function storiesOf(storage: Storage, codes: readonly string[]): Promise<string[][]> {
  const views = await Promise.all(codes.map((code) => storage.lookUps.caseByCode(code)));
  return views.map((view) => view?.messages.map(({ text }) => text) ?? []);
}

/** What is typed before the story, and after it. */
const begin = [
  "Gửi phản ánh, khiếu nại",
  "Lương, thưởng",
  "Báo cho cơ quan biết để kiểm tra",
  "Bỏ qua câu này",
  "Bỏ qua câu này",
];
const end = ["Xong", "Giấu tên", "Gửi phản ánh", "Tôi đã lưu ảnh hoặc tệp", "Không, về đầu trang"];

describe(`a server under load, killed with SIGKILL ${kills} times at random moments`, () => {
  it(
    "files every complaint once and whole, and shows every receipt",
    async () => {
      server = await start();
      await bringUpdatesTo(server);
      let isOver = false;
      const people = Array.from({ length: writers }, (_, i) => new Writer(fake.user(7_000_000_001 + i), `n${i}`));
      const writing = Promise.all(people.map((writer) => writer.write(() => isOver)));
      for (let kill = 0; kill < kills; kill += 1) {
        await pass(200 + Math.random() * 1500);
        await server.kill();
        await pass(Math.random() * 300);
        server = await start();
      }
      isOver = true;
      await writing;
      await fake.settled({ timeoutMs: 60_000 });
      await shownEveryReceipt(people);

      const external = shared ? { databaseUrl: shared.url } : {};
      const config = { dataDir: `${data.path}/server`, masterKey, databasePool: 2, host: "127.0.0.1", ...external };
      const storage = await openStorage(config, silentLog, { beside: true, cases: caseRulesOn("2026-11-26") });
      try {
        for (const writer of people) expect(await storiesOf(storage, writer.codes)).toEqual(writer.stories);
        expect(await storage.deadLetters.list(10)).toEqual([]);
        expect(await storage.setAside.list(10)).toEqual([]);
        expect((await storage.health()).keptOldestSeconds).toBe(null);
        const filed = await storage.desk.list({ limit: 1000 });
        expect(filed.rows.length).toBe(people.flatMap(({ stories }) => stories).length);
      } finally {
        await storage.close();
      }
    },
    180_000 + kills * 20_000,
  );
});
