import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseDesk } from "../../src/complaints/desk.ts";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import type { FileRef } from "../../src/flow/input.ts";
import { caseStateIds } from "../../src/rules/cases/case-states.ts";
import { caseBook } from "../case-book.ts";
import { anOfficer } from "./desk-world.ts";
import { sampleAt, sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let desk: CaseDesk;
const lan = { staffId: randomUUID() };
const minh = { staffId: randomUUID() };

beforeAll(async () => {
  db = await createTestDatabase();
  desk = db.storage.desk;
  await anOfficer(db, "Lan", lan.staffId);
  await anOfficer(db, "Minh", minh.staffId);
});

afterAll(() => db.drop());

async function filed(changes: Partial<FiledComplaint> = {}, address: string = randomUUID()): Promise<FiledComplaint> {
  const complaint = sampleComplaint(changes);
  const seen = await db.storage.turns.load("web", address);
  const turn = sampleTurn(seen, sampleEvent({ address }), { filed: [complaint] });
  expect((await db.storage.turns.commit(turn)).outcome).toBe("committed");
  return complaint;
}

async function sent(address: string, name: string, bytes: number[]): Promise<FileRef> {
  return db.storage.files.put("web", address, { id: randomUUID(), name, type: "image/png", bytes: Buffer.from(bytes) });
}

const audit = async (id: string) =>
  (await db.query("select actor, action, detail from audit_entry where complaint_id = $1 order by seq", [id])).map(
    ({ actor, action, detail }) => [actor, action, detail],
  );

describe("open()", () => {
  it("shows the employer, the danger and what was told for a petition", async () => {
    const told = { about: "Quản đốc xưởng 2", request: "Trả đủ lương", knew: "2026-09-01" };
    const complaint = await filed({ danger: "confinement", employer: { name: "Cty Sao Mai" }, petition: told });
    expect(await desk.open(lan, complaint.id)).toMatchObject({ danger: "confinement", employer: "Cty Sao Mai", told });
  });

  it("shows nothing of a case whose audit entry cannot be written", async () => {
    const complaint = await filed();
    await db.query("alter table audit_entry add constraint no_more check (action <> 'opened') not valid");
    await expect(desk.open(lan, complaint.id)).rejects.toThrow();
    await db.query("alter table audit_entry drop constraint no_more");
    expect((await audit(complaint.id)).map(([, action]) => action)).toEqual(["filed"]);
    expect((await db.query("select unread from complaint where id = $1", [complaint.id]))[0].unread).toBe(1);
  });

  it("shows a case whole, and says so in the audit", async () => {
    const address = randomUUID();
    const photo = await sent(address, "bảng lương.png", [1, 2, 3]);
    const complaint = await filed({ files: [photo] }, address);
    const opened = await desk.open(lan, complaint.id);
    expect(opened).toEqual({
      id: complaint.id,
      assignedBy: null,
      number: complaint.number,
      kind: "wages",
      place: "thuc-phan",
      state: "received",
      receivedAt: sampleAt,
      anonymous: false,
      owner: null,
      track: "feedback",
      danger: null,
      dueOn: "2026-12-01",
      level: 0,
      overdue: false,
      rests: false,
      left: 187,
      unread: 1,
      version: 1,
      lang: "vi",
      named: true,
      muted: null,
      filedBy: null,
      employer: null,
      told: {},
      petitionForm: null,
      petitionPlace: null,
      outcome: null,
      transferredTo: null,
      mergedInto: null,
      merged: [],
      splitFrom: null,
      split: [],
      linked: true,
      times: opened?.times,
      clocks: opened?.clocks,
      entries: [
        {
          id: opened?.entries[0]?.id,
          at: sampleAt,
          from: "citizen",
          by: null,
          text: "Công ty nợ lương tôi ba tháng.",
          delivery: null,
        },
        {
          id: opened?.entries[1]?.id,
          at: sampleAt,
          from: "citizen",
          by: null,
          text: "Tôi đã hỏi hai lần.",
          delivery: null,
        },
      ],
      files: [{ id: photo.id, name: "bảng lương.png", type: "image/png", size: 3 }],
    });
    expect(await audit(complaint.id)).toEqual([
      ["citizen", "filed", null],
      [lan.staffId, "opened", null],
    ]);
  });

  it("gives null for an id of no case and for a text that is no id", async () => {
    expect(await desk.open(lan, randomUUID())).toBe(null);
    expect(await desk.open(lan, "' or true")).toBe(null);
  });
});

describe("file()", () => {
  it("gives the bytes as they were sent, and says so in the audit", async () => {
    const address = randomUUID();
    const photo = await sent(address, "ảnh.png", [0, 255, 10, 13]);
    const complaint = await filed({ files: [photo] }, address);
    const found = await desk.file(lan, complaint.id, photo.id);
    expect([found?.name, found?.type, [...(found?.bytes ?? [])]]).toEqual(["ảnh.png", "image/png", [0, 255, 10, 13]]);
    expect(await audit(complaint.id)).toEqual([
      ["citizen", "filed", null],
      [lan.staffId, "file-opened", photo.id],
    ]);
  });

  it("gives no file of another case, and none of a draft", async () => {
    const address = randomUUID();
    const [filedPhoto, draftPhoto] = [await sent(address, "a.png", [1]), await sent(address, "b.png", [2])];
    const [complaint, other] = [await filed({ files: [filedPhoto] }, address), await filed()];
    expect(await desk.file(lan, other.id, filedPhoto.id)).toBe(null);
    expect(await desk.file(lan, complaint.id, draftPhoto.id)).toBe(null);
  });

  it("takes no file of somebody else's draft into a case", async () => {
    const stolen = await sent(randomUUID(), "của người khác.png", [1]);
    const complaint = await filed({ files: [stolen] });
    expect((await desk.open(lan, complaint.id))?.files).toEqual([]);
    expect(await desk.file(lan, complaint.id, stolen.id)).toBe(null);
  });

  it("forgets the conversation of a file that was filed", async () => {
    const address = randomUUID();
    const photo = await sent(address, "a.png", [1]);
    await filed({ files: [photo] }, address);
    expect(await db.query("select conversation_key from file where id = $1", [photo.id])).toEqual([
      { conversation_key: null },
    ]);
  });
});

describe("FileStore", () => {
  it("stores a file that is sent again once, and none under an id of somebody else's", async () => {
    const [address, id] = [randomUUID(), randomUUID()];
    const file = { id, name: "a.png", type: "image/png", bytes: Buffer.from([1]) };
    const ref = { id, name: "a.png", type: "image/png", size: 1 };
    expect([
      await db.storage.files.put("web", address, file),
      await db.storage.files.put("web", address, file),
    ]).toEqual([ref, ref]);
    await expect(db.storage.files.put("web", randomUUID(), file)).rejects.toThrow("in use by another conversation");
  });

  it("wipes files of drafts that are old enough, and none of a case", async () => {
    await db.query("delete from file where complaint_id is null");
    const address = randomUUID();
    const [kept, old, young] = [
      await sent(address, "1", [1]),
      await sent(address, "2", [2]),
      await sent(address, "3", [3]),
    ];
    await filed({ files: [kept] }, address);
    await db.query("update file set created_at = now() - interval '31 days' where id = any($1)", [[kept.id, old.id]]);
    const keep = { draftDays: 30, questionDays: 90, closedCaseMonths: 24, kinds: {}, tracks: {} };
    expect((await db.storage.forget(keep)).files).toBe(1);
    const left = await db.query("select id from file where id = any($1)", [[kept.id, old.id, young.id]]);
    expect(left.map(({ id }) => id).sort()).toEqual([kept.id, young.id].sort());
  });

  it("files a complaint without a file that was wiped meanwhile", async () => {
    const address = randomUUID();
    const gone = await sent(address, "a.png", [1]);
    await db.query("delete from file where id = $1", [gone.id]);
    const complaint = await filed({ files: [gone] }, address);
    expect((await desk.open(lan, complaint.id))?.files).toEqual([]);
  });
});

describe("take()", () => {
  it("has exactly one winner, and tells the other who and since when", async () => {
    const { id } = await filed();
    const outcomes = await Promise.all([desk.move(lan, id, { move: "take" }), desk.move(minh, id, { move: "take" })]);
    const [{ owner_id, taken_at }] = await db.query("select owner_id, taken_at from complaint where id = $1", [id]);
    const by = owner_id === lan.staffId ? "Lan" : "Minh";
    const lost = { ok: false, reason: "taken", by, since: taken_at.toISOString() };
    expect(outcomes).toEqual(owner_id === lan.staffId ? [{ ok: true }, lost] : [lost, { ok: true }]);
    expect((await desk.open(lan, id))?.state).toBe("in-progress");
    expect((await audit(id)).filter(([, action]) => action === "taken")).toHaveLength(1);
  });

  it("is harmless twice by the same officer", async () => {
    const { id } = await filed();
    expect([await desk.move(lan, id, { move: "take" }), await desk.move(lan, id, { move: "take" })]).toEqual([
      { ok: true },
      { ok: true },
    ]);
    expect((await audit(id)).filter(([, action]) => action === "taken")).toHaveLength(1);
  });

  it("says that a case does not exist", async () => {
    expect(await desk.move(lan, randomUUID(), { move: "take" })).toEqual({ ok: false, reason: "not-found" });
    expect(await desk.move(lan, "x", { move: "take" })).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("release()", () => {
  it("gives a case back to the queue, by its owner only", async () => {
    const { id } = await filed();
    await desk.move(lan, id, { move: "take" });
    expect(await desk.move(minh, id, { move: "release" })).toEqual({ ok: false, reason: "not-owner" });
    expect(await desk.move(lan, id, { move: "release" })).toEqual({ ok: true });
    expect(await desk.open(lan, id)).toMatchObject({ state: "received", owner: null });
    expect(await desk.move(minh, id, { move: "take" })).toEqual({ ok: true });
  });
});

describe("note()", () => {
  it("is written by any officer, stays inside and moves nothing", async () => {
    const { id, code } = await filed();
    expect(await desk.note(minh, id, "Đã gọi công ty.")).toEqual({ ok: true });
    expect(await db.storage.lookUps.caseByCode(code)).toMatchObject({ state: "received", messages: [{}, {}] });
    expect((await desk.open(lan, id))?.entries.map(({ from, by, text }) => [from, by, text])).toEqual([
      ["citizen", null, "Công ty nợ lương tôi ba tháng."],
      ["citizen", null, "Tôi đã hỏi hai lần."],
      ["note", "Minh", "Đã gọi công ty."],
    ]);
    expect(await desk.note(lan, randomUUID(), "…")).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("list()", () => {
  /** Filed, and then set by hand: what the queue is ordered by. */
  async function queued(place: string, set: string): Promise<string> {
    const { id } = await filed({ place });
    await db.query(`update complaint set ${set} where id = $1`, [id]);
    return id;
  }

  it("puts danger first, then what cannot be dated, then by due day, then who waits for the citizen, then what ended", async () => {
    const place = `place-${randomUUID()}`;
    const ended = await queued(place, "state = 'closed', ended_on = '2026-03-05', due_on = null");
    const waits = await queued(place, "state = 'answered', due_on = null");
    const later = await queued(place, "due_on = '2026-03-12'");
    const sooner = await queued(place, "due_on = '2026-03-01'");
    const undated = await queued(place, "state = 'accepted', due_on = null");
    const danger = await queued(place, "danger = 'violence', due_on = '2026-03-12'");
    const { rows } = await desk.list({ place, limit: 10 });
    expect(rows.map(({ id }) => id)).toEqual([danger, undated, sooner, later, waits, ended]);
    expect(rows.map(({ overdue, left }) => [overdue, left])).toEqual([
      [false, 5],
      [false, null],
      [true, null],
      [false, 5],
      [false, null],
      [false, null],
    ]);
    expect((await desk.list({ place, overdue: true, limit: 10 })).rows.map(({ id }) => id)).toEqual([sooner]);
  });

  it("gives pages that repeat nothing and miss nothing, by any filter", async () => {
    const place = `place-${randomUUID()}`;
    const made: string[] = [];
    for (let i = 0; i < 7; i += 1) made.push((await filed({ place, kind: i % 2 ? "safety" : "wages" })).id);
    const seen: string[] = [];
    for (let before: string | undefined; ; ) {
      const page = await desk.list({ place, limit: 3, before });
      seen.push(...page.rows.map(({ id }) => id));
      if (page.next === null) break;
      before = page.next;
    }
    expect(seen).toEqual(made.toSorted());
    expect((await desk.list({ place, kind: "safety", limit: 10 })).rows.map(({ kind }) => kind)).toEqual([
      "safety",
      "safety",
      "safety",
    ]);
  });

  it("knows the same states that end or wait as the table of states", async () => {
    const place = `place-${randomUUID()}`;
    const ranks = new Map<string, number>();
    for (const state of caseStateIds) {
      const id = await queued(place, `state = '${state}', due_on = null, ended_on = null`);
      const [{ urgency }] = await db.query("select urgency from complaint where id = $1", [id]);
      ranks.set(state, Math.ceil(urgency / 1_000_000));
    }
    const wanted = caseStateIds.map((state): [string, number] => {
      const { ended, waits } = caseBook.states.states[state];
      return [state, ended ? 5 : waits ? 4 : 2];
    });
    expect([...ranks]).toEqual(wanted);
  });

  it("counts what is overdue, whoever has it", async () => {
    const before = await desk.overdue();
    await queued("thuc-phan", "due_on = '2026-03-04'");
    await queued("thuc-phan", "due_on = '2026-03-05'");
    await queued("thuc-phan", "due_on = '2026-03-04', state = 'closed', ended_on = '2026-03-05'");
    expect((await desk.overdue()) - before).toBe(1);
  });

  it("knows mine, nobody's, states and numbers without dashes", async () => {
    const place = `place-${randomUUID()}`;
    const [mine, free] = [await filed({ place, number: "26-0123-4567" }), await filed({ place })];
    await desk.move(lan, mine.id, { move: "take" });
    const ids = async (query: object) => (await desk.list({ place, limit: 10, ...query })).rows.map(({ id }) => id);
    expect(await ids({ owner: "mine", ownerId: lan.staffId })).toEqual([mine.id]);
    expect(await ids({ owner: "mine" })).toEqual([]);
    expect(await ids({ owner: "none" })).toEqual([free.id]);
    expect(await ids({ state: "in-progress" })).toEqual([mine.id]);
    expect(await ids({ q: "2601234567" })).toEqual([mine.id]);
    expect(await ids({ q: " 26-0123" })).toEqual([mine.id]);
    expect(await ids({ q: "99-9999" })).toEqual([]);
  });

  it("opens no seal", async () => {
    const place = `place-${randomUUID()}`;
    const { id } = await filed({ place });
    await db.query("update complaint set wrapped_key = '\\x00' where id = $1", [id]);
    expect((await desk.list({ place, limit: 10 })).rows.map((row) => row.id)).toEqual([id]);
    await expect(desk.open(lan, id)).rejects.toThrow("A sealed value in complaint.wrapped_key does not open");
  });
});
