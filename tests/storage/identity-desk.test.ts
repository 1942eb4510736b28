import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IdentityDesk, sealedOffOf } from "../../src/complaints/identity-desk.ts";
import { silentLog } from "../../src/storage/log.ts";
import { openStorage } from "../../src/storage/open-storage.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { caseRulesOn } from "../case-rules.ts";
import { caseTables } from "../case-tables.ts";
import { aFiledCase, anOfficer, auditOf } from "./desk-world.ts";
import { createTestDatabase, type TestDatabase, testDay } from "./test-database.ts";

let db: TestDatabase;
let storage: Storage;
let desk: IdentityDesk;
let lan: { staffId: string };
let minh: { staffId: string };
let thu: { staffId: string };
const who = { name: "Nông Văn Thử", phone: "0912345678" };

beforeAll(async () => {
  db = await createTestDatabase();
  storage = await openStorage(db.config, silentLog, {
    cases: caseRulesOn(testDay),
    sealedOff: sealedOffOf(caseTables.tracks),
  });
  desk = storage.identities;
  [lan, minh, thu] = [await anOfficer(db, "Lan"), await anOfficer(db, "Minh"), await anOfficer(db, "Thu")];
});

afterAll(async () => {
  await storage.close();
  await db.drop();
});

const latest = async (caseId: string) => (await desk.look(caseId))?.requests[0];

describe("ask()", () => {
  it("opens name and phone at once for who gave a reason, and for nobody else", async () => {
    const { id } = await aFiledCase(db);
    expect(await desk.person(lan, id)).toBe(null);
    expect(await desk.ask(lan, id, "Gọi hỏi thêm ngày nghỉ việc.")).toEqual({ ok: true, opened: true });
    expect(await desk.person(lan, id)).toEqual(who);
    expect(await desk.person(minh, id)).toBe(null);
    const request = await latest(id);
    expect([request?.state, request?.by.name, request?.reason]).toEqual([
      "open",
      "Lan",
      "Gọi hỏi thêm ngày nghỉ việc.",
    ]);
    expect(await auditOf(db, id)).toEqual([
      [lan.staffId, "identity-asked", request?.id],
      [lan.staffId, "identity-opened", request?.id],
    ]);
  });

  it("keeps the reason sealed", async () => {
    const { id } = await aFiledCase(db);
    await desk.ask(lan, id, "Lý do rất riêng");
    const [{ reason }] = await db.query(
      "select encode(sealed_reason, 'escape') as reason from identity_request where complaint_id = $1",
      [id],
    );
    expect(reason).not.toContain("riêng");
  });

  it("closes after half an hour; it has to be asked again, and both requests stay to be seen", async () => {
    const { id } = await aFiledCase(db);
    await desk.ask(lan, id, "một");
    await db.query("update identity_request set opened_at = now() - interval '31 minutes' where complaint_id = $1", [
      id,
    ]);
    expect(await desk.person(lan, id)).toBe(null);
    expect((await latest(id))?.state).toBe("over");
    expect(await desk.ask(lan, id, "hai")).toEqual({ ok: true, opened: true });
    expect((await desk.look(id))?.requests.map(({ reason, state }) => [reason, state])).toEqual([
      ["hai", "open"],
      ["một", "over"],
    ]);
  });

  it("writes one request when the button is pressed twice", async () => {
    const { id } = await aFiledCase(db);
    const outcomes = await Promise.all([desk.ask(lan, id, "x"), desk.ask(lan, id, "x")]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await desk.look(id))?.requests).toHaveLength(1);
  });

  it("finds nobody to open in an anonymous case, one that is gone, or a text that is no id", async () => {
    const { id } = await aFiledCase(db, { person: null });
    expect(await desk.look(id)).toMatchObject({ named: false, requests: [] });
    for (const wrong of [id, randomUUID(), "' or true"]) {
      expect(await desk.ask(lan, wrong, "x")).toEqual({ ok: false, reason: "not-found" });
    }
    expect(await desk.look("x")).toBe(null);
  });
});

