import { describe, expect, it } from "vitest";
import { yearProbe } from "../../src/watch/year-probe.ts";

describe("yearProbe()", () => {
  it("raises an alarm for each thing that is missing, with its year", async () => {
    const probe = yearProbe({ calendarYears: new Set([2026]), wagesCheckedYear: 2026 }, () => "2026-12-01");
    expect(await probe.look(new Date())).toEqual([
      { alarm: "calendar-missing", channel: "server", value: 2027 },
      { alarm: "wages-unchecked", channel: "server", value: 2027 },
    ]);
  });

  it("is silent where all is known", async () => {
    const probe = yearProbe({ calendarYears: new Set([2026]), wagesCheckedYear: 2026 }, () => "2026-11-30");
    expect(await probe.look(new Date())).toEqual([]);
  });
});
