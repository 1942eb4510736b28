import { describe, expect, it } from "vitest";
import { machineMoment, shownMoment } from "../../src/console/moments.ts";

describe("shownMoment()", () => {
  it("shows the time in Vietnam", () => {
    expect(shownMoment("2026-11-22T18:05:00.000Z", "minute")).toBe("23/11/2026 01:05");
    expect(shownMoment("2026-11-22T17:00:00.000Z", "minute")).toBe("23/11/2026 00:00");
  });

  it("shows only the day where that is all that may be known, to programs too", () => {
    expect(shownMoment("2026-11-22T18:05:00.000Z", "day")).toBe("23/11/2026");
    expect(machineMoment("2026-11-22T18:05:00.000Z", "day")).toBe("2026-11-23");
  });
});
