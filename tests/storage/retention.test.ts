import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

const keep = { draftDays: 30, closedCaseMonths: 24 };

/** A case that was closed so long ago. */
async function closedCase(ago: string): Promise<string> {
  const complaint = sampleComplaint();
  const address = randomUUID();
  await db.storage.turns.commit(
    sampleTurn(await db.storage.turns.load("web", address), sampleEvent({ address }), { filed: [complaint] }),
  );
  await db.query("update complaint set state = 'closed' where id = $1", [complaint.id]);
  await db.query(
    `insert into audit_entry (at, actor, action, complaint_id, detail) values (now() - $2::interval, 'system', 'state-changed', $1, 'closed')`,
    [complaint.id, ago],
  );
  return complaint.id;
}

describe("forget()", () => {
  it("deletes a conversation nobody went on with for longer than drafts are kept", async () => {
    const { turns, outbox } = db.storage;
    const [idle, recent] = [randomUUID(), randomUUID()];
    for (const address of [idle, recent]) {
      await turns.commit(sampleTurn(await turns.load("web", address), sampleEvent({ address }), { says: ["Chào"] }));
    }
    const { id } = await turns.load("web", idle);
    await db.query("update conversation set updated_at = now() - interval '31 days' where id = $1", [id]);
    expect(await db.storage.forget(keep)).toEqual({ conversations: 1, cases: 0 });
    expect((await turns.load("web", idle)).version).toBe(0);
    expect(await outbox.messagesAfter("web", idle, 0, 10)).toEqual([]);
    expect((await turns.load("web", recent)).version).toBe(1);
  });

  it("erases a case that stayed closed longer than closed cases are kept, and no other", async () => {
    const old = await closedCase("25 months");
    const fresh = await closedCase("23 months");
    const reopened = await closedCase("25 months");
    await db.query("update complaint set state = 'in-progress' where id = $1", [reopened]);
    expect(await db.storage.forget(keep)).toEqual({ conversations: 0, cases: 1 });
    const left = await db.query("select id from complaint where id = any($1::uuid[])", [[old, fresh, reopened]]);
    expect(left.map((row) => row.id).sort()).toEqual([fresh, reopened].sort());
  });
});
