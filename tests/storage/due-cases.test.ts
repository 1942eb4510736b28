import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Storage } from "../../src/storage/storage.ts";
import { caseRulesOn } from "../case-rules.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;
let storage: Storage;
let today = "2026-03-04";

beforeAll(async () => {
  db = await createSharedDatabase({ cases: caseRulesOn(() => today) });
  storage = db.other;
});

afterAll(() => db.drop());

/** A case of 4 March 2026, promised until the 11th. */
async function filed(): Promise<{ id: string; number: string }> {
  const complaint = sampleComplaint({ promisedBy: "2026-03-11" });
  const address = randomUUID();
  const seen = await storage.turns.load("web", address);
  await storage.turns.commit(sampleTurn(seen, sampleEvent({ address }), { filed: [complaint] }));
  return complaint;
}

const due = async (id: string) => {
  const [row] = await db.query(
    `select to_char(due_on, 'YYYY-MM-DD') as due, due_level as level, told_level as told, version from complaint where id = $1`,
    [id],
  );
  return row;
};

describe("refreshDueDays()", () => {
  it("raises the level with the days, and changes nothing else of a case", async () => {
    const { id } = await filed();
    for (const [day, level] of [
      ["2026-03-05", 0],
      ["2026-03-09", 50],
      ["2026-03-10", 80],
      ["2026-03-11", 100],
      ["2026-03-20", 100],
    ] as const) {
      today = day;
      await storage.refreshDueDays();
      expect([day, await due(id)]).toEqual([day, { due: "2026-03-11", level, told: 0, version: 1 }]);
    }
  });

  it("gives no day in a year whose days off are not known, and none while the citizen is to act", async () => {
    today = "2026-03-05";
    const [undated, waiting] = [await filed(), await filed()];
    await db.query(
      "update complaint set state = 'petition-received', track = 'denunciation', petition_on = '2027-12-30' where id = $1",
      [undated.id],
    );
    await db.query("update complaint set state = 'waiting-for-citizen' where id = $1", [waiting.id]);
    await storage.refreshDueDays();
    expect([(await due(undated.id)).due, (await due(waiting.id)).due]).toEqual([null, null]);
  });

  it("begins the promise anew on the day the citizen wrote after an officer", async () => {
    today = "2026-03-20";
    const { id } = await filed();
    await db.query("insert into audit_entry (at, actor, action, complaint_id) values (now(), 'x', 'answered', $1)", [
      id,
    ]);
    await db.query(
      "insert into audit_entry (at, actor, action, complaint_id) values ('2026-03-19T02:00:00Z', 'citizen', 'added', $1)",
      [id],
    );
    await storage.refreshDueDays();
    expect(await due(id)).toMatchObject({ due: "2026-03-26", level: 0 });
  });
});

describe("DueCases", () => {
  it("names each case and level once, on one occasion a day", async () => {
    await db.query("update complaint set ended_on = '2026-03-01'");
    const { id, number } = await filed();
    const told = async (day: string) => {
      today = day;
      await storage.refreshDueDays();
      const cases = await storage.dueCases.untold(day);
      if (cases.length > 0) await storage.dueCases.told(cases, day);
      return cases;
    };
    const at = (level: number) => [{ id, number, dueOn: "2026-03-11", level }];
    expect(await told("2026-03-05")).toEqual([]);
    expect(await told("2026-03-09")).toEqual(at(50));
    expect(await told("2026-03-09")).toEqual([]);
    expect(await told("2026-03-10")).toEqual(at(80));
    expect(await told("2026-03-12")).toEqual(at(100));
    expect(await told("2026-03-13")).toEqual([]);
  });
});
