import { describe, expect, it } from "vitest";
import { Gains } from "../../src/search/likelihood.ts";

/** Three topics, the first two of one area. Of two features one is said by the first two topics, the other by the third. */
function gains(): Gains {
  const counted = {
    starts: Int32Array.of(0, 2, 3),
    of: Int32Array.of(0, 1, 2),
    gains: Float64Array.of(3, 1, 2),
    spellings: Int32Array.of(1, 2, 1),
  };
  return new Gains(counted, Int32Array.of(0, 0, 1));
}

describe("Gains", () => {
  it("puts the topics of an area together when a feature is asked for", () => {
    const worked = gains();
    expect([...worked.topics.gains]).toEqual([3, 1, 2]);
    expect(worked.workOut(0)).toBe(1);
    expect([worked.areas.of[0], worked.areas.spellings[0]]).toEqual([0, 3]);
    expect(worked.topics.gains[2]).toBe(2);
  });

  it("gives more to the topic that says more", () => {
    const worked = gains();
    worked.workOut(0);
    const [first = 0, second = 0] = worked.topics.gains;
    expect(first).toBeGreaterThan(second);
    expect(second).toBeGreaterThan(0);
  });

  it("works a feature out once", () => {
    const worked = gains();
    worked.workOut(1);
    const once = [...worked.topics.gains];
    expect(worked.workOut(1)).toBe(3);
    expect([...worked.topics.gains]).toEqual(once);
  });
});
