import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Employers } from "../../src/complaints/employers.ts";
import type { Database } from "../../src/storage/database.ts";
import { ListedEmployers } from "../../src/storage/listed-employers.ts";
import { aFiledCase, anOfficer } from "./desk-world.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let employers: Employers;
let thu: { staffId: string };

beforeAll(async () => {
  db = await createTestDatabase();
  employers = db.storage.employers;
  thu = await anOfficer(db, "Thu");
});

beforeEach(async () => {
  await db.query("update employer set joined_into = null");
  await db.query("delete from employer");
});

afterEach(async () => {
  await db.query("delete from complaint");
});

afterAll(() => db.drop());

const plain = (name: string, taxCode: string | null = null, place: string | null = null) => ({ name, taxCode, place });

describe("import()", () => {
  it("adds employers as listed, and lists one that a citizen had named before", async () => {
    await aFiledCase(db, { employer: { name: "cty Sao Mai" }, place: "thuc-phan" });
    expect(
      await employers.import([plain("Công ty TNHH Sao Mai", "4800123456", "thuc-phan"), plain("Công ty CP Bản Giốc")]),
    ).toEqual({ added: 1, known: 1 });
    expect(await employers.list({ typed: "" }, 10)).toMatchObject([
      { name: "Công ty TNHH Sao Mai", taxCode: "4800123456", place: "thuc-phan", listed: true, cases: 1 },
      { name: "Công ty CP Bản Giốc", taxCode: null, place: null, listed: true, cases: 0 },
    ]);
  });

  it("is harmless twice, and loses no tax code", async () => {
    await employers.import([plain("Sao Mai", "4800123456")]);
    expect(await employers.import([plain("Sao Mai"), plain("sao mai")])).toEqual({ added: 0, known: 1 });
    expect((await employers.list({ typed: "" }, 10)).map(({ taxCode }) => taxCode)).toEqual(["4800123456"]);
  });
});

describe("find()", () => {
  it("offers listed employers only, in spite of typos and missing marks", async () => {
    await employers.import([
      plain("Công ty TNHH May Sông Bằng"),
      plain("Công ty CP Gạch Nà Cáp"),
      plain("HTX Tân Việt Á"),
    ]);
    await aFiledCase(db, { employer: { name: "Công ty May Sông Bằng 2" } });
    const names = async (typed: string) => (await employers.find(typed)).map(({ name }) => name);
    expect(await names("cty may song bang")).toEqual(["Công ty TNHH May Sông Bằng"]);
    expect(await names("gach na cap")).toEqual(["Công ty CP Gạch Nà Cáp"]);
    expect(await names("gach na kap")).toEqual(["Công ty CP Gạch Nà Cáp"]);
    expect(await names("Vinamilk")).toEqual([]);
    expect(await names("công ty")).toEqual([]);
  });
});

describe("employersLike()", () => {
  it("gives of listed employers name and place, and the same whether anybody complained of them or not", async () => {
    await employers.import([
      plain("Công ty TNHH Sao Mai", "4800123456-001", "thuc-phan"),
      plain("Công ty Gạch Nà Cáp"),
    ]);
    const before = await db.storage.lookUps.employersLike("sao mai");
    expect(before).toEqual([{ id: expect.any(String), name: "Công ty TNHH Sao Mai", place: "thuc-phan" }]);
    await aFiledCase(db, { employer: { name: "Sao Mai" }, place: "thuc-phan" });
    await aFiledCase(db, { employer: { name: "Sao Mai Đêm" } });
    expect(await db.storage.lookUps.employersLike("sao mai")).toEqual(before);
    expect(await db.storage.lookUps.employersLike("sao mai dem")).toEqual([]);
  });

  it("reads the list once for people who ask at the same time, and anew after a change", async () => {
    const asked: string[] = [];
    const query = async ({ name }: { name?: string }) => {
      asked.push(name ?? "");
      return [{ id: "1", name: `Công ty Sao Mai ${asked.length}`, place: null, taxCode: null, root: "1" }];
    };
    const listed = new ListedEmployers({ query } as unknown as Pick<Database, "query">);
    const found = await Promise.all([listed.find("sao mai 1"), listed.find("Vinamilk"), listed.find("SAO MAI 1")]);
    expect(found.map(([first]) => first?.name)).toEqual(["Công ty Sao Mai 1", undefined, "Công ty Sao Mai 1"]);
    listed.forget();
    expect(await listed.find("sao mai 2")).toEqual([{ id: "1", name: "Công ty Sao Mai 2", place: null }]);
    expect(asked).toEqual(["employers-to-find", "employers-to-find"]);
  });

  it("finds one by its tax code, however it is typed", async () => {
    await employers.import([plain("Công ty TNHH Sao Mai", "4800123456-001"), plain("Nắng", "4800999999")]);
    const names = async (typed: string) => (await db.storage.lookUps.employersLike(typed)).map(({ name }) => name);
    expect(await names("mst 4800 123 456 001")).toEqual(["Công ty TNHH Sao Mai"]);
    expect(await names("4800999999")).toEqual(["Nắng"]);
    expect(await names("0912345678")).toEqual([]);
  });
});

