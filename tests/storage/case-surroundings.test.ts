import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseSurroundings, SplitRequest } from "../../src/complaints/case-surroundings.ts";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import { caseRulesOn } from "../case-rules.ts";
import { aFiledCase, anOfficer, auditOf } from "./desk-world.ts";
import { sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;
let near: CaseSurroundings;
let lan: { staffId: string };
let minh: { staffId: string };

beforeAll(async () => {
  const news = (_lang: string, { number, move }: { number: string; move: string }) => ({
    kind: "text" as const,
    text: `${number} ${move}`,
  });
  db = await createSharedDatabase({ cases: caseRulesOn("2026-03-05", news) });
  near = db.storage.surroundings;
  lan = await anOfficer(db, "Lan");
  minh = await anOfficer(db, "Minh");
});

afterAll(() => db.drop());

const filed = (changes: Partial<FiledComplaint> = {}) => aFiledCase(db, changes);
const story =
  "Công ty nợ lương ba tháng liền từ tháng chín, tổ trưởng hứa trả trước Tết nhưng đến nay vẫn chưa thấy gì cả.";
const person = { name: "Nông Thị Hoa", phone: "0912345678" };

describe("history()", () => {
  it("tells who did what and when, in order", async () => {
    const { id } = await filed();
    await db.storage.desk.move(lan, id, { move: "take" });
    await db.storage.desk.note(lan, id, "đã gọi");
    const { lines, earlier } = await near.history(id);
    expect([lines.map(({ by, action }) => ["name" in by ? by.name : by.is, action]), earlier]).toEqual([
      [
        ["citizen", "filed"],
        ["Lan", "taken"],
        ["Lan", "noted"],
      ],
      false,
    ]);
  });

  it("is empty for what is no case", async () => {
    expect(await near.history("nonsense")).toEqual({ lines: [], earlier: false });
    expect(await near.history(randomUUID())).toEqual({ lines: [], earlier: false });
  });
});

describe("look()", () => {
  it("gives the others who have the case open, and nobody after two minutes", async () => {
    const { id } = await filed();
    expect(await near.look(lan, id)).toEqual([]);
    expect((await near.look(minh, id)).map(({ name }) => name)).toEqual(["Lan"]);
    expect((await near.look(lan, id)).map(({ name }) => name)).toEqual(["Minh"]);
    await db.query("update case_look set seen_at = now() - interval '121 seconds' where staff_id = $1", [minh.staffId]);
    expect(await near.look(lan, id)).toEqual([]);
  });

  it("works across servers and keeps nothing for long", async () => {
    const { id } = await filed();
    await near.look(lan, id);
    expect((await db.other.surroundings.look(minh, id)).map(({ name }) => name)).toEqual(["Lan"]);
    await db.query("update case_look set seen_at = now() - interval '6 minutes' where complaint_id = $1", [id]);
    await db.storage.sweep();
    expect(await db.query("select 1 from case_look where complaint_id = $1", [id])).toEqual([]);
  });

  it("notes nothing of a case that does not exist", async () => {
    expect(await near.look(lan, randomUUID())).toEqual([]);
    expect(await near.look(lan, "x")).toEqual([]);
  });
});

describe("related()", () => {
  it("names cases of the same employer, those of the same place and kind, and likely duplicates with the share of words", async () => {
    const employer = { name: "Công ty May Bản Giốc" };
    const mine = await filed({ employer, person, story: [story], place: "quang-uyen", kind: "wages" });
    const twin = await filed({ employer, person, story: [`${story} Xin giúp.`], place: null, kind: "contract" });
    const other = await filed({
      employer,
      person,
      story: ["Không cấp bảo hộ lao động."],
      place: "quang-uyen",
      kind: "safety",
    });
    const neighbour = await filed({ employer: null, story: [story], place: "quang-uyen", kind: "wages" });
    await filed({ employer: null, story: [story], place: "trung-khanh", kind: "wages" });
    const found = await near.related(mine.id);
    const told = (one: (typeof found)[number]) => [one.number, one.sameEmployer, one.samePlace, one.wording];
    expect(found.map(told)).toEqual([
      [twin.number, true, false, 1],
      [other.number, true, false, null],
      [neighbour.number, false, true, null],
    ]);
  });

  it("compares no words between one who left a name and one who did not: that would tell who it is", async () => {
    const employer = { name: "Hợp tác xã Nặm Tấu" };
    const mine = await filed({ employer, person, story: [story], place: null });
    const nameless = await filed({ employer, person: null, notify: false, story: [story], place: null });
    expect((await near.related(mine.id)).map(({ number, wording }) => [number, wording])).toEqual([
      [nameless.number, null],
    ]);
    expect((await near.related(nameless.id)).map(({ wording }) => wording)).toEqual([null]);
  });

  it("compares no words of a case whose citizen only few may know with those of another", async () => {
    const employer = { name: "Doanh nghiệp Kéo Yên" };
    const mine = await filed({ employer, person, story: [story], place: null, kind: "wages" });
    await filed({ employer, person, story: [story], place: null, kind: "staff-conduct" });
    expect((await near.related(mine.id)).map(({ wording }) => wording)).toEqual([null]);
  });

  it("shows nothing that was taken back, and none far from its days", async () => {
    const mine = await filed({ employer: null, place: "ha-lang", kind: "other" });
    const gone = await filed({ employer: null, place: "ha-lang", kind: "other" });
    const old = await filed({ employer: null, place: "ha-lang", kind: "other" });
    await db.query("update complaint set state = 'withdrawn', ended_on = now() where id = $1", [gone.id]);
    await db.query("update complaint set received_at = received_at - interval '31 days' where id = $1", [old.id]);
    expect(await near.related(mine.id)).toEqual([]);
  });
});

describe("record()", () => {
  it("writes a paper into the audit, of cases only", async () => {
    const { id } = await filed();
    expect(await near.record(lan, id, { is: "letter-made", detail: "police docx" })).toBe(true);
    expect(await near.record(lan, randomUUID(), { is: "printed", detail: null })).toBe(false);
    expect(await auditOf(db, id)).toEqual([[lan.staffId, "letter-made", "police docx"]]);
  });
});

describe("split()", () => {
  async function begun(changes: Partial<FiledComplaint> = {}) {
    const complaint = await filed({ story: ["Nợ lương.", "Không cho nghỉ phép."], ...changes });
    await db.storage.desk.move(lan, complaint.id, { move: "take" });
    const found = await db.storage.desk.open(lan, complaint.id);
    if (!found) throw new Error("the case that was just filed is gone");
    return { complaint, found };
  }
  let count = 0;
  const nextNumber = () => {
    count += 1;
    return `26-9999-${String(count).padStart(4, "0")}`;
  };
  const request = (found: { version: number; entries: { id: string }[] }): SplitRequest => ({
    version: found.version,
    number: nextNumber(),
    kind: "contract",
    track: "feedback",
    entries: found.entries.slice(1, 2).map(({ id }) => id),
    files: [],
    message: "Việc nghỉ phép xem ở hồ sơ riêng.",
  });

  it("makes a case of its own of what was picked, and tells the citizen in the first one", async () => {
    const { complaint, found } = await begun();
    const asked = request(found);
    const outcome = await near.split(lan, complaint.id, asked);
    if (!outcome.ok) throw new Error(outcome.reason);
    const part = await db.storage.desk.open(lan, outcome.made.id);
    expect({
      number: part?.number,
      kind: part?.kind,
      state: part?.state,
      owner: part?.owner?.name,
      named: part?.named,
      linked: part?.linked,
      from: part?.splitFrom?.number,
      entries: part?.entries.map(({ from, text }) => [from, text]),
    }).toEqual({
      number: asked.number,
      kind: "contract",
      state: "in-progress",
      owner: "Lan",
      named: false,
      linked: false,
      from: complaint.number,
      entries: [["citizen", "Không cho nghỉ phép."]],
    });
    const first = await db.storage.desk.open(lan, complaint.id);
    expect(first?.split).toEqual([{ id: outcome.made.id, number: asked.number }]);
    expect(first?.entries.map(({ from, text }) => [from, text])).toEqual([
      ["citizen", "Nợ lương."],
      ["citizen", "Không cho nghỉ phép."],
      ["officer", "Việc nghỉ phép xem ở hồ sơ riêng."],
    ]);
  });

  it("brings every message of the new case under the citizen's one code, questions too", async () => {
    const { complaint, found } = await begun();
    const outcome = await near.split(lan, complaint.id, request(found));
    if (!outcome.ok) throw new Error(outcome.reason);
    const { desk, lookUps } = db.storage;
    const { id, number } = outcome.made;
    expect(await desk.move(lan, id, { move: "ask", version: 1, message: "Nghỉ mấy ngày?" })).toEqual({ ok: true });
    const view = await lookUps.caseByCode(complaint.code, { channel: "web", address: "x" });
    expect(view?.messages.filter(({ from }) => from === "officer").map(({ text }) => text)).toEqual([
      "Việc nghỉ phép xem ở hồ sơ riêng.",
      `[${number}] Nghỉ mấy ngày?`,
    ]);
  });

  /** A turn of the citizen who has the code of a case. */
  async function turnOf(changes: Parameters<typeof sampleTurn>[2]) {
    const { turns } = db.storage;
    const address = randomUUID();
    const done = await turns.commit(sampleTurn(await turns.load("web", address), sampleEvent({ address }), changes));
    expect(done.outcome).toBe("committed");
  }
  const standing = async (id: string) => {
    const [row] = await db.query("select state, unread, version, ended_on::text, due_on from complaint where id = $1", [
      id,
    ]);
    return row;
  };

  it("makes it the office's turn in a part too when the citizen writes, and says so in its audit", async () => {
    const { complaint, found } = await begun();
    const outcome = await near.split(lan, complaint.id, request(found));
    if (!outcome.ok) throw new Error(outcome.reason);
    const { id } = outcome.made;
    await db.storage.desk.move(lan, id, { move: "ask", version: 1, message: "Nghỉ mấy ngày?" });
    expect(await standing(id)).toMatchObject({ state: "waiting-for-citizen", unread: 0, version: 2 });
    await turnOf({
      appended: [{ to: { code: complaint.code }, text: "Ba ngày.", files: [], promisedBy: "2026-03-10" }],
    });
    expect(await standing(id)).toMatchObject({ state: "in-progress", unread: 1, version: 3 });
    expect((await auditOf(db, id)).at(-1)).toEqual(["citizen", "added", null]);
    // The words are in the whole case only.
    const texts = async (of: string) => (await db.storage.desk.open(lan, of))?.entries.map(({ text }) => text);
    expect(await texts(id)).not.toContain("Ba ngày.");
    expect(await texts(complaint.id)).toContain("Ba ngày.");
  });

  it("leaves a part alone that ended or is muted", async () => {
    const { complaint, found } = await begun();
    const made = [await near.split(lan, complaint.id, request(found))];
    const again = await db.storage.desk.open(lan, complaint.id);
    if (again) made.push(await near.split(lan, complaint.id, { ...request(again), entries: request(found).entries }));
    const ids = made.flatMap((one) => (one.ok ? [one.made.id] : []));
    await db.query("update complaint set ended_on = '2026-03-05', state = 'closed' where id = $1", [ids[0]]);
    await db.query("update complaint set muted = 'flood' where id = $1", [ids[1]]);
    const before = await Promise.all(ids.map(standing));
    await turnOf({
      appended: [{ to: { code: complaint.code }, text: "Tôi gửi thêm.", files: [], promisedBy: "2026-03-10" }],
    });
    expect(await Promise.all(ids.map(standing))).toEqual(before);
  });

  it("ends a part with the case when its citizen takes it back", async () => {
    const { complaint, found } = await begun();
    const outcome = await near.split(lan, complaint.id, request(found));
    if (!outcome.ok) throw new Error(outcome.reason);
    const { id } = outcome.made;
    await turnOf({ acted: [{ on: { code: complaint.code }, act: { is: "withdraw" } }] });
    const ended = { state: "withdrawn", due_on: null, ended_on: "2026-03-04" };
    expect(await standing(id)).toMatchObject(ended);
    expect(await standing(complaint.id)).toMatchObject(ended);
    // The words of the part are written anew from what is left.
    expect(await db.query("select words from complaint_word where complaint_id = $1", [id])).toEqual([{ words: null }]);
  });

  it("leaves a part that ended as it ended, whatever its citizen takes back", async () => {
    const { complaint, found } = await begun();
    const outcome = await near.split(lan, complaint.id, request(found));
    if (!outcome.ok) throw new Error(outcome.reason);
    const { id } = outcome.made;
    await db.query("update complaint set state = 'closed', ended_on = '2026-03-01' where id = $1", [id]);
    await turnOf({ acted: [{ on: { code: complaint.code }, act: { is: "withdraw" } }] });
    expect(await standing(id)).toMatchObject({ state: "closed", ended_on: "2026-03-01" });
  });

  it("writes both into the audit", async () => {
    const { complaint, found } = await begun();
    const outcome = await near.split(lan, complaint.id, request(found));
    if (!outcome.ok) throw new Error(outcome.reason);
    const actions = (await auditOf(db, complaint.id)).map(([who, action]) => [who, action]);
    expect(actions.at(-1)).toEqual([lan.staffId, "split"]);
    expect(await auditOf(db, outcome.made.id)).toEqual([[lan.staffId, "split-off", complaint.id]]);
  });

  it("refuses who does not hold the case, an old version, and what does not belong to it; nothing is written", async () => {
    const { complaint, found } = await begun();
    const asked = request(found);
    expect(await near.split(minh, complaint.id, asked)).toEqual({ ok: false, reason: "not-owner" });
    expect(await near.split(lan, complaint.id, { ...asked, version: 1 })).toEqual({
      ok: false,
      reason: "changed-meanwhile",
    });
    const wrong = { ...asked, entries: [randomUUID()], kind: "nonsense", track: "", message: " " };
    expect(await near.split(lan, complaint.id, wrong)).toEqual({
      ok: false,
      reason: "misfit",
      misfits: [
        { field: "kind", problem: "unknown" },
        { field: "track", problem: "missing" },
        { field: "entries", problem: "unknown" },
        { field: "message", problem: "missing" },
      ],
    });
    expect(await db.query("select 1 from complaint where split_from = $1", [complaint.id])).toEqual([]);
  });

  it("does nothing when the number is taken", async () => {
    const { complaint, found } = await begun();
    const outcome = await near.split(lan, complaint.id, { ...request(found), number: complaint.number });
    expect(outcome).toEqual({ ok: false, reason: "changed-meanwhile" });
    expect((await db.storage.desk.open(lan, complaint.id))?.entries.length).toBe(2);
  });

  it("is erased with the case it came from, and keeps that case as long as it is open", async () => {
    const { complaint, found } = await begun();
    const outcome = await near.split(lan, complaint.id, request(found));
    if (!outcome.ok) throw new Error(outcome.reason);
    await db.query("update complaint set ended_on = '2020-01-01' where id = $1", [complaint.id]);
    const keep = { draftDays: 30, questionDays: 90, closedCaseMonths: 24, kinds: {}, tracks: {} };
    const due = async () => (await db.storage.dueToForget(keep)).cases.map(({ id }) => id);
    expect(await due()).not.toContain(complaint.id);
    await db.query("update complaint set ended_on = '2020-02-01' where id = $1", [outcome.made.id]);
    expect(await due()).toContain(complaint.id);
    await db.storage.records.erase({ by: lan.staffId }, complaint.id);
    expect(await db.query("select 1 from complaint where id = any($1)", [[complaint.id, outcome.made.id]])).toEqual([]);
  });
});
