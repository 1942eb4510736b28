import { describe, expect, it } from "vitest";
import { openSeconds } from "../../src/watch/opening-hours.ts";

const hours = { opens: "07:30", closes: "17:00" };
const day = 9.5 * 3600;

describe("openSeconds()", () => {
  it.each([
    ["within a morning", "2026-11-23T08:00:00+07:00", "2026-11-23T09:30:00+07:00", 5400],
    ["from before the opening", "2026-11-23T05:00:00+07:00", "2026-11-23T08:00:00+07:00", 1800],
    ["until after the closing", "2026-11-23T16:00:00+07:00", "2026-11-23T23:00:00+07:00", 3600],
    ["over a night", "2026-11-23T16:30:00+07:00", "2026-11-24T08:00:00+07:00", 3600],
    ["over a weekend", "2026-11-20T16:30:00+07:00", "2026-11-23T08:00:00+07:00", 3600],
    ["within a weekend", "2026-11-21T08:00:00+07:00", "2026-11-22T20:00:00+07:00", 0],
    ["at night", "2026-11-23T18:00:00+07:00", "2026-11-24T07:30:00+07:00", 0],
    ["over a week", "2026-11-23T07:30:00+07:00", "2026-11-30T07:30:00+07:00", 5 * day],
    ["over new year", "2026-12-31T16:00:00+07:00", "2027-01-01T08:30:00+07:00", 7200],
    ["of no time at all", "2026-11-23T08:00:00+07:00", "2026-11-23T08:00:00+07:00", 0],
    ["backwards", "2026-11-23T09:00:00+07:00", "2026-11-23T08:00:00+07:00", 0],
  ])("counts %s", (_, ...row) => {
    const [from, to, seconds] = row;
    expect(openSeconds(new Date(from), new Date(to), hours)).toBe(seconds);
  });

  it("knows whose Monday it is where the day in Vietnam is another one", () => {
    const sunday = new Date("2026-11-22T23:30:00Z");
    expect(openSeconds(sunday, new Date("2026-11-23T01:30:00Z"), hours)).toBe(3600);
  });
});
