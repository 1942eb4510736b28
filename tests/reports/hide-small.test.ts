import { array, assert, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { hideSmall, type Sum, type TiedCounts } from "../../src/reports/hide-small.ts";

/** A total and its parts. */
function line(parts: readonly number[]): TiedCounts {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return { values: [total, ...parts], sums: [{ total: 0, parts: parts.map((_, at) => at + 1) }] };
}

/** A table of two rows with sums of rows, of columns, and of all. */
function square([a, b, c, d]: readonly [number, number, number, number]): TiedCounts {
  const values = [a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d];
  const sums: Sum[] = [
    { total: 4, parts: [0, 1] },
    { total: 5, parts: [2, 3] },
    { total: 6, parts: [0, 2] },
    { total: 7, parts: [1, 3] },
    { total: 8, parts: [4, 5] },
    { total: 8, parts: [6, 7] },
  ];
  return { values, sums };
}

const shownOf = (table: TiedCounts) => {
  const hidden = hideSmall(table);
  return table.values.map((value, at) => (hidden[at] ? "·" : value));
};

describe("hideSmall()", () => {
  it("leaves a table without small counts as it is, and zeros with it", () => {
    expect(shownOf(line([5, 0, 12]))).toEqual([17, 5, 0, 12]);
  });

  it("hides a small count, and the next larger one beside it, so that the sum does not tell it", () => {
    expect(shownOf(line([3, 9, 40]))).toEqual([52, "·", "·", 40]);
  });

  it("hides two small counts that are enough for each other, and a third value when they are not", () => {
    expect(shownOf(line([3, 2, 40]))).toEqual([45, "·", "·", 40]);
    expect(shownOf(line([1, 1, 40, 60]))).toEqual([102, "·", "·", "·", 60]);
  });

  it("hides a small total with its parts", () => {
    expect(shownOf(line([1, 2, 0]))).toEqual(["·", "·", "·", 0]);
  });

  it("hides the total where no part is left to hide", () => {
    expect(shownOf(line([3]))).toEqual(["·", "·"]);
    expect(shownOf({ values: [7, 4, 3], sums: [{ total: 0, parts: [1, 2] }] })).toEqual([7, "·", "·"]);
  });

  it("sees through several sums together", () => {
    expect(shownOf(square([2, 20, 30, 40]))).toEqual(["·", "·", "·", "·", 22, 70, 32, 60, 92]);
  });

  it("says which value is late though only the whole and what was on time are shown", () => {
    const table = { values: [30, 29, 1], sums: [{ total: 0, parts: [1, 2] }] };
    expect(shownOf(table)).toEqual([30, "·", "·"]);
  });

  it("leaves every hidden count of a line at least five possible values", () => {
    assert(
      property(array(integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }), (parts) => {
        expect(narrowest(line(parts), parts.length)).toBeGreaterThanOrEqual(4);
      }),
      { numRuns: 300 },
    );
  });

  it("leaves every hidden count of a square at least five possible values", () => {
    const cell = integer({ min: 0, max: 9 });
    assert(
      property(tuple(cell, cell, cell, cell), (cells) => {
        expect(narrowest(square(cells), 4)).toBeGreaterThanOrEqual(4);
      }),
      { numRuns: 60 },
    );
  });

  it("hides every count from 1 to 4 of a large table, and is quick", () => {
    const wide = Array.from({ length: 60 }, (_, at) => (at * 7) % 23);
    const table = manySums(wide);
    const hidden = hideSmall(table);
    expect(table.values.filter((value, at) => value > 0 && value < 5 && !hidden[at])).toEqual([]);
    expect(hidden.filter((one) => !one).length).toBe(83);
  });
});

/** Groups with a whole of two halves each, and the sums of wholes and of halves. */
function manySums(wholes: readonly number[]): TiedCounts {
  const rows = [wholes.reduce((sum, one) => sum + one, 0), ...wholes].map((whole) => [
    whole,
    whole - (whole >> 2),
    whole >> 2,
  ]);
  const [, ...groups] = rows;
  const total = [0, 1, 2].map((column) => groups.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const values = [total, ...groups].flat();
  const places = groups.map((_, at) => (at + 1) * 3);
  return {
    values,
    sums: [
      ...[0, 1, 2].map((column) => ({ total: column, parts: places.map((place) => place + column) })),
      ...[0, ...places].map((place) => ({ total: place, parts: [place + 1, place + 2] })),
    ],
  };
}

/**
 * How far apart the possible values of the hidden count that is known best are: every table of cells up to a bound is tried that
 * agrees with what is shown. The first values are sums where `cells` of the others are free, so the cells decide all.
 */
function narrowest(table: TiedCounts, cells: number): number {
  const hidden = hideSmall(table);
  const first = table.values.length === cells + 1 ? 1 : 0;
  const build = first === 1 ? line : (all: readonly number[]) => square(all as [number, number, number, number]);
  const lowest = table.values.map(() => Infinity);
  const highest = table.values.map(() => -Infinity);
  const most = 14;
  const choices = Array.from({ length: cells }, (_, at) => {
    const value = table.values[first + at] ?? 0;
    return hidden[first + at] ? Array.from({ length: most + 1 }, (_, n) => n) : [value];
  });
  for (const all of product(choices)) {
    const { values } = build(all);
    if (values.some((value, at) => !hidden[at] && value !== table.values[at])) continue;
    for (const [at, value] of values.entries()) {
      lowest[at] = Math.min(lowest[at] ?? Infinity, value);
      highest[at] = Math.max(highest[at] ?? -Infinity, value);
    }
  }
  const widths = hidden.flatMap((isHidden, at) => (isHidden ? [(highest[at] ?? 0) - (lowest[at] ?? 0)] : []));
  return Math.min(...widths, most);
}

function product(choices: readonly (readonly number[])[]): number[][] {
  return choices.reduce<number[][]>((all, next) => all.flatMap((one) => next.map((value) => [...one, value])), [[]]);
}
