import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DeliveryStore, Waiting } from "../../src/conversation/delivery.ts";
import { blockedStatements, lockRow } from "./locks.ts";
import { sampleAt, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { away, fallSilent, momentLater, outboxOf, speak, until } from "./sending.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;
let deliveries: DeliveryStore;

beforeAll(async () => {
  db = await createSharedDatabase();
  deliveries = db.storage.deliveries;
});

afterAll(() => db.drop());

const [ann, bob] = [randomUUID(), randomUUID()];
const numbers = (waiting: Waiting | null | undefined) => waiting?.messages.map(({ n }) => n) ?? null;
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

describe("claim()", () => {
  it("gives a conversation whose sender fell silent, with its messages, oldest first", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann, says: ["một", "hai"] });
    await fallSilent(db, id);
    const [{ updated_at }] = await db.query("select updated_at from conversation where id = $1", [id]);
    expect(await deliveries.claim(bob, [channel], 10)).toEqual([
      {
        to: { conversationId: id, channel, address, heardAt: updated_at.toISOString() },
        messages: ["một", "hai"].map((text, index) => ({
          n: index + 1,
          at: sampleAt,
          lang: "vi",
          notice: false,
          message: { kind: "text", text },
        })),
      },
    ]);
  });

  it("leaves a conversation to the sender that lives, itself included", async () => {
    const { channel } = await speak(db.storage, { sender: ann });
    expect(await deliveries.claim(bob, [channel], 10)).toEqual([]);
    expect(await deliveries.claim(ann, [channel], 10)).toEqual([]);
  });

  it("gives each of many conversations to one of two senders that ask at once", async () => {
    const channel = `channel-${randomUUID()}`;
    const spoken = await Promise.all(Array.from({ length: 30 }, () => speak(db.storage, { sender: ann, channel })));
    const ids = spoken.map(({ id }) => id);
    await deliveries.release(ann, ids);
    const [cid, dan] = [randomUUID(), randomUUID()];
    const rounds = await Promise.all([
      ...Array.from({ length: 5 }, () => deliveries.claim(cid, [channel], 7)),
      ...Array.from({ length: 5 }, () => db.other.deliveries.claim(dan, [channel], 7)),
    ]);
    const left = await deliveries.claim(cid, [channel], 100);
    const taken = [...rounds.flat(), ...left].map(({ to }) => to.conversationId);
    expect(taken.sort()).toEqual([...ids].sort());
    expect(rounds.filter((round) => round.length > 7)).toEqual([]);
  });

  it("gives nothing of other channels, and nothing where nothing waits", async () => {
    const { id, channel } = await speak(db.storage, { sender: ann });
    await fallSilent(db, id);
    expect(await deliveries.claim(bob, ["web", "zalo"], 10)).toEqual([]);
    await deliveries.settle([{ is: "delivered", conversationId: id, numbers: [1] }]);
    expect(await deliveries.claim(bob, [channel], 10)).toEqual([]);
  });

  it("gives neither what was given up nor what is held for a person who is away", async () => {
    const channel = `channel-${randomUUID()}`;
    const [dead, held] = [
      await speak(db.storage, { sender: ann, channel }),
      await speak(db.storage, { sender: ann, channel }),
    ];
    await deliveries.settle([
      { is: "dead", conversationId: dead.id, n: 1, code: "telegram-400" },
      away(held.id, "telegram-403"),
    ]);
    await deliveries.release(ann, [dead.id, held.id]);
    expect(await deliveries.claim(bob, [channel], 10)).toEqual([]);
  });

  it("gives what was put off from its instant on", async () => {
    const { id, channel } = await speak(db.storage, { sender: ann });
    await deliveries.settle([{ is: "put-off", conversationId: id, n: 1, until: inAnHour() }]);
    await deliveries.release(ann, [id]);
    expect(await deliveries.claim(bob, [channel], 10)).toEqual([]);
    await db.query("update outbox set not_before = now() where conversation_id = $1", [id]);
    expect((await deliveries.claim(bob, [channel], 10)).map(numbers)).toEqual([[1]]);
  });

  it("gives what was held with it when the person wrote and the process died before it sent anything", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann, says: ["một", "hai"] });
    await deliveries.settle([away(id, "zalo--213")]);
    expect((await speak(db.storage, { sender: ann, says: ["ba"], channel, address })).outcome).toEqual({
      outcome: "committed",
      delivery: "reload",
    });
    await fallSilent(db, id);
    expect((await deliveries.claim(bob, [channel], 10)).map(numbers)).toEqual([[1, 2, 3]]);
  });
});

