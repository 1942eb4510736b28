import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseFilters } from "../../src/complaints/desk.ts";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import { chances } from "../../src/rules/chances.ts";
import { seedCases } from "../../src/storage/seed-run.ts";
import { aFiledCase, anOfficer, auditOf } from "./desk-world.ts";
import { sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let lan: { staffId: string };
beforeAll(async () => {
  db = await createTestDatabase();
  lan = await anOfficer(db, "Lan");
});
afterAll(() => db.drop());

const idsOf = async (filters: CaseFilters) =>
  (await db.storage.desk.list({ ...filters, ownerId: lan.staffId, limit: 50 })).rows.map(({ id }) => id);

const filed = (changes: Partial<FiledComplaint>) => aFiledCase(db, changes);
const hashes = async (id: string): Promise<number[] | null> =>
  (await db.query("select words from complaint_word where complaint_id = $1", [id]))[0]?.words ?? null;

describe("search", () => {
  it("finds words of the story with marks and without, in any order, and all of them", async () => {
    const one = await filed({ story: ["Quản đốc khóa cửa xưởng gạch từ nửa đêm."] });
    const other = await filed({ story: ["Xưởng gạch không trả tiền làm đêm."] });
    expect(await idsOf({ q: "khóa cửa xưởng" })).toEqual([one.id]);
    expect(await idsOf({ q: "XUONG khoa" })).toEqual([one.id]);
    expect((await idsOf({ q: "xưởng gạch" })).sort()).toEqual([one.id, other.id].sort());
    expect(await idsOf({ q: "xưởng gạch vàng" })).toEqual([]);
  });

  it("finds what was told later, what officers wrote and noted", async () => {
    const { id, code } = await filed({ story: ["Chuyện đầu."] });
    const event = sampleEvent({ address: randomUUID() });
    const seen = await db.storage.turns.load("web", event.address);
    const appended = [{ to: { code }, text: "Thêm chuyện cái cần cẩu.", files: [], promisedBy: "2026-03-10" }];
    await db.storage.turns.commit(sampleTurn(seen, event, { appended }));
    await db.storage.desk.move(lan, id, { move: "take" });
    await db.storage.desk.move(lan, id, { move: "ask", message: "Anh cho biết biển số ô tô?" });
    await db.storage.desk.note(lan, id, "Đã gọi cho thủ kho.");
    for (const q of ["cần cẩu", "biển số", "thủ kho", "chuyện đầu"]) expect([q, await idsOf({ q })]).toEqual([q, [id]]);
  });

  it("finds what was answered in a case that was merged too, at once and by its own words", async () => {
    const [kept, gone, nameless] = [await filed({}), await filed({}), await filed({ person: null })];
    for (const { id } of [kept, gone, nameless]) await db.storage.desk.move(lan, id, { move: "take" });
    for (const { id } of [gone, nameless]) await db.storage.desk.move(lan, id, { move: "merge", case: kept.number });
    await db.storage.desk.move(lan, kept.id, { move: "answer", message: "Giám đốc Zoltan hẹn ngày mưa phùn." });
    expect((await idsOf({ q: "mưa phùn" })).sort()).toEqual([kept.id, gone.id, nameless.id].sort());
    // A word that is no syllable is kept of nobody who gave no name.
    expect((await idsOf({ q: "Zoltan" })).sort()).toEqual([kept.id, gone.id].sort());
  });

  it("finds a number however it is written, and says in the audit that a phone was searched for", async () => {
    const person = { name: "Nông Văn Đối", phone: "+84 987 654 321" };
    const { id } = await filed({ person, story: ["Gọi số 0912.000.777 gặp kế toán, xe 29C-12345."] });
    expect(await idsOf({ q: "0987654321" })).toEqual([id]);
    expect(await idsOf({ q: "84 987 654 321" })).toEqual([id]);
    expect(await idsOf({ q: "0912 000 777" })).toEqual([id]);
    expect((await auditOf(db, id)).map(([actor, action, detail]) => [actor, action, detail])).toEqual(
      Array.from({ length: 3 }, () => [lan.staffId, "found-by-phone", null]),
    );
  });

  it("keeps of who gave no name neither numbers nor words that are no syllables", async () => {
    const { id } = await filed({
      ...{ person: null, notify: false },
      story: ["Gọi tôi số 0912 111 222, biệt danh Zxqwk, tôi là thợ hàn."],
    });
    expect(await idsOf({ q: "0912111222" })).toEqual([]);
    expect(await idsOf({ q: "zxqwk" })).toEqual([]);
    expect(await idsOf({ q: "thợ hàn biệt danh" })).toEqual([id]);
    expect((await hashes(id))?.every((hash) => hash < 2 ** 20)).toBe(true);
  });

  it("leads from a phone number to no case of which it takes two to see who wrote", async () => {
    const storage = db.storage;
    const person = { name: "Bế Thị Kín", phone: "0977888999" };
    const open = await filed({ person });
    const about = await filed({ person, kind: "staff-conduct" });
    const { openStorage } = await import("../../src/storage/open-storage.ts");
    const { silentLog } = await import("../../src/storage/log.ts");
    const { caseRulesOn } = await import("../case-rules.ts");
    const sealedOff = { kinds: ["staff-conduct"], tracks: ["denunciation"] };
    const guarded = await openStorage(db.config, silentLog, { cases: caseRulesOn("2026-03-05"), sealedOff });
    const query = { q: "0977888999", ownerId: lan.staffId, limit: 10 };
    expect((await guarded.desk.list(query)).rows.map(({ id }) => id)).toEqual([open.id]);
    expect((await storage.desk.list(query)).rows.map(({ id }) => id).sort()).toEqual([open.id, about.id].sort());
    await guarded.close();
  });

  it("finds an employer by a part of its name, without the kind of firm", async () => {
    const { id } = await filed({ employer: { name: "Công ty TNHH Gốm Tràng Hoa" }, story: ["Không nêu."] });
    expect(await idsOf({ q: "cty tràng hoa" })).toEqual([id]);
    const { rows } = await db.storage.desk.list({ q: "gốm tràng", limit: 5 });
    expect(rows.map(({ employer }) => employer)).toEqual(["Công ty TNHH Gốm Tràng Hoa"]);
  });

  it("forgets the words of a case that is withdrawn or erased, and writes anew what is left", async () => {
    const talk = { address: randomUUID() };
    const seen = await db.storage.turns.load("web", talk.address);
    const { id } = await filed({ story: ["Máy đóng gạch ngói lợp."] });
    await db.storage.desk.note(lan, id, "Hẹn thứ hai gặp.");
    await db.storage.turns.commit(sampleTurn(seen, sampleEvent(talk), { withdrawn: [id] }));
    expect([await idsOf({ q: "gạch ngói lợp" }), await hashes(id)]).toEqual([[], null]);
    expect(await db.storage.fillWords()).toBe(1);
    expect([await idsOf({ q: "gạch ngói lợp" }), await idsOf({ q: "hẹn thứ hai gặp" })]).toEqual([[], [id]]);
    await db.storage.records.erase({ by: "system" }, id);
    expect(await db.query("select 1 from complaint_word where complaint_id = $1", [id])).toEqual([]);
  });

  it("fills in the words of cases that were there before the search, once, also beside another process", async () => {
    const cases = await Promise.all([1, 2, 3].map(() => filed({ story: ["Hầm than sụt lún."] })));
    const before = await Promise.all(cases.map(({ id }) => hashes(id)));
    await db.query("update complaint_word set words = null where complaint_id = any($1)", [cases.map(({ id }) => id)]);
    const counts = await Promise.all([db.storage.fillWords(), db.storage.fillWords()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(3);
    expect(await Promise.all(cases.map(({ id }) => hashes(id)))).toEqual(before);
    expect(await db.storage.fillWords()).toBe(0);
  });
});

describe("reach", () => {
  it("holds for the list, the counts, the warnings and what open pages are told", async () => {
    const near = await filed({ place: "reach-near", kind: "safety" });
    const far = await filed({ place: "reach-far", kind: "safety" });
    const wages = await filed({ place: "reach-near", kind: "wages" });
    await db.query("update complaint set due_on = '2026-03-01', due_level = 100 where id = any($1)", [
      [near.id, far.id, wages.id],
    ]);
    const reach = { places: ["reach-near"], kinds: ["safety"] };
    const { desk } = db.storage;
    expect(
      (await idsOf({ reach, overdue: true })).filter((id) => [near, far, wages].some((one) => one.id === id)),
    ).toEqual([near.id]);
    expect(await desk.overdue(reach)).toBe(1);
    expect((await desk.counts(lan, reach)).overdue).toBe(1);
    expect((await desk.warnings(lan, "all", reach)).count).toBe(1);
    expect((await desk.changed([near.id, far.id, wages.id, "no id"], reach)).map(({ id }) => id)).toEqual([near.id]);
  });
});

describe("giving a case to a colleague", () => {
  it("says in the audit who gave it to whom, and shows it to them until they looked", async () => {
    const minh = await anOfficer(db, "Minh");
    const { id } = await filed({});
    expect(await db.storage.desk.move(lan, id, { move: "assign", colleague: minh.staffId })).toEqual({ ok: true });
    expect(await auditOf(db, id)).toEqual([[lan.staffId, "assigned", minh.staffId]]);
    const row = async () =>
      (await db.storage.desk.list({ view: "mine", ownerId: minh.staffId, limit: 5 })).rows.map((one) => [
        one.id,
        one.state,
        one.assignedBy,
      ]);
    expect(await row()).toEqual([[id, "in-progress", "Lan"]]);
    await db.storage.desk.open(lan, id);
    expect((await row())[0]?.[2]).toBe("Lan");
    await db.storage.desk.open(minh, id);
    expect(await row()).toEqual([[id, "in-progress", null]]);
  });

  it("is refused for what a colleague has, for accounts that are off, and allowed to the chief", async () => {
    const [minh, off] = [await anOfficer(db, "Minh"), await anOfficer(db, "Off")];
    const head = await anOfficer(db, "Head");
    await db.query("update staff set roles = '{chief}' where id = $1", [head.staffId]);
    await db.query("update staff set disabled = true where id = $1", [off.staffId]);
    const { id } = await filed({});
    const misfit = { ok: false, reason: "misfit", misfits: [{ field: "colleague", problem: "unknown" }] };
    for (const colleague of [off.staffId, "nobody", randomUUID()]) {
      expect(await db.storage.desk.move(lan, id, { move: "assign", colleague })).toEqual(misfit);
    }
    await db.storage.desk.move(minh, id, { move: "take" });
    const give = { move: "hand-over" as const, colleague: lan.staffId };
    expect(await db.storage.desk.move(lan, id, give)).toMatchObject({ ok: false, reason: "taken", by: "Minh" });
    expect(await db.storage.desk.move(head, id, give)).toEqual({ ok: true });
    expect((await auditOf(db, id)).at(-1)).toEqual([head.staffId, "handed-over", lan.staffId]);
  });
});

describe("open pages", () => {
  it("are told the ids of cases that were filed or changed, by another process too", async () => {
    const heard: string[] = [];
    const { openStorage } = await import("../../src/storage/open-storage.ts");
    const { silentLog } = await import("../../src/storage/log.ts");
    const other = await openStorage(db.config, silentLog);
    const listening = await other.onCasesChanged((id) => heard.push(id));
    const { id } = await filed({});
    // News of cases filed before are told a moment later, and may come now.
    const ofIt = () => heard.filter((one) => one === id);
    await expect.poll(ofIt).toEqual([id]);
    await db.storage.desk.move(lan, id, { move: "take" });
    await expect.poll(ofIt).toEqual([id, id]);
    await db.query("update complaint set told_level = 50 where id = $1", [id]);
    await db.storage.desk.move(lan, id, { move: "release" });
    await expect.poll(ofIt).toEqual([id, id, id]);
    await listening.stop();
    await other.close();
  });
});

describe("the queue of many cases", () => {
  /** A filter as it is asked, and as it holds for a row. */
  const today = "2026-03-05";
  const open = "ended_on is null and state not in ('closed', 'refused', 'transferred', 'merged', 'withdrawn')";
  const asked: [CaseFilters, string][] = [
    [{}, "true"],
    [{ view: "mine" }, `owner_id = '@me' and ${open}`],
    [{ view: "unassigned" }, `owner_id is null and ${open}`],
    [{ view: "due-week" }, `${open} and due_on between '${today}' and '2026-03-08'`],
    [{ view: "overdue" }, `${open} and due_on < '${today}'`],
    [{ view: "urgent" }, `danger is not null and ${open}`],
    [{ view: "waiting" }, "state = 'waiting-for-citizen'"],
    [{ kind: "wages", place: "p1", state: "closed" }, "kind = 'wages' and place = 'p1' and state = 'closed'"],
    [{ danger: true, kind: "safety" }, "danger is not null and kind = 'safety'"],
    [
      { from: "2025-01-01", to: "2025-06-30" },
      "(received_at at time zone 'Asia/Ho_Chi_Minh')::date between '2025-01-01' and '2025-06-30'",
    ],
    [{ from: "2026-02-20" }, "(received_at at time zone 'Asia/Ho_Chi_Minh')::date >= '2026-02-20'"],
    [
      { from: "2026-01-25", to: "2026-02-25", kind: "wages" },
      "kind = 'wages' and (received_at at time zone 'Asia/Ho_Chi_Minh')::date between '2026-01-25' and '2026-02-25'",
    ],
    [{ to: "2026-02-20" }, "(received_at at time zone 'Asia/Ho_Chi_Minh')::date <= '2026-02-20'"],
    [
      { from: "2026-02-01", view: "unassigned" },
      `owner_id is null and ${open} and (received_at at time zone 'Asia/Ho_Chi_Minh')::date >= '2026-02-01'`,
    ],
    [{ owner: "none", place: "p2" }, "owner_id is null and place = 'p2'"],
    [{ reach: { places: ["p0"], kinds: ["wages"] } }, "(place is null or place = 'p0') and kind = 'wages'"],
  ];

  let many: TestDatabase;
  let me: { staffId: string };
  beforeAll(async () => {
    many = await createTestDatabase();
    me = await anOfficer(many, "Many");
    await seedCases(many.storage.seeding, { count: 3_000, places: ["p0", "p1", "p2"], roles: ["officer"], seed: 1 });
    await many.query(
      `update complaint set danger = 'violence' where id in (select id from complaint where ${open} limit 3)`,
    );
    // As if it were the day of the tests.
    const days = "(current_date - date '2026-03-05')";
    await many.query(
      `update complaint set received_at = received_at - make_interval(days => ${days}), due_on = due_on - ${days}, ended_on = ended_on - ${days}`,
    );
  });
  afterAll(() => many.drop());

  it.each(asked)("gives with %j every case that fits, once, in order", async (filters, where) => {
    const found: string[] = [];
    let before: string | undefined;
    do {
      const page = await many.storage.desk.list({ ...filters, ownerId: me.staffId, limit: 97, before });
      found.push(...page.rows.map(({ id }) => id));
      before = page.next ?? undefined;
    } while (before);
    const rows = await many.query(
      `select id from complaint where ${where.replace("@me", me.staffId)} order by urgency, id`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(found).toEqual(rows.map(({ id }) => id));
  });

  it("counts each view to a hundred and no further", async () => {
    const counts = await many.storage.desk.counts(me);
    const rows = await many.query(
      `select count(*) filter (where ${open} and owner_id is null)::int as unassigned,
         count(*) filter (where state = 'waiting-for-citizen')::int as waiting from complaint`,
    );
    expect([counts.unassigned, counts.waiting]).toEqual(
      [rows[0].unassigned, rows[0].waiting].map((n) => Math.min(n, 100)),
    );
    await many.query(
      "update complaint set due_on = '2026-03-01', ended_on = null, state = 'in-progress' where kind = 'wages'",
    );
    expect([await many.storage.desk.overdue(), (await many.storage.desk.counts(me)).overdue]).toEqual([100, 100]);
  });

  it("invents the same stories for the same seed", async () => {
    expect(chances(1)()).toBe(chances(1)());
    const [{ count }] = await many.query("select count(distinct employer_id)::int as count from complaint");
    expect(count).toBe(30);
  });
});
