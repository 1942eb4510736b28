import { describe, expect, it } from "vitest";
import { KnownPairs } from "../../src/search/known-pairs.ts";
import { SpelledPairs } from "../../src/search/spelled-pairs.ts";

// Words 0 and 1 are the same without diacritics, and so are 2 and 3.
const pairs = new SpelledPairs(Int32Array.of(0, 0, 1, 1), 0);
const [first, second, third, other] = [pairs.add(0, 2), pairs.add(1, 2), pairs.add(1, 3), pairs.add(2, 0)];

describe("SpelledPairs", () => {
  it("knows a pair again", () => {
    expect(pairs.add(1, 2)).toBe(second);
    expect([pairs.size, pairs.bareSize]).toEqual([4, 2]);
  });

  it("says which pairs are the same without diacritics", () => {
    expect([first, second, third, other].map((pair) => pairs.bareOf(pair))).toEqual([0, 0, 0, 1]);
  });

  it("gives the words of a pair", () => {
    expect([pairs.oneOf(third), pairs.otherOf(third)]).toEqual([1, 3]);
  });
});

describe("KnownPairs", () => {
  const known = new KnownPairs(pairs.lists);

  it("gives the pairs that are the same without diacritics, the latest first", () => {
    const bare = known.bareNumberOf(0, 1);
    expect(bare).toBe(pairs.bareOf(first));
    expect([known.latestOf(bare), known.before(third), known.before(second), known.before(first)]).toEqual([
      third,
      second,
      first,
      -1,
    ]);
  });

  it("gives the words of a pair", () => {
    expect([known.oneOf(third), known.otherOf(third)]).toEqual([1, 3]);
  });

  it("has no number for neighbours that never stood so", () => {
    expect(known.bareNumberOf(1, 1)).toBe(-1);
    expect(known.latestOf(-1)).toBe(-1);
  });
});