describe("a person who goes away and comes back", () => {
  it("gives out what was held when they came back while that was being written, and its sender is gone", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann });
    const free = await lockRow(db, "conversation", id);
    const gone = deliveries.settle([away(id, "telegram-403")]);
    await blockedStatements(db, 1);
    const back = db.other.deliveries.setAway(channel, address, null);
    await blockedStatements(db, 2);
    await free();
    await Promise.all([gone, back]);
    await fallSilent(db, id);
    expect((await deliveries.claim(bob, [channel], 10)).map(numbers)).toEqual([[1]]);
  });

  it("is not away for what another process found before they wrote", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann });
    const triedAt = new Date(Date.now() - 5_000).toISOString();
    await speak(db.other, { sender: bob, channel, address });
    await deliveries.settle([{ is: "away", conversationId: id, code: "telegram-403", triedAt }]);
    await deliveries.setAway(channel, address, { code: "telegram-blocked", at: triedAt });
    await fallSilent(db, id);
    expect((await deliveries.claim(bob, [channel], 10)).map(numbers)).toEqual([[1, 2]]);
  });

  it("gives out what was held when they wrote, nothing was said to that, and its sender is gone", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann });
    await deliveries.settle([away(id, "telegram-403")]);
    await speak(db.storage, { sender: ann, says: [], channel, address });
    await fallSilent(db, id);
    expect((await deliveries.claim(bob, [channel], 10)).map(numbers)).toEqual([[1]]);
  });
});

describe("hold() and release()", () => {
  it("keep a conversation that is held in time, and let it go at once", async () => {
    const { id, channel } = await speak(db.storage, { sender: ann });
    await fallSilent(db, id);
    await deliveries.hold(ann, [id]);
    expect(await deliveries.claim(bob, [channel], 10)).toEqual([]);
    await deliveries.release(ann, [id]);
    expect((await deliveries.claim(bob, [channel], 10)).map(numbers)).toEqual([[1]]);
  });

  it("do nothing to a conversation that another sender took over", async () => {
    const { id, channel } = await speak(db.storage, { sender: ann });
    await fallSilent(db, id);
    await deliveries.claim(bob, [channel], 10);
    await deliveries.release(ann, [id]);
    expect(await deliveries.claim(ann, [channel], 10)).toEqual([]);
    await fallSilent(db, id);
    await deliveries.hold(ann, [id]);
    expect((await deliveries.claim(bob, [channel], 10)).map(numbers)).toEqual([[1]]);
  });

  it("hold for about ten seconds", async () => {
    const { id } = await speak(db.storage, { sender: ann });
    await deliveries.hold(ann, [id]);
    const [{ seconds }] = await db.query(
      "select extract(epoch from sender_until - now())::float8 as seconds from conversation where id = $1",
      [id],
    );
    expect(seconds > 8 && seconds < 10.1).toBe(true);
  });
});

