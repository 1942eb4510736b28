import { describe, expect, it } from "vitest";
import { IntList } from "../../src/search/int-list.ts";

describe("IntList", () => {
  it("keeps what was added while it grows", () => {
    const list = new IntList();
    const numbers = Array.from({ length: 3_000 }, (_, at) => at * 7);
    for (const number of numbers) list.push(number);
    expect([...list.values.subarray(0, list.length)]).toEqual(numbers);
  });
});
