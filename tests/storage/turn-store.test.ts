import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StoredEvent, TurnStore } from "../../src/conversation/ports.ts";
import { startOfLegalDay } from "../../src/rules/legal-day.ts";
import { blockedStatements } from "./locks.ts";
import { sampleAt, sampleComplaint, sampleEvent, sampleSession, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let turns: TurnStore;

beforeAll(async () => {
  db = await createTestDatabase();
  turns = db.storage.turns;
});

afterAll(() => db.drop());

/** A conversation nobody has used. */
const newAddress = () => `address-${randomUUID()}`;

/** Takes one turn and gives the conversation after it. */
async function began(address: string): Promise<Awaited<ReturnType<TurnStore["load"]>>> {
  const conversation = await turns.load("web", address);
  await turns.commit(sampleTurn(conversation, sampleEvent({ address })));
  return turns.load("web", address);
}

async function kept(address: string, key: string): Promise<StoredEvent> {
  await turns.keep(sampleEvent({ address, key }));
  const found = await turns.next("web", address);
  if (!found) throw new Error("the event was kept a moment ago");
  return found;
}

async function messages(address: string): Promise<unknown[]> {
  const found = await db.storage.outbox.messagesAfter("web", address, 0, 100);
  return found.map(({ n, message }) => [n, message.kind === "text" ? message.text : message.kind]);
}

describe("load()", () => {
  it("gives a fresh id, version 0 and no session for a conversation never seen", async () => {
    const first = await turns.load("web", newAddress());
    expect(first).toEqual({ id: first.id, version: 0, session: null, said: 0, arrival: first.arrival, pending: false });
    expect(first.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("gives back the session as the last turn left it", async () => {
    const address = newAddress();
    const conversation = await turns.load("web", address);
    const session = sampleSession({ lang: "en", drafts: { complaint: { story: { kind: "text", text: "Chưa gửi" } } } });
    await turns.commit(sampleTurn(conversation, sampleEvent({ address }), { session, says: ["một", "hai"] }));
    expect(await turns.load("web", address)).toMatchObject({
      id: conversation.id,
      version: 1,
      session,
      said: 2,
      pending: false,
    });
  });

  it("keeps the same address on two channels apart", async () => {
    const address = newAddress();
    await began(address);
    expect((await turns.load("zalo", address)).version).toBe(0);
  });

  it("says that kept events wait, for a conversation never seen too", async () => {
    const address = newAddress();
    await turns.keep(sampleEvent({ address }));
    expect((await turns.load("web", address)).pending).toBe(true);
  });
});

const outcomeOf = ({ outcome }: { outcome: string }) => outcome;

describe("commit()", () => {
  it("does the same event once", async () => {
    const address = newAddress();
    const event = sampleEvent({ address });
    const first = await turns.load("web", address);
    expect((await turns.commit(sampleTurn(first, event, { says: ["một"] }))).outcome).toBe("committed");
    const second = await turns.load("web", address);
    expect((await turns.commit(sampleTurn(second, event, { says: ["hai"] }))).outcome).toBe("duplicate");
    expect(await messages(address)).toEqual([[1, "một"]]);
    expect(await turns.load("web", address, second.arrival)).toEqual(second);
  });

  it("does one of two turns made from the same version", async () => {
    const address = newAddress();
    const seen = await began(address);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        turns.commit(sampleTurn(seen, sampleEvent({ address }), { says: [`lượt ${i}`] })).then(outcomeOf),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === "committed")).toEqual(["committed"]);
    expect(outcomes.filter((outcome) => outcome === "stale")).toHaveLength(19);
    expect(await messages(address)).toHaveLength(2);
    expect((await turns.load("web", address)).version).toBe(2);
  });

  it("does one of many first turns of a conversation", async () => {
    const address = newAddress();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const seen = await turns.load("web", address);
        return turns.commit(sampleTurn(seen, sampleEvent({ address }))).then(outcomeOf);
      }),
    );
    const committed = outcomes.filter((outcome) => outcome === "committed").length;
    expect((await turns.load("web", address)).version).toBe(committed);
    expect(await messages(address)).toHaveLength(committed);
    expect(
      await db.query(
        "select count(*)::int as n from inbound i join conversation c on c.key = i.conversation_key where c.id = $1",
        [(await turns.load("web", address)).id],
      ),
    ).toEqual([{ n: committed }]);
  });

  it("does one event once when it arrives many times at the same moment", async () => {
    const address = newAddress();
    const event = sampleEvent({ address });
    const seen = await turns.load("web", address);
    const outcomes = await Promise.all([
      ...Array.from({ length: 10 }, () => turns.commit(sampleTurn(seen, event)).then(outcomeOf)),
      ...Array.from({ length: 10 }, () => turns.keep(event)),
    ]);
    const taken = outcomes.filter((outcome) => outcome === "committed" || outcome === "stored");
    expect(taken).toHaveLength(1);
    expect(await messages(address)).toHaveLength(taken[0] === "committed" ? 1 : 0);
  });

  it("writes nothing at all when another process keeps the event at the last moment", async () => {
    const address = newAddress();
    const event = sampleEvent({ address });
    const seen = await began(address);
    const other = new pg.Client({ connectionString: db.url });
    await other.connect();
    // The other process has written the event and not committed yet: our statement moves the conversation, then waits.
    await turns.keep(event);
    const rows = await db.query(
      "delete from inbound where status = 'kept' and sealed_event is not null returning channel, event_key, conversation_key, sealed_event",
    );
    const row = rows.at(-1);
    await other.query("begin");
    await other.query(
      "insert into inbound (channel, event_key, conversation_key, sealed_event, status, received_at) values ($1, $2, $3, $4, 'kept', now())",
      [row.channel, row.event_key, row.conversation_key, row.sealed_event],
    );
    const outcome = turns.commit(sampleTurn(seen, event, { filed: [sampleComplaint()] }));
    await blockedStatements(db, 1);
    const before = await db.query("select count(*)::int as n from complaint");
    await other.query("commit");
    await other.end();
    expect((await outcome).outcome).toBe("stale");
    expect(await db.query("select count(*)::int as n from complaint")).toEqual(before);
    const after = await turns.load("web", address);
    expect(after).toEqual({ ...seen, arrival: after.arrival, pending: true });
    expect((await turns.commit(sampleTurn(seen, event))).outcome).toBe("duplicate");
  });

  it("needs no arrival number for a conversation that is known: it draws one above all that waits", async () => {
    const address = newAddress();
    const known = { ...(await began(address)), arrival: null };
    const event = sampleEvent({ address });
    expect((await turns.commit(sampleTurn(known, event))).outcome).toBe("committed");
    const rows = await db.query(
      "select i.seq, i.status from inbound i join conversation c on c.key = i.conversation_key where c.id = $1 order by i.seq",
      [known.id],
    );
    expect(rows.map(({ status }) => status)).toEqual(["done", "done"]);
    const after = { ...known, version: 2, said: 2 };
    expect((await turns.commit(sampleTurn(after, event))).outcome).toBe("duplicate");
    expect(await messages(address)).toHaveLength(2);
  });

  it("lets kept events go before an event that has no arrival number yet", async () => {
    const address = newAddress();
    const known = { ...(await began(address)), arrival: null };
    const event = await kept(address, "one");
    expect((await turns.commit(sampleTurn(known, sampleEvent({ address })))).outcome).toBe("stale");
    expect((await turns.commit(sampleTurn(known, event))).outcome).toBe("committed");
    const after = { ...known, version: 2, said: 2 };
    expect((await turns.commit(sampleTurn(after, sampleEvent({ address })))).outcome).toBe("committed");
  });

  it("is stale for a conversation that is known and was deleted or moved on meanwhile", async () => {
    const [gone, moved] = [newAddress(), newAddress()];
    const known = [await began(gone), await began(moved)].map((one) => ({ ...one, arrival: null }));
    await turns.forget("web", gone);
    await turns.commit(sampleTurn(await turns.load("web", moved), sampleEvent({ address: moved })));
    const outcomes = await Promise.all(
      known.map((one, index) =>
        turns.commit(sampleTurn(one, sampleEvent({ address: [gone, moved][index] ?? "" }))).then(outcomeOf),
      ),
    );
    expect(outcomes).toEqual(["stale", "stale"]);
    expect((await turns.load("web", gone)).version).toBe(0);
  });

  it("lets kept events go first", async () => {
    const address = newAddress();
    const event = await kept(address, "one");
    const seen = await turns.load("web", address);
    expect((await turns.commit(sampleTurn(seen, sampleEvent({ address })))).outcome).toBe("stale");
    expect((await turns.commit(sampleTurn(seen, event))).outcome).toBe("committed");
    expect(await turns.next("web", address)).toBe(null);
  });

  it("takes kept events in the order in which they came, each once", async () => {
    const address = newAddress();
    const first = await kept(address, "one");
    await turns.keep(sampleEvent({ address, key: "two" }));
    const second = { ...first, seq: String(BigInt(first.seq) + 1n), key: "two" };
    const seen = await turns.load("web", address);
    expect((await turns.commit(sampleTurn(seen, second))).outcome).toBe("stale");
    expect((await turns.commit(sampleTurn(seen, first))).outcome).toBe("committed");
    expect((await turns.commit(sampleTurn(await turns.load("web", address), first))).outcome).toBe("duplicate");
    expect((await turns.next("web", address))?.key).toBe("two");
  });

  it("is stale and writes nothing when the number of the case is taken", async () => {
    const address = newAddress();
    const seen = await turns.load("web", address);
    const taken = sampleComplaint();
    await turns.commit(sampleTurn(seen, sampleEvent({ address }), { filed: [taken] }));
    const after = await turns.load("web", address);
    const event = sampleEvent({ address });
    const collides = sampleComplaint({ number: taken.number });
    expect((await turns.commit(sampleTurn(after, event, { filed: [collides] }))).outcome).toBe("stale");
    expect(await turns.load("web", address, after.arrival)).toEqual(after);
    expect((await turns.commit(sampleTurn(after, event, { filed: [sampleComplaint()] }))).outcome).toBe("committed");
  });

  it("files a complaint that its citizen finds by the code in any spelling", async () => {
    const address = newAddress();
    const complaint = sampleComplaint({ code: "K7MQ2-01ABC" });
    const seen = await turns.load("web", address);
    await turns.commit(sampleTurn(seen, sampleEvent({ address }), { filed: [complaint] }));
    expect(await db.storage.lookUps.caseByCode(" k7mq2 oiabc ")).toEqual({
      id: complaint.id,
      number: complaint.number,
      kind: "wages",
      track: "feedback",
      state: "received",
      filedOn: "2026-03-04",
      dueOn: "2026-12-01",
      petitionOn: null,
      acceptedOn: null,
      endedOn: null,
      outcome: null,
      transferredTo: null,
      rating: null,
      muted: false,
      named: true,
      linked: true,
      here: false,
      messages: [
        { from: "citizen", on: "2026-03-04", text: "Công ty nợ lương tôi ba tháng." },
        { from: "citizen", on: "2026-03-04", text: "Tôi đã hỏi hai lần." },
      ],
    });
    expect(await db.storage.lookUps.caseByCode("K7MQ2-01ABD")).toBe(null);
  });

  it("keeps only the day of an anonymous complaint", async () => {
    const address = newAddress();
    const complaint = sampleComplaint({ person: null });
    const seen = await turns.load("web", address);
    await turns.commit(sampleTurn(seen, sampleEvent({ address }), { filed: [complaint] }));
    const day = new Date("2026-03-03T17:00:00.000Z");
    expect(await db.query("select received_at from complaint where id = $1", [complaint.id])).toEqual([
      { received_at: day },
    ]);
    expect(await db.query("select at from complaint_entry where complaint_id = $1", [complaint.id])).toEqual([
      { at: day },
      { at: day },
    ]);
    expect(
      await db.query("select at, actor, action, detail from audit_entry where complaint_id = $1", [complaint.id]),
    ).toEqual([{ at: day, actor: "citizen", action: "filed", detail: null }]);
    expect(await db.storage.lookUps.caseByCode(complaint.code)).not.toBe(null);
    const followed = "select at, actor from audit_entry where complaint_id = $1 and action = 'followed'";
    expect(await db.query(followed, [complaint.id])).toEqual([{ at: startOfLegalDay(new Date()), actor: "citizen" }]);
    expect(await db.query("select * from complaint_person where complaint_id = $1", [complaint.id])).toEqual([]);
  });

  it("gives the case with what fills its petition, once told and until taken back, and notes who followed it", async () => {
    const address = newAddress();
    const petition = { about: "Quản đốc Lê Văn Tám", request: "Trả đủ lương." };
    const complaint = sampleComplaint({ track: "labour-dispute", petition, person: null, notify: false });
    await turns.commit(sampleTurn(await turns.load("web", address), sampleEvent({ address }), { filed: [complaint] }));
    const { lookUps } = db.storage;
    expect(await lookUps.caseWithPetition(complaint.code.toLowerCase())).toEqual({
      view: await lookUps.caseByCode(complaint.code),
      told: petition,
      place: complaint.place,
      employer: null,
    });
    const followed = "select action from audit_entry where complaint_id = $1 and action = 'followed'";
    expect(await db.query(followed, [complaint.id])).toHaveLength(2);
    await db.query("update complaint set sealed_petition = null where id = $1", [complaint.id]);
    expect((await lookUps.caseWithPetition(complaint.code))?.told).toBe(null);
    expect(await lookUps.caseWithPetition("K7MQ2-01ABD")).toBe(null);
    expect(await db.query("select 1 from audit_entry where action = 'followed' and complaint_id is null")).toEqual([]);
  });

  it("adds what a citizen writes later, and gives an answered case back to its officer", async () => {
    const address = newAddress();
    const complaint = sampleComplaint();
    await turns.commit(sampleTurn(await turns.load("web", address), sampleEvent({ address }), { filed: [complaint] }));
    await db.query("update complaint set state = 'answered' where id = $1", [complaint.id]);
    const added = { to: { code: complaint.code }, text: "Tôi bổ sung.", files: [], promisedBy: "2026-12-01" };
    const later = sampleEvent({ address, at: "2026-03-06T01:00:00.000Z" });
    expect(
      (await turns.commit(sampleTurn(await turns.load("web", address), later, { appended: [added] }))).outcome,
    ).toBe("committed");
    const view = await db.storage.lookUps.caseByCode(complaint.code);
    expect(view?.state).toBe("in-progress");
    expect(view?.messages.at(-1)).toEqual({ from: "citizen", on: "2026-03-06", text: "Tôi bổ sung." });
    expect(await db.query("select version from complaint where id = $1", [complaint.id])).toEqual([{ version: 2 }]);
  });

  it("takes a case back: it ends, what was told is gone, and the audit says so; a case that ended stays", async () => {
    const address = newAddress();
    const [open, answered] = [sampleComplaint(), sampleComplaint()];
    const first = sampleTurn(await turns.load("web", address), sampleEvent({ address }), { filed: [open, answered] });
    await turns.commit(first);
    await db.query("update complaint set state = 'closed' where id = $1", [answered.id]);
    const withdrawn = [open.id, answered.id];
    const turn = { ...sampleTurn(await turns.load("web", address), sampleEvent({ address })), withdrawn };
    expect((await turns.commit(turn)).outcome).toBe("committed");
    const states = await db.query(
      `select c.id, c.state, (select count(*)::int from complaint_entry e where e.complaint_id = c.id) as told
       from complaint c where id = any($1::uuid[]) order by c.state`,
      [withdrawn],
    );
    expect(states).toEqual([
      { id: answered.id, state: "closed", told: 2 },
      { id: open.id, state: "withdrawn", told: 0 },
    ]);
    const audited = await db.query("select action from audit_entry where complaint_id = $1 order by action", [open.id]);
    expect(audited).toEqual([{ action: "filed" }, { action: "withdrawn" }]);
  });

  it("refuses to add to a case that does not exist, and writes nothing", async () => {
    const address = newAddress();
    const seen = await began(address);
    const turn = sampleTurn(seen, sampleEvent({ address }), {
      appended: [{ to: { code: "NOBODY" }, text: "…", files: [], promisedBy: "2026-12-01" }],
    });
    await expect(turns.commit(turn)).rejects.toThrow("A turn adds to a case that does not exist");
    expect(await turns.load("web", address, seen.arrival)).toEqual(seen);
  });
});

