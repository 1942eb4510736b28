import { describe, expect, it } from "vitest";
import { missingYears } from "../../src/rules/years-to-know.ts";

const known = { calendarYears: new Set([2025, 2026]), wagesCheckedYear: 2026 };

describe("missingYears()", () => {
  it("asks for the year that runs", () => {
    expect(missingYears(known, "2026-11-30")).toEqual([]);
    expect(missingYears(known, "2027-01-01")).toEqual([
      { what: "calendar", year: 2027 },
      { what: "wages", year: 2027 },
    ]);
  });

  it("asks for the next year from the first of December on", () => {
    expect(missingYears(known, "2026-12-01")).toEqual([
      { what: "calendar", year: 2027 },
      { what: "wages", year: 2027 },
    ]);
    expect(missingYears({ ...known, wagesCheckedYear: 2027 }, "2026-12-31")).toEqual([
      { what: "calendar", year: 2027 },
    ]);
  });
});
