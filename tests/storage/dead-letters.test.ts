import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleAt, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { away, outboxOf, type Spoken, speak, until } from "./sending.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;
const lan = { staffId: randomUUID() };
const ann = randomUUID();

beforeAll(async () => {
  db = await createSharedDatabase();
});

beforeEach(async () => {
  await db.query("delete from inbound");
  await db.query("delete from outbox");
});

afterAll(() => db.drop());

/** A conversation whose first message was given up. */
async function givenUp(says: string[] = ["Mã của anh/chị là K7MQ2."]): Promise<Spoken> {
  const spoken = await speak(db.storage, { sender: ann, says });
  await db.storage.deliveries.settle([{ is: "dead", conversationId: spoken.id, n: 1, code: "telegram-400" }]);
  return spoken;
}

async function audited(detail: string): Promise<string[]> {
  const rows = await db.query("select actor, action from audit_entry where detail = $1 order by seq", [detail]);
  return rows.map(({ actor, action }) => `${actor === lan.staffId ? "lan" : actor} ${action}`);
}

describe("DeadLetterStore", () => {
  it("lists what was given up, newest first, without its text", async () => {
    const [old, young] = [await givenUp(), await givenUp()];
    await db.query("update outbox set created_at = '2026-03-05T01:00:00Z' where conversation_id = $1", [young.id]);
    const letter = { n: 1, kind: "text", code: "telegram-400" };
    const expected = [
      { ...letter, conversationId: young.id, channel: young.channel, at: "2026-03-05T01:00:00.000Z" },
      { ...letter, conversationId: old.id, channel: old.channel, at: sampleAt },
    ];
    expect(await db.storage.deadLetters.list(10)).toEqual(expected);
    expect(await db.storage.deadLetters.list(1)).toEqual(expected.slice(0, 1));
  });

  it("sends one again with what waits, tells the sender, and writes it down", async () => {
    const { id } = await givenUp(["một", "hai"]);
    const told: string[] = [];
    const listening = await db.storage.deliveries.listen(ann, (conversationId) => told.push(conversationId));
    expect(await db.other.deadLetters.sendAgain(lan, id, 1)).toBe(true);
    await until(() => told.length > 0);
    await listening.stop();
    expect(told).toEqual([id]);
    expect((await db.storage.deliveries.waiting(ann, id))?.messages.map(({ n }) => n)).toEqual([1, 2]);
    expect(await db.storage.deadLetters.list(10)).toEqual([]);
    expect(await audited(`${id} 1`)).toEqual(["lan message-sent-again"]);
  });

  it("tries to reach a person who was away, with everything that is held", async () => {
    const { id, channel } = await givenUp(["một", "hai"]);
    await db.storage.deliveries.settle([away(id, "telegram-403")]);
    await db.storage.deliveries.release(ann, [id]);
    expect(await db.storage.deadLetters.sendAgain(lan, id, 1)).toBe(true);
    const [claimed] = await db.other.deliveries.claim(randomUUID(), [channel], 10);
    expect(claimed?.messages.map(({ n }) => n)).toEqual([1, 2]);
  });

  it("drops one for good, and writes it down", async () => {
    const { id } = await givenUp(["một", "hai"]);
    expect(await db.storage.deadLetters.drop(lan, id, 1)).toBe(true);
    expect(await outboxOf(db, id)).toEqual(["2 waiting"]);
    expect(await audited(`${id} 1`)).toEqual(["lan message-dropped"]);
  });

  it("does one of several things that are asked at once, and says so to one", async () => {
    const { id } = await givenUp();
    const outcomes = await Promise.all([
      db.storage.deadLetters.sendAgain(lan, id, 1),
      db.other.deadLetters.sendAgain(lan, id, 1),
      db.storage.deadLetters.drop(lan, id, 1),
      db.other.deadLetters.drop(lan, id, 1),
    ]);
    expect(outcomes.filter(Boolean)).toEqual([true]);
    expect(await audited(`${id} 1`)).toHaveLength(1);
  });

  it("does nothing to a message that waits, and to one that does not exist", async () => {
    const { id } = await givenUp(["một", "hai"]);
    const { deadLetters } = db.storage;
    expect([
      await deadLetters.sendAgain(lan, id, 2),
      await deadLetters.drop(lan, id, 2),
      await deadLetters.sendAgain(lan, randomUUID(), 1),
      await deadLetters.drop(lan, randomUUID(), 1),
    ]).toEqual([false, false, false, false]);
    expect(await outboxOf(db, id)).toEqual(["1 dead", "2 waiting"]);
    expect(await audited(`${id} 2`)).toEqual([]);
  });
});

