import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, addMonths, dayBefore, isDay, nextDay, weekday } from "../../src/rules/day.ts";

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

describe("addDays()", () => {
  it("crosses months, years and leap days in both directions", () => {
    expect(addDays("2026-08-24", 90)).toBe("2026-11-22");
    expect(addDays("2026-09-30", 90)).toBe("2026-12-29");
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(addDays("2026-01-01", -1)).toBe("2025-12-31");
    expect(addDays("2026-01-01", 0)).toBe("2026-01-01");
  });

  it("agrees with the calendar of the machine", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: -4000, max: 4000 }), (date, shift) => {
        const iso = (by: number) => new Date(date.getTime() + by * 86_400_000).toISOString().slice(0, 10);
        expect(addDays(iso(0), shift)).toBe(iso(shift));
      }),
    );
  });
});

describe("addMonths()", () => {
  it("keeps the number of the day", () => {
    expect(addMonths("2026-08-24", 3)).toBe("2026-11-24");
    expect(addMonths("2026-09-30", 3)).toBe("2026-12-30");
    expect(addMonths("2026-11-23", 12)).toBe("2027-11-23");
    expect(addMonths("2026-03-15", -3)).toBe("2025-12-15");
  });

  it("ends on the month's last day where the number is missing", () => {
    expect(addMonths("2026-11-30", 3)).toBe("2027-02-28");
    expect(addMonths("2027-11-30", 3)).toBe("2028-02-29");
    expect(addMonths("2026-08-31", 1)).toBe("2026-09-30");
  });
});

describe("weekday()", () => {
  it("counts from Monday to Sunday", () => {
    expect(["2026-11-23", "2026-11-28", "2026-11-29", "2000-01-01"].map(weekday)).toEqual([1, 6, 7, 6]);
  });

  it("agrees with the calendar of the machine", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        expect(weekday(date.toISOString().slice(0, 10)) % 7).toBe(date.getUTCDay());
      }),
    );
  });
});
