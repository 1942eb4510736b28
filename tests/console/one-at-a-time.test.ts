import { describe, expect, it } from "vitest";
import { OneAtATime } from "../../src/console/one-at-a-time.ts";

describe("OneAtATime", () => {
  it("runs work of one key in turn, also after a failure, and other keys beside it", async () => {
    const lanes = new OneAtATime(10);
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} begins`);
      await Promise.resolve();
      seen.push(`${name} ends`);
      if (name === "first") throw new Error("no");
      return name;
    };
    const results = await Promise.allSettled([lanes.run("k", work("first")), lanes.run("k", work("second"))]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(seen).toEqual(["first begins", "first ends", "second begins", "second ends"]);
  });

  it("turns away what is more than may wait, and takes more once they are done", async () => {
    const lanes = new OneAtATime(2);
    const three = await Promise.all([1, 2, 3].map((n) => lanes.run("k", async () => n)));
    expect(three).toEqual([1, 2, null]);
    expect(await lanes.run("k", async () => 4)).toBe(4);
  });
});