describe("the employer of a filed case", () => {
  const ofCase = async (id: string) =>
    (
      await db.query(
        "select e.name, e.place, e.listed from complaint c join employer e on e.id = c.employer_id where c.id = $1",
        [id],
      )
    )[0];

  it("is the listed one that was chosen, or whose very name or tax code was told", async () => {
    await employers.import([plain("Công ty TNHH Sao Mai", "4800123456", "thuc-phan")]);
    const [listed] = await employers.find("sao mai");
    const told = [{ id: listed?.id ?? "" }, { name: "cty SAO MAI" }, { name: "mã số thuế 4800.123.456" }];
    for (const employer of told) {
      const { id } = await aFiledCase(db, { employer, place: "tan-giang" });
      expect(await ofCase(id)).toEqual({ name: "Công ty TNHH Sao Mai", place: "thuc-phan", listed: true });
    }
    expect(await employers.list({ typed: "" }, 10)).toHaveLength(1);
  });

  it("is of two of one name that of the same place, and otherwise the name as it was told", async () => {
    await employers.import([plain("An Phát", null, "thuc-phan"), plain("An Phát", null, "tan-giang")]);
    const there = await aFiledCase(db, { employer: { name: "an phat" }, place: "tan-giang" });
    expect(await ofCase(there.id)).toEqual({ name: "An Phát", place: "tan-giang", listed: true });
    const elsewhere = await aFiledCase(db, { employer: { name: "Cty An Phát" }, place: "nung-tri-cao" });
    expect(await ofCase(elsewhere.id)).toEqual({ name: "Cty An Phát", place: "nung-tri-cao", listed: false });
  });
});

