import { describe, expect, it } from "vitest";
import { describeNumber } from "../../src/flow/describe-answer.ts";

describe("describeNumber()", () => {
  it.each([
    [2_100_000, "2.100.000", "2,100,000"],
    [-1_500, "-1.500", "-1,500"],
    [7.5, "7,5", "7.5"],
    [1_234.25, "1.234,25", "1,234.25"],
    [0.03, "0,03", "0.03"],
    [0, "0", "0"],
  ])("writes %d with the marks of the language", (value, vi, en) => {
    expect([describeNumber(value, "vi"), describeNumber(value, "en")]).toEqual([vi, en]);
  });
});