describe("commit() on a channel that sends", () => {
  it("delivers here what is said in a new conversation and in one of this sender", async () => {
    const { id, channel, address, outcome } = await speak(db.storage, { sender: ann });
    expect(outcome).toEqual({ outcome: "committed", delivery: "here" });
    await fallSilent(db, id);
    expect((await speak(db.storage, { sender: ann, channel, address })).outcome).toEqual({
      outcome: "committed",
      delivery: "here",
    });
    expect(await outboxOf(db, id)).toEqual(["1 waiting", "2 waiting"]);
    expect(await deliveries.claim(bob, [channel], 10)).toEqual([]);
  });

  it("leaves delivery to another sender that lives", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann });
    expect((await speak(db.other, { sender: bob, channel, address })).outcome).toEqual({
      outcome: "committed",
      delivery: "elsewhere",
    });
    expect(numbers(await db.other.deliveries.waiting(bob, id))).toBe(null);
    expect(numbers(await deliveries.waiting(ann, id))).toEqual([1, 2]);
  });

  it("takes over from one that fell silent, after what still waits", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann });
    await fallSilent(db, id);
    expect((await speak(db.other, { sender: bob, channel, address })).outcome).toEqual({
      outcome: "committed",
      delivery: "reload",
    });
    expect(numbers(await db.other.deliveries.waiting(bob, id))).toEqual([1, 2]);
    expect(await deliveries.waiting(ann, id)).toBe(null);
  });

  it("brings back what was held once the person writes, and delivers here from then on", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann });
    await deliveries.settle([away(id, "telegram-403")]);
    const write = () => speak(db.storage, { sender: ann, channel, address }).then(({ outcome }) => outcome);
    expect(await write()).toEqual({ outcome: "committed", delivery: "reload" });
    expect(numbers(await deliveries.waiting(ann, id))).toEqual([1, 2]);
    expect(await write()).toEqual({ outcome: "committed", delivery: "here" });
    expect(await outboxOf(db, id)).toEqual(["1 waiting", "2 waiting", "3 waiting"]);
  });

  it("knows when the person was last heard, whom an officer's word is not", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann });
    const long = "2026-03-01T00:00:00.000Z";
    await db.query("update conversation set updated_at = $2 where id = $1", [id, long]);
    const seen = await db.storage.turns.load(channel, address);
    const event = sampleEvent({ channel, address, input: { kind: "taken-over" } });
    await db.storage.turns.commit(sampleTurn(seen, event, { sender: ann }));
    expect((await deliveries.waiting(ann, id))?.to.heardAt).toBe(long);
    await speak(db.storage, { sender: ann, channel, address });
    const heardAt = (await deliveries.waiting(ann, id))?.to.heardAt ?? "";
    expect(Date.now() - Date.parse(heardAt) < 10_000).toBe(true);
  });

  it("puts nothing into the mailbox of a device, and says here on a channel that is fetched from", async () => {
    const address = randomUUID();
    const { turns } = db.storage;
    const seen = await turns.load("web", address);
    expect(await turns.commit(sampleTurn(seen, sampleEvent({ address })))).toEqual({
      outcome: "committed",
      delivery: "here",
    });
    expect(await outboxOf(db, seen.id)).toEqual(["1 mailbox"]);
    expect(await deliveries.claim(ann, ["web"], 10)).toEqual([]);
    expect(await deliveries.waiting(ann, seen.id)).toBe(null);
  });
});

