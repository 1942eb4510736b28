/**
 * The figures of the overview beside queries of their own, on cases with random lives: filed on random days, moved by
 * officers, in time and too late. Every number must be that of the plain query, and its list must hold as many cases.
 */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CaseFilters, type ComplaintKind, complaintKinds, type Reach } from "../../src/complaints/desk.ts";
import { type MoveRequest, officerMoves } from "../../src/complaints/moves.ts";
import {
  type Counts,
  type OverviewCount,
  type OverviewGroup,
  type OverviewQuery,
  overviewCounts,
} from "../../src/complaints/overview.ts";
import { type Period, weeksOf, weekWithin } from "../../src/complaints/period.ts";
import { type CaseMove, type CaseState, movesFrom } from "../../src/rules/cases/case-states.ts";
import { addDays } from "../../src/rules/day.ts";
import { caseBook } from "../case-book.ts";
import { caseRulesOn } from "../case-rules.ts";
import { anOfficer } from "./desk-world.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;
const firstDay = "2026-03-02";
let today = firstDay;
const lan = { staffId: randomUUID() };
const places = ["thuc-phan", "tan-giang", "nung-tri-cao", null];
/** The day that a case missed first, as this test saw it. */
const missed = new Map<string, string>();
const codes = new Map<string, string>();

beforeAll(async () => {
  db = await createSharedDatabase({ cases: caseRulesOn(() => today) });
  await anOfficer(db, "Lan", lan.staffId);
  const [lives] = fc.sample(fc.array(step, { minLength: 260, maxLength: 260 }), { seed: 3, numRuns: 1 });
  for (const one of lives ?? []) await happen(one);
  await db.other.refreshDueDays();
}, 300_000);
afterAll(() => db.drop());

const step = fc.record({
  days: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 1, 3),
  file: fc.boolean(),
  kind: fc.constantFrom(...complaintKinds),
  place: fc.constantFrom(...places),
  hour: fc.integer({ min: 0, max: 23 }),
  moves: fc.array(fc.nat(1_000), { minLength: 6, maxLength: 12 }),
  withdraw: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
});

async function happen({
  days,
  file,
  kind,
  place,
  hour,
  moves,
  withdraw,
}: typeof step extends fc.Arbitrary<infer S> ? S : never) {
  today = addDays(today, days);
  if (days > 0) await db.other.refreshDueDays();
  if (file) {
    // Midnight in Vietnam is 17:00 of the day before in UTC.
    const at = new Date(Date.parse(`${today}T00:00:00+07:00`) + hour * 3_600_000).toISOString();
    const seen = await db.other.turns.load("web", randomUUID());
    const complaint = sampleComplaint({ kind, place });
    codes.set(complaint.id, complaint.code);
    await db.other.turns.commit(sampleTurn(seen, sampleEvent({ address: randomUUID(), at }), { filed: [complaint] }));
  }
  // Left to chance, few are settled at once.
  if (file && hour % 3 === 0) {
    const newest = [...codes.keys()].at(-1) ?? "";
    for (const move of ["take", "answer", "close"] as const) await db.other.desk.move(lan, newest, { move, ...needed });
  }
  for (const pick of moves) await moved(pick);
  if (withdraw) await withdrawn(moves[0] ?? 0);
}

const needed = {
  message: "Cán bộ trả lời anh/chị.",
  form: "signed",
  place: "by-hand",
  track: "administrative-complaint",
  body: "social-insurance-office",
  outcome: "advised",
};

/** The how manieth case this was: the database draws ids and numbers by chance. */
function filedAs(id: string): number {
  return [...codes.keys()].indexOf(id);
}

/** Moves that lead to an end; without a preference few cases come to one. */
const leading: readonly CaseMove[] = ["close", "answer", "take", "transfer"];

async function moved(pick: number): Promise<void> {
  const rows = await db.query("select id, state, version, number, due_on::text, ended_on from complaint");
  rows.sort((one, other) => filedAs(one.id) - filedAs(other.id));
  const row = rows[pick % rows.length];
  if (!row) return;
  const open = movesFrom(caseBook.states, row.state as CaseState, ["officer", "owner"]);
  const wished = pick % 2 === 0 ? leading.filter((one) => open.includes(one)) : [];
  const some = wished.length > 0 ? wished : open.filter((one) => one !== "merge" || pick % 9 === 0);
  const move = officerMoves.find((one) => one === some[pick % some.length]);
  if (!move) return;
  const target = rows.find(({ id, ended_on }) => id !== row.id && ended_on === null);
  // The states' reasons are lists of texts by the name of a move.
  const reasons = caseBook.states.reasons as Record<string, readonly string[] | undefined>;
  const request: MoveRequest = {
    ...{ move, ...needed, day: today, reason: reasons[move]?.[0] ?? "", case: target?.number, colleague: lan.staffId },
  };
  await db.other.desk.move(lan, row.id, request);
  const [after] = await db.query("select version from complaint where id = $1", [row.id]);
  const late = row.ended_on === null && row.due_on !== null && row.due_on < today;
  if (after.version > row.version && late && !missed.has(row.id)) missed.set(row.id, row.due_on);
}