describe("SetAsideStore", () => {
  /** An event that failed three times; its arrival number. */
  async function setAside(address: string): Promise<string> {
    const { turns } = db.storage;
    await turns.keep(sampleEvent({ channel: "zalo", address, input: { kind: "text", text: "Bí mật" } }));
    const event = await turns.next("zalo", address);
    if (!event) throw new Error("the event was kept a moment ago");
    for (let tries = 0; tries < 3; tries += 1) await turns.fail(event, 3);
    return event.seq;
  }

  it("lists what was set aside, newest first, without what it says", async () => {
    const [old, young] = [await setAside(randomUUID()), await setAside(randomUUID())];
    const event = { channel: "zalo", at: sampleAt, attempts: 3 };
    expect(await db.storage.setAside.list(10)).toEqual([
      { id: young, ...event },
      { id: old, ...event },
    ]);
    expect(await db.storage.setAside.list(1)).toEqual([{ id: young, ...event }]);
  });

  it("gives one back to its conversation, where it is processed before what came later", async () => {
    const { turns, setAside: store } = db.storage;
    const address = randomUUID();
    const id = await setAside(address);
    await turns.keep(sampleEvent({ channel: "zalo", address, key: "later" }));
    expect(await store.tryAgain(lan, id)).toBe(true);
    expect(await turns.waiting(0)).toEqual([{ channel: "zalo", address }]);
    const event = await turns.next("zalo", address);
    if (!event) throw new Error("two events wait");
    expect([event.seq, event.attempts, event.input]).toEqual([id, 0, { kind: "text", text: "Bí mật" }]);
    const seen = await turns.load("zalo", address, event.seq);
    expect((await turns.commit(sampleTurn(seen, event))).outcome).toBe("committed");
    expect((await turns.next("zalo", address))?.key).toBe("later");
    expect(await audited(id)).toEqual(["lan event-tried-again"]);
  });

  it("may set it aside again after three more tries", async () => {
    const { turns, setAside: store } = db.storage;
    const address = randomUUID();
    const id = await setAside(address);
    await store.tryAgain(lan, id);
    const event = await turns.next("zalo", address);
    if (!event) throw new Error("the event waits again");
    expect([await turns.fail(event, 3), await turns.fail(event, 3), await turns.fail(event, 3)]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await store.list(10)).map((one) => one.id)).toEqual([id]);
  });

  it("drops one with what it says, and writes it down", async () => {
    const address = randomUUID();
    const id = await setAside(address);
    expect(await db.storage.setAside.drop(lan, id)).toBe(true);
    expect(await db.query("select status, sealed_event from inbound where seq = $1", [id])).toEqual([
      { status: "done", sealed_event: null },
    ]);
    expect(await db.storage.turns.next("zalo", address)).toBe(null);
    expect(await audited(id)).toEqual(["lan event-dropped"]);
  });

  it("does one of several things that are asked at once", async () => {
    const id = await setAside(randomUUID());
    const outcomes = await Promise.all([
      db.storage.setAside.tryAgain(lan, id),
      db.other.setAside.tryAgain(lan, id),
      db.other.setAside.drop(lan, id),
    ]);
    expect(outcomes.filter(Boolean)).toEqual([true]);
    expect(await audited(id)).toHaveLength(1);
  });

  it("says false to a number of no such event, and to a text that is no number", async () => {
    const { setAside: store } = db.storage;
    const ids = ["0", "999999999999999999", "9999999999999999999", "99999999999999999999", "1 or true", "", "-1"];
    expect(await Promise.all(ids.map((id) => store.tryAgain(lan, id)))).toEqual(ids.map(() => false));
    expect(await Promise.all(ids.map((id) => store.drop(lan, id)))).toEqual(ids.map(() => false));
  });
});
