import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;

beforeAll(async () => {
  db = await createSharedDatabase();
});

afterAll(() => db.drop());

const newChannel = () => `channel-${randomUUID()}`;

describe("ChannelSecrets", () => {
  it("has none at first, and gives back what was put in, to every process", async () => {
    const [channel, { secrets }] = [newChannel(), db.storage];
    expect(await secrets.load(channel)).toBe(null);
    expect(await secrets.change(channel, async (current) => `${current}, cặp khóa 1`)).toBe("null, cặp khóa 1");
    expect(await secrets.load(channel)).toBe("null, cặp khóa 1");
    expect(await db.other.secrets.load(channel)).toBe("null, cặp khóa 1");
    expect(await secrets.load(newChannel())).toBe(null);
  });

  it("keeps what is there when the change gives null", async () => {
    const [channel, { secrets }] = [newChannel(), db.storage];
    expect(await secrets.change(channel, async () => null)).toBe(null);
    await secrets.change(channel, async () => "one");
    expect(await secrets.change(channel, async () => null)).toBe("one");
    expect(await secrets.load(channel)).toBe("one");
  });

  it("makes two changes at once one after the other, and the second sees what the first wrote", async () => {
    const channel = newChannel();
    await db.storage.secrets.change(channel, async () => "0");
    const seen: string[] = [];
    let running = 0;
    const renew = async (current: string | null) => {
      running += 1;
      seen.push(`${current} alone: ${running === 1}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running -= 1;
      return String(Number(current) + 1);
    };
    const given = await Promise.all([
      db.storage.secrets.change(channel, renew),
      db.other.secrets.change(channel, renew),
      db.other.secrets.change(channel, renew),
    ]);
    expect(given.sort()).toEqual(["1", "2", "3"]);
    expect(seen).toEqual(["0 alone: true", "1 alone: true", "2 alone: true"]);
    expect(await db.storage.secrets.load(channel)).toBe("3");
  });

  it("makes the very first change of a channel once when two begin it", async () => {
    const channel = newChannel();
    const begin = async (current: string | null) => (current === null ? "first" : `${current} second`);
    await Promise.all([db.storage.secrets.change(channel, begin), db.other.secrets.change(channel, begin)]);
    expect(await db.storage.secrets.load(channel)).toBe("first second");
  });

  it("lets the old secret be read while it is being changed", async () => {
    const channel = newChannel();
    await db.storage.secrets.change(channel, async () => "old");
    let meanwhile: string | null = null;
    await db.storage.secrets.change(channel, async () => {
      meanwhile = await db.other.secrets.load(channel);
      return "new";
    });
    expect(meanwhile).toBe("old");
  });

  it("changes nothing when the change throws, throws it on, and lets the next one try", async () => {
    const [channel, { secrets }] = [newChannel(), db.storage];
    await secrets.change(channel, async () => "old");
    const refuse = () => secrets.change(channel, async () => Promise.reject(new Error("Zalo does not answer")));
    await expect(refuse()).rejects.toThrow("Zalo does not answer");
    expect(await secrets.load(channel)).toBe("old");
    expect(await secrets.change(channel, async (current) => `${current} and new`)).toBe("old and new");
  });

  it("does not open a secret that was moved to another channel", async () => {
    const [channel, thief] = [newChannel(), newChannel()];
    await db.storage.secrets.change(channel, async () => "pair");
    await db.query(
      "insert into channel_secret select $2, sealed_secret, now() from channel_secret where channel = $1",
      [channel, thief],
    );
    await expect(db.storage.secrets.load(thief)).rejects.toThrow(
      "A sealed value in channel_secret.sealed_secret does not open",
    );
  });
});