describe("a case against staff", () => {
  it("is opened by its asker only after a second person agreed", async () => {
    const { id, number } = await aFiledCase(db, { kind: "staff-conduct" });
    expect(await desk.ask(lan, id, "Mời lên làm việc")).toEqual({ ok: true, opened: false });
    const request = await latest(id);
    if (!request) throw new Error("it was asked a moment ago");
    expect([request.state, await desk.person(lan, id), await desk.open(lan, request.id)]).toEqual([
      "waiting",
      null,
      false,
    ]);
    expect((await desk.waiting()).filter((one) => one.caseId === id)).toEqual([
      {
        ...{ id: request.id, caseId: id, number, kind: "staff-conduct", track: "feedback", ownerId: null },
        ...{ by: { id: lan.staffId, name: "Lan" }, askedAt: request.askedAt, reason: "Mời lên làm việc" },
      },
    ]);
    expect(await desk.decide(minh, request.id, true)).toEqual({ ok: true });
    expect([(await latest(id))?.state, await desk.person(lan, id)]).toEqual(["agreed", null]);
    expect([await desk.open(minh, request.id), await desk.open(lan, request.id)]).toEqual([false, true]);
    expect([await desk.person(lan, id), await desk.person(minh, id)]).toEqual([who, null]);
    expect(await auditOf(db, id)).toEqual([
      [lan.staffId, "identity-asked", request.id],
      [minh.staffId, "identity-agreed", request.id],
      [lan.staffId, "identity-opened", request.id],
    ]);
  });

  it("is agreed to neither by the asker nor by who holds the case, and only once", async () => {
    const { id } = await aFiledCase(db, { kind: "staff-conduct" });
    await storage.desk.move(minh, id, { move: "take" });
    await desk.ask(lan, id, "x");
    const request = (await latest(id))?.id ?? "";
    expect(await desk.decide(lan, request, true)).toEqual({ ok: false, reason: "own-request" });
    expect(await desk.decide(minh, request, true)).toEqual({ ok: false, reason: "own-case" });
    const both = await Promise.all([desk.decide(thu, request, true), desk.decide(thu, request, false)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await desk.decide(thu, request, true)).toEqual({ ok: false, reason: "decided" });
    expect(await desk.decide(thu, randomUUID(), true)).toEqual({ ok: false, reason: "not-found" });
  });

  it("stays closed when the second person declines", async () => {
    const { id } = await aFiledCase(db, { kind: "staff-conduct" });
    await desk.ask(lan, id, "x");
    const request = (await latest(id))?.id ?? "";
    expect(await desk.decide(minh, request, false)).toEqual({ ok: true });
    expect([await desk.open(lan, request), (await latest(id))?.state, (await latest(id))?.decidedBy]).toEqual([
      false,
      "declined",
      "Minh",
    ]);
  });

  it("wants a fresh request when nobody agreed for a week, or the agreement was not used for a day", async () => {
    const { id } = await aFiledCase(db, { kind: "staff-conduct" });
    await desk.ask(lan, id, "x");
    await db.query("update identity_request set asked_at = now() - interval '8 days' where complaint_id = $1", [id]);
    const old = (await latest(id))?.id ?? "";
    expect(await desk.decide(minh, old, true)).toEqual({ ok: false, reason: "decided" });
    await desk.ask(lan, id, "y");
    const fresh = (await latest(id))?.id ?? "";
    await desk.decide(minh, fresh, true);
    await db.query("update identity_request set approved_at = now() - interval '25 hours' where id = $1", [fresh]);
    expect([await desk.open(lan, fresh), (await latest(id))?.state]).toEqual([false, "over"]);
  });
});

describe("a denunciation", () => {
  it("needs a second person too, and closes what was open before it became one", async () => {
    const { id } = await aFiledCase(db, { track: "denunciation" });
    expect(await desk.ask(lan, id, "x")).toEqual({ ok: true, opened: false });
    const other = await aFiledCase(db);
    await desk.ask(lan, other.id, "x");
    await db.query("update complaint set track = 'denunciation' where id = $1", [other.id]);
    expect(await desk.person(lan, other.id)).toBe(null);
  });
});

describe("a storage that was told nothing of kinds and tracks", () => {
  it("wants a second person for every case", async () => {
    const { id } = await aFiledCase(db);
    expect(await db.storage.identities.ask(lan, id, "x")).toEqual({ ok: true, opened: false });
  });
});
