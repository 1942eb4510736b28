import { array, assert, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Counts,
  type Overview,
  overviewCounts,
  type ShownCounts,
  type ShownOverview,
} from "../../src/complaints/overview.ts";
import { shownOverview } from "../../src/reports/shown-overview.ts";

const counts = (...[received = 0, onTime = 0, late = 0, overdue = 0]: number[]): Counts => ({
  ...{ received, settled: onTime + late, onTime, late, overdue },
});

function added(all: readonly Counts[]): Counts {
  const entries = overviewCounts.map((count) => [count, all.reduce((sum, one) => sum + one[count], 0)]);
  return Object.fromEntries(entries) as Counts;
}

const noWeeks: Overview["weeks"] = [];

describe("shownOverview()", () => {
  it("shows figures as they are where nobody could be guessed", () => {
    const all = [counts(20, 9, 0, 6), counts(11, 5, 5, 0)];
    const overview: Overview = {
      totals: added(all),
      kinds: [
        { id: "wages", counts: counts(20, 9, 0, 6) },
        { id: "safety", counts: counts(11, 5, 5, 0) },
      ],
      places: [{ id: null, counts: added(all) }],
      weeks: noWeeks,
    };
    expect(shownOverview(overview)).toEqual(overview);
  });

  it("hides who was late where all but one were on time, in the group and in the totals", () => {
    const overview: Overview = {
      totals: counts(40, 29, 1),
      kinds: [
        { id: "wages", counts: counts(20, 19, 1) },
        { id: "safety", counts: counts(20, 10, 0) },
      ],
      places: [],
      weeks: noWeeks,
    };
    const shown = shownOverview(overview);
    expect(shown.totals).toEqual({ received: 40, settled: 30, onTime: null, late: null, overdue: 0 });
    expect(shown.kinds).toEqual([
      { id: "wages", counts: { received: 20, settled: 20, onTime: null, late: null, overdue: 0 } },
      { id: "safety", counts: { received: 20, settled: 10, onTime: null, late: null, overdue: 0 } },
    ]);
  });

  it("lets no sum of any list tell a count from 1 to 4", () => {
    const group = tuple(...[9, 7, 3, 6].map((max) => integer({ min: 0, max }))).map(([a = 0, b = 0, c = 0, d = 0]) =>
      counts(a, b, c, d),
    );
    assert(
      property(array(group, { minLength: 1, maxLength: 8 }), (all) => {
        const kinds = ["wages", "contract", "safety", "other"] as const;
        const places = all.map((one, at) => ({ id: `p${at}`, counts: one }));
        const overview: Overview = {
          totals: added(all),
          kinds: kinds.map((id, at) => ({ id, counts: added(all.filter((_, n) => n % 4 === at)) })),
          places,
          weeks: [{ id: "2026-11-23", counts: added(all) }],
        };
        const shown = shownOverview(overview);
        expect(smallOnes(shown.kinds, overview.kinds)).toEqual([]);
        expect(smallOnes(shown.places, overview.places)).toEqual([]);
        expect(changed(shown.places, overview.places)).toEqual([]);
        for (const groups of [shown.kinds, shown.places, shown.weeks]) expect(toldBySums(shown, groups)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

type Groups = readonly { id: unknown; counts: ShownCounts }[];

/** Counts from 1 to 4 that are shown. */
function smallOnes(shown: Groups, were: Groups): unknown[] {
  return cells(shown, were).filter(({ now, was }) => now !== null && was > 0 && was < 5);
}

/** Counts that are shown otherwise than they were. */
function changed(shown: Groups, were: Groups): unknown[] {
  return cells(shown, were).filter(({ now, was }) => now !== null && now !== was);
}

function cells(shown: Groups, were: Groups) {
  return shown.flatMap(({ counts: now }, at) =>
    overviewCounts.map((count) => ({ at, count, now: now[count], was: were[at]?.counts[count] ?? 0 })),
  );
}

/** Hidden counts that are alone in a sum of which all else is shown. */
function toldBySums({ totals }: ShownOverview, groups: Groups): unknown[] {
  const inColumns = overviewCounts.filter((count) => {
    const column = [totals, ...groups.map((group) => group.counts)].map((row) => row[count]);
    return groups.length > 0 && column.filter((value) => value === null).length === 1;
  });
  const inRows = groups.filter(
    ({ counts: { settled, onTime, late } }) => [settled, onTime, late].filter((value) => value === null).length === 1,
  );
  return [...inColumns, ...inRows];
}
