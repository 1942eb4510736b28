import { describe, expect, it } from "vitest";
import { LimitedMap } from "../../src/conversation/limited-map.ts";

describe("LimitedMap", () => {
  it("forgets what was set longest ago when there are too many", () => {
    const map = new LimitedMap<string, number>(2).set("a", 1).set("b", 2).set("c", 3);
    expect([...map]).toEqual([
      ["b", 2],
      ["c", 3],
    ]);
  });

  it("counts an entry that is set again as new", () => {
    const map = new LimitedMap<string, number>(2).set("a", 1).set("b", 2).set("a", 3).set("c", 4);
    expect([...map]).toEqual([
      ["a", 3],
      ["c", 4],
    ]);
  });
});
