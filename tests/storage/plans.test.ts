import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredConversation } from "../../src/conversation/ports.ts";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

const sender = "00000000-0000-4000-8000-000000000001";
const tables = ["complaint", "complaint_entry", "conversation", "inbound", "outbox"];

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** Ten people write three times each at the same moment, the last one files; everything is delivered. */
async function talkOnEmptyTables(): Promise<void> {
  const storage = await openStorage(db.config, silentLog);
  const { turns, deliveries } = storage;
  const talks = Array.from({ length: 10 }, () => `address-${randomUUID()}`);
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(
      talks.map(async (address, at) => {
        const conversation: StoredConversation = await turns.load("telegram", address);
        const filed = round === 2 && at === 0 ? [sampleComplaint()] : [];
        const known = { ...conversation, arrival: round === 0 ? conversation.arrival : null };
        await turns.commit(
          sampleTurn(known, sampleEvent({ channel: "telegram", address }), {
            sender,
            filed,
          }),
        );
        await deliveries.settle([{ is: "delivered", conversationId: known.id, numbers: [round + 1] }]);
      }),
    );
  }
  // What a connection counted is written down at its end.
  await storage.close();
}

async function counted(): Promise<{ relname: string; rows: number; read: number }[]> {
  return db.query(
    `select relname, n_tup_ins::int as rows, seq_tup_read::int as read from pg_stat_user_tables
     where relname = any($1) order by relname`,
    [tables],
  );
}

describe("statements of the message path", () => {
  it("find their rows by keys and read no table whole, even where they were planned while it was empty", async () => {
    const before = await counted();
    await talkOnEmptyTables();
    await expect
      .poll(async () => (await counted()).map(({ rows }, at) => rows - (before[at]?.rows ?? 0)), { timeout: 10_000 })
      .toEqual([1, 2, 10, 30, 30]);
    expect((await counted()).map(({ read }, at) => read - (before[at]?.read ?? 0))).toEqual([0, 0, 0, 0, 0]);
  });
});
