import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallerCase } from "../../src/complaints/intake-desk.ts";
import { makeReceiptCode } from "../../src/flow/receipt-code.ts";
import { aFiledCase, anOfficer, auditOf } from "./desk-world.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let lan: { staffId: string };
let minh: { staffId: string };
let drawn = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  [lan, minh] = [await anOfficer(db, "Lan"), await anOfficer(db, "Minh")];
});

afterAll(() => db.drop());

function call(changes: Partial<CallerCase> = {}): CallerCase {
  drawn += 1;
  return {
    id: randomUUID(),
    number: `26-7000-${1000 + drawn}`,
    code: makeReceiptCode(Buffer.from(randomUUID())),
    kind: "wages",
    track: "feedback",
    place: "thuc-phan",
    story: "Công ty giữ hai tháng lương.",
    employer: null,
    person: { name: "Lý Thị Gọi", phone: "0987654321" },
    danger: null,
    mine: false,
    promisedBy: "2026-12-03",
    lang: "vi",
    ...changes,
  };
}

const row = async (id: string) =>
  (
    await db.query(
      `select number, source, filed_by, state, owner_id, anonymous, danger, unread, due_on::text, employer_id from complaint where id = $1`,
      [id],
    )
  )[0];

describe("file()", () => {
  it("files what a caller told, recorded as such, and the code opens it", async () => {
    const told = call();
    expect(await db.storage.intake.file(lan, told)).toEqual({ ok: true, number: told.number, again: false });
    expect(await row(told.id)).toEqual({
      ...{ number: told.number, source: "phone", filed_by: lan.staffId, state: "received", owner_id: null },
      ...{ anonymous: false, danger: null, unread: 1, due_on: "2026-12-03", employer_id: null },
    });
    expect(await db.storage.lookUps.caseByCode(told.code)).toMatchObject({
      number: told.number,
      messages: [{ from: "citizen", text: "Công ty giữ hai tháng lương." }],
    });
    expect((await auditOf(db, told.id))[0]).toEqual([lan.staffId, "filed-by-phone", "feedback"]);
  });

  it("gives the case to the officer who wants it, with the sign of danger", async () => {
    const told = call({ mine: true, danger: "violence" });
    await db.storage.intake.file(lan, told);
    expect(await row(told.id)).toMatchObject({
      state: "in-progress",
      owner_id: lan.staffId,
      danger: "violence",
      unread: 0,
    });
  });

  it("keeps only the day of a caller who gives no name", async () => {
    const told = call({ person: null });
    await db.storage.intake.file(lan, told);
    const [found] = await db.query(
      `select anonymous, to_char(received_at at time zone 'Asia/Ho_Chi_Minh', 'HH24:MI:SS') as time from complaint where id = $1`,
      [told.id],
    );
    expect(found).toEqual({ anonymous: true, time: "00:00:00" });
    expect(await db.query("select 1 from complaint_person where complaint_id = $1", [told.id])).toEqual([]);
  });

  it("files a form that is sent twice once, also at the same moment", async () => {
    const told = call();
    const { intake } = db.storage;
    const both = await Promise.all([intake.file(lan, told), intake.file(lan, { ...told, number: "26-7999-0001" })]);
    const [{ number }] = await db.query("select number from complaint where id = $1", [told.id]);
    expect(both.map((one) => one.ok && one.again).sort()).toEqual([false, true]);
    expect(both.map((one) => one.ok && one.number)).toEqual([number, number]);
    expect(await db.query("select 1 as one from complaint_entry where complaint_id = $1", [told.id])).toHaveLength(1);
  });

  it("writes nothing under a number, an id or a code of another case", async () => {
    const other = await aFiledCase(db);
    expect(await db.storage.intake.file(lan, call({ number: other.number }))).toEqual({
      ok: false,
      reason: "number-taken",
    });
    expect(await db.storage.intake.file(lan, call({ id: other.id }))).toEqual({ ok: false, reason: "foreign" });
    const told = call();
    await db.storage.intake.file(lan, told);
    expect(await db.storage.intake.file(minh, told)).toEqual({ ok: false, reason: "foreign" });
    expect(await db.storage.intake.file(lan, call({ code: told.code }))).toMatchObject({ again: true });
  });

  it("finds the employer by its id, or by the same name however it is written", async () => {
    const [one, two, none] = [
      call({ employer: { name: "Công ty TNHH Sao Mai" } }),
      call({ employer: { name: "cty tnhh sao mai" } }),
      call({ employer: { name: "công ty" } }),
    ];
    for (const told of [one, two, none]) await db.storage.intake.file(lan, told);
    const first = (await row(one.id)).employer_id;
    expect([first === null, (await row(two.id)).employer_id === first, (await row(none.id)).employer_id]).toEqual([
      false,
      true,
      null,
    ]);
    const three = call({ employer: { id: first } });
    await db.storage.intake.file(lan, three);
    expect((await row(three.id)).employer_id).toBe(first);
  });
});
