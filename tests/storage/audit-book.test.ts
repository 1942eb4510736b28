import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditBook, AuditFilters } from "../../src/complaints/audit-book.ts";
import { explained } from "../bench/explained.ts";
import { aFiledCase, anOfficer } from "./desk-world.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** Entries of the long log, one a minute. */
const length = 20_000;

let db: TestDatabase;
let book: AuditBook;
let lan: string;
let minh: string;
let filed: { id: string; number: string };

beforeAll(async () => {
  db = await createTestDatabase();
  book = db.storage.auditBook;
  lan = (await anOfficer(db, "Lan")).staffId;
  minh = (await anOfficer(db, "Minh")).staffId;
  const { id } = await aFiledCase(db);
  const [{ number }] = await db.query("select number from complaint where id = $1", [id]);
  filed = { id, number };
  await db.query("delete from audit_entry");
  // Minh acted once, long ago; what was refused is as rare.
  await db.query(
    `insert into audit_entry (at, actor, action, complaint_id)
     select '2026-01-01T00:00:00+07'::timestamptz + n * interval '1 minute',
       case when n = 5 then $3 when n % 2 = 0 then 'citizen' else $2 end,
       case when n in (5, 9, 10) then 'access-refused' when n % 3 = 0 then 'opened' else 'noted' end,
       case when n < 9 then $4::uuid end
     from generate_series(0, $1 - 1) n`,
    [length, lan, minh, id],
  );
  await db.query("analyze audit_entry");
});
afterAll(() => db.drop());

/** Minutes since the beginning of the log of all that fits, read page by page. */
async function minutesOf(filters: AuditFilters, limit = 7): Promise<number[]> {
  const minutes: number[] = [];
  let before: string | undefined;
  do {
    const page = await book.list({ ...filters, before, limit });
    minutes.push(...page.lines.map(({ at }) => (Date.parse(at) - Date.parse("2025-12-31T17:00:00Z")) / 60_000));
    before = page.next ?? undefined;
  } while (before !== undefined);
  return minutes;
}

describe("the log to read", () => {
  it("comes page by page, newest first, and repeats and misses nothing", async () => {
    const expected = Array.from({ length }, (_, n) => length - 1 - n);
    expect(await minutesOf({}, 999)).toEqual(expected);
  });

  it("is filtered by who, what, case and days, which combine", async () => {
    const found = await Promise.all(
      [
        { by: minh },
        { act: "access-refused" },
        { by: lan, act: "access-refused" },
        { by: "citizen", act: "access-refused" },
        { by: "system" },
        { number: filed.number },
        { number: filed.number, by: lan },
        { number: filed.number, act: "opened" },
        { number: "99-0000-0000" },
        { number: filed.number, by: randomUUID() },
        { by: lan, act: "opened", to: "2026-01-01" },
        { act: "access-refused", from: "2026-01-02" },
      ].map((filters) => minutesOf(filters, 3)),
    );
    const lanOpened = Array.from({ length: 1_440 }, (_, n) => 1_439 - n).filter((n) => n % 6 === 3 && n !== 9);
    expect(found).toEqual([
      [5],
      [10, 9, 5],
      [9],
      [10],
      [],
      [8, 7, 6, 5, 4, 3, 2, 1, 0],
      [7, 3, 1],
      [6, 3, 0],
      [],
      [],
      lanOpened,
      [],
    ]);
  });

  it("counts a day from midnight to midnight in Vietnam", async () => {
    const minutes = await minutesOf({ from: "2026-01-03", to: "2026-01-04" }, 500);
    expect([minutes.length, minutes.at(-1), minutes[0]]).toEqual([2_880, 2_880, 5_759]);
    const later = `${Date.parse("2026-01-09T00:00:00Z")}-1`;
    const [first] = (await book.list({ to: "2026-01-04", before: later, limit: 1 })).lines;
    expect(first?.at).toBe("2026-01-04T16:59:00.000Z");
  });

  const day = { from: "2026-01-05", to: "2026-01-05" };
  it.each<[string, () => AuditFilters & { before?: string }, string]>([
    ["nothing", () => ({}), "audit_entry_at_seq_idx"],
    ["days", () => day, "audit_entry_at_seq_idx"],
    ["who", () => ({ by: minh }), "audit_entry_actor_at_seq_idx"],
    ["who and days", () => ({ by: lan, ...day }), "audit_entry_actor_at_seq_idx"],
    ["what", () => ({ act: "access-refused" }), "audit_entry_action_at_seq_idx"],
    ["what and days", () => ({ act: "opened", ...day }), "audit_entry_action_at_seq_idx"],
    ["who and what", () => ({ by: lan, act: "access-refused" }), "audit_entry_actor_action_at_seq_idx"],
    ["who, what and days", () => ({ by: lan, act: "opened", ...day }), "audit_entry_actor_action_at_seq_idx"],
    ["a case", () => ({ number: filed.number }), "audit_entry_complaint_id_seq_idx"],
    [
      "a case and all else",
      () => ({ number: filed.number, by: lan, act: "opened", ...day }),
      "audit_entry_complaint_id_seq_idx",
    ],
    [
      "days and what lies far behind in them",
      () => ({ to: "2026-01-03", before: `${Date.parse("2026-01-02T00:00:00Z")}-1` }),
      "audit_entry_at_seq_idx",
    ],
    ["what lies far behind", () => ({ before: `${Date.parse("2026-01-02T00:00:00Z")}-1` }), "audit_entry_at_seq_idx"],
  ])("is read by an index for %s, and no more of it than is shown", async (_, filters, index) => {
    const { ways, scanned, rows, pages } = await explained(db.url, () => book.list({ ...filters(), limit: 50 }));
    const ofLog = ways.filter((way) => way.startsWith("audit_entry"));
    // At most 51 entries, as many cases, and the case that was asked for.
    expect([ofLog, scanned, rows <= 103, pages <= 60]).toEqual([[index], [], true, true]);
  });
});
