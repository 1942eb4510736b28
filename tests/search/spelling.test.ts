import { describe, expect, it } from "vitest";
import { buildSpelling, slipsOf } from "../../src/search/spelling.ts";

describe("slipsOf()", () => {
  const spelling = buildSpelling(["nghiep", "nghien", "luong", "that", "nq116"]);

  it.each([
    ["nghep", ["nghiep"]],
    ["nghieep", ["nghiep"]],
    ["nghipe", ["nghiep"]],
    ["nghiem", ["nghiep", "nghien"]],
    ["luomg", ["luong"]],
    ["tha", ["that"]],
    ["th", []],
    ["nq117", []],
    ["bao", []],
  ])("finds for %s %j", (typed, known) => {
    expect(slipsOf(typed, spelling)).toEqual(known);
  });
});
