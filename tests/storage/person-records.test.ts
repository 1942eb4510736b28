import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PersonRecords } from "../../src/complaints/person-records.ts";
import { aFiledCase, anOfficer, auditOf } from "./desk-world.ts";
import { sampleAt, sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let records: PersonRecords;
let thu: { staffId: string };

beforeAll(async () => {
  db = await createTestDatabase();
  records = db.storage.records;
  thu = await anOfficer(db, "Thu");
});

afterAll(() => db.drop());

async function fullCase() {
  const address = randomUUID();
  const photo = await db.storage.files.put("web", address, {
    ...{ id: randomUUID(), name: "bảng lương.png", type: "image/png", bytes: Buffer.from([1, 2, 3]) },
  });
  const complaint = sampleComplaint({ files: [photo], employer: { name: "Sao Mai" }, petition: { wish: "trả lương" } });
  const seen = await db.storage.turns.load("web", address);
  await db.storage.turns.commit(sampleTurn(seen, sampleEvent({ address }), { filed: [complaint] }));
  await db.storage.desk.move(thu, complaint.id, { move: "take" });
  await db.storage.desk.note(thu, complaint.id, "Ghi chú của cơ quan");
  return { complaint, photo, address };
}

describe("byPhone() and byNumber()", () => {
  it("find the cases of a person however the number was written, and nobody else's", async () => {
    const [one, two] = [
      await aFiledCase(db, { person: { name: "A", phone: "0977000111" } }),
      await aFiledCase(db, { person: { name: "B", phone: "+84 977 000 111" } }),
    ];
    await aFiledCase(db, { person: { name: "C", phone: "" } });
    const found = await records.byPhone("0977.000.111");
    expect(found.map(({ number }) => number).sort()).toEqual([one.number, two.number].sort());
    expect(await records.byPhone("0977000112")).toEqual([]);
    expect(await records.byNumber(one.number)).toEqual([{ id: one.id, number: one.number }]);
    expect(await records.byNumber("26-0000-0000")).toEqual([]);
  });
});

describe("export()", () => {
  it("gives all that is kept about the person, without the office's own notes, and says so in the audit", async () => {
    const { complaint, photo, address } = await fullCase();
    expect(await records.export({ by: thu.staffId }, complaint.id)).toEqual({
      ...{ number: complaint.number, kind: "wages", track: "feedback", place: "thuc-phan", state: "in-progress" },
      ...{ source: "chat", lang: "vi", anonymous: false, receivedAt: sampleAt, employer: "Sao Mai" },
      ...{ petitionOn: null, acceptedOn: null, endedOn: null, outcome: null, rating: null },
      person: { name: "Nông Văn Thử", phone: "0912345678" },
      toldIn: { channel: "web", address },
      petition: { wish: "trả lương" },
      messages: [
        { at: sampleAt, from: "citizen", text: "Công ty nợ lương tôi ba tháng." },
        { at: sampleAt, from: "citizen", text: "Tôi đã hỏi hai lần." },
      ],
      files: [photo],
      identityOpenedAt: [],
    });
    expect([...((await records.bytes(complaint.id, photo.id)) ?? [])]).toEqual([1, 2, 3]);
    expect((await auditOf(db, complaint.id)).at(-1)).toEqual([thu.staffId, "exported", null]);
  });

  it("gives null for a case that is gone, and no file of another case", async () => {
    const { photo } = await fullCase();
    const other = await aFiledCase(db);
    expect(await records.export({ by: "system" }, randomUUID())).toBe(null);
    expect(await records.bytes(other.id, photo.id)).toBe(null);
  });
});

describe("erase()", () => {
  it("erases a case for good and says what went", async () => {
    const { complaint } = await fullCase();
    expect(await records.erase({ by: thu.staffId }, complaint.id)).toEqual({
      ...{ number: complaint.number, messages: 2, notes: 1, files: 1, person: true },
    });
    for (const table of ["complaint_entry", "file", "complaint_person"]) {
      expect(await db.query(`select 1 from ${table} where complaint_id = $1`, [complaint.id])).toEqual([]);
    }
    expect(await records.erase({ by: thu.staffId }, complaint.id)).toBe(null);
    expect((await auditOf(db, complaint.id)).at(-1)).toEqual([thu.staffId, "erased", null]);
  });
});
