import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import type { Message } from "../../src/flow/message.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { caseRulesOn } from "../case-rules.ts";
import { anOfficer } from "./desk-world.ts";
import { blockedStatements, lockRow } from "./locks.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { away, outboxOf, until } from "./sending.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";
import { testDay } from "./test-database.ts";

let db: SharedDatabase;
/** Storage that tells citizens of answers; `db.storage` does not. */
let storage: Storage;
const lan = { staffId: randomUUID() };
const ann = randomUUID();

const cases = caseRulesOn(testDay, (lang, { number, move, text }): Message | null =>
  move === "answer"
    ? { kind: "text", text: text === null ? `${lang}: ${number}` : `${lang}: ${number}: ${text}` }
    : null,
);

beforeAll(async () => {
  db = await createSharedDatabase({ cases });
  storage = db.other;
  await anOfficer(db, "Lan", lan.staffId);
});

afterAll(() => db.drop());

interface Filed {
  complaint: FiledComplaint;
  /** Of the conversation. */
  id: string;
  channel: string;
  address: string;
}

/** A case that Lan took, filed in a conversation in which two messages were said. */
async function filed(changes: Partial<FiledComplaint> = {}, sender: string | null = ann): Promise<Filed> {
  const complaint = sampleComplaint(changes);
  const [channel, address] = [sender ? `channel-${randomUUID()}` : "web", randomUUID()];
  const seen = await storage.turns.load(channel, address);
  const says = { says: ["Đã nhận.", "Còn gì nữa không?"], filed: [complaint], sender };
  expect((await storage.turns.commit(sampleTurn(seen, sampleEvent({ channel, address }), says))).outcome).toBe(
    "committed",
  );
  await storage.desk.move(lan, complaint.id, { move: "take" });
  return { complaint, id: seen.id, channel, address };
}

const answer = ({ complaint }: Filed, on = storage) =>
  on.desk.move(lan, complaint.id, { move: "answer", message: "Đã nhắc công ty.", version: 2 });

