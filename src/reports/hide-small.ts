/**
 * Hides small counts of a table that others read, and as many larger ones as it takes that no hidden count can be worked
 * out from the sums. General: a table is a list of values and the sums that tie them together. Pure.
 */

/** One value is the sum of others, each named by its place in the list. */
export interface Sum {
  total: number;
  parts: readonly number[];
}

/** The values of a table that is published as one, none negative, and every sum a reader can know of. */
export interface TiedCounts {
  values: readonly number[];
  sums: readonly Sum[];
}

/** Counts below this one are hidden; nothing is told by a 0, which stays. */
const smallestShown = 5;

/** Which values are hidden, by their place. Afterwards each of them may be any of at least five numbers as far as a reader can tell. */
export function hideSmall({ values, sums }: TiedCounts): boolean[] {
  const table = { values, sums, hidden: values.map((value) => value > 0 && value < smallestShown) };
  for (;;) {
    const bare = firstBare(table);
    if (bare === null) return table.hidden;
    if (!hideBeside(table, bare)) throw new Error(`count ${bare} stands in no sum by which it could be known`);
  }
}

interface Table extends TiedCounts {
  hidden: boolean[];
}

/** A hidden value that can be known, or nearly: of several the one that a single sum tells most of. Null when there is none. */
function firstBare(table: Table): number | null {
  const [lowest, highest] = bounds(table);
  const isNarrow = (at: number) => (highest[at] ?? Infinity) - (lowest[at] ?? 0) < smallestShown - 1;
  const narrow = table.hidden.flatMap((hidden, at) => (hidden && isNarrow(at) ? [at] : []));
  const fewest = (at: number) => Math.min(...sumsWith(table, at).map((sum) => hiddenIn(table, sum)));
  const [first] = narrow.map((at) => ({ at, by: fewest(at) })).sort((one, other) => one.by - other.by);
  return first ? first.at : solved(table);
}

function sumsWith({ sums }: TiedCounts, at: number): Sum[] {
  return sums.filter((sum) => cellsOf(sum).includes(at));
}

function hiddenIn({ hidden }: Table, sum: Sum): number {
  return cellsOf(sum).filter((at) => hidden[at]).length;
}

/**
 * What a reader can tell of each value: at least and at most. Nothing is negative; the shown ones are what they are; and in a
 * sum what some can be at most is told by what the others are at least. Goes round until nothing more follows.
 */
function bounds({ values, sums, hidden }: Table): [number[], number[]] {
  const lowest = values.map((value, at) => (hidden[at] ? 0 : value));
  const highest = values.map((value, at) => (hidden[at] ? Infinity : value));
  const of = (list: readonly number[], at: number) => list[at] ?? 0;
  let tighter = true;
  const narrow = (at: number, least: number, most: number) => {
    if (least > of(lowest, at)) [lowest[at], tighter] = [least, true];
    if (most < of(highest, at)) [highest[at], tighter] = [most, true];
  };
  while (tighter) {
    tighter = false;
    for (const { total, parts } of sums) {
      const sumOf = (list: readonly number[], but = -1) =>
        parts.reduce((sum, at) => (at === but ? sum : sum + of(list, at)), 0);
      narrow(total, sumOf(lowest), sumOf(highest));
      for (const part of parts) {
        narrow(part, of(lowest, total) - sumOf(highest, part), of(highest, total) - sumOf(lowest, part));
      }
    }
  }
  return [lowest, highest];
}

/** A hidden value that follows from several sums together; null when none does. */
function solved({ sums, hidden }: Table): number | null {
  const unknown = hidden.flatMap((isHidden, at) => (isHidden ? [at] : []));
  const rows = sums.map(({ total, parts }) =>
    unknown.map((at) => (at === total ? -1 : 0) + parts.filter((part) => part === at).length),
  );
  for (const row of reduced(rows)) {
    const left = row.flatMap((factor, at) => (Math.abs(factor) > 1e-9 ? [at] : []));
    const [only] = left;
    if (left.length === 1 && only !== undefined) return unknown[only] ?? null;
  }
  return null;
}

/** The rows of linear equations, each solved for a variable that no other row has (Gauss–Jordan). */
function reduced(rows: readonly (readonly number[])[]): number[][] {
  const left = rows.map((row) => [...row]);
  const done: number[][] = [];
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const at = left.findIndex((row) => Math.abs(row[column] ?? 0) > 1e-9);
    if (at === -1) continue;
    const [pivot = []] = left.splice(at, 1);
    const by = pivot[column] ?? 1;
    const lead = pivot.map((factor) => factor / by);
    for (const row of [...left, ...done]) subtract(row, lead, row[column] ?? 0);
    done.push(lead);
  }
  return done;
}

function subtract(row: number[], lead: readonly number[], times: number): void {
  if (times === 0) return;
  for (const [at, factor] of lead.entries()) row[at] = (row[at] ?? 0) - times * factor;
}

/** Hides one more value in a sum of a hidden one, or in one near it; false when all are hidden. */
function hideBeside(table: Table, bare: number): boolean {
  const seen = new Set<Sum>();
  const reached = new Set([bare]);
  for (;;) {
    const touched = table.sums.filter((sum) => !seen.has(sum) && cellsOf(sum).some((at) => reached.has(at)));
    if (touched.length === 0) return false;
    const next = toHide(table, touched);
    if (next !== null) {
      table.hidden[next] = true;
      return true;
    }
    for (const sum of touched) {
      seen.add(sum);
      for (const at of cellsOf(sum)) reached.add(at);
    }
  }
}

/**
 * What to hide of some sums: in the one with the fewest hidden values, which tells most, the smallest part that is not 0; where
 * no sum has such a part, a part that is 0; then a total.
 */
function toHide(table: Table, sums: readonly Sum[]): number | null {
  const { values, hidden } = table;
  const byHidden = sums.toSorted((one, other) => hiddenIn(table, one) - hiddenIn(table, other));
  const value = (at: number) => values[at] ?? 0;
  const shown = byHidden.map(({ parts }) => parts.filter((at) => !hidden[at]).toSorted((a, b) => value(a) - value(b)));
  const worth = shown.flatMap((parts) => parts.find((at) => value(at) > 0) ?? []);
  const totals = byHidden.flatMap(({ total }) => (hidden[total] ? [] : [total]));
  return worth[0] ?? shown.flat()[0] ?? totals[0] ?? null;
}

function cellsOf({ total, parts }: Sum): number[] {
  return [total, ...parts];
}
