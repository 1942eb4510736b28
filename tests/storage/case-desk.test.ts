import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseDesk } from "../../src/complaints/desk.ts";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import type { FileRef } from "../../src/flow/input.ts";
import { sampleAt, sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let desk: CaseDesk;
const lan = { staffId: randomUUID() };
const minh = { staffId: randomUUID() };

beforeAll(async () => {
  db = await createTestDatabase();
  desk = db.storage.desk;
  for (const [{ staffId }, name] of [
    [lan, "Lan"],
    [minh, "Minh"],
  ] as const) {
    await db.query("insert into staff (id, login, name, role, password_hash) values ($1, $2, $2, 'officer', 'x')", [
      staffId,
      name,
    ]);
  }
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
  it("shows a case whole, and says so in the audit", async () => {
    const address = randomUUID();
    const photo = await sent(address, "bảng lương.png", [1, 2, 3]);
    const complaint = await filed({ files: [photo] }, address);
    const opened = await desk.open(lan, complaint.id);
    expect(opened).toEqual({
      id: complaint.id,
      number: complaint.number,
      kind: "wages",
      place: "thuc-phan",
      state: "received",
      receivedAt: sampleAt,
      anonymous: false,
      danger: null,
      owner: null,
      version: 1,
      lang: "vi",
      named: true,
      muted: null,
      filedBy: null,
      entries: [
        { id: opened?.entries[0]?.id, at: sampleAt, from: "citizen", by: null, text: "Công ty nợ lương tôi ba tháng." },
        { id: opened?.entries[1]?.id, at: sampleAt, from: "citizen", by: null, text: "Tôi đã hỏi hai lần." },
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
    await db.query("update file set created_at = now() - interval '2 hours' where id = any($1)", [[kept.id, old.id]]);
    expect(await db.storage.files.sweep(60 * 60_000)).toBe(1);
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
    const outcomes = await Promise.all([desk.take(lan, id), desk.take(minh, id)]);
    const [{ owner_id, taken_at }] = await db.query("select owner_id, taken_at from complaint where id = $1", [id]);
    const by = owner_id === lan.staffId ? "Lan" : "Minh";
    const lost = { ok: false, reason: "taken", by, since: taken_at.toISOString() };
    expect(outcomes).toEqual(owner_id === lan.staffId ? [{ ok: true }, lost] : [lost, { ok: true }]);
    expect((await desk.open(lan, id))?.state).toBe("in-progress");
    expect((await audit(id)).filter(([, action]) => action === "taken")).toHaveLength(1);
  });

  it("is harmless twice by the same officer", async () => {
    const { id } = await filed();
    expect([await desk.take(lan, id), await desk.take(lan, id)]).toEqual([{ ok: true }, { ok: true }]);
    expect((await audit(id)).filter(([, action]) => action === "taken")).toHaveLength(1);
  });

  it("says that a case does not exist", async () => {
    expect(await desk.take(lan, randomUUID())).toEqual({ ok: false, reason: "not-found" });
    expect(await desk.take(lan, "x")).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("release()", () => {
  it("gives a case back to the queue, by its owner only", async () => {
    const { id } = await filed();
    await desk.take(lan, id);
    expect(await desk.release(minh, id)).toEqual({ ok: false, reason: "not-owner" });
    expect(await desk.release(lan, id)).toEqual({ ok: true });
    expect(await desk.open(lan, id)).toMatchObject({ state: "received", owner: null });
    expect(await desk.take(minh, id)).toEqual({ ok: true });
  });
});

describe("answer(), note() and changeState()", () => {
  it("answer by code, write notes that stay inside, close and open again", async () => {
    const { id, code } = await filed();
    await desk.take(lan, id);
    expect(await desk.note(minh, id, "Đã gọi công ty.")).toEqual({ ok: true });
    expect(await desk.answer(lan, id, "Chúng tôi đã nhắc công ty.", 3)).toEqual({ ok: true });
    expect(await db.storage.lookUps.caseByCode(code)).toMatchObject({
      state: "answered",
      messages: [{ from: "citizen" }, { from: "citizen" }, { from: "officer", text: "Chúng tôi đã nhắc công ty." }],
    });
    expect(await desk.changeState(lan, id, "closed", 4)).toEqual({ ok: true });
    expect(await desk.changeState(lan, id, "in-progress", 5)).toEqual({ ok: true });
    const opened = await desk.open(lan, id);
    expect(opened?.entries.map(({ from, by, text }) => [from, by, text])).toEqual([
      ["citizen", null, "Công ty nợ lương tôi ba tháng."],
      ["citizen", null, "Tôi đã hỏi hai lần."],
      ["note", "Minh", "Đã gọi công ty."],
      ["officer", "Lan", "Chúng tôi đã nhắc công ty."],
    ]);
    expect(
      (await audit(id)).map(([actor, action, detail]) => [actor, action, action === "state-changed" ? detail : null]),
    ).toEqual([
      ["citizen", "filed", null],
      [lan.staffId, "taken", null],
      [minh.staffId, "noted", null],
      [lan.staffId, "answered", null],
      ["citizen", "followed", null],
      [lan.staffId, "state-changed", "closed"],
      [lan.staffId, "state-changed", "in-progress"],
      [lan.staffId, "opened", null],
    ]);
  });

  it("say why a change was not made, and write nothing", async () => {
    const { id } = await filed();
    expect(await desk.answer(lan, id, "…", 1)).toEqual({ ok: false, reason: "not-owner" });
    await desk.take(lan, id);
    expect(await desk.answer(lan, id, "…", 1)).toEqual({ ok: false, reason: "changed-meanwhile" });
    expect(await desk.changeState(lan, id, "closed", 2)).toEqual({
      ok: false,
      reason: "not-allowed-from",
      state: "in-progress",
    });
    expect(await desk.changeState(minh, id, "closed", 2)).toEqual({ ok: false, reason: "not-owner" });
    expect(await desk.note(lan, randomUUID(), "…")).toEqual({ ok: false, reason: "not-found" });
    expect((await desk.open(lan, id))?.entries).toHaveLength(2);
    expect(await audit(id)).toEqual([
      ["citizen", "filed", null],
      [lan.staffId, "taken", null],
      [lan.staffId, "opened", null],
    ]);
  });

  it("let one of two answers to the same version through", async () => {
    const { id } = await filed();
    await desk.take(lan, id);
    const outcomes = await Promise.all([desk.answer(lan, id, "một", 2), desk.answer(lan, id, "hai", 2)]);
    expect(outcomes.filter(({ ok }) => ok)).toEqual([{ ok: true }]);
    expect((await desk.open(lan, id))?.entries).toHaveLength(3);
  });
});

describe("list()", () => {
  it("gives newest first, in pages that repeat nothing and miss nothing, by any filter", async () => {
    const place = `place-${randomUUID()}`;
    const made = [];
    for (let i = 0; i < 7; i += 1) made.push(await filed({ place, kind: i % 2 ? "safety" : "wages" }));
    await db.query("update complaint set received_at = '2026-01-01' where id = any($1)", [
      made.slice(0, 4).map(({ id }) => id),
    ]);
    const seen: string[] = [];
    for (let before: string | undefined; ; ) {
      const page = await desk.list({ place, limit: 3, before });
      seen.push(...page.rows.map(({ id }) => id));
      if (page.next === null) break;
      before = page.next;
    }
    const newestFirst = (ids: string[]) => [...ids].sort().reverse();
    expect(seen).toEqual([
      ...newestFirst(made.slice(4).map(({ id }) => id)),
      ...newestFirst(made.slice(0, 4).map(({ id }) => id)),
    ]);
    expect((await desk.list({ place, kind: "safety", limit: 10 })).rows.map(({ kind }) => kind)).toEqual([
      "safety",
      "safety",
      "safety",
    ]);
  });

  it("knows mine, nobody's, states and numbers without dashes", async () => {
    const place = `place-${randomUUID()}`;
    const [mine, free] = [await filed({ place, number: "26-0123-4567" }), await filed({ place })];
    await desk.take(lan, mine.id);
    const ids = async (query: object) => (await desk.list({ place, limit: 10, ...query })).rows.map(({ id }) => id);
    expect(await ids({ owner: "mine", ownerId: lan.staffId })).toEqual([mine.id]);
    expect(await ids({ owner: "mine" })).toEqual([]);
    expect(await ids({ owner: "none" })).toEqual([free.id]);
    expect(await ids({ state: "in-progress" })).toEqual([mine.id]);
    expect(await ids({ number: "2601234567" })).toEqual([mine.id]);
    expect(await ids({ number: " 26-0123" })).toEqual([mine.id]);
    expect(await ids({ number: "không có" })).toEqual([]);
  });

  it("opens no seal", async () => {
    const place = `place-${randomUUID()}`;
    const { id } = await filed({ place });
    await db.query("update complaint set wrapped_key = '\\x00' where id = $1", [id]);
    expect((await desk.list({ place, limit: 10 })).rows.map((row) => row.id)).toEqual([id]);
    await expect(desk.open(lan, id)).rejects.toThrow("A sealed value in complaint.wrapped_key does not open");
  });
});
