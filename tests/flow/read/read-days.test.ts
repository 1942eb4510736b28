import { describe, expect, it } from "vitest";
import { readDays } from "../../../src/flow/read/read-days.ts";

const limits = { min: 1, max: 400 };

describe("readDays()", () => {
  it.each([
    ["20", 20],
    ["20 ngày", 20],
    ["2 tuần", 14],
    ["hai tuan lien tuc", 14],
    ["1 week", 7],
  ])("reads %j as %d days", (typed, days) => {
    expect(readDays(typed, limits)).toEqual({ ok: true, value: days });
  });

  it("asks back about months, which differ in length", () => {
    expect(readDays("2 thang", limits)).toEqual({ ok: false, reason: "ambiguous", options: [60] });
  });

  it("asks back about what is only about right", () => {
    expect(readDays("khoảng 2 tháng", limits)).toEqual({ ok: false, reason: "ambiguous", options: [60] });
    expect(readDays("gan 2 tuan", limits)).toEqual({ ok: false, reason: "ambiguous", options: [14] });
  });

  it("says that 20 months are too many days", () => {
    expect(readDays("20 tháng", limits)).toEqual({ ok: false, reason: "too-large" });
  });

  it("does not read weeks that are only a part of the answer", () => {
    expect(readDays("2 tuần 3 ngày", limits)).toEqual({ ok: false, reason: "unreadable" });
  });
});
