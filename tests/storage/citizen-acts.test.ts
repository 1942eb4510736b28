import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CitizenAct, FiledComplaint } from "../../src/flow/effect.ts";
import { caseStateIds, stateAfter, statesBefore } from "../../src/rules/cases/case-states.ts";
import { normalEmployerName } from "../../src/search/employer-name.ts";
import { openPetition, sealPetition } from "../../src/storage/case-rows.ts";
import { disputableStates, withdrawableStates } from "../../src/storage/commit-act.ts";
import { newDataKey } from "../../src/storage/seal.ts";
import { caseTables } from "../case-tables.ts";
import { blockedStatements, lockRow } from "./locks.ts";
import { onDatabase } from "./on-database.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

const { caseStates } = caseTables;
let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

interface Filed {
  address: string;
  complaint: FiledComplaint;
}

/** A case filed from a talk of its own, in a state. */
async function filed(changes: Partial<FiledComplaint> = {}, state = "received"): Promise<Filed> {
  const address = `address-${randomUUID()}`;
  const complaint = sampleComplaint(changes);
  const { turns } = db.storage;
  await turns.commit(sampleTurn(await turns.load("web", address), sampleEvent({ address }), { filed: [complaint] }));
  if (state !== "received") {
    const ended = caseStates.states[state as (typeof caseStateIds)[number]].ended ? "2026-11-20" : null;
    await db.query("update complaint set state = $2, ended_on = $3 where id = $1", [complaint.id, state, ended]);
  }
  return { address, complaint };
}

/** Does something with a case by its code, from some talk. */
async function act({ complaint }: Filed, what: CitizenAct, address = `address-${randomUUID()}`): Promise<string> {
  const { turns } = db.storage;
  const event = sampleEvent({ address, at: "2026-11-26T02:00:00.000Z" });
  const turn = sampleTurn(await turns.load("web", address), event, {
    acted: [{ on: { code: complaint.code }, act: what }],
  });
  return (await turns.commit(turn)).outcome;
}

const view = ({ complaint }: Filed, from?: string) =>
  db.storage.lookUps.caseByCode(complaint.code, from === undefined ? undefined : { channel: "web", address: from });