describe("pairs() and join()", () => {
  it("name likely doubles with the reason, the listed one to be kept", async () => {
    await aFiledCase(db, { employer: { name: "sao mai" }, place: "tan-giang" });
    await employers.import([
      plain("Công ty Sao Mai", null, "thuc-phan"),
      plain("Nắng", "4800999999"),
      plain("Nắng Mới", "4800999999"),
    ]);
    const pairs = await employers.pairs(10);
    expect(pairs.map(({ keep, drop, why }) => [keep.name, drop.name, why])).toContainEqual([
      "Công ty Sao Mai",
      "sao mai",
      "same-name",
    ]);
    expect(pairs.map(({ why }) => why).sort()).toEqual(["same-name", "same-tax-code"]);
  });

  it("do not take two firms of one name and two tax codes for one", async () => {
    await employers.import([plain("An Phát", "4800111111", "thuc-phan"), plain("An Phát", "4800222222", "tan-giang")]);
    expect(await employers.pairs(10)).toEqual([]);
  });

  it("move the cases to the one that stays, fill what it did not know, and say so in the audit", async () => {
    const { id } = await aFiledCase(db, { employer: { name: "Sao Mai" }, place: "tan-giang" });
    await employers.import([plain("Công ty Sao Mai", "4800123456", "thuc-phan")]);
    const [pair] = await employers.pairs(1);
    if (!pair) throw new Error("the two have one name");
    expect(await employers.join(thu, pair.keep.id, pair.drop.id)).toBe(true);
    expect(await employers.list({ typed: "" }, 10)).toMatchObject([{ id: pair.keep.id, cases: 1, listed: true }]);
    const audit = await db.query("select action, detail from audit_entry where actor = $1 order by seq", [thu.staffId]);
    expect(audit).toEqual([
      { action: "employer-joined", detail: pair.keep.id },
      { action: "employers-joined", detail: `${pair.drop.id} ${pair.keep.id}` },
    ]);
    expect((await db.query("select employer_id from complaint where id = $1", [id]))[0].employer_id).toBe(pair.keep.id);
  });

  it("change nothing when one is gone, or both are the same", async () => {
    await employers.import([plain("Sao Mai")]);
    const [one] = await employers.list({ typed: "" }, 1);
    const id = one?.id ?? "";
    expect([
      await employers.join(thu, id, id),
      await employers.join(thu, id, randomUUID()),
      await employers.join(thu, "x", id),
    ]).toEqual([false, false, false]);
  });

  it("take back what was joined: the cases in which the name was told, and what it gave", async () => {
    const before = await aFiledCase(db, { employer: { name: "Sao Mai" }, place: "tan-giang" });
    const other = await aFiledCase(db, { employer: { name: "Sao Mai Xanh" }, place: "thuc-phan" });
    await employers.import([plain("Sao Mai", "4800123456", "tan-giang")]);
    const [drop, keep] = await Promise.all(["sao mai", "sao mai xanh"].map(idOf));
    expect(await employers.join(thu, keep ?? "", drop ?? "")).toBe(true);
    // A name that was joined goes on leading to where it went.
    const later = await aFiledCase(db, { employer: { name: "CTY sao mai" }, place: "tan-giang" });
    expect(await employersOf([before, other, later])).toEqual([keep, keep, keep]);
    expect(await employers.list({ typed: "" }, 10)).toMatchObject([
      { id: keep, taxCode: "4800123456", listed: true, cases: 3 },
    ]);
    expect((await employers.find("sao mai")).map(({ id }) => id)).toEqual([keep]);
    expect(await employers.pairs(10)).toEqual([]);

    expect(await employers.part(thu, drop ?? "")).toBe(true);
    expect(await employersOf([before, other, later])).toEqual([drop, keep, drop]);
    expect(await employers.list({ typed: "" }, 10)).toMatchObject([
      { id: drop, taxCode: "4800123456", listed: true, cases: 2 },
      { id: keep, taxCode: null, listed: false, cases: 1 },
    ]);
    const audit = await db.query(
      "select action, detail from audit_entry where action like '%parted' and actor = $1 order by seq",
      [thu.staffId],
    );
    expect(audit).toEqual([
      { action: "employer-parted", detail: drop },
      { action: "employer-parted", detail: drop },
      { action: "employers-parted", detail: `${drop} ${keep}` },
    ]);
    expect(await employers.part(thu, drop ?? "")).toBe(false);
  });

  it("join names one after another, and take one out of the middle with all that went into it", async () => {
    const cases = [];
    for (const name of ["Một", "Hai", "Ba"]) cases.push(await aFiledCase(db, { employer: { name }, place: null }));
    const [one = "", two = "", three = ""] = await Promise.all(["mot", "hai", "ba"].map(idOf));
    expect(await employers.join(thu, two, one)).toBe(true);
    expect(await employers.join(thu, three, two)).toBe(true);
    expect(await employersOf(cases)).toEqual([three, three, three]);
    // A joined name is no employer of its own any more.
    expect([await employers.join(thu, one, three), await employers.join(thu, three, one)]).toEqual([false, false]);
    expect(await employers.part(thu, two)).toBe(true);
    expect(await employersOf(cases)).toEqual([two, two, three]);
    expect(await employers.part(thu, one)).toBe(true);
    expect(await employersOf(cases)).toEqual([one, two, three]);
  });
});

async function idOf(normal: string): Promise<string> {
  return (await db.query("select id from employer where normal_name = $1", [normal]))[0].id;
}

async function employersOf(cases: readonly { id: string }[]): Promise<string[]> {
  const rows = await db.query("select id, employer_id from complaint");
  return cases.map(({ id }) => rows.find((row) => row.id === id)?.employer_id);
}
