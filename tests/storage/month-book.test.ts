import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ComplaintKind } from "../../src/complaints/desk.ts";
import type { PublishedMonth } from "../../src/complaints/public-figures.ts";
import { caseRulesOn } from "../case-rules.ts";
import { anOfficer } from "./desk-world.ts";
import { sampleComplaint, sampleEvent, sampleTurn } from "./sample-turn.ts";
import { createSharedDatabase, type SharedDatabase } from "./shared-database.ts";

let db: SharedDatabase;
let today = "2026-01-10";
const lan = { staffId: randomUUID() };

beforeAll(async () => {
  db = await createSharedDatabase({ cases: caseRulesOn(() => today) });
  await anOfficer(db, "Lan", lan.staffId);
});
afterAll(() => db.drop());

/** A case of a day, filed at an hour of Vietnam, and answered and closed some days later. */
async function life(day: string, { kind = "wages", hour = "10:00", settled = "" }: Partial<Life> = {}) {
  today = day;
  const at = new Date(`${day}T${hour}:00+07:00`).toISOString();
  const seen = await db.other.turns.load("web", randomUUID());
  const complaint = sampleComplaint({ kind });
  await db.other.turns.commit(sampleTurn(seen, sampleEvent({ address: randomUUID(), at }), { filed: [complaint] }));
  if (settled === "") return complaint;
  today = settled;
  for (const move of ["take", "answer", "close"] as const) {
    const request = { move, message: "Cán bộ trả lời anh/chị.", outcome: "advised" };
    expect(await db.other.desk.move(lan, complaint.id, request)).toEqual({ ok: true });
  }
  return complaint;
}

interface Life {
  kind: ComplaintKind;
  hour: string;
  settled: string;
}

describe("MonthBook.count()", () => {
  it("counts what came and what was settled in a month of Vietnam, and within how many days", async () => {
    await life("2026-01-10", { settled: "2026-02-01" });
    await life("2026-01-31", { hour: "23:59", settled: "2026-02-03" });
    await life("2026-02-01", { hour: "00:00", kind: "safety", settled: "2026-02-28" });
    await life("2026-02-28", { hour: "23:59", settled: "2026-03-01" });
    await life("2026-02-10");
    await life("2026-03-01", { hour: "00:00" });
    const { total, kinds, open } = await db.other.months.count("2026-02");
    expect(total).toEqual({
      counts: { received: 3, settled: 3, onTime: 1, late: 2 },
      days: { half: 22, most: 27 },
    });
    expect(kinds.filter(({ counts }) => counts.received + counts.settled > 0)).toEqual([
      {
        id: "wages",
        counts: { received: 2, settled: 2, onTime: 1, late: 1 },
        days: { half: 3, most: 22 },
      },
      {
        id: "safety",
        counts: { received: 1, settled: 1, onTime: 0, late: 1 },
        days: { half: 27, most: 27 },
      },
    ]);
    // Of the last minute of February, and of the tenth.
    expect(open).toBe(2);
    expect((await db.other.months.count("2026-01")).open).toBe(2);
  });

  it("gives every kind, in the same order whatever their numbers are", async () => {
    const order = async (month: string) => (await db.other.months.count(month)).kinds.map(({ id }) => id);
    expect(await order("2026-02")).toEqual(await order("2020-01"));
    expect((await db.other.months.count("2020-01")).total).toEqual({
      counts: { received: 0, settled: 0, onTime: 0, late: 0 },
      days: null,
    });
  });
});

describe("MonthBook.asked()", () => {
  it("counts what became of the questions of a month, and opens those nobody could answer", async () => {
    const ask = async (day: string, outcome: "unknown" | "answered" | "did-not-help", words: string) => {
      const seen = await db.other.turns.load("web", randomUUID());
      const topic = outcome === "unknown" ? null : "wage.unpaid";
      const event = sampleEvent({ address: randomUUID(), at: `${day}T03:00:00.000Z` });
      await db.other.turns.commit(sampleTurn(seen, event, { noted: [{ outcome, lang: "vi", topic, words }] }));
    };
    await ask("2026-02-01", "unknown", "lam ho chieu");
    await ask("2026-02-02", "answered", "no luong");
    await ask("2026-02-02", "did-not-help", "no luong");
    await ask("2026-02-03", "did-not-help", "no luong hai thang");
    await ask("2026-03-01", "unknown", "gia vang");
    expect(await db.other.months.asked("2026-02")).toEqual({
      ...{ answered: 1, offered: 0, unknown: 1 },
      unhelpful: [{ topic: "wage.unpaid", times: 2, days: 2 }],
      unknowns: [{ lang: "vi", words: "lam ho chieu", day: "2026-02-01" }],
    });
  });
});

describe("MonthBook.publish()", () => {
  const month = (name: string, received: number): PublishedMonth => {
    const group = { received, settled: null, onTime: null, late: null, halfWithin: null, mostWithin: null };
    return { month: name, total: group, kinds: [{ id: "wages", ...group }], open: null, questions: null };
  };

  it("keeps a month as it was published first, and gives the newest first", async () => {
    const { months } = db.other;
    await months.publish(month("2026-01", 6));
    await months.publish(month("2026-02", 7));
    await months.publish(month("2026-01", 5));
    expect(await months.published(12)).toEqual([month("2026-02", 7), month("2026-01", 6)]);
    expect(await months.published(1)).toEqual([month("2026-02", 7)]);
  });
});