describe("what a citizen may do with their case", () => {
  it("is bounded by the same states as the table in the data says", () => {
    expect([...withdrawableStates].sort()).toEqual([...statesBefore(caseStates, "withdraw")].sort());
    expect([...disputableStates].sort()).toEqual([...statesBefore(caseStates, "dispute")].sort());
  });

  it("withdraws it from every state that allows it, and from no other", async () => {
    for (const state of caseStateIds) {
      const one = await filed({}, state);
      expect(await act(one, { is: "withdraw" })).toBe("committed");
      const after = stateAfter(caseStates, "withdraw", state) ?? state;
      expect([state, (await view(one))?.state]).toEqual([state, after]);
    }
  });

  it("ends a withdrawn case on that day, with nothing due any more, and says so in the audit", async () => {
    const one = await filed();
    await act(one, { is: "withdraw" });
    expect(await view(one)).toMatchObject({ state: "withdrawn", endedOn: "2026-11-26", dueOn: null });
    const audit = "select actor from audit_entry where complaint_id = $1 and action = 'withdraw'";
    expect(await db.query(audit, [one.complaint.id])).toEqual([{ actor: "citizen" }]);
  });

  it("opens a case again that ended, with the objection and a day by which it is due, and leaves others as they are", async () => {
    for (const state of caseStateIds) {
      const one = await filed({}, state);
      await act(one, { is: "dispute", text: "Công ty vẫn chưa trả.", files: [], promisedBy: "2026-12-03" });
      const after = stateAfter(caseStates, "dispute", state);
      const found = await view(one);
      expect([state, found?.state, found?.messages.at(-1)?.text]).toEqual([
        state,
        after ?? state,
        after ? "Công ty vẫn chưa trả." : "Tôi đã hỏi hai lần.",
      ]);
      if (after) expect([typeof found?.dueOn, found?.endedOn]).toEqual(["string", null]);
    }
  });

  it("rates the handling", async () => {
    const one = await filed({}, "closed");
    await act(one, { is: "rate", rating: 4 });
    expect((await view(one))?.rating).toBe(4);
  });

  it("erases name, petition and the way back to the talk; what was told stays", async () => {
    const one = await filed({ petition: { about: "Công ty Sao Mai" } });
    const [{ sealed }] = await db.query("select sealed_petition as sealed from complaint where id = $1", [
      one.complaint.id,
    ]);
    expect([sealed.length > 40, sealed.includes("Sao Mai")]).toEqual([true, false]);
    await act(one, { is: "erase" });
    expect(await view(one)).toMatchObject({ named: false, linked: false, state: "received" });
    expect((await view(one))?.messages).toHaveLength(2);
    const left = "select sealed_link, sealed_petition from complaint where id = $1";
    expect(await db.query(left, [one.complaint.id])).toEqual([{ sealed_link: null, sealed_petition: null }]);
    expect(await db.query("select from complaint_person where complaint_id = $1", [one.complaint.id])).toEqual([]);
  });

  it("tells news in the talk that asked for them, until it no longer wants them", async () => {
    const one = await filed({ person: null, notify: false });
    const [mine, other] = [`address-${randomUUID()}`, `address-${randomUUID()}`];
    const own = (address: string) => db.storage.lookUps.ownCase(one.complaint.id, { channel: "web", address });
    expect(await own(mine)).toBe(null);
    await act(one, { is: "notify" }, mine);
    expect([(await own(mine))?.number, await own(other)]).toEqual([one.complaint.number, null]);
    expect(await view(one, other)).toMatchObject({ linked: true, here: false });
    await act(one, { is: "stop-notify" }, mine);
    expect([await own(mine), (await view(one))?.linked]).toEqual([null, false]);
  });

  it("refuses a case of somebody else by its id, and writes nothing", async () => {
    const one = await filed();
    const { turns } = db.storage;
    const address = `address-${randomUUID()}`;
    const acted = [{ on: { id: one.complaint.id }, act: { is: "withdraw" } as const }];
    const turn = sampleTurn(await turns.load("web", address), sampleEvent({ address }), { acted });
    await expect(turns.commit(turn)).rejects.toThrow("A turn adds to a case of somebody else");
    expect((await view(one))?.state).toBe("received");
  });
});

describe("what a petition is filled with", () => {
  it("is opened only with the key of its case, in its place", () => {
    const [key, other] = [newDataKey(), newDataKey()];
    const sealed = sealPetition(key, "one", { about: "Công ty Sao Mai", request: "Trả lương" });
    expect(openPetition(key, "one", sealed)).toEqual({ about: "Công ty Sao Mai", request: "Trả lương" });
    expect(() => openPetition(other, "one", sealed)).toThrow("does not open");
    expect(() => openPetition(key, "two", sealed)).toThrow("does not open");
  });
});

describe("adding to a case", () => {
  it("gives it back to its officer, opens an ended one again, and leaves a muted one where it is", async () => {
    const { turns } = db.storage;
    const after: Record<string, string | undefined> = {};
    for (const state of [...caseStateIds, "muted"]) {
      const one = await filed({}, state === "muted" ? "closed" : state);
      if (state === "muted") await db.query("update complaint set muted = 'flood' where id = $1", [one.complaint.id]);
      const event = sampleEvent({ address: one.address, at: "2026-11-26T02:00:00.000Z" });
      const added = { to: { code: one.complaint.code }, text: "Thêm.", files: [], promisedBy: "2026-12-03" };
      await turns.commit(sampleTurn(await turns.load("web", one.address), event, { appended: [added] }));
      const found = await view(one);
      expect(found?.messages.at(-1)?.text).toBe("Thêm.");
      after[state] = found?.state;
    }
    expect(after).toEqual({
      received: "received",
      "in-progress": "in-progress",
      "waiting-for-citizen": "in-progress",
      "petition-received": "petition-received",
      accepted: "accepted",
      answered: "in-progress",
      reopened: "reopened",
      refused: "reopened",
      transferred: "reopened",
      merged: "merged",
      closed: "reopened",
      withdrawn: "withdrawn",
      muted: "closed",
    });
  });
});