describe("keep(), next(), fail() and waiting()", () => {
  it("keeps an event once and gives it back whole", async () => {
    const event = sampleEvent({ address: newAddress(), input: { kind: "press", prompt: 3, id: "yes" } });
    expect(await turns.keep(event)).toBe("stored");
    expect(await turns.keep(event)).toBe("duplicate");
    const found = await turns.next("web", event.address);
    expect(found).toEqual({ ...event, seq: found?.seq, attempts: 0 });
  });

  it("does not keep an event whose turn is done", async () => {
    const event = sampleEvent({ address: newAddress() });
    await turns.commit(sampleTurn(await turns.load("web", event.address), event));
    expect(await turns.keep(event)).toBe("duplicate");
  });

  it("keeps what the channel wants back with the answer, and what the device has", async () => {
    const event = sampleEvent({ address: newAddress(), seen: 4, context: { message: "17" } });
    await turns.keep(event);
    const found = await turns.next("web", event.address);
    expect(found).toEqual({ ...event, seq: found?.seq, attempts: 0 });
  });

  it("sets an event aside at the last try, sealed, and lets the next one go", async () => {
    const address = newAddress();
    const event = await kept(address, "bad");
    await turns.keep(sampleEvent({ address, key: "good" }));
    expect([await turns.fail(event, 3), await turns.fail(event, 3), await turns.fail(event, 3)]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await turns.next("web", address))?.key).toBe("good");
    expect(
      await db.query("select attempts, sealed_event is null as wiped from inbound where seq = $1", [event.seq]),
    ).toEqual([{ attempts: 3, wiped: false }]);
  });

  it("wipes the body of an event that is done", async () => {
    const event = await kept(newAddress(), "one");
    await turns.commit(sampleTurn(await turns.load("web", event.address), event));
    expect(await db.query("select status, sealed_event from inbound where seq = $1", [event.seq])).toEqual([
      { status: "done", sealed_event: null },
    ]);
  });

  it("names each conversation with events that wait long enough once", async () => {
    const address = newAddress();
    const at = new Date().toISOString();
    await db.query("delete from inbound where status = 'kept'");
    await turns.keep(sampleEvent({ address, key: "one", at }));
    await turns.keep(sampleEvent({ address, key: "two", at }));
    expect(await turns.waiting(60_000)).toEqual([]);
    expect(await turns.waiting(0)).toEqual([{ channel: "web", address }]);
  });
});

