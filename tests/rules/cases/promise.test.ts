import { describe, expect, it } from "vitest";
import { buildCalendar } from "../../../src/rules/calendar.ts";
import { promiseDay } from "../../../src/rules/cases/promise.ts";

const calendar = buildCalendar({
  years: [{ year: 2026, "days-off": [{ days: ["2026-11-24"], cite: "x" }], "working-saturdays": [] }],
});

describe("promiseDay", () => {
  it("counts working days after the day of the message, and passes a holiday over", () => {
    expect(promiseDay(calendar, "2026-11-23", 5)).toBe("2026-12-01");
  });

  it("of no days is the day itself, or the next working day when that is none", () => {
    expect(["2026-11-23", "2026-11-24", "2026-11-28"].map((day) => promiseDay(calendar, day, 0))).toEqual([
      "2026-11-23",
      "2026-11-25",
      "2026-11-30",
    ]);
    expect(promiseDay(calendar, "2027-01-02", 0)).toBe("2027-01-02");
  });

  it("goes by weeks of the calendar where the days off are not known yet, rather than promise nothing", () => {
    expect(promiseDay(calendar, "2026-12-30", 5)).toBe("2027-01-06");
    expect(promiseDay(calendar, "2026-12-30", 7)).toBe("2027-01-08");
  });
});
