import { randomUUID } from "node:crypto";
import { setTimeout as pass } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { caseRulesOn } from "../case-rules.ts";
import { WebClient } from "../web-client.ts";
import { buildServer, newDataDir, newSharedDatabase, RunningServer } from "./running-server.ts";

const masterKey = "A".repeat(43);
const kills = 3;
/** What is told after so many messages is no longer part of the story. */
const partsAtMost = 50;

let data: Awaited<ReturnType<typeof newDataDir>>;
let shared: Awaited<ReturnType<typeof newSharedDatabase>>;
let start: () => Promise<RunningServer>;
let servers: RunningServer[] = [];

beforeAll(async () => {
  const bundle = await buildServer();
  data = await newDataDir();
  shared = await newSharedDatabase(data.path);
  const env = { DATABASE_URL: shared.url, DATA_DIR: `${data.path}/server`, MASTER_KEY: masterKey };
  start = () => RunningServer.start(bundle, env);
  servers = [await start(), await start()];
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await shared.stop();
  await data.remove();
});

/** A person whose messages go to one server and the other in turn, and again until one of them took it. */
class Person {
  code = "";
  #client: WebClient;

  private constructor(client: WebClient) {
    this.#client = client;
  }

  static async open(): Promise<Person> {
    const client = new WebClient(servers[0]?.origin ?? "");
    await client.open();
    return new Person(client);
  }

  async say(message: object): Promise<void> {
    const id = randomUUID();
    for (let tries = 0; ; tries += 1) {
      const { origin } = servers[(tries + Math.floor(Math.random() * 2)) % servers.length] ?? { origin: "" };
      this.#client = Object.assign(new WebClient(origin), { ...this.#client, origin });
      const answered = await this.#client.send(message, id).catch(() => null);
      if (answered?.status === 200) return;
      if (tries > 200) throw new Error(`Nobody took a message: ${answered?.status}`);
      await pass(50);
    }
  }

  /** Everything said to them, from the server that answers first. */
  async receipts(): Promise<{ code: string; text: string }[]> {
    const { body } = await this.#client.request("GET", "/messages?after=0");
    // As docs/api.md promises.
    const { messages } = body as { messages: { message: { kind: string; code: string; text: string } }[] };
    return messages.flatMap(({ message }) => (message.kind === "receipt" ? [message] : []));
  }
}

/** What is typed before the story, and after it up to the receipt, whose code is wiped once it is said to be kept. */
const begin = [
  "Gửi phản ánh, khiếu nại",
  "Lương, thưởng",
  "Báo cho cơ quan biết để kiểm tra",
  "Bỏ qua câu này",
  "Bỏ qua câu này",
];
const end = ["Xong", "Giấu tên", "Gửi phản ánh"];

describe("two servers on one database, of which one is killed again and again", () => {
  it("take every message of everybody once and in order, whichever of them it goes to", async () => {
    const stories: string[][] = [];
    let isOver = false;
    const write = async (name: string): Promise<Person> => {
      const person = await Person.open();
      const story: string[] = [];
      await person.say({ start: true });
      for (const text of begin) await person.say({ text });
      for (let part = 1; part <= 5 || (!isOver && part <= partsAtMost); part += 1) {
        story.push(`Công ty nợ lương, mẩu ${name}-${part}`);
        await person.say({ text: story.at(-1) });
        // Ever slower, so that there is still something to say when servers are long in coming back.
        await pass((250 + Math.random() * 250) * (1 + part / 10));
      }
      for (const text of end) await person.say({ text });
      stories[Number(name)] = story;
      return person;
    };
    const writing = Promise.all(["0", "1", "2", "3"].map(write));
    for (let kill = 0; kill < kills; kill += 1) {
      await pass(500 + Math.random() * 1500);
      const which = kill % 2;
      await servers[which]?.kill();
      await pass(300);
      servers[which] = await start();
    }
    isOver = true;
    const people = await writing;
    // What a dead process had kept is taken up by the other one's sweep.
    await pass(6_000);

    const storage = await openStorage(
      { databaseUrl: shared.url, dataDir: `${data.path}/server`, masterKey, databasePool: 2, host: "127.0.0.1" },
      silentLog,
      { cases: caseRulesOn("2026-11-26") },
    );
    try {
      const found = await Promise.all(
        people.map(async (person) => {
          const shown = await person.receipts();
          const views = await Promise.all(shown.map(({ code }) => storage.lookUps.caseByCode(code)));
          return views.map((view) => view?.messages.map(({ text }) => text));
        }),
      );
      expect(found).toEqual(stories.map((story) => [story]));
      expect((await storage.desk.list({ limit: 100 })).rows.length).toBe(people.length);
      expect((await storage.health()).keptOldestSeconds).toBe(null);
      expect(await storage.setAside.list(10)).toEqual([]);
    } finally {
      await storage.close();
    }
  });
});
