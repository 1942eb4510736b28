import type {
  CountedCase,
  CountedQuery,
  Counts,
  Overview,
  OverviewBook,
  OverviewQuery,
} from "../../src/complaints/overview.ts";

/** Counts of a group; what was settled is what was on time and late. */
function counts(...[received = 0, onTime = 0, late = 0, overdue = 0]: number[]): Counts {
  return { received, settled: onTime + late, onTime, late, overdue };
}

/** Figures of a month that look like a province's: many wages, two places, a week cut off. */
const someFigures: Overview = {
  totals: counts(61, 38, 9, 14),
  kinds: [
    { id: "wages", counts: counts(40, 26, 7, 12) },
    { id: "safety", counts: counts(18, 11, 0, 0) },
    { id: "staff-conduct", counts: counts(3, 1, 2, 2) },
  ],
  places: [
    { id: "thuc-phan", counts: counts(44, 30, 6, 9) },
    { id: "trung-khanh", counts: counts(12, 8, 3, 5) },
    { id: null, counts: counts(5, 0, 0, 0) },
  ],
  weeks: [
    { id: "before", counts: counts(0, 0, 0, 5) },
    { id: "2026-10-26", counts: counts(6, 5, 0, 0) },
    { id: "2026-11-02", counts: counts(20, 12, 5, 1) },
    { id: "2026-11-09", counts: counts(15, 11, 4, 2) },
    { id: "2026-11-16", counts: counts(14, 6, 0, 6) },
    { id: "2026-11-23", counts: counts(6, 4, 0, 0) },
  ],
};

/** A book of figures in memory. */
export class MemoryOverview implements OverviewBook {
  figures = someFigures;
  before: Overview = {
    totals: counts(50, 40, 7, 0),
    kinds: [{ id: "wages", counts: counts(50, 40, 7, 0) }],
    places: [{ id: "thuc-phan", counts: counts(50, 40, 7, 0) }],
    weeks: [{ id: "2026-10-05", counts: counts(50, 40, 7, 0) }],
  };
  cases: CountedCase[] = [];
  readonly asked: OverviewQuery[] = [];
  readonly listed: CountedQuery[] = [];

  async read(query: OverviewQuery): Promise<Overview> {
    this.asked.push(query);
    return this.asked.length % 2 === 1 ? this.figures : this.before;
  }

  async list(query: CountedQuery) {
    this.listed.push(query);
    return { rows: this.cases.slice(0, query.limit), next: query.after ? null : "2026-11-03 c1" };
  }
}
