import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CaseDesk } from "../../src/complaints/desk.ts";
import type { MoveRequest, OfficerMove } from "../../src/complaints/moves.ts";
import type { FiledComplaint } from "../../src/flow/effect.ts";
import { type CaseState, caseStateIds } from "../../src/rules/cases/case-states.ts";
import { caseBook } from "../case-book.ts";
import { caseRulesOn } from "../case-rules.ts";
import { anOfficer } from "./desk-world.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { away, outboxOf } from "./sending.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;
let desk: CaseDesk;
/** The legal day; moves on when a test says so. */
let today = "2026-03-05";
const lan = { staffId: randomUUID() };
const minh = { staffId: randomUUID() };
const sender = randomUUID();

beforeAll(async () => {
  const news = (_lang: string, { number, move }: { number: string; move: string }) => ({
    kind: "text" as const,
    text: `${number} ${move}`,
  });
  db = await createSharedDatabase({ cases: caseRulesOn(() => today, news) });
  desk = db.other.desk;
  await anOfficer(db, "Lan", lan.staffId);
  await anOfficer(db, "Minh", minh.staffId);
});

afterAll(() => db.drop());

interface Filed extends FiledComplaint {
  talk: string;
  channel: string;
  address: string;
}

async function filed(changes: Partial<FiledComplaint> = {}): Promise<Filed> {
  const complaint = sampleComplaint(changes);
  const [channel, address] = [`channel-${randomUUID()}`, randomUUID()];
  const seen = await db.storage.turns.load(channel, address);
  const turn = sampleTurn(seen, sampleEvent({ channel, address }), { filed: [complaint], sender });
  expect((await db.storage.turns.commit(turn)).outcome).toBe("committed");
  return { ...complaint, talk: seen.id, channel, address };
}

/** A case of Lan's in a state, whatever led there. */
async function inState(state: CaseState, set = ""): Promise<string> {
  const { id } = await filed();
  const ended = caseBook.states.states[state].ended ? ", ended_on = '2026-03-05'" : "";
  await db.query(`update complaint set state = $2, owner_id = $3${ended}${set} where id = $1`, [
    id,
    state,
    lan.staffId,
  ]);
  return id;
}

/** What each move needs, given in full. */
const full: Record<OfficerMove, MoveRequest> = {
  take: { move: "take" },
  "take-over": { move: "take-over" },
  assign: { move: "assign", colleague: minh.staffId },
  "hand-over": { move: "hand-over", colleague: minh.staffId },
  release: { move: "release" },
  ask: { move: "ask", message: "Anh/chị làm ở đâu?" },
  "receive-petition": {
    move: "receive-petition",
    day: "2026-03-04",
    form: "signed",
    place: "by-hand",
    track: "administrative-complaint",
  },
  accept: { move: "accept", day: "2026-03-05" },
  refuse: { move: "refuse", reason: "late", message: "Đã quá thời hiệu." },
  pause: { move: "pause", day: "2026-03-05", reason: "court" },
  resume: { move: "resume", day: "2026-03-05" },
  extend: { move: "extend", circumstances: ["complex"] },
  answer: { move: "answer", message: "Công ty đã trả lương." },
  transfer: { move: "transfer", body: "police", message: "Đã chuyển công an." },
  merge: { move: "merge", case: "" },
  close: { move: "close", outcome: "helped" },
  reopen: { move: "reopen", reason: "mistake" },
};
const petition = ", track = 'administrative-complaint', petition_on = '2026-03-04'";
/** What a case must have besides its state. */
const before: Partial<Record<OfficerMove, string>> = {
  "take-over": ", owner_id = null",
  resume: petition,
  extend: petition,
  accept: petition,
  pause: petition,
};

async function readyFor(move: OfficerMove, state: CaseState): Promise<{ id: string; request: MoveRequest }> {
  const id = await inState(state, `${before[move] ?? ""}`.replace(", owner_id = null", ""));
  if (move === "take" || move === "take-over")
    await db.query("update complaint set owner_id = null where id = $1", [id]);
  if (move === "resume") {
    await db.query(
      `insert into complaint_pause (id, complaint_id, "from", reason) values ($1, $2, '2026-03-04', 'court')`,
      [randomUUID(), id],
    );
  }
  const request = move === "merge" ? { ...full.merge, case: (await filed()).number } : full[move];
  return { id, request };
}

