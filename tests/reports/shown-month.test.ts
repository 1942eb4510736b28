import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaintKinds } from "../../src/complaints/desk.ts";
import {
  type ExactGroup,
  type ExactMonth,
  type ExactQuestions,
  monthCounts,
  type PublishedGroup,
  publishedMonthSchema,
} from "../../src/complaints/public-figures.ts";
import { shownMonth } from "../../src/reports/shown-month.ts";

function group(received: number, onTime: number, late: number): ExactGroup {
  return { counts: { received, settled: onTime + late, onTime, late }, days: null };
}

function month(kinds: ExactMonth["kinds"], over: Partial<ExactMonth> = {}): ExactMonth {
  const sum = (count: (typeof monthCounts)[number]) => kinds.reduce((all, { counts }) => all + counts[count], 0);
  return {
    month: "2026-02",
    total: { ...group(sum("received"), sum("onTime"), sum("late")), ...over.total },
    kinds,
    open: 0,
    questions: null,
    ...over,
  };
}

const questions: ExactQuestions = { answered: 0, offered: 0, unknown: 0, subjects: [], unhelpful: [] };

describe("shownMonth()", () => {
  it("hides small numbers, and as many others as keep them from being worked out", () => {
    const shown = shownMonth(
      month([
        { id: "wages", ...group(40, 30, 6) },
        { id: "safety", ...group(3, 8, 0) },
      ]),
    );
    expect(shown.total).toEqual({ received: 43, settled: 44, onTime: 38, late: 6, halfWithin: null, mostWithin: null });
    expect(shown.kinds.map(({ id, received }) => [id, received])).toEqual([
      ["wages", null],
      ["safety", null],
    ]);
  });

  it("tells the middle day from ten settled cases on, and the day of nine of ten from fifty on", () => {
    const days = { half: 7, most: 21 };
    const of = (settled: number) => {
      const { halfWithin, mostWithin } = shownMonth(
        month([], { total: { ...group(settled, settled, 0), days } }),
      ).total;
      return [halfWithin, mostWithin];
    };
    expect([9, 10, 49, 50].map(of)).toEqual([
      [null, null],
      [7, null],
      [7, null],
      [7, 21],
    ]);
  });

  it("tells no days where the number of cases is hidden to protect another", () => {
    const kinds: ExactMonth["kinds"] = [
      { id: "wages", ...group(60, 60, 0), days: { half: 3, most: 9 } },
      { id: "safety", ...group(60, 2, 0), days: { half: 1, most: 1 } },
    ];
    const shown = shownMonth(month(kinds));
    expect(shown.kinds[0]).toEqual({
      ...{ id: "wages", received: 60, settled: null, onTime: null, late: 0, halfWithin: null, mostWithin: null },
    });
  });

  it("tells open cases to the nearest ten, and fewer than ten not at all", () => {
    expect([0, 9, 10, 14, 15, 126].map((open) => shownMonth(month([], { open })).open)).toEqual([
      null,
      null,
      10,
      10,
      20,
      130,
    ]);
  });

  it("names what could not be answered only where it was asked five times on five days, in an order of its own", () => {
    const subjects = [
      { id: "other:papers", times: 40, days: 20 },
      { id: "area:wages", times: 30, days: 5 },
      { id: "other:land", times: 90, days: 4 },
      { id: "other:tax", times: 4, days: 4 },
      { id: "else", times: 10, days: 3 },
    ];
    const asked = { ...questions, answered: 500, offered: 26, unknown: 174, subjects };
    expect(shownMonth(month([], { questions: asked })).questions).toEqual({
      ...{ asked: 700, answered: 500, offered: 26, unknown: 174, unhelpful: [] },
      subjects: [
        { id: "area:wages", times: 30 },
        { id: "other:papers", times: 40 },
        { id: "else", times: 104 },
      ],
    });
  });

  it("hides a subject's number where the rest is so small that it could be worked out", () => {
    const subjects = [
      { id: "area:wages", times: 6, days: 6 },
      { id: "other:papers", times: 40, days: 20 },
      { id: "other:land", times: 2, days: 2 },
    ];
    const shown = shownMonth(month([], { questions: { ...questions, unknown: 48, subjects } })).questions;
    expect(shown?.subjects).toEqual([
      { id: "area:wages", times: null },
      { id: "other:papers", times: 40 },
      { id: "else", times: null },
    ]);
  });

  it("names answers that did not help from five times on five days on", () => {
    const unhelpful = [
      { topic: "ui.how", times: 5, days: 5 },
      { topic: "wage.unpaid", times: 50, days: 4 },
      { topic: "ui.amount", times: 4, days: 4 },
    ];
    const shown = shownMonth(month([], { questions: { ...questions, unhelpful } })).questions;
    expect(shown?.unhelpful).toEqual([{ topic: "ui.how", times: 5 }]);
  });

  it("never tells a number from 1 to 4, nor lets one be worked out by the sums, whatever the month was", () => {
    const counts = fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12));
    const months = fc.array(counts, { minLength: 1, maxLength: complaintKinds.length });
    fc.assert(
      fc.property(months, (rows) => {
        const kinds = rows.flatMap(([received, onTime, late], at) => {
          const id = complaintKinds[at];
          return id ? [{ id, ...group(received, onTime, late) }] : [];
        });
        const exact = month(kinds);
        const shown = publishedMonthSchema.parse(shownMonth(exact));
        const groups: PublishedGroup[] = [shown.total, ...shown.kinds];
        for (const count of monthCounts) {
          for (const one of groups) expect([1, 2, 3, 4]).not.toContain(one[count]);
          const parts = shown.kinds.map((kind) => kind[count]);
          // One hidden number beside shown ones would follow from the sum.
          const hidden = [shown.total[count], ...parts].filter((value) => value === null).length;
          expect(hidden).not.toBe(1);
        }
        for (const { settled, onTime, late } of groups) {
          expect([settled, onTime, late].filter((value) => value === null)).not.toHaveLength(1);
        }
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});