describe("waiting()", () => {
  it("gives put-off and held messages with the others and takes them for due", async () => {
    const { id, channel } = await speak(db.storage, { sender: ann, says: ["một", "hai"] });
    await deliveries.settle([{ is: "put-off", conversationId: id, n: 2, until: inAnHour() }]);
    expect(numbers(await deliveries.waiting(ann, id))).toEqual([1, 2]);
    await deliveries.release(ann, [id]);
    await deliveries.settle([{ is: "delivered", conversationId: id, numbers: [1] }]);
    expect((await deliveries.claim(bob, [channel], 10)).map(numbers)).toEqual([[2]]);
  });

  it("changes nothing for a sender that does not hold the conversation", async () => {
    const { id, channel } = await speak(db.storage, { sender: ann, says: ["một", "hai"] });
    await deliveries.settle([{ is: "put-off", conversationId: id, n: 2, until: inAnHour() }]);
    await deliveries.settle([{ is: "delivered", conversationId: id, numbers: [1] }]);
    expect(await db.other.deliveries.waiting(bob, id)).toBe(null);
    await fallSilent(db, id);
    expect(await deliveries.claim(bob, [channel], 10)).toEqual([]);
    await deliveries.settle([away(id, "zalo--213")]);
    expect(await db.other.deliveries.waiting(bob, id)).toBe(null);
    expect(await outboxOf(db, id)).toEqual(["2 waiting"]);
  });

  it("gives null when nothing waits, and for a conversation that is gone", async () => {
    const { id } = await speak(db.storage, { sender: ann });
    await deliveries.settle([{ is: "dead", conversationId: id, n: 1, code: "telegram-400" }]);
    expect(await deliveries.waiting(ann, id)).toBe(null);
    expect(await deliveries.waiting(ann, randomUUID())).toBe(null);
  });

  it("gives 200 messages at once, and the rest when these are sent", async () => {
    const says = Array.from({ length: 203 }, (_, index) => `câu ${index + 1}`);
    const { id } = await speak(db.storage, { sender: ann, says });
    const first = numbers(await deliveries.waiting(ann, id)) ?? [];
    expect([first.length, first[0], first.at(-1)]).toEqual([200, 1, 200]);
    await deliveries.settle([{ is: "delivered", conversationId: id, numbers: first }]);
    expect(numbers(await deliveries.waiting(ann, id))).toEqual([201, 202, 203]);
  });
});

describe("settle()", () => {
  it("deletes exactly the messages that were delivered", async () => {
    const [one, two] = [
      await speak(db.storage, { sender: ann, says: ["một", "hai", "ba"] }),
      await speak(db.storage, { sender: ann, says: ["một", "hai"] }),
    ];
    await deliveries.settle([
      { is: "delivered", conversationId: one.id, numbers: [1, 3] },
      { is: "delivered", conversationId: two.id, numbers: [2] },
    ]);
    expect([await outboxOf(db, one.id), await outboxOf(db, two.id)]).toEqual([["2 waiting"], ["1 waiting"]]);
  });

  it("keeps a dead letter that is sent again while later messages are marked delivered", async () => {
    const { id } = await speak(db.storage, { sender: ann, says: ["một", "hai", "ba"] });
    await deliveries.settle([{ is: "dead", conversationId: id, n: 1, code: "telegram-400" }]);
    await db.storage.deadLetters.sendAgain({ staffId: randomUUID() }, id, 1);
    await deliveries.settle([{ is: "delivered", conversationId: id, numbers: [2, 3] }]);
    expect(numbers(await deliveries.waiting(ann, id))).toEqual([1]);
  });

  it("does not delete a message that was given up", async () => {
    const { id } = await speak(db.storage, { sender: ann });
    await deliveries.settle([{ is: "dead", conversationId: id, n: 1, code: "telegram-400" }]);
    await deliveries.settle([{ is: "delivered", conversationId: id, numbers: [1] }]);
    expect(await outboxOf(db, id)).toEqual(["1 dead"]);
  });

  it("deletes what was delivered a moment before the person was found to be away", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann, says: ["một", "hai"] });
    await deliveries.setAway(channel, address, { code: "telegram-blocked", at: momentLater() });
    await deliveries.settle([{ is: "delivered", conversationId: id, numbers: [1] }]);
    expect(await outboxOf(db, id)).toEqual(["2 waiting"]);
  });

  it("writes marks of every kind together", async () => {
    const [one, two] = [
      await speak(db.storage, { sender: ann, says: ["một", "hai", "ba"] }),
      await speak(db.storage, { sender: ann, says: ["một", "hai"] }),
    ];
    const morning = "2099-01-01T00:00:00.000Z";
    await deliveries.settle([
      away(two.id, "zalo--213"),
      { is: "dead", conversationId: one.id, n: 2, code: "zalo--201" },
      { is: "put-off", conversationId: one.id, n: 3, until: morning },
      { is: "delivered", conversationId: one.id, numbers: [1] },
      { is: "delivered", conversationId: two.id, numbers: [1] },
    ]);
    expect(
      await db.query(
        "select n, status, failure, not_before from outbox where conversation_id = any($1) order by n, status",
        [[one.id, two.id]],
      ),
    ).toEqual([
      { n: 2, status: "dead", failure: "zalo--201", not_before: null },
      { n: 2, status: "waiting", failure: null, not_before: null },
      { n: 3, status: "waiting", failure: null, not_before: new Date(morning) },
    ]);
    expect(await db.query("select unreachable from conversation where id = $1", [two.id])).toEqual([
      { unreachable: "zalo--213" },
    ]);
  });

  it("does nothing with no marks, and with marks of what is gone", async () => {
    await deliveries.settle([]);
    await deliveries.settle([
      { is: "delivered", conversationId: randomUUID(), numbers: [1] },
      { is: "delivered", conversationId: randomUUID(), numbers: [] },
      { is: "dead", conversationId: randomUUID(), n: 1, code: "x" },
      away(randomUUID(), "x"),
      { is: "put-off", conversationId: randomUUID(), n: 1, until: inAnHour() },
    ]);
  });
});