describe("CaseDesk.answer()", () => {
  it("says so where the citizen wrote from, numbered after what was said, in the language of the case", async () => {
    const of = await filed({ lang: "en" });
    expect(await answer(of)).toEqual({ ok: true });
    const waiting = await storage.deliveries.waiting(ann, of.id);
    expect(waiting?.messages.map(({ n, lang, notice, message }) => ({ n, lang, notice, message }))).toEqual([
      { n: 1, lang: "vi", notice: false, message: { kind: "text", text: "Đã nhận." } },
      { n: 2, lang: "vi", notice: false, message: { kind: "text", text: "Còn gì nữa không?" } },
      { n: 3, lang: "en", notice: true, message: { kind: "text", text: `en: ${of.complaint.number}` } },
    ]);
    const { said, version } = await storage.turns.load(of.channel, of.address);
    expect([said, version]).toEqual([3, 2]);
  });

  it("says the answer itself to an enquiry without a name that was passed on from a question", async () => {
    const of = await filed({ kind: "enquiry", person: null, notify: true });
    expect(await answer(of)).toEqual({ ok: true });
    const waiting = await storage.deliveries.waiting(ann, of.id);
    expect(waiting?.messages.at(-1)?.message).toEqual({
      kind: "text",
      text: `vi: ${of.complaint.number}: Đã nhắc công ty.`,
    });
  });

  it("does not count as a word of the citizen", async () => {
    const of = await filed();
    const heard = () => db.query("select updated_at from conversation where id = $1", [of.id]);
    const before = await heard();
    await answer(of);
    expect(await heard()).toEqual(before);
  });

  it("tells the sender that holds the conversation", async () => {
    const of = await filed();
    const told: string[] = [];
    const listening = await db.storage.deliveries.listen(ann, (id) => told.push(id));
    await answer(of);
    await until(() => told.length > 0);
    await listening.stop();
    expect(told).toEqual([of.id]);
  });

  it("puts it into the mailbox on a channel that is fetched from", async () => {
    const of = await filed({}, null);
    await answer(of);
    expect(await outboxOf(db, of.id)).toEqual(["1 mailbox", "2 mailbox", "3 mailbox"]);
    expect(
      (await storage.outbox.messagesAfter("web", of.address, 2, 10)).map(({ n, message }) => [n, message]),
    ).toEqual([[3, { kind: "text", text: `vi: ${of.complaint.number}` }]]);
  });

  it("holds it while the person is away", async () => {
    const of = await filed();
    await storage.deliveries.settle([away(of.id, "telegram-403")]);
    await answer(of);
    expect(await outboxOf(db, of.id)).toEqual(["1 waiting", "2 waiting", "3 waiting"]);
    expect((await storage.watchState([of.channel])).channels[0]).toMatchObject({ waiting: 0, held: 3 });
  });

  it("makes a turn that was made before it stale, so that numbers never collide", async () => {
    const of = await filed();
    const seen = await storage.turns.load(of.channel, of.address);
    const event = sampleEvent({ channel: of.channel, address: of.address });
    await answer(of);
    expect((await storage.turns.commit(sampleTurn(seen, event, { sender: ann }))).outcome).toBe("stale");
    const again = await storage.turns.load(of.channel, of.address, seen.arrival);
    expect((await storage.turns.commit(sampleTurn(again, event, { sender: ann }))).outcome).toBe("committed");
    expect(await outboxOf(db, of.id)).toEqual(["1 waiting", "2 waiting", "3 waiting", "4 waiting"]);
  });

  it("numbers notices and turns that happen at the same moment apart", async () => {
    const of = await filed();
    const turn = async (): Promise<void> => {
      const seen = await storage.turns.load(of.channel, of.address);
      const event = sampleEvent({ channel: of.channel, address: of.address });
      const { outcome } = await storage.turns.commit(sampleTurn(seen, event, { sender: ann }));
      if (outcome === "stale") await turn();
    };
    await Promise.all([turn(), answer(of), turn(), turn()]);
    expect(await outboxOf(db, of.id)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `${n} waiting`));
  });

  it("waits for a citizen who adds to the case at the same moment, without either of them failing", async () => {
    const of = await filed();
    const { channel, address, complaint } = of;
    const free = await lockRow(db, "complaint", complaint.id);
    const officer = answer(of);
    await blockedStatements(db, 1);
    const seen = await storage.turns.load(channel, address);
    const appended = [{ to: { code: complaint.code }, text: "Tôi bổ sung.", files: [], promisedBy: "2026-12-01" }];
    const citizen = storage.turns.commit(
      sampleTurn(seen, sampleEvent({ channel, address }), { sender: ann, appended }),
    );
    await blockedStatements(db, 2);
    await free();
    expect([await officer, (await citizen).outcome]).toEqual([{ ok: true }, "stale"]);
  });

  it("says nothing to a citizen who left no name, and keeps no way to them", async () => {
    const of = await filed({ person: null });
    expect(await answer(of)).toEqual({ ok: true });
    expect(await outboxOf(db, of.id)).toEqual(["1 waiting", "2 waiting"]);
    const linked = "select sealed_link is not null as linked from complaint where id = $1";
    expect(await db.query(linked, [of.complaint.id])).toEqual([{ linked: false }]);
    expect(await db.query(linked, [(await filed()).complaint.id])).toEqual([{ linked: true }]);
  });

  it("says nothing once the conversation was deleted, and the answer is written all the same", async () => {
    const of = await filed();
    await storage.turns.forget(of.channel, of.address);
    expect(await answer(of)).toEqual({ ok: true });
    expect(await db.query("select 1 from conversation where id = $1", [of.id])).toEqual([]);
    expect((await storage.lookUps.caseByCode(of.complaint.code))?.state).toBe("answered");
  });

  it("says nothing of an answer that was refused, of a note, and of any other change", async () => {
    const of = await filed();
    const { desk } = storage;
    expect(await desk.move(lan, of.complaint.id, { move: "answer", message: "…", version: 1 })).toEqual({
      ok: false,
      reason: "changed-meanwhile",
    });
    expect(await desk.note(lan, of.complaint.id, "Đã gọi.")).toEqual({ ok: true });
    expect(await desk.move(lan, of.complaint.id, { move: "release" })).toEqual({ ok: true });
    expect(await outboxOf(db, of.id)).toEqual(["1 waiting", "2 waiting"]);
  });

  it("says nothing where nobody is told of answers", async () => {
    const of = await filed();
    expect(await answer(of, db.storage)).toEqual({ ok: true });
    expect(await outboxOf(db, of.id)).toEqual(["1 waiting", "2 waiting"]);
  });

  it("leads from a case to its citizen only with the key of that case", async () => {
    const [one, two] = [await filed(), await filed()];
    await db.query(
      "update complaint set sealed_link = (select sealed_link from complaint where id = $2) where id = $1",
      [one.complaint.id, two.complaint.id],
    );
    await expect(answer(one)).rejects.toThrow("A sealed value in complaint.sealed_link does not open");
    expect((await storage.lookUps.caseByCode(one.complaint.code))?.state).toBe("in-progress");
  });
});
