import { describe, expect, it } from "vitest";
import { didYouMean, nearestName } from "../../src/rules/nearest-name.ts";

const known = ["uiStoppedOn", "leaveStart", "leaveDays"];

describe("nearestName()", () => {
  it("finds a name with a letter missing, wrong or swapped", () => {
    expect(["uiStopedOn", "leavestart", "laeveDays"].map((wrong) => nearestName(wrong, known))).toEqual([
      "uiStoppedOn",
      "leaveStart",
      "leaveDays",
    ]);
  });

  it("stays silent when nothing is near", () => {
    expect(nearestName("pension", known)).toBeNull();
    expect(nearestName("x", [])).toBeNull();
  });

  it("counts two swapped letters as one slip", () => {
    expect(nearestName("ab", ["ba"])).toBe("ba");
    expect(nearestName("ab", ["cd"])).toBeNull();
  });
});

describe("didYouMean()", () => {
  it("ends a message, or adds nothing", () => {
    expect(didYouMean("leaveDay", known)).toBe('; did you mean "leaveDays"?');
    expect(didYouMean("pension", known)).toBe("");
  });
});
