import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CallerCase } from "../../src/complaints/intake-desk.ts";
import { makeReceiptCode } from "../../src/flow/receipt-code.ts";
import { normalEmployerName } from "../../src/search/employer-name.ts";
import { aFiledCase, anOfficer, auditOf } from "./desk-world.ts";
import { blockedStatements, lockRow } from "./locks.ts";
import { onDatabase } from "./on-database.ts";
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

  const employerOf = async ({ id }: CallerCase) => (await row(id)).employer_id;

  it("files about an employer that is known without waiting for whoever writes its row at the same time", async () => {
    const employer = { name: "Mỏ đá Khau Liêu" };
    const [first, second] = [call({ employer }), call({ employer })];
    await db.storage.intake.file(lan, first);
    const free = await lockRow(db, "employer", await employerOf(first));
    const filing = db.storage.intake.file(minh, second).finally(free);
    expect(await filing).toEqual({ ok: true, number: second.number, again: false });
    expect(await employerOf(second)).toBe(await employerOf(first));
  });

  it("files both of two cases that first name the same employer at the same moment, under one row", async () => {
    const employer = { name: "Xưởng gạch Bản Ngắn" };
    const [one, two] = [call({ employer }), call({ employer })];
    const filed = await Promise.all([db.storage.intake.file(lan, one), db.storage.intake.file(minh, two)]);
    expect(filed.map(({ ok }) => ok)).toEqual([true, true]);
    const rows = await db.query("select id from employer where name = $1", [employer.name]);
    expect([await employerOf(one), await employerOf(two)]).toEqual([rows[0].id, rows[0].id]);
    expect(rows).toHaveLength(1);
  });

  it("files again under the row that somebody else has written since it began, and that is left as it was written", async () => {
    const [told, id, name] = [call({ employer: { name: "Lò vôi Nặm Cáp" } }), randomUUID(), "Lò Vôi NẶM CÁP"];
    const insert =
      "insert into employer (id, name, normal_name, place, created_on) values ($1, $2, $3, $4, '2026-11-26')";
    const filing = await onDatabase(db.url, async (other) => {
      await other.query("begin");
      await other.query(insert, [id, name, normalEmployerName(name), told.place]);
      const waiting = db.storage.intake.file(lan, told);
      await blockedStatements(db, 1);
      await other.query("commit");
      return waiting;
    });
    expect(filing).toEqual({ ok: true, number: told.number, again: false });
    expect(await employerOf(told)).toBe(id);
    const written = "select name from employer where normal_name = $1";
    expect(await db.query(written, [normalEmployerName(name)])).toEqual([{ name }]);
    expect(await auditOf(db, told.id)).toEqual([[lan.staffId, "filed-by-phone", "feedback"]]);
  });

  it("finds a listed employer by its tax code or its very name, as a case from a chat does", async () => {
    const [id, name] = [randomUUID(), "Hợp tác xã Phja Đén"];
    await db.query(
      `insert into employer (id, name, normal_name, place, tax_code, listed, created_on)
       values ($1, $2, $3, 'trung-khanh', '4800999111', true, '2026-11-26')`,
      [id, name, normalEmployerName(name)],
    );
    const told = [call({ employer: { name: "HTX mã số thuế 4800999111" } }), call({ employer: { name } })];
    for (const one of told) await db.storage.intake.file(lan, one);
    expect(await Promise.all(told.map(employerOf))).toEqual([id, id]);
  });

  it("writes no employer for a form that was sent before", async () => {
    const told = call();
    await db.storage.intake.file(lan, told);
    const name = "Xưởng mộc Lam Sơn";
    expect(await db.storage.intake.file(lan, { ...told, employer: { name } })).toMatchObject({ again: true });
    expect(await db.query("select id from employer where name = $1", [name])).toEqual([]);
  });
});
