import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayBefore, isDay, nextDay } from "../../src/rules/day.ts";

describe("isDay()", () => {
  it("knows the days of the calendar", () => {
    expect(["2024-02-29", "2021-12-31"].map(isDay)).toEqual([true, true]);
    expect(["2023-02-29", "2021-13-01", "2021-1-1", "21/12/2021", "", null, 5].map(isDay)).toEqual(
      Array(7).fill(false),
    );
  });
});

describe("nextDay() and dayBefore()", () => {
  it("cross months, years and leap days", () => {
    expect(nextDay("2021-12-20")).toBe("2021-12-21");
    expect(nextDay("2021-12-31")).toBe("2022-01-01");
    expect(nextDay("2024-02-28")).toBe("2024-02-29");
    expect(nextDay("2100-02-28")).toBe("2100-03-01");
    expect(dayBefore("2020-01-01")).toBe("2019-12-31");
    expect(dayBefore("2000-03-01")).toBe("2000-02-29");
    expect(dayBefore("2021-10-15")).toBe("2021-10-14");
  });

  it("agree with the calendar of the machine on every day", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = (shift: number) => new Date(date.getTime() + shift * 86_400_000).toISOString().slice(0, 10);
        expect(nextDay(iso(0))).toBe(iso(1));
        expect(dayBefore(iso(0))).toBe(iso(-1));
      }),
    );
  });
});
