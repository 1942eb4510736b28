import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedCases } from "../../src/storage/seed-run.ts";
import { anOfficer } from "./desk-world.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

let db: TestDatabase;
let officer: { staffId: string };
beforeAll(async () => {
  db = await createTestDatabase();
  officer = await anOfficer(db, "Lan");
  await db.query(
    "insert into staff (id, login, name, roles, password_hash) values (gen_random_uuid(), 'a', 'A', '{auditor}', 'x')",
  );
  const run = { count: 200, places: ["p0", "p1"], roles: ["officer"], seed: 5 };
  expect(await seedCases(db.storage.seeding, run)).toBeGreaterThan(195);
});
afterAll(() => db.drop());

describe("seedCases()", () => {
  it("gives cases to those who work on cases, and to nobody else", async () => {
    const owners = await db.query("select distinct owner_id as id from complaint where owner_id is not null");
    expect(owners.map(({ id }) => id)).toEqual([officer.staffId]);
  });

  it("gives no case two ends, nor an end without an answer", async () => {
    const wrong = await db.query(
      `select c.number, c.state from complaint c where c.state = 'closed' and not exists (
         select from complaint_entry e where e.complaint_id = c.id and e.author = 'officer' and e.staff_id = c.owner_id)
       union all select c.number, c.state from complaint c where (c.state in ('closed', 'refused', 'transferred', 'withdrawn')) <> (c.ended_on is not null)`,
    );
    expect(wrong).toEqual([]);
  });

  it("writes what was said so that the desk reads it in the order of time", async () => {
    const rows = await db.query("select id from complaint where state = 'closed' limit 30");
    for (const { id } of rows) {
      const file = await db.storage.desk.open(officer, id);
      const said = file?.entries ?? [];
      expect([said[0]?.from, said.filter(({ from }) => from !== "note").at(-1)?.from]).toEqual(["citizen", "officer"]);
      expect(said.map(({ at }) => at)).toEqual(said.map(({ at }) => at).sort());
    }
  });

  it("writes an audit that tells the same, and seals whole", async () => {
    const [{ count }] = await db.query(
      "select count(*)::int as count from complaint c where not exists (select from audit_entry a where a.complaint_id = c.id and a.action = 'filed')",
    );
    expect(count).toBe(0);
    const [row] = await db.query("select id from complaint where state = 'closed' limit 1");
    const { lines } = await db.storage.surroundings.history(row.id);
    expect(lines.map(({ action }) => action)).toEqual(expect.arrayContaining(["filed", "taken", "answered", "closed"]));
    expect(lines.at(0)?.action).toBe("filed");
  });

  it("writes many people about one employer within days, which is an alarm", async () => {
    const today = new Date().toISOString().slice(0, 10);
    const [most] = await db.query(
      `select count(*)::int as count from complaint where received_at > date '${today}' - 7 group by employer_id order by 1 desc limit 1`,
    );
    expect(most.count).toBeGreaterThanOrEqual(5);
  });
});