async function withdrawn(pick: number): Promise<void> {
  const rows = await db.query("select id from complaint where ended_on is null");
  rows.sort((one, other) => filedAs(one.id) - filedAs(other.id));
  const row = rows[pick % Math.max(1, rows.length)];
  if (!row) return;
  const seen = await db.other.turns.load("web", randomUUID());
  const event = sampleEvent({ address: randomUUID(), at: `${today}T03:00:00.000Z` });
  await db.other.turns.commit(
    sampleTurn(seen, event, { acted: [{ on: { code: codes.get(row.id) ?? "" }, act: { is: "withdraw" } }] }),
  );
}

const received = "(received_at at time zone 'Asia/Ho_Chi_Minh')::date";
const settledOn = "coalesce(settled_on, ended_on)";
const isSettled = "(settled_on is not null or ended_on is not null) and state <> 'withdrawn' and state <> 'merged'";

/** What a number must count, said in another way than the program says it. */
const plainly: Record<OverviewCount, { where: string; day: string }> = {
  received: { where: "true", day: received },
  settled: { where: isSettled, day: settledOn },
  onTime: { where: `${isSettled} and not id::text = any($3)`, day: settledOn },
  late: { where: `${isSettled} and id::text = any($3)`, day: settledOn },
  overdue: { where: `ended_on is null and due_on is not null and due_on < '$today'`, day: "due_on" },
};

interface Wanted {
  count: OverviewCount;
  period: Period | null;
  kind?: ComplaintKind;
  place?: string | null;
  reach?: Reach;
}

async function plainCount({ count, period, kind, place, reach }: Wanted): Promise<number> {
  const { where, day } = plainly[count];
  const [from, to] = period ? [period.from, period.to] : ["-infinity", "infinity"];
  const [row] = await db.query(
    `select count(*)::int as n from complaint where (${where.replace("$today", today)}) and ${day} >= $1::date and ${day} <= $2::date
       and cardinality($3::text[]) >= 0
       ${kind ? `and kind = '${kind}'` : ""} ${place === undefined ? "" : place === null ? "and place is null" : `and place = '${place}'`}
       ${reach?.places ? `and (place is null or place in (${reach.places.map((one) => `'${one}'`).join(", ") || "null"}))` : ""}
       ${reach?.kinds ? `and kind in (${reach.kinds.map((one) => `'${one}'`).join(", ") || "null"})` : ""}`,
    [from, to, [...missed.keys()]],
  );
  return row.n;
}

async function listed(wanted: Wanted): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await db.other.overview.list({ ...wanted, after, limit: 7 });
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) return ids;
    after = page.next;
  }
}

/** Overdue cases are counted whenever they came; only by week their due day tells where they stand. */
const periodFor = (count: OverviewCount, period: Period) => (count === "overdue" ? null : period);

/** The counts of every group there can be; one is left out where nothing is in it. */
function groupsOf(groups: readonly OverviewGroup[], ids: readonly (string | null)[], name: "kind" | "place") {
  const none: Counts = { received: 0, settled: 0, onTime: 0, late: 0, overdue: 0 };
  return ids.map((id) => ({ of: { [name]: id }, counts: groups.find((group) => group.id === id)?.counts ?? none }));
}

/** How many cases all pages of the queue hold. */
async function inQueue(filters: CaseFilters): Promise<number> {
  let count = 0;
  for (let before: string | undefined; ; ) {
    const page = await db.other.desk.list({ ...filters, ...(before ? { before } : {}), limit: 25 });
    count += page.rows.length;
    if (page.next === null) return count;
    before = page.next;
  }
}

/** A number is that of the plain query, and its list holds each of so many cases once. */
async function holds(wanted: Wanted, shown: number): Promise<void> {
  expect([wanted, shown]).toEqual([wanted, await plainCount(wanted)]);
  const ids = await listed(wanted);
  expect([wanted, ids.length, new Set(ids).size]).toEqual([wanted, shown, shown]);
}

const day = fc.integer({ min: -3, max: 110 }).map((days) => addDays(firstDay, days));
const query = fc
  .record({
    days: fc.tuple(day, day),
    places: fc.option(fc.subarray(places.flatMap((place) => place ?? []))),
    kinds: fc.option(fc.subarray([...complaintKinds])),
    limited: fc.boolean(),
  })
  .map(({ days, places: some, kinds, limited }): OverviewQuery => {
    const [from = "", to = ""] = days.toSorted();
    return { period: { from, to }, ...(limited ? { reach: { places: some, kinds } } : {}) };
  });