describe("the employer of a case", () => {
  it("is one row however its name is spelled, by place, and none where only a kind of firm was written", async () => {
    const place = "thuc-phan";
    const one = await filed({ place, employer: { name: "Công ty TNHH Ánh Dương" } });
    const two = await filed({ place, employer: { name: "cty anh duong" } });
    const away = await filed({ place: "trung-khanh", employer: { name: "Ánh Dương" } });
    const none = await filed({ place, employer: { name: "Công ty" } });
    const ids = [one, two, away, none].map(({ complaint }) => complaint.id);
    const rows = await db.query("select id, employer_id as employer from complaint where id = any($1)", [ids]);
    const of = new Map(rows.map(({ id, employer }) => [id, employer]));
    const [first, second, third, fourth] = ids.map((id) => of.get(id));
    expect([second === first, third === first, third === null, fourth]).toEqual([true, false, false, null]);
    const register = "select name, normal_name, listed from employer where id = $1";
    expect(await db.query(register, [first])).toEqual([
      { name: "Công ty TNHH Ánh Dương", normal_name: "anh duong", listed: false },
    ]);
  });

  const employerOf = async ({ complaint }: Filed) =>
    (await db.query("select employer_id as id from complaint where id = $1", [complaint.id]))[0].id;

  it("is found without waiting for whoever writes its row at the same time", async () => {
    const employer = { name: "Mỏ đá Lũng Sâu" };
    const known = await employerOf(await filed({ employer }));
    const free = await lockRow(db, "employer", known);
    expect(await employerOf(await filed({ employer }).finally(free))).toBe(known);
  });

  it("that somebody else writes for the first time at the same time is found when the turn is taken again", async () => {
    const complaint = sampleComplaint({ employer: { name: "Xưởng gạch Nà Pù" } });
    const [address, id] = [`address-${randomUUID()}`, randomUUID()];
    const { turns } = db.storage;
    const file = async () =>
      turns.commit(sampleTurn(await turns.load("web", address), sampleEvent({ address }), { filed: [complaint] }));
    const insert =
      "insert into employer (id, name, normal_name, place, created_on) select $1, n, n, $2, now() from (select $3 as n) named";
    await onDatabase(db.url, async (other) => {
      await other.query("begin");
      await other.query(insert, [id, complaint.place, normalEmployerName("Xưởng gạch Nà Pù")]);
      const filing = file();
      await blockedStatements(db, 1);
      await other.query("commit");
      expect(await filing).toEqual({ outcome: "stale" });
    });
    expect(await file()).toMatchObject({ outcome: "committed" });
    expect(await employerOf({ address, complaint })).toBe(id);
  });
});

describe("what is told later of the same danger", () => {
  /** Adds to an urgent case from the talk that opened it. */
  async function tell(of: Filed, text: string): Promise<string> {
    const { turns } = db.storage;
    const to = { urgent: of.complaint.id };
    const event = sampleEvent({ address: of.address });
    const appended = [{ to, text, files: [], promisedBy: "2026-03-05" }];
    return (await turns.commit(sampleTurn(await turns.load("web", of.address), event, { appended }))).outcome;
  }
  const messages = async (of: Filed) => (await view(of))?.messages.map(({ text }) => text);
  const urgent = { danger: "violence", story: ["nó cầm dao"] };

  it("is added to the case, also to that of somebody who gave no name", async () => {
    for (const one of [await filed(urgent), await filed({ ...urgent, person: null, notify: false })]) {
      expect(await tell(one, "nó phá cửa")).toBe("committed");
      expect(await messages(one)).toEqual(["nó cầm dao", "nó phá cửa"]);
    }
  });

  it("is not added once the case was taken back, erased, or is no case of danger, and the talk goes on", async () => {
    const taken = await filed(urgent);
    await act(taken, { is: "withdraw" });
    expect(await tell(taken, "nó phá cửa")).toBe("committed");
    expect(await messages(taken)).toEqual(["nó cầm dao"]);
    const erased = await filed(urgent);
    await db.query("delete from complaint where id = $1", [erased.complaint.id]);
    expect(await tell(erased, "nó phá cửa")).toBe("committed");
    const ordinary = await filed();
    expect(await tell(ordinary, "nó phá cửa")).toBe("committed");
    expect(await messages(ordinary)).toEqual(ordinary.complaint.story);
  });
});
