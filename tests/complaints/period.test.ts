import { describe, expect, it } from "vitest";
import { periodBefore, periodChoices, periodOf, weeksOf } from "../../src/complaints/period.ts";

const today = "2026-11-26"; // a Thursday
const none = { from: "", to: "" };

describe("periodOf()", () => {
  it("gives the days of the week, month, quarter and year until today", () => {
    expect(periodChoices.map((choice) => periodOf(choice, today, none))).toEqual([
      { from: "2026-11-23", to: today },
      { from: "2026-11-01", to: today },
      { from: "2026-10-01", to: today },
      { from: "2026-01-01", to: today },
      null,
    ]);
  });

  it("takes days of one's own, at most three years of them, in order", () => {
    const of = (from: string, to: string) => periodOf("days", today, { from, to });
    expect(of("2026-02-01", "2026-02-28")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
    expect(of("2026-02-28", "2026-02-28")).toEqual({ from: "2026-02-28", to: "2026-02-28" });
    expect([of("2026-02-02", "2026-02-01"), of("2026-02-30", "2026-03-01"), of("2023-11-26", "2026-11-26")]).toEqual([
      null,
      null,
      null,
    ]);
    expect(of("2023-11-27", "2026-11-26")).not.toBe(null);
  });
});

describe("periodBefore()", () => {
  it("compares with as many days of the week, month, quarter or year before", () => {
    const before = periodChoices
      .slice(0, 4)
      .map((choice) => periodBefore(choice, periodOf(choice, today, none) ?? none));
    expect(before).toEqual([
      { from: "2026-11-16", to: "2026-11-19" },
      { from: "2026-10-01", to: "2026-10-26" },
      { from: "2026-07-01", to: "2026-08-26" },
      { from: "2025-01-01", to: "2025-11-26" },
    ]);
  });

  it("never reaches into the period itself", () => {
    expect(periodBefore("month", { from: "2026-03-01", to: "2026-03-31" })).toEqual({
      from: "2026-02-01",
      to: "2026-02-28",
    });
  });

  it("compares days of one's own with as many right before", () => {
    expect(periodBefore("days", { from: "2026-03-10", to: "2026-03-12" })).toEqual({
      from: "2026-03-07",
      to: "2026-03-09",
    });
  });
});

describe("weeksOf()", () => {
  it("gives the Monday of every week that is touched", () => {
    expect(weeksOf({ from: "2026-11-22", to: "2026-11-30" })).toEqual(["2026-11-16", "2026-11-23", "2026-11-30"]);
  });
});