describe("forget()", () => {
  it("deletes conversation, drafts, files, waiting messages and the contents of events, and no filed case", async () => {
    const address = newAddress();
    const bytes = Buffer.from("ảnh");
    const photo = (id: string) => db.storage.files.put("web", address, { id, name: "a.png", type: "image/png", bytes });
    const [filedPhoto, draftPhoto] = [await photo(randomUUID()), await photo(randomUUID())];
    const complaint = sampleComplaint({ files: [filedPhoto] });
    const session = sampleSession({ drafts: { complaint: { story: { kind: "text", text: "Chưa gửi" } } } });
    const seen = await turns.load("web", address);
    await turns.commit(sampleTurn(seen, sampleEvent({ address }), { session, filed: [complaint] }));
    const bad = await kept(address, "bad");
    await turns.fail(bad, 1);
    const waits = await kept(address, "waits");

    await turns.forget("web", address);

    expect(await turns.load("web", address)).toMatchObject({ version: 0, session: null, said: 0, pending: false });
    expect(await messages(address)).toEqual([]);
    expect(await db.query("select 1 from outbox where conversation_id = $1", [seen.id])).toEqual([]);
    expect(await turns.next("web", address)).toBe(null);
    expect(
      await db.query("select status, sealed_event from inbound where seq = any($1)", [[bad.seq, waits.seq]]),
    ).toEqual([
      { status: "done", sealed_event: null },
      { status: "done", sealed_event: null },
    ]);
    expect(await db.query("select id from file where id = any($1)", [[filedPhoto.id, draftPhoto.id]])).toEqual([
      { id: filedPhoto.id },
    ]);
    expect((await db.storage.lookUps.caseByCode(complaint.code))?.messages).toHaveLength(2);
    expect((await db.storage.desk.open({ staffId: randomUUID() }, complaint.id))?.files).toHaveLength(1);
  });

  it("does not take an event that was forgotten for a new one when it is delivered again", async () => {
    const address = newAddress();
    const event = sampleEvent({ address });
    await turns.commit(sampleTurn(await turns.load("web", address), event));
    await turns.forget("web", address);
    const fresh = await turns.load("web", address);
    expect((await turns.commit(sampleTurn(fresh, event))).outcome).toBe("duplicate");
  });

  it("leaves everybody else alone, and does nothing for somebody it has never seen", async () => {
    const address = newAddress();
    const before = await began(address);
    await turns.forget("zalo", address);
    await turns.forget("web", newAddress());
    expect(await turns.load("web", address, before.arrival)).toEqual(before);
  });

  it("begins anew with somebody who comes back, numbering from 1", async () => {
    const address = newAddress();
    await began(address);
    await turns.forget("web", address);
    await began(address);
    expect(await messages(address)).toEqual([[1, "Chào anh/chị."]]);
  });
});

describe("Outbox", () => {
  it("gives messages in order from a number on, and forgets those that arrived", async () => {
    const address = newAddress();
    const seen = await turns.load("web", address);
    await turns.commit(sampleTurn(seen, sampleEvent({ address }), { says: ["một", "hai", "ba", "bốn"] }));
    const { outbox } = db.storage;
    expect(await outbox.messagesAfter("web", address, 1, 2)).toEqual([
      { n: 2, at: sampleAt, lang: "vi", message: { kind: "text", text: "hai" } },
      { n: 3, at: sampleAt, lang: "vi", message: { kind: "text", text: "ba" } },
    ]);
    await outbox.acknowledge("web", address, 3);
    expect(await messages(address)).toEqual([[4, "bốn"]]);
    expect(await outbox.messagesAfter("web", newAddress(), 0, 10)).toEqual([]);
  });
});
