/** What somebody with a limited reach sees of cases outside of it: nothing, and that they tried is in the log. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor, CaseDesk } from "../../src/complaints/desk.ts";
import { sealedOffOf } from "../../src/complaints/identity-desk.ts";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { caseRulesOn } from "../case-rules.ts";
import { caseTables } from "../case-tables.ts";
import { aFiledCase, anOfficer, auditOf } from "./desk-world.ts";
import { createTestDatabase, type TestDatabase, testDay } from "./test-database.ts";

let db: TestDatabase;
let storage: Storage;
let desk: CaseDesk;
/** Only wages in Thục Phán. */
let lan: Required<Pick<Actor, "staffId" | "reach">>;
let minh: Actor;

const reach = { places: ["thuc-phan"], kinds: ["wages"] };
const who = { name: "Nông Văn Thử", phone: "0912345678" };

beforeAll(async () => {
  db = await createTestDatabase();
  storage = await openStorage(db.config, silentLog, {
    cases: caseRulesOn(testDay),
    sealedOff: sealedOffOf(caseTables.tracks),
  });
  desk = storage.desk;
  lan = { ...(await anOfficer(db, "Lan")), reach };
  minh = await anOfficer(db, "Minh");
});

afterAll(async () => {
  await storage.close();
  await db.drop();
});

beforeEach(() => db.query("update complaint set place = 'elsewhere', kind = 'safety'"));

const near = () => aFiledCase(db, { kind: "wages", place: "thuc-phan", ...who });
const far = () => aFiledCase(db, { kind: "wages", place: "trung-khanh", ...who });

describe("lists", () => {
  it("hold the cases of one's places and kinds, and those without a place", async () => {
    const cases = {
      near: await near(),
      placeless: await aFiledCase(db, { kind: "wages", place: null }),
      far: await far(),
      otherKind: await aFiledCase(db, { kind: "safety", place: "thuc-phan" }),
    };
    const ids = [cases.near.id, cases.placeless.id].sort();
    const page = await desk.list({ reach, ownerId: lan.staffId, limit: 50 });
    expect(page.rows.map(({ id }) => id).sort()).toEqual(ids);
    expect((await desk.counts(lan, reach)).unassigned).toBe(2);
    const changed = await desk.changed(
      Object.values(cases).map(({ id }) => id),
      reach,
    );
    expect(changed.map(({ id }) => id).sort()).toEqual(ids);
    const found = await desk.list({ reach, ownerId: lan.staffId, limit: 50, q: cases.far.number });
    expect(found.rows).toEqual([]);
  });

  it("of related cases leave out what is not theirs", async () => {
    const [one, two, three] = [await near(), await near(), await far()];
    await db.query("update complaint set place = 'thuc-phan', kind = 'safety' where id = $1", [three.id]);
    const related = await storage.surroundings.related(one.id, reach);
    expect(related.map(({ id }) => id)).toEqual([two.id]);
  });

  it("of requests to see the sender leave out what is not theirs", async () => {
    const { id } = await aFiledCase(db, { kind: "staff-conduct", place: "trung-khanh", ...who });
    await storage.identities.ask(minh, id, "Mời lên làm việc");
    expect(
      (await storage.identities.waiting({ places: ["thuc-phan"], kinds: null })).map(({ caseId }) => caseId),
    ).toEqual([]);
    expect((await storage.identities.waiting()).map(({ caseId }) => caseId)).toEqual([id]);
  });
});

