import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleAt, sampleEvent } from "./sample-turn.ts";
import { away, speak } from "./sending.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

const nobody = { waiting: 0, oldestSeconds: null, held: 0, dead: 0, lastEventAt: null };
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

describe("watchState()", () => {
  it("says that nothing happened, for the channels asked for and in their order", async () => {
    expect(await db.storage.watchState(["zalo", "telegram"])).toEqual({
      keptEvents: 0,
      keptOldestSeconds: null,
      setAside: 0,
      channels: [
        { channel: "zalo", ...nobody },
        { channel: "telegram", ...nobody },
      ],
    });
    expect((await db.storage.watchState([])).channels).toEqual([]);
  });

  it("counts what waits, is held and was given up on each channel", async () => {
    const { deliveries, turns } = db.storage;
    const sender = randomUUID();
    const zalo = await speak(db.storage, { sender, channel: "zalo", says: ["1", "2", "3", "4"] });
    const absent = await speak(db.storage, { sender, channel: "zalo", says: ["1", "2"] });
    await speak(db.storage, { sender, channel: "telegram", says: ["1"] });
    await deliveries.settle([
      { is: "dead", conversationId: zalo.id, n: 1, code: "zalo--201" },
      { is: "put-off", conversationId: zalo.id, n: 2, until: "2099-01-01T00:00:00.000Z" },
      away(absent.id, "zalo--213"),
    ]);
    await db.query("update outbox set created_at = $2 where conversation_id = $1 and n = 2", [zalo.id, ago(5_000)]);
    await db.query("update outbox set created_at = $2 where conversation_id = $1 and n = 3", [zalo.id, ago(100)]);
    await db.query("update outbox set created_at = $2 where conversation_id = $1 and n = 4", [zalo.id, ago(50)]);
    await turns.commit({
      event: sampleEvent({ channel: "web", address: "a" }),
      sender: null,
      conversation: await turns.load("web", "a"),
      session: {
        format: 1,
        lang: "vi",
        frames: [],
        facts: {},
        drafts: {},
        prompt: 0,
        misses: 0,
        mode: { is: "answering" },
        lastSeen: sampleAt,
      },
      messages: [{ n: 1, at: sampleAt, lang: "vi", message: { kind: "text", text: "Chào" } }],
      filed: [],
      appended: [],
      acted: [],
      noted: [],
    });
    const { channels } = await db.storage.watchState(["zalo", "line", "telegram"]);
    const [onZalo] = channels;
    expect(Math.round((onZalo?.oldestSeconds ?? 0) / 10)).toBe(10);
    expect(
      channels.map(({ channel, waiting, held, dead, lastEventAt }) => [channel, waiting, held, dead, lastEventAt]),
    ).toEqual([
      ["zalo", 3, 2, 1, sampleAt],
      ["line", 0, 0, 0, null],
      ["telegram", 1, 0, 0, sampleAt],
    ]);
  });

  it("does not count what is put off as old", async () => {
    const { id } = await speak(db.storage, { sender: randomUUID(), channel: "line" });
    await db.storage.deliveries.settle([
      { is: "put-off", conversationId: id, n: 1, until: "2099-01-01T00:00:00.000Z" },
    ]);
    expect((await db.storage.watchState(["line"])).channels).toEqual([
      { channel: "line", ...nobody, waiting: 1, lastEventAt: sampleAt },
    ]);
  });

  it("counts events that wait, with the age of the oldest, and those set aside", async () => {
    const { turns } = db.storage;
    const aside = sampleEvent({ channel: "zalo", address: "b", at: ago(900) });
    await turns.keep(aside);
    const event = await turns.next("zalo", "b");
    if (!event) throw new Error("the event was kept a moment ago");
    await turns.fail(event, 1);
    await turns.keep(sampleEvent({ channel: "web", address: "b", at: ago(300) }));
    await turns.keep(sampleEvent({ channel: "zalo", address: "b", at: ago(60) }));
    const { keptEvents, keptOldestSeconds, setAside, channels } = await db.storage.watchState(["zalo"]);
    expect([keptEvents, Math.round((keptOldestSeconds ?? 0) / 10), setAside]).toEqual([2, 30, 1]);
    const silence = Date.now() - Date.parse(channels[0]?.lastEventAt ?? "");
    expect(Math.round(silence / 10_000)).toBe(6);
  });
});
