import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OutboundMessage } from "../../src/conversation/ports.ts";
import { sampleAt, sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;

beforeAll(async () => {
  db = await createSharedDatabase();
});

afterAll(() => db.drop());

/** Files a complaint whose receipt is said on a channel; with a sender it waits to be delivered. */
async function file(channel: string, sender: string | null) {
  const [address, complaint] = [randomUUID(), sampleComplaint()];
  const seen = await db.storage.turns.load(channel, address);
  const { number: caseNumber, code } = complaint;
  const receipt: OutboundMessage = {
    ...{ n: 1, at: sampleAt, lang: "vi" },
    message: { kind: "receipt", text: `Mã: ${code}`, caseNumber, code },
  };
  const turn = sampleTurn(seen, sampleEvent({ channel, address }), { sender, filed: [complaint] });
  await db.storage.turns.commit({ ...turn, messages: [receipt] });
  return { id: seen.id, address, receipt, complaint };
}

const left = (id: string) => db.query("select n from outbox where conversation_id = $1", [id]);

describe("a receipt with its code", () => {
  it("is gone from our side once the platform has it", async () => {
    const sender = randomUUID();
    const { id, receipt, complaint } = await file(`channel-${randomUUID()}`, sender);
    expect(await left(id)).toEqual([{ n: 1 }]);
    const waiting = await db.storage.deliveries.waiting(sender, id);
    expect(waiting?.messages.map(({ message }) => message)).toEqual([receipt.message]);
    await db.storage.deliveries.settle([{ is: "delivered", conversationId: id, numbers: [1] }]);
    expect(await left(id)).toEqual([]);
    expect(await db.storage.deliveries.waiting(sender, id)).toBe(null);
    expect((await db.storage.lookUps.caseByCode(complaint.code))?.number).toBe(complaint.number);
  });

  it("is gone from our side once the browser has it", async () => {
    const { id, address, receipt } = await file("web", null);
    expect((await db.storage.outbox.messagesAfter("web", address, 0, 10)).map(({ message }) => message)).toEqual([
      receipt.message,
    ]);
    await db.storage.outbox.acknowledge("web", address, 1);
    expect(await left(id)).toEqual([]);
    expect(await db.storage.outbox.messagesAfter("web", address, 0, 10)).toEqual([]);
  });
});