const row = async (id: string) => {
  const days = ["petition_on", "accepted_on", "settled_on", "ended_on", "due_on", "promised_on", "promised_by"];
  const columns = days.map((day) => `to_char(${day}, 'YYYY-MM-DD') as ${day}`).join(", ");
  const [found] = await db.query(
    `select state, track, version, owner_id, ${columns}, outcome, transferred_to, merged_into, petition_form, petition_place,
       circumstances, due_level from complaint where id = $1`,
    [id],
  );
  return found;
};
const audit = async (id: string) =>
  (await db.query("select action, detail from audit_entry where complaint_id = $1 order by seq", [id])).map(
    ({ action, detail }) => [action, detail],
  );
const moves = Object.keys(full) as OfficerMove[];

describe("move() by the table", () => {
  it.each(moves)("lets %s through from every state of the table, and from no other", async (move) => {
    const { from, to } = caseBook.states.moves[move];
    for (const state of caseStateIds) {
      const { id, request } = await readyFor(move, state);
      const outcome = await desk.move(lan, id, request);
      if (from.includes(state)) {
        expect([state, outcome]).toEqual([state, { ok: true }]);
        expect((await row(id)).state).toBe(to === "same" ? state : to);
      } else {
        expect([state, outcome]).toEqual([state, { ok: false, reason: "not-allowed-from", state }]);
        expect([(await row(id)).state, (await audit(id)).length]).toEqual([state, 1]);
      }
    }
  });

  it.each(moves.filter((move) => caseBook.states.moves[move].by === "owner"))(
    "refuses %s to anybody but the owner, and to who saw an older version",
    async (move) => {
      const state = caseBook.states.moves[move].from[0] ?? "received";
      const { id, request } = await readyFor(move, state);
      expect(await desk.move(minh, id, request)).toEqual({ ok: false, reason: "not-owner" });
      expect(await desk.move(lan, id, { ...request, version: 7 })).toEqual({ ok: false, reason: "changed-meanwhile" });
      expect([(await row(id)).state, (await audit(id)).length]).toEqual([state, 1]);
    },
  );

  it.each(moves)("of two that do %s to the same version at once lets one through", async (move) => {
    const state = caseBook.states.moves[move].from[0] ?? "received";
    const { id, request } = await readyFor(move, state);
    const outcomes = await Promise.all([1, 2].map(() => desk.move(lan, id, { ...request, version: 1 })));
    expect(outcomes.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
    expect([(await row(id)).version, (await audit(id)).length]).toEqual([2, 2]);
  });

  it.each(moves.filter((move) => caseBook.states.moves[move].needs.length > 0))(
    "refuses %s without what it needs, and writes nothing",
    async (move) => {
      const { from, needs } = caseBook.states.moves[move];
      const { id } = await readyFor(move, from[0] ?? "received");
      expect(await desk.move(lan, id, { move })).toEqual({
        ok: false,
        reason: "misfit",
        misfits: needs.map((field) => ({ field, problem: "missing" })),
      });
      expect([(await row(id)).version, (await audit(id)).length]).toEqual([1, 1]);
    },
  );
});

describe("move() with wrong days and codes", () => {
  it("says which, and why", async () => {
    const id = await inState("petition-received", petition);
    const misfits = async (request: MoveRequest) => {
      const outcome = await desk.move(lan, id, request);
      return "misfits" in outcome ? outcome.misfits.map(({ field, problem }) => `${field} ${problem}`) : outcome;
    };
    expect(await misfits({ move: "accept", day: "2026-03-06" })).toEqual(["day later-than-today"]);
    expect(await misfits({ move: "accept", day: "2026-03-03" })).toEqual(["day too-early"]);
    expect(await misfits({ move: "accept", day: "2026-02-30" })).toEqual(["day unknown"]);
    expect(await misfits({ move: "accept", day: "2026-03-05", circumstances: ["several-places"] })).toEqual([
      "circumstances unknown",
    ]);
    expect(await misfits({ move: "refuse", reason: "no-such", message: "x".repeat(5_001) })).toEqual([
      "reason unknown",
      "message too-long",
    ]);
    expect(await misfits({ move: "transfer", body: "labour-department", message: "…" })).toEqual(["body unknown"]);
  });

  it("merges into no case that does not exist, is the same, or ended", async () => {
    const [id, other] = [await inState("in-progress"), await inState("closed")];
    const [{ number }] = await db.query("select number from complaint where id = $1", [id]);
    const [{ number: ended }] = await db.query("select number from complaint where id = $1", [other]);
    const problem = async (into: string) => {
      const outcome = await desk.move(lan, id, { move: "merge", case: into });
      return "misfits" in outcome ? outcome.misfits[0]?.problem : outcome;
    };
    expect([await problem("26-0000-0000"), await problem(number), await problem(ended)]).toEqual([
      "not-found",
      "not-found",
      "ended",
    ]);
  });
});

describe("what moves write", () => {
  it("starts the clocks of the law with a signed petition, which may change what the case is", async () => {
    today = "2026-03-05";
    const { id } = await filed();
    await desk.move(lan, id, { move: "take" });
    expect(await row(id)).toMatchObject({ due_on: "2026-03-11", promised_on: "2026-03-04", promised_by: "2026-03-11" });
    await desk.move(lan, id, full["receive-petition"]);
    expect(await row(id)).toMatchObject({
      track: "administrative-complaint",
      petition_on: "2026-03-04",
      petition_form: "signed",
      petition_place: "by-hand",
      // Ten days until 30 June 2026 end on a Saturday.
      due_on: "2026-03-16",
    });
    await desk.move(lan, id, { ...full.accept, circumstances: ["complex"] });
    expect(await row(id)).toMatchObject({
      accepted_on: "2026-03-05",
      circumstances: ["complex"],
      due_on: "2026-04-20",
    });
    await desk.move(lan, id, full.answer);
    expect(await row(id)).toMatchObject({ state: "answered", settled_on: "2026-03-05", due_on: null });
    await desk.move(lan, id, full.close);
    expect(await row(id)).toMatchObject({ state: "closed", ended_on: "2026-03-05", outcome: "helped" });
    expect((await audit(id)).map(([action, detail]) => [action, detail?.replace(/[0-9a-f-]{36}/, "id")])).toEqual([
      ["filed", undefined],
      ["taken", undefined],
      ["petition-received", "2026-03-04 signed by-hand administrative-complaint"],
      ["accepted", "2026-03-05 complex"],
      ["answered", "id"],
      ["closed", "helped"],
    ]);
  });

  it("keeps pauses with their reasons, and moves the day of settlement by them", async () => {
    today = "2026-03-20";
    const id = await inState("accepted", `${petition}, accepted_on = '2026-03-05'`);
    expect(await desk.move(lan, id, { move: "pause", day: "2026-03-10", reason: "court" })).toEqual({ ok: true });
    expect(await desk.move(lan, id, { move: "pause", day: "2026-03-11", reason: "court" })).toMatchObject({
      ok: false,
    });
    expect(await desk.move(lan, id, { move: "resume", day: "2026-03-20" })).toEqual({ ok: true });
    expect(await desk.move(lan, id, { move: "resume", day: "2026-03-20" })).toMatchObject({ ok: false });
    expect((await row(id)).due_on).toBe("2026-04-14");
    expect((await desk.open(lan, id))?.times.pauses).toEqual([
      { from: "2026-03-10", until: "2026-03-20", reason: "court" },
    ]);
    today = "2026-03-05";
  });

  it("gives a transferred case back with a new turn when it is opened again", async () => {
    const id = await inState("in-progress");
    await desk.move(lan, id, full.transfer);
    expect(await row(id)).toMatchObject({ state: "transferred", transferred_to: "police", due_on: null });
    today = "2026-03-09";
    expect(await desk.move(minh, id, { move: "reopen", reason: "sent-back" })).toEqual({ ok: true });
    expect(await row(id)).toMatchObject({
      state: "in-progress",
      transferred_to: null,
      ended_on: null,
      owner_id: lan.staffId,
      due_on: "2026-03-16",
    });
    today = "2026-03-05";
  });

  it("answers the citizens of merged cases too, each readable with their own code", async () => {
    const [kept, gone] = [await filed({ number: "26-1234-5678" }), await filed()];
    for (const { id } of [kept, gone]) await desk.move(lan, id, { move: "take" });
    expect(await desk.move(lan, gone.id, { move: "merge", case: kept.number.replaceAll("-", " ") })).toEqual({
      ok: true,
    });
    expect(await row(gone.id)).toMatchObject({ state: "merged", merged_into: kept.id, ended_on: "2026-03-05" });
    await desk.move(lan, kept.id, { move: "ask", message: "Câu hỏi riêng" });
    await desk.move(lan, kept.id, full.answer);
    const read = async ({ code }: Filed) =>
      (await db.storage.lookUps.caseByCode(code))?.messages
        .filter(({ from }) => from === "officer")
        .map(({ text }) => text);
    expect(await read(kept)).toEqual(["Câu hỏi riêng", "Công ty đã trả lương."]);
    expect(await read(gone)).toEqual(["Công ty đã trả lương."]);
    expect((await desk.open(lan, kept.id))?.merged).toEqual([{ id: gone.id, number: gone.number }]);
    expect((await desk.open(lan, gone.id))?.mergedInto).toEqual({ id: kept.id, number: kept.number });
    // What was said at first, and news of taking, merging and the answer.
    expect((await outboxOf(db, gone.talk)).length).toBe(4);
  });

  it("writes no word of anybody into the audit", async () => {
    const id = await inState("in-progress");
    await desk.move(lan, id, { ...full.refuse, message: "Bí mật của Hoa" });
    expect(JSON.stringify(await audit(id))).not.toContain("Hoa");
  });
});

describe("whether a message came", () => {
  const deliveries = async (id: string) =>
    (await desk.open(lan, id))?.entries.flatMap(({ delivery }) => delivery ?? []);

  it("is sending until the platform has it, arrived afterwards, and not delivered to who went away", async () => {
    const one = await filed();
    await desk.move(lan, one.id, { move: "take" });
    await desk.move(lan, one.id, { move: "ask", message: "Anh/chị làm ở đâu?" });
    expect(await deliveries(one.id)).toEqual(["sending"]);
    const [{ said }] = await db.query("select said from conversation where id = $1", [one.talk]);
    await db.storage.deliveries.settle([{ is: "delivered", conversationId: one.talk, numbers: [said] }]);
    expect(await deliveries(one.id)).toEqual(["arrived"]);
    await db.storage.deliveries.settle([away(one.talk, "telegram-403")]);
    await desk.move(lan, one.id, full.answer);
    expect(await deliveries(one.id)).toEqual(["arrived", "not-delivered"]);
  });

  it("is not delivered when it was given up, or when the whole talk was deleted", async () => {
    const one = await filed();
    await desk.move(lan, one.id, { move: "take" });
    await desk.move(lan, one.id, full.answer);
    const [{ said }] = await db.query("select said from conversation where id = $1", [one.talk]);
    await db.storage.deliveries.settle([{ is: "dead", conversationId: one.talk, n: said, code: "zalo-window-over" }]);
    expect(await deliveries(one.id)).toEqual(["not-delivered"]);
    await db.query("delete from conversation where id = $1", [one.talk]);
    expect(await deliveries(one.id)).toEqual(["not-delivered"]);
  });

  it("waits under the code for who is told nothing, until they read it there", async () => {
    const one = await filed({ person: null });
    await desk.move(lan, one.id, { move: "take" });
    await desk.move(lan, one.id, full.answer);
    expect(await deliveries(one.id)).toEqual(["code"]);
    await db.storage.lookUps.caseByCode(one.code);
    expect(await deliveries(one.id)).toEqual(["read"]);
    await desk.move(lan, one.id, { ...full.answer, message: "Còn một điều nữa." });
    expect(await deliveries(one.id)).toEqual(["read", "code"]);
    await db.storage.lookUps.caseWithPetition(one.code);
    expect(await deliveries(one.id)).toEqual(["read", "read"]);
  });
});

describe("what waits for the citizen and what is unread", () => {
  it("is read by who opens it, unless somebody else has taken the case", async () => {
    const { id } = await filed();
    await desk.move(lan, id, { move: "take" });
    await desk.open(minh, id);
    expect((await desk.open(lan, id))?.unread).toBe(1);
    expect((await desk.open(lan, id))?.unread).toBe(0);
  });
});
