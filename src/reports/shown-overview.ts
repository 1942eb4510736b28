import {
  type Counts,
  type Overview,
  type OverviewCount,
  overviewCounts,
  type ShownCount,
  type ShownCounts,
  type ShownOverview,
} from "../complaints/overview.ts";
import { hideSmall, type Sum } from "./hide-small.ts";

/**
 * The figures as others may see them. The kinds, the places and the weeks each add up to the totals, and what was settled is
 * what was on time and what was late: none of these sums gives a hidden number away.
 */
export function shownOverview(overview: Overview): ShownOverview {
  const rows = [overview.totals, ...groupsOf(overview).flatMap((groups) => groups.map(({ counts }) => counts))];
  const hidden = hideSmall({ values: rows.flatMap(valuesOf), sums: sumsOf(overview) });
  const shown = rows.map((counts, row) => shownCounts(counts, hidden.slice(row * width, (row + 1) * width)));
  const [totals, ...rest] = shown;
  if (!totals) throw new Error("the first row is that of the totals");
  const next = () => rest.shift() ?? totals;
  const { kinds, places, weeks } = overview;
  return {
    totals,
    kinds: kinds.map(({ id }) => ({ id, counts: next() })),
    places: places.map(({ id }) => ({ id, counts: next() })),
    weeks: weeks.map(({ id }) => ({ id, counts: next() })),
  };
}

/** Counts whose sum is told too, as others may see them. */
export function shownParts(counts: readonly number[]): { total: ShownCount; parts: ShownCount[] } {
  const values = [counts.reduce((sum, count) => sum + count, 0), ...counts];
  const hidden = hideSmall({ values, sums: [{ total: 0, parts: counts.map((_, at) => at + 1) }] });
  const [total = null, ...parts] = values.map((value, at) => (hidden[at] ? null : value));
  return { total, parts };
}

const width = overviewCounts.length;

function groupsOf({ kinds, places, weeks }: Overview): readonly { counts: Counts }[][] {
  return [kinds, places, weeks];
}

function valuesOf(counts: Counts): number[] {
  return overviewCounts.map((count) => counts[count]);
}

function shownCounts(counts: Counts, hidden: readonly boolean[]): ShownCounts {
  const entries = overviewCounts.map((count, at) => [count, hidden[at] ? null : counts[count]]);
  // One entry for each of the counts.
  return Object.fromEntries(entries) as ShownCounts;
}

/** Row 0 holds the totals; then kinds, places and weeks, in this order. */
function sumsOf(overview: Overview): Sum[] {
  const sums: Sum[] = [];
  let first = 1;
  for (const { length } of groupsOf(overview)) {
    const rows = Array.from({ length }, (_, at) => first + at);
    for (const [column] of overviewCounts.entries()) {
      if (length > 0) sums.push({ total: column, parts: rows.map((row) => row * width + column) });
    }
    first += length;
  }
  const at = (row: number, count: OverviewCount) => row * width + overviewCounts.indexOf(count);
  for (let row = 0; row < first; row += 1) {
    sums.push({ total: at(row, "settled"), parts: [at(row, "onTime"), at(row, "late")] });
  }
  return sums;
}
