import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FileRef } from "../../src/flow/input.ts";
import { aFiledCase } from "./desk-world.ts";
import { sampleEvent, sampleSession, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

const keep = { draftDays: 30, questionDays: 90, closedCaseMonths: 24, kinds: {}, tracks: {} };
const today = "(now() at time zone 'Asia/Ho_Chi_Minh')::date";

/** A case that ended so long ago. */
async function endedCase(
  ago: string,
  changes: Parameters<typeof aFiledCase>[1] = {},
): Promise<{ id: string; number: string }> {
  const { id, number } = await aFiledCase(db, changes);
  await db.query(`update complaint set state = 'closed', ended_on = ${today} - $2::interval where id = $1`, [id, ago]);
  return { id, number };
}

const left = async (...cases: { id: string }[]) =>
  (await db.query("select id from complaint where id = any($1::uuid[])", [cases.map(({ id }) => id)]))
    .map(({ id }) => id)
    .sort();

const filesLeft = async (ids: string[]) =>
  (await db.query("select id from file where id = any($1::uuid[])", [ids])).map(({ id }) => id).sort();

describe("forget()", () => {
  it("deletes a conversation nobody went on with for longer than drafts are kept", async () => {
    const { turns, outbox } = db.storage;
    const [idle, recent] = [randomUUID(), randomUUID()];
    for (const address of [idle, recent]) {
      await turns.commit(sampleTurn(await turns.load("web", address), sampleEvent({ address }), { says: ["Chào"] }));
    }
    const { id } = await turns.load("web", idle);
    await db.query("update conversation set updated_at = now() - interval '31 days' where id = $1", [id]);
    expect(await db.storage.dueToForget(keep)).toEqual({ conversations: 1, files: 0, questions: 0, cases: [] });
    expect(await db.storage.forget(keep)).toEqual({ conversations: 1, files: 0, questions: 0, cases: 0 });
    expect((await turns.load("web", idle)).version).toBe(0);
    expect(await outbox.messagesAfter("web", idle, 0, 10)).toEqual([]);
    expect((await turns.load("web", recent)).version).toBe(1);
  });

  it("keeps the photos of a draft as long as the draft, and deletes those that no draft has any more", async () => {
    const { turns, files } = db.storage;
    const [ann, bob] = [randomUUID(), randomUUID()];
    const sent = (address: string) =>
      files.put("web", address, { id: randomUUID(), name: "a", type: "image/png", bytes: Buffer.from([1]) });
    const [inDraft, kept, thrownAway, idle] = [await sent(ann), await sent(ann), await sent(ann), await sent(bob)];
    const story = (file: FileRef) => ({ kind: "story" as const, texts: [], files: [file], done: false });
    const session = sampleSession({
      frames: [{ conversation: "complaint", answers: { story: story(inDraft) } }],
      drafts: { complaint: { story: story(kept) } },
    });
    const event = sampleEvent({ address: ann });
    await turns.commit(sampleTurn(await turns.load("web", ann), event, { session }));
    const ids = [inDraft, kept, thrownAway, idle].map(({ id }) => id);
    await db.query("update file set created_at = now() - interval '6 days' where id = any($1::uuid[])", [ids]);
    await db.storage.forget({ ...keep, draftDays: 7 });
    expect(await filesLeft(ids)).toEqual([...ids].sort());
    await db.query("update file set created_at = now() - interval '8 days' where id = any($1::uuid[])", [ids]);
    expect((await db.storage.dueToForget({ ...keep, draftDays: 7 })).files).toBe(2);
    await db.storage.forget({ ...keep, draftDays: 7 });
    expect(await filesLeft(ids)).toEqual([inDraft.id, kept.id].sort());
    await db.query("update conversation set updated_at = now() - interval '8 days'");
    expect((await db.storage.dueToForget({ ...keep, draftDays: 7 })).files).toBe(2);
    await db.storage.forget({ ...keep, draftDays: 7 });
    expect(await filesLeft(ids)).toEqual([]);
  });

  it("erases a case that ended longer ago than such cases are kept, and no other", async () => {
    const [old, exact, fresh] = [
      await endedCase("24 months 1 day"),
      await endedCase("24 months"),
      await endedCase("23 months"),
    ];
    const open = await aFiledCase(db);
    expect(await db.storage.forget(keep)).toEqual({ conversations: 0, files: 0, questions: 0, cases: 1 });
    expect(await left(old, exact, fresh, open)).toEqual([exact.id, fresh.id, open.id].sort());
    expect(
      await db.query("select actor, action from audit_entry where complaint_id = $1 and action = 'erased'", [old.id]),
    ).toEqual([{ actor: "system", action: "erased" }]);
  });

  it("goes by the time of the kind, and by that of the track before it", async () => {
    const times = { ...keep, kinds: { enquiry: 12 }, tracks: { denunciation: 18 } };
    const [enquiry, denounced, both, wages] = [
      await endedCase("13 months", { kind: "enquiry" }),
      await endedCase("19 months", { track: "denunciation" }),
      await endedCase("13 months", { kind: "enquiry", track: "denunciation" }),
      await endedCase("19 months"),
    ];
    await db.storage.forget(times);
    expect(await left(enquiry, denounced, both, wages)).toEqual([both.id, wages.id].sort());
  });

  it("keeps a merged case as long as the one it was merged into", async () => {
    const [main, merged] = [await aFiledCase(db), await endedCase("30 months")];
    await db.query("update complaint set merged_into = $2 where id = $1", [merged.id, main.id]);
    await db.storage.forget(keep);
    expect(await left(merged)).toEqual([merged.id]);
    await db.query(`update complaint set ended_on = ${today} - interval '25 months' where id = $1`, [main.id]);
    await db.storage.forget(keep);
    expect(await left(main, merged)).toEqual([]);
  });
});

describe("dueToForget()", () => {
  it("names what would go, and changes nothing", async () => {
    await db.query("delete from complaint");
    const [one, two] = [await endedCase("30 months"), await endedCase("13 months", { kind: "enquiry" })];
    const times = { ...keep, kinds: { enquiry: 12 } };
    const { cases } = await db.storage.dueToForget(times);
    expect(cases.map(({ number, kind, track, months }) => [number, kind, track, months])).toEqual([
      [two.number, "enquiry", "feedback", 12],
      [one.number, "wages", "feedback", 24],
    ]);
    expect(await left(one, two)).toEqual([one.id, two.id].sort());
  });
});
