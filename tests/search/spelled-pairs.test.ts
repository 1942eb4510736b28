import { describe, expect, it } from "vitest";
import { SpelledPairs } from "../../src/search/spelled-pairs.ts";

describe("SpelledPairs", () => {
  // Words 0 and 1 are the same without diacritics, and so are 2 and 3.
  const pairs = new SpelledPairs(Int32Array.of(0, 0, 1, 1), 0);
  const [first, second, third, other] = [pairs.add(0, 2), pairs.add(1, 2), pairs.add(1, 3), pairs.add(2, 0)];

  it("knows a pair again", () => {
    expect(pairs.add(1, 2)).toBe(second);
    expect([pairs.size, pairs.bareSize]).toEqual([4, 2]);
  });

  it("gives the pairs that are the same without diacritics, the latest first", () => {
    const bare = pairs.bareNumberOf(0, 1);
    expect([pairs.latestOf(bare), pairs.before(third), pairs.before(second), pairs.before(first)]).toEqual([
      third,
      second,
      first,
      -1,
    ]);
    expect([first, second, third, other].map((pair) => pairs.bareOf(pair))).toEqual([bare, bare, bare, 1]);
  });

  it("gives the words of a pair", () => {
    expect([pairs.oneOf(third), pairs.otherOf(third)]).toEqual([1, 3]);
  });

  it("has no number for neighbours that never stood so", () => {
    expect(pairs.bareNumberOf(1, 1)).toBe(-1);
    expect(pairs.latestOf(-1)).toBe(-1);
  });
});
