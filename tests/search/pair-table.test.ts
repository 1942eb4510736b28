import { describe, expect, it } from "vitest";
import { PairTable } from "../../src/search/pair-table.ts";

describe("PairTable", () => {
  it("numbers pairs in the order in which they come, each once", () => {
    const table = new PairTable();
    expect([table.add(7, 9), table.add(9, 7), table.add(7, 9), table.add(0, 0)]).toEqual([0, 1, 0, 2]);
    expect(table.size).toBe(3);
    expect([table.oneOf(1), table.otherOf(1)]).toEqual([9, 7]);
  });

  it("has no number for a pair that did not come", () => {
    const table = new PairTable();
    table.add(1, 2);
    expect([table.numberOf(1, 2), table.numberOf(2, 1), table.numberOf(-1, 2)]).toEqual([0, -1, -1]);
  });

  it.each([0, 3_000])("keeps all numbers while it grows, with %i expected", (expected) => {
    const table = new PairTable(expected);
    const pairs = Array.from({ length: 5_000 }, (_, at): [number, number] => [at % 71, Math.floor(at / 71)]);
    for (const [one, other] of pairs) table.add(one, other);
    expect(pairs.filter(([one, other], at) => table.numberOf(one, other) !== at)).toEqual([]);
    expect(table.size).toBe(5_000);
  });
});
