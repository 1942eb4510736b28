import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../src/flow/read/civil-day.ts";
import { readDate } from "../../../src/flow/read/read-date.ts";

/** A Monday. */
const today = "2026-11-23";

describe("readDate()", () => {
  it.each([
    ["15/8/2021", "2021-08-15"],
    ["15/8/21", "2021-08-15"],
    ["15-08-2021", "2021-08-15"],
    ["15.8.2021", "2021-08-15"],
    ["15 8 2021", "2021-08-15"],
    ["15 / 08 / 2021", "2021-08-15"],
    ["15/08/2021.", "2021-08-15"],
    ["15/8/2021?", "2021-08-15"],
    ["2021-08-15", "2021-08-15"],
    ["2021/8/15", "2021-08-15"],
    ["15082021", "2021-08-15"],
    ["20210815", "2021-08-15"],
    ["1/2/2021", "2021-02-01"],
    ["29/2/2020", "2020-02-29"],
    ["1/1/85", "1985-01-01"],
    ["ngày 15 tháng 8 năm 2021", "2021-08-15"],
    ["ngay 15 thang 8 nam 2021", "2021-08-15"],
    ["ngày 15 tháng 8 năm 2021".normalize("NFD"), "2021-08-15"],
    ["15 tháng 8 năm 21", "2021-08-15"],
    ["15 tháng 8 2021", "2021-08-15"],
    ["ngày 15/8 năm 2021", "2021-08-15"],
    ["ngày 15 tháng 8/2021", "2021-08-15"],
    ["từ ngày 15/8/2021 ạ", "2021-08-15"],
    ["em nghỉ từ 15/8/2021", "2021-08-15"],
    ["hôm 15/8/2021", "2021-08-15"],
    ["15/8/2021 mới nộp", "2021-08-15"],
    ["hết hợp đồng 15/8/2021", "2021-08-15"],
    ["mùng 2 tháng 9 năm 2021", "2021-09-02"],
    ["mười lăm tháng tám năm 2021", "2021-08-15"],
    ["ngày năm tháng năm năm 2021", "2021-05-05"],
    ["ba mươi tháng tư năm 2021", "2021-04-30"],
    ["ngày hai tháng chín năm hai nghìn không trăm hai mươi mốt", "2021-09-02"],
    ["15/8", "2026-08-15"],
    ["15 tháng 8", "2026-08-15"],
    ["24/11", "2025-11-24"],
    ["23/11", "2026-11-23"],
    ["29/2", "2024-02-29"],
    ["15/8 năm ngoái", "2025-08-15"],
    ["15 tháng 8 năm kia", "2024-08-15"],
    ["ngày 15 tháng trước", "2026-10-15"],
    ["5 tháng này", "2026-11-05"],
    ["hôm nay", today],
    ["nay", today],
    ["hôm qua", "2026-11-22"],
    ["hom qua", "2026-11-22"],
    ["hôm kia", "2026-11-21"],
    ["hôm kìa", "2026-11-20"],
    ["ngày mai", "2026-11-24"],
    ["ngày mốt", "2026-11-25"],
    ["3 ngày trước", "2026-11-20"],
    ["cách đây 10 ngày", "2026-11-13"],
    ["ba hôm trước", "2026-11-20"],
    ["thứ 2 tuần trước", "2026-11-16"],
    ["thứ hai tuần trước", "2026-11-16"],
    ["thứ sáu tuần này", "2026-11-27"],
    ["chủ nhật tuần trước", "2026-11-22"],
    ["t6 tuần trước", "2026-11-20"],
    ["friday last week", "2026-11-20"],
    ["mới hôm qua", "2026-11-22"],
    ["mới nghỉ hôm qua", "2026-11-22"],
    ["sáng nay", today],
    ["chiều qua", "2026-11-22"],
    ["yesterday evening", "2026-11-22"],
    ["the day before yesterday", "2026-11-21"],
    ["today", today],
    ["yesterday", "2026-11-22"],
    ["3 days ago", "2026-11-20"],
    ["15 August 2021", "2021-08-15"],
    ["August 15, 2021", "2021-08-15"],
    ["Aug 15 2021", "2021-08-15"],
    ["on 1st of May 2021", "2021-05-01"],
  ])("reads %j", (text, day) => {
    expect(readDate(text, { today })).toEqual({ ok: true, value: day });
  });

  it.each([
    ["tháng 9/2021", ["2021-09-01", "2021-09-15", "2021-09-30"]],
    ["9/2021", ["2021-09-01", "2021-09-15", "2021-09-30"]],
    ["9-2021", ["2021-09-01", "2021-09-15", "2021-09-30"]],
    ["tháng 9 năm 2021", ["2021-09-01", "2021-09-15", "2021-09-30"]],
    ["tháng chín năm 2021", ["2021-09-01", "2021-09-15", "2021-09-30"]],
    ["8/21", ["2021-08-01", "2021-08-15", "2021-08-31"]],
    ["tháng 2/2021", ["2021-02-01", "2021-02-15", "2021-02-28"]],
    ["September 2021", ["2021-09-01", "2021-09-15", "2021-09-30"]],
    ["tháng 9", ["2026-09-01", "2026-09-15", "2026-09-30"]],
    ["tháng 12", ["2025-12-01", "2025-12-15", "2025-12-31"]],
    ["tháng năm", ["2026-05-01", "2026-05-15", "2026-05-31"]],
    ["tháng tư năm ngoái", ["2025-04-01", "2025-04-15", "2025-04-30"]],
    ["tháng trước", ["2026-10-01", "2026-10-15", "2026-10-31"]],
    ["đầu tháng 9/2021", ["2021-09-01", "2021-09-05", "2021-09-10"]],
    ["đầu tháng 9", ["2026-09-01", "2026-09-05", "2026-09-10"]],
    ["giữa tháng 9 năm 2021", ["2021-09-10", "2021-09-15", "2021-09-20"]],
    ["cuoi thang 9/2021", ["2021-09-20", "2021-09-25", "2021-09-30"]],
    ["cuối tháng trước", ["2026-10-20", "2026-10-25", "2026-10-31"]],
    ["tuần trước", ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"]],
    ["last friday", ["2026-11-20"]],
    ["last Monday", ["2026-11-16"]],
    ["last week", ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22"]],
    ["last month", ["2026-10-01", "2026-10-15", "2026-10-31"]],
    ["thứ sáu vừa rồi", ["2026-11-20"]],
    ["hôm thứ hai", ["2026-11-16"]],
    ["on Sunday", ["2026-11-22"]],
    ["2 tuần trước", ["2026-11-09"]],
    ["two weeks ago", ["2026-11-09"]],
    ["nửa tháng trước", ["2026-11-08"]],
    ["1 tháng trước", ["2026-10-23", "2026-10-01"]],
    ["a month ago", ["2026-10-23"]],
    ["20 tháng trước", ["2026-10-20"]],
    ["ngày 15", ["2026-11-15"]],
    ["15", ["2026-11-15"]],
    ["31", ["2026-10-31"]],
    ["khoảng 15/8/2021", ["2021-08-15"]],
    ["15/8/2021 hoặc 16/8/2021", ["2021-08-15", "2021-08-16"]],
    ["từ 1/7/2021 đến 15/8/2021", ["2021-07-01", "2021-08-15"]],
    ["150821", ["2021-08-15"]],
  ])("asks back for %j", (text, options) => {
    expect(readDate(text, { today })).toEqual({ ok: false, reason: "ambiguous", options });
  });

  it.each([
    "30/2/2021",
    "29/2/2021",
    "31/4/2021",
    "32/1/2021",
    "0/5/2021",
    "8/15/2021",
    "8/15",
    "15/13",
    "15/8/2021 âm lịch",
    "mùng 1 tết",
    "trước tết",
    "rằm tháng 7",
    "tháng giêng",
    "tháng 13",
    "2021",
    "năm 2021",
    "năm ngoái",
    "mấy hôm trước",
    "không phải 15/8/2021",
    "trước 15/8/2021",
    "lâu rồi",
    "5 triệu",
    "15/8/20211",
    "abc",
  ])("does not read %j", (text) => {
    expect(readDate(text, { today })).toEqual({ ok: false, reason: "unreadable" });
  });

  it("says that nothing was typed", () => {
    expect(readDate(" ", { today })).toEqual({ ok: false, reason: "empty" });
  });

  it("refuses days outside the limits", () => {
    const limits = { today, earliest: "2020-01-01", latest: "2021-09-30" };
    expect(readDate("31/12/2019", limits)).toEqual({ ok: false, reason: "too-small" });
    expect(readDate("1/1/2020", limits)).toEqual({ ok: true, value: "2020-01-01" });
    expect(readDate("30/9/2021", limits)).toEqual({ ok: true, value: "2021-09-30" });
    expect(readDate("1/10/2021", limits)).toEqual({ ok: false, reason: "too-large" });
    expect(readDate("hôm qua", limits)).toEqual({ ok: false, reason: "too-large" });
    expect(readDate("tháng 10/2021", limits)).toEqual({ ok: false, reason: "too-large" });
  });

  it("takes the year that is asked about where none is typed", () => {
    const limits = { today, earliest: "2020-01-01", latest: "2022-12-31", year: 2021 };
    expect(readDate("15/9", limits)).toEqual({ ok: true, value: "2021-09-15" });
    expect(readDate("15 thang 9", limits)).toEqual({ ok: true, value: "2021-09-15" });
    expect(readDate("15/9/2022", limits)).toEqual({ ok: true, value: "2022-09-15" });
    expect(readDate("đầu tháng 8", limits)).toEqual({
      ok: false,
      reason: "ambiguous",
      options: ["2021-08-01", "2021-08-05", "2021-08-10"],
    });
    expect(readDate("15/1", { today, earliest: "2021-10-01", year: 2021 })).toEqual({ ok: true, value: "2022-01-15" });
    expect(readDate("15/9", { today, earliest: "2021-10-01", year: 2021 })).toEqual({ ok: true, value: "2022-09-15" });
    // Of a day without its month people mean this one or the last: not in 2021.
    expect(readDate("ngày 15", { today, year: 2021 })).toEqual({ ok: false, reason: "unreadable" });
  });

  it("reads any day of a month, and the month alone, as its first day where only the month counts", () => {
    const limits = { today, earliest: "2015-01-01", month: true };
    for (const text of ["15/8/2026", "tháng 8/2026", "8/2026", "thang 8", "cuối tháng 8 năm nay", "August 2026"])
      expect(readDate(text, limits)).toEqual({ ok: true, value: "2026-08-01" });
    expect(readDate("khoảng tháng 8", limits)).toEqual({ ok: false, reason: "ambiguous", options: ["2026-08-01"] });
    for (const text of ["tháng trước", "t10", "T.10/2026", "10", "last month"])
      expect(readDate(text, limits)).toEqual({ ok: true, value: "2026-10-01" });
  });

  it("chooses the year within the limits", () => {
    expect(readDate("15/8", { today, earliest: "2021-05-01", latest: "2021-12-31" })).toEqual({
      ok: true,
      value: "2021-08-15",
    });
    expect(readDate("15/8", { today, earliest: "2020-01-01", latest: "2021-09-30" })).toEqual({
      ok: true,
      value: "2021-08-15",
    });
    expect(readDate("15/12", { today, earliest: "2020-01-01", latest: "2021-09-30" })).toEqual({
      ok: true,
      value: "2020-12-15",
    });
    expect(readDate("24/12", { today, earliest: today, latest: "2027-03-01" })).toEqual({
      ok: true,
      value: "2026-12-24",
    });
    expect(readDate("1/5", { today, earliest: "2021-07-01", latest: "2021-12-31" })).toEqual({
      ok: false,
      reason: "too-small",
    });
    expect(readDate("29/2", { today, earliest: "2021-01-01", latest: "2021-12-31" })).toEqual({
      ok: false,
      reason: "unreadable",
    });
  });

  it("offers only the days of a month that lie within the limits", () => {
    expect(readDate("tháng 9/2021", { today, latest: "2021-09-20" })).toEqual({
      ok: false,
      reason: "ambiguous",
      options: ["2021-09-01", "2021-09-15"],
    });
  });

  it("reads every day of forty years in every numeric spelling, and never as another day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14_600 }), fc.constantFrom("/", "-", ".", " "), (days, separator) => {
        const iso = addDays("1997-01-01", days);
        const [year, month, day] = iso.split("-");
        expect(readDate(iso, { today })).toEqual({ ok: true, value: iso });
        expect(readDate([day, month, year].join(separator), { today })).toEqual({ ok: true, value: iso });
        expect(readDate([Number(day), Number(month), year].join(separator), { today })).toEqual({
          ok: true,
          value: iso,
        });
        expect(readDate(`ngày ${Number(day)} tháng ${Number(month)} năm ${year}`, { today })).toEqual({
          ok: true,
          value: iso,
        });
      }),
    );
  });
});