describe("a case outside of somebody's reach", () => {
  const gone = { ok: false, reason: "not-found" };
  const acts: [string, (id: string) => Promise<unknown>, unknown][] = [
    ["is not opened", (id) => desk.open(lan, id), null],
    ["gives no file", (id) => desk.file(lan, id, randomUUID()), null],
    ["is not moved", (id) => desk.move(lan, id, { move: "take" }), gone],
    ["takes no note", (id) => desk.note(lan, id, "x"), gone],
    ["is not muted", (id) => storage.mutes.mute(lan, id, "flood"), false],
    ["is not unmuted", (id) => storage.mutes.unmute(lan, id), false],
    ["shows no requests", (id) => storage.identities.look(id, lan), null],
    ["takes no request", (id) => storage.identities.ask(lan, id, "Gọi lại"), gone],
    ["shows nobody", (id) => storage.identities.person(lan, id), null],
    ["tells of nobody who looks", (id) => storage.surroundings.look(lan, id), []],
    ["makes no paper", (id) => storage.surroundings.record(lan, id, { is: "printed", detail: null }), false],
    [
      "is not split",
      (id) =>
        storage.surroundings.split(lan, id, {
          ...{ version: 1, number: "26-1111-2222", kind: "wages", track: "petition" },
          ...{ entries: [], files: [], message: "x" },
        }),
      gone,
    ],
    ["is not given out", (id) => storage.records.export({ by: lan.staffId, reach }, id), null],
    ["is not erased", (id) => storage.records.erase({ by: lan.staffId, reach }, id), null],
  ];

  it.each(acts)("%s, as if it were not there, and the try is in the log", async (_, act, nothing) => {
    const { id } = await far();
    expect(await act(id)).toEqual(nothing);
    expect(await auditOf(db, id)).toEqual([[lan.staffId, "access-refused", "reach"]]);
    expect(await act(randomUUID())).toEqual(nothing);
  });

  it("is not decided on by its custodian", async () => {
    const { id } = await aFiledCase(db, { kind: "staff-conduct", place: "trung-khanh", ...who });
    await storage.identities.ask(minh, id, "Mời lên làm việc");
    const request = (await storage.identities.look(id))?.requests[0]?.id ?? "";
    expect(await storage.identities.decide(lan, request, true)).toEqual(gone);
    expect((await storage.identities.look(id))?.requests[0]?.state).toBe("waiting");
  });

  it("is not merged into, and not given to somebody who could not see it", async () => {
    const [mine, other] = [await near(), await far()];
    await desk.move(lan, mine.id, { move: "take" });
    const merged = await desk.move(lan, mine.id, { move: "merge", case: other.number, message: "Gộp" });
    expect(merged).toMatchObject({ ok: false });
    await db.query("update staff set places = '{thuc-phan}' where id = $1", [lan.staffId]);
    await desk.move(minh, other.id, { move: "take" });
    expect(await desk.move(minh, other.id, { move: "hand-over", colleague: lan.staffId })).toEqual({
      ok: false,
      reason: "misfit",
      misfits: [{ field: "colleague", problem: "unknown" }],
    });
    await db.query("update staff set places = '{}' where id = $1", [lan.staffId]);
  });

  it("opens where nothing limits", async () => {
    const { id } = await far();
    expect((await desk.open(minh, id))?.id).toBe(id);
    expect((await desk.open({ ...minh, reach: { places: null, kinds: null } }, id))?.id).toBe(id);
  });
});

describe("many who want one case at once", () => {
  /** By hand more: RACES=10000. */
  const races = Number(process.env.RACES ?? 200);

  it(`are one winner each time, and everybody else is told who (${races} races)`, {
    timeout: 60_000 + races * 200,
  }, async () => {
    const officers = await Promise.all(Array.from({ length: 6 }, (_, n) => anOfficer(db, `Race${n}`)));
    const { id } = await near();
    for (let race = 0; race < races; race += 1) {
      const outcomes = await Promise.all(officers.map((officer) => desk.move(officer, id, { move: "take" })));
      const winners = officers.filter((_, n) => outcomes[n]?.ok);
      const taken = outcomes.filter((outcome) => !outcome.ok && outcome.reason === "taken");
      const [row] = await db.query("select owner_id from complaint where id = $1", [id]);
      expect([winners.map(({ staffId }) => staffId), taken.length]).toEqual([[row?.owner_id], officers.length - 1]);
      const [winner] = winners;
      if (winner) await desk.move(winner, id, { move: "release" });
    }
  });
});