describe("read()", () => {
  it("has cases of every sort to count", async () => {
    const { totals } = await db.other.overview.read({ period: { from: firstDay, to: today } });
    expect(totals).toEqual({ received: 132, settled: 29, onTime: 11, late: 18, overdue: 39 });
    const states = await db.query("select distinct state from complaint order by state");
    expect(states.map(({ state }) => state)).toEqual([
      ...["accepted", "answered", "closed", "in-progress", "merged", "petition-received"],
      ...["received", "refused", "transferred", "waiting-for-citizen", "withdrawn"],
    ]);
  });

  it("gives in every number what a plain query counts, and every list holds as many cases", async () => {
    await fc.assert(
      fc.asyncProperty(query, async ({ period, reach }) => {
        const { totals, kinds, places: byPlace, weeks } = await db.other.overview.read({ period, reach });
        const groups = [...groupsOf(kinds, complaintKinds, "kind"), ...groupsOf(byPlace, places, "place")];
        for (const count of overviewCounts) {
          const base = { count, period: periodFor(count, period), reach };
          await holds(base, totals[count]);
          for (const { of, counts } of groups) await holds({ ...base, ...of }, counts[count]);
          const sums = [kinds, byPlace, weeks].map((list) => list.reduce((sum, { counts }) => sum + counts[count], 0));
          expect(sums).toEqual([totals[count], totals[count], totals[count]]);
        }
      }),
      { numRuns: 15, seed: 5 },
    );
  }, 300_000);

  it("counts as many cases as the queue lists where a number opens it", async () => {
    const period = { from: addDays(firstDay, 3), to: addDays(firstDay, 60) };
    const { totals, kinds, places: byPlace } = await db.other.overview.read({ period });
    expect(await inQueue(period)).toBe(totals.received);
    expect(await inQueue({ view: "overdue" })).toBe(totals.overdue);
    for (const { id, counts } of kinds) {
      expect([id, await inQueue({ ...period, kind: id })]).toEqual([id, counts.received]);
      expect([id, await inQueue({ view: "overdue", kind: id })]).toEqual([id, counts.overdue]);
    }
    for (const { id, counts } of byPlace) {
      if (id !== null) expect([id, await inQueue({ ...period, place: id })]).toEqual([id, counts.received]);
    }
  });

  it("counts in each week what came, was settled or fell due in its days of the period", async () => {
    const period = { from: addDays(firstDay, 10), to: addDays(firstDay, 40) };
    const { weeks } = await db.other.overview.read({ period });
    const inside = weeks.filter(({ id }) => id !== "before" && id !== "after");
    expect(inside.map(({ id }) => id)).toEqual(weeksOf(period));
    for (const { id, counts } of inside) {
      const days = weekWithin(id, period);
      for (const count of overviewCounts) {
        expect([id, count, counts[count]]).toEqual([id, count, await plainCount({ count, period: days })]);
        expect((await listed({ count, period: days })).length).toBe(counts[count]);
      }
    }
    const outside = weeks.filter(({ id }) => id === "before" || id === "after");
    expect(outside.every(({ counts }) => counts.received + counts.settled === 0 && counts.overdue > 0)).toBe(true);
  });

  it("gives nothing where somebody reaches nothing", async () => {
    const { totals } = await db.other.overview.read({
      period: { from: firstDay, to: today },
      reach: { places: [], kinds: [] },
    });
    expect(totals).toEqual({ received: 0, settled: 0, onTime: 0, late: 0, overdue: 0 });
  });
});

describe("list()", () => {
  it("says of each case when it came, by when it was due, when it was settled and what was missed", async () => {
    const { rows } = await db.other.overview.list({ count: "late", period: null, limit: 1 });
    const [row] = rows;
    expect(row).toEqual({
      id: expect.any(String),
      number: expect.any(String),
      kind: expect.any(String),
      place: row?.place ?? null,
      state: expect.any(String),
      receivedOn: expect.stringMatching(/^2026-/),
      dueOn: row?.dueOn ?? null,
      settledOn: expect.stringMatching(/^2026-/),
      missedOn: missed.get(row?.id ?? ""),
    });
  });

  it("begins anew for a place in the list that is none", async () => {
    const first = await db.other.overview.list({ count: "received", period: null, limit: 2 });
    for (const after of ["", "x", "2026-02-30 x", "2026-03-01 ' or true"]) {
      expect(await db.other.overview.list({ count: "received", period: null, limit: 2, after })).toEqual(first);
    }
  });
});
