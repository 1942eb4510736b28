import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredConversation, Turn } from "../../src/conversation/ports.ts";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import { sampleEvent, sampleTurn } from "./sample-turn.ts";
import { momentLater } from "./sending.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

const sender = "00000000-0000-4000-8000-000000000001";
const otherSender = "00000000-0000-4000-8000-000000000002";

let db: SharedDatabase;
beforeAll(async () => {
  db = await createSharedDatabase();
});
afterAll(() => db.drop());

interface Talk {
  address: string;
  conversation: StoredConversation;
}

/** Conversations of one turn each, as this process remembers them. */
async function talks(count: number, by = sender): Promise<Talk[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const address = `address-${randomUUID()}`;
      const first = await db.storage.turns.load("telegram", address);
      await db.storage.turns.commit(sampleTurn(first, sampleEvent({ channel: "telegram", address }), { sender: by }));
      const conversation = await db.storage.turns.load("telegram", address);
      return { address, conversation: { ...conversation, arrival: null } };
    }),
  );
}

function turnOf({ address, conversation }: Talk, key: string = randomUUID()): Turn {
  const event = sampleEvent({ channel: "telegram", address, key });
  return sampleTurn(conversation, event, { sender, says: ["một", "hai"] });
}

/** Commits all at the same moment, so that they share statements. */
async function commitAll(turns: Turn[], storage = db.storage): Promise<string[]> {
  const outcomes = await Promise.all(turns.map((turn) => storage.turns.commit(turn)));
  return outcomes.map((found) => (found.outcome === "committed" ? found.delivery : found.outcome));
}

async function waitingOf({ conversation }: Talk): Promise<number[]> {
  const rows = await db.query("select n from outbox where conversation_id = $1 and status = 'waiting' order by n", [
    conversation.id,
  ]);
  return rows.map(({ n }) => n);
}

describe("turns that are committed at the same moment", () => {
  it("are all committed, each with its own session and messages", async () => {
    const all = await talks(100);
    expect(await commitAll(all.map((talk) => turnOf(talk)))).toEqual(Array.from({ length: 100 }, () => "here"));
    for (const talk of all) {
      expect(await waitingOf(talk)).toEqual([1, 2, 3]);
      const { version, said, session } = await db.storage.turns.load("telegram", talk.address);
      expect({ version, said, prompt: session?.prompt }).toEqual({ version: 2, said: 3, prompt: 2 });
    }
  });

  it("go on or not each by itself: stale, known and with kept events before them", async () => {
    const [good, stale, known, behind] = await talks(4);
    if (!good || !stale || !known || !behind) throw new Error("four were made");
    await db.storage.turns.commit(turnOf(stale));
    const twice = turnOf(known);
    await db.storage.turns.keep(twice.event);
    await db.storage.turns.keep(sampleEvent({ channel: "telegram", address: behind.address }));
    expect(await commitAll([turnOf(stale), turnOf(good), twice, turnOf(behind)])).toEqual([
      "stale",
      "here",
      "duplicate",
      "stale",
    ]);
    expect(await waitingOf(good)).toEqual([1, 2, 3]);
    expect(await waitingOf(behind)).toEqual([1]);
  });

  it("draw arrival numbers above those of everything that came before", async () => {
    const all = await talks(3);
    await commitAll(all.map((talk) => turnOf(talk)));
    const [last] = await db.query("select max(seq)::int as seq from inbound");
    const next = await db.storage.turns.load("telegram", "somebody new");
    expect(Number(next.arrival)).toBeGreaterThan(last.seq);
  });

  it("are delivered by the sender that holds each conversation, which is told", async () => {
    const [ours] = await talks(1);
    const [theirs] = await talks(1, otherSender);
    if (!ours || !theirs) throw new Error("two were made");
    const told: string[] = [];
    const listening = await db.other.deliveries.listen(otherSender, (id) => told.push(id));
    expect(await commitAll([turnOf(ours), turnOf(theirs)])).toEqual(["here", "elsewhere"]);
    await expect.poll(() => told).toEqual([theirs.conversation.id]);
    await listening.stop();
  });

  it("say that earlier messages wait when the person had been away", async () => {
    const [here, away] = await talks(2);
    if (!here || !away) throw new Error("two were made");
    await db.storage.deliveries.setAway("telegram", away.address, {
      code: "telegram-403",
      at: momentLater(),
    });
    expect(await commitAll([turnOf(here), turnOf(away)])).toEqual(["here", "reload"]);
    expect(await db.query("select unreachable from conversation where id = $1", [away.conversation.id])).toEqual([
      { unreachable: null },
    ]);
  });

  it("of two processes are each committed once, whoever is first", async () => {
    const all = await talks(40);
    const keys = all.map(() => randomUUID());
    const turns = () => all.map((talk, index) => turnOf(talk, keys[index]));
    const [ours, theirs] = await Promise.all([commitAll(turns()), commitAll(turns().reverse(), db.other)]);
    const committed = all.map(
      (_, index) => [ours[index], theirs.at(-1 - index)].filter((one) => one === "here").length,
    );
    expect(committed).toEqual(all.map(() => 1));
    for (const talk of all) expect(await waitingOf(talk)).toEqual([1, 2, 3]);
  });

  it("all fail when the database is gone, and nothing of them is left", async () => {
    const all = await talks(5);
    const lonely = await openStorage(db.config, silentLog);
    await lonely.close();
    const outcomes = await Promise.allSettled(all.map((talk) => lonely.turns.commit(turnOf(talk))));
    expect(outcomes.map((one) => one.status === "rejected" && one.reason.code)).toEqual(
      all.map(() => "STORAGE_UNAVAILABLE"),
    );
    for (const talk of all) expect(await waitingOf(talk)).toEqual([1]);
  });
});