describe("setAway()", () => {
  it("holds what waits, and gives it out again when the person came back", async () => {
    const { id, channel, address } = await speak(db.storage, { sender: ann, says: ["một", "hai"] });
    await deliveries.settle([{ is: "dead", conversationId: id, n: 1, code: "telegram-400" }]);
    await deliveries.release(ann, [id]);
    await deliveries.setAway(channel, address, { code: "telegram-blocked", at: momentLater() });
    expect(await outboxOf(db, id)).toEqual(["1 dead", "2 waiting"]);
    expect(await deliveries.claim(bob, [channel], 10)).toEqual([]);
    await deliveries.setAway(channel, address, null);
    expect((await deliveries.claim(bob, [channel], 10)).map(numbers)).toEqual([[2]]);
  });

  it("does nothing for somebody it has never seen", async () => {
    await deliveries.setAway("telegram", randomUUID(), { code: "telegram-blocked", at: momentLater() });
  });
});

describe("listen()", () => {
  it("tells the holder, and nobody else, of what another process said", async () => {
    const [told, toldOther]: [string[], string[]] = [[], []];
    const listening = await deliveries.listen(ann, (id) => told.push(id));
    const listeningToo = await db.other.deliveries.listen(bob, (id) => toldOther.push(id));
    const mine = await speak(db.storage, { sender: ann });
    const its = await speak(db.other, { sender: bob });
    await speak(db.other, { sender: bob, channel: mine.channel, address: mine.address });
    await speak(db.storage, { sender: ann, channel: its.channel, address: its.address });
    await until(() => told.length > 0 && toldOther.length > 0);
    expect([told, toldOther]).toEqual([[mine.id], [its.id]]);
    await listening.stop();
    await listeningToo.stop();
  });

  it("tells nothing of a turn that was not committed", async () => {
    const told: string[] = [];
    const listening = await deliveries.listen(ann, (id) => told.push(id));
    const { channel, address, id } = await speak(db.storage, { sender: ann });
    const seen = await db.other.turns.load(channel, address);
    await speak(db.storage, { sender: ann, channel, address });
    const turn = sampleTurn(seen, sampleEvent({ channel, address }), { sender: bob });
    expect((await db.other.turns.commit(turn)).outcome).toBe("stale");
    await speak(db.other, { sender: bob, channel, address });
    await until(() => told.length > 0);
    expect(told).toEqual([id]);
    await listening.stop();
  });
});
