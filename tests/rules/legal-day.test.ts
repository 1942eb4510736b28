import { describe, expect, it } from "vitest";
import { instantOf, legalDay, legalTime, startOfLegalDay } from "../../src/rules/legal-day.ts";

const lastMinute = new Date("2026-12-31T16:59:59.999Z");
const midnight = new Date("2026-12-31T17:00:00.000Z");

describe("the clock of Vietnam", () => {
  it("begins a day seven hours before UTC does", () => {
    expect([legalDay(lastMinute), legalTime(lastMinute)]).toEqual(["2026-12-31", "23:59"]);
    expect([legalDay(midnight), legalTime(midnight)]).toEqual(["2027-01-01", "00:00"]);
  });

  it("knows the instant of a time of day, and that of the end of a day", () => {
    expect(instantOf("2026-11-23", "07:30").toISOString()).toBe("2026-11-23T00:30:00.000Z");
    expect(instantOf("2026-12-31", "24:00")).toEqual(midnight);
  });

  it("says when the day of an instant began", () => {
    expect(startOfLegalDay(lastMinute).toISOString()).toBe("2026-12-30T17:00:00.000Z");
    expect(startOfLegalDay(midnight)).toEqual(midnight);
  });
});
