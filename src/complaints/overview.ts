/**
 * The overview for the head: how many cases came and were settled, in time and late, and how many are overdue; by kind, place
 * and week. The port of the figures (`storage` implements it) and of what is made of them (`reports` implements it).
 */
import type { Day } from "../rules/day.ts";
import type { CaseState, ComplaintKind, Reach } from "./desk.ts";
import type { Period } from "./period.ts";

/**
 * What is counted. received: came in the period. settled: its matter was answered or it was closed, refused or passed on in the
 * period; what the citizen took back and what was merged into another case is not. onTime: of those, the ones no due day of
 * which went by before the office acted; late: the others. overdue: open, and its due day is over today, whenever it came.
 */
export const overviewCounts = ["received", "settled", "onTime", "late", "overdue"] as const;
/** One of the counts. */
export type OverviewCount = (typeof overviewCounts)[number];
/** A number for each count. */
export type Counts = Record<OverviewCount, number>;

/** What is asked for. */
export interface OverviewQuery {
  period: Period;
  reach?: Reach;
}

/**
 * The counts of one group: a kind; a place, null for cases without one; a week by its Monday. A case counts in the week it came,
 * was settled or fell due. Overdue ones that fell due outside of the period are in the groups "before" and "after".
 */
export interface OverviewGroup<Id = string | null> {
  id: Id;
  counts: Counts;
}

/** All figures of a period. Each list adds up to the totals. Groups without a case are left out, but for weeks. */
export interface Overview {
  totals: Counts;
  kinds: OverviewGroup<ComplaintKind>[];
  places: OverviewGroup[];
  weeks: OverviewGroup<string>[];
}

/** Which cases a number stands for. */
export interface CountedQuery {
  count: OverviewCount;
  /** Days on which they came, were settled or fell due; null for all that are overdue. */
  period: Period | null;
  kind?: ComplaintKind;
  /** null: those without a place. */
  place?: string | null;
  reach?: Reach;
  /** Where the page before ended. */
  after?: string;
  limit: number;
}

/** A case behind a number; nothing of what was told. */
export interface CountedCase {
  id: string;
  number: string;
  kind: ComplaintKind;
  place: string | null;
  state: CaseState;
  receivedOn: Day;
  dueOn: Day | null;
  settledOn: Day | null;
  /** The first due day that went by before the office acted. */
  missedOn: Day | null;
}

/** The figures. */
export interface OverviewBook {
  read(query: OverviewQuery): Promise<Overview>;
  /** The cases of a number, newest first. */
  list(query: CountedQuery): Promise<{ rows: CountedCase[]; next: string | null }>;
}

/** A count as others may see it: null where people could be guessed from it. */
export type ShownCount = number | null;
/** Counts as others may see them. */
export type ShownCounts = Record<OverviewCount, ShownCount>;

/** Figures with small numbers hidden, and what they could be worked out from. */
export interface ShownOverview {
  totals: ShownCounts;
  kinds: { id: ComplaintKind; counts: ShownCounts }[];
  places: { id: string | null; counts: ShownCounts }[];
  weeks: { id: string; counts: ShownCounts }[];
}

/** A cell of a sheet: a text, a number, or a day. */
export type Cell = string | number | { day: Day };

/** A table to be saved as a file. */
export interface Sheet {
  name: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** Bars side by side: one group for each label, in it one bar for each series; null for a hidden value. */
export interface BarChart {
  /** Unique on its page. */
  id: string;
  title: string;
  /** The chart in a sentence. */
  description: string;
  series: readonly string[];
  groups: readonly { label: string; values: readonly ShownCount[] }[];
  /** What stands in place of a hidden value. */
  hidden: string;
}

/** What is made of the figures. */
export interface OverviewPapers {
  /** Hides counts from 1 to 4, and as many others as it takes that none of them can be worked out. */
  hideSmall(overview: Overview): ShownOverview;
  /** The same for counts whose sum is told too. */
  hideParts(counts: readonly number[]): { total: ShownCount; parts: ShownCount[] };
  xlsx(sheets: readonly Sheet[]): Uint8Array;
  csv(sheet: Sheet): string;
  /** An SVG picture as text, escaped. */
  bars(chart: BarChart): string;
  columns(chart: BarChart): string;
}
