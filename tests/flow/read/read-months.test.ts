import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMonths } from "../../../src/flow/read/read-months.ts";
import { vietnameseWords } from "./vietnamese-words.ts";

describe("readMonths()", () => {
  it.each([
    ["2 năm 3 tháng", 27],
    ["2 nam 3 thang", 27],
    ["2 năm 3 tháng".normalize("NFD"), 27],
    ["2 năm, 3 tháng", 27],
    ["2 năm và 3 tháng", 27],
    ["2 năm lẻ 3 tháng", 27],
    ["2n3t", 27],
    ["2 nam ruoi", 30],
    ["hai năm rưỡi", 30],
    ["năm rưỡi", 18],
    ["1 năm rưỡi", 18],
    ["27", 27],
    ["27 tháng", 27],
    ["27 thang", 27],
    ["27t", 27],
    ["27 tháng?", 27],
    ["nửa năm", 6],
    ["hai năm", 24],
    ["1 năm", 12],
    ["một năm", 12],
    ["năm năm", 60],
    ["nam nam", 60],
    ["năm tháng", 5],
    ["mười năm", 120],
    ["mười lăm năm", 180],
    ["mười hai tháng", 12],
    ["hai năm năm tháng", 29],
    ["hai nam nam thang", 29],
    ["2,5 năm", 30],
    ["2.5 năm", 30],
    ["em đóng được 27 tháng rồi ạ", 27],
    ["khoảng 2 năm", 24],
    ["0 tháng", 0],
    ["chưa đóng tháng nào", 0],
    ["không", 0],
    ["2 years 3 months", 27],
    ["2 years and 3 months", 27],
    ["two years", 24],
    ["two and a half years", 30],
    ["half a year", 6],
    ["a year", 12],
    ["18 months", 18],
    ["1y6m", 18],
  ])("reads %j", (text, value) => {
    expect(readMonths(text)).toEqual({ ok: true, value });
  });

  it.each([
    ["gần 3 năm", [35, 36]],
    ["năm", [5, 12]],
    ["hơn 1 năm", [12, 13]],
    ["gần 12 tháng", [11, 12]],
    ["trên 2 năm 3 tháng", [27, 28]],
    ["2-3 năm", [24, 36]],
    ["2 đến 3 năm", [24, 36]],
    ["10-12 tháng", [10, 12]],
    ["1 năm hoặc 2 năm", [12, 24]],
    ["2 năm 3", [27]],
    ["2 năm 15 tháng", [39]],
    ["2n", [24]],
    ["2,5", [30]],
  ])("asks back for %j", (text, options) => {
    expect(readMonths(text)).toEqual({ ok: false, reason: "ambiguous", options });
  });

  it.each([
    ["", "empty"],
    ["lâu lắm rồi", "unreadable"],
    ["20 ngày", "unreadable"],
    ["3 tuần", "unreadable"],
    ["2 năm 3 tháng 15 ngày", "unreadable"],
    ["từ 2018 đến 2021", "unreadable"],
    ["chưa đến 12 tháng", "unreadable"],
    ["dưới 1 năm", "unreadable"],
    ["tháng 5/2019", "unreadable"],
    ["5 triệu", "unreadable"],
    ["1 tháng rưỡi", "unreadable"],
    ["2,3 năm", "unreadable"],
    ["đóng 12 tháng thì được bao nhiêu", "unreadable"],
    ["2021", "too-large"],
  ])("does not read %j: %s", (text, reason) => {
    expect(readMonths(text, { min: 0, max: 600 })).toEqual({ ok: false, reason });
  });

  it("reads every length in years and months, in digits and words", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 11 }),
        fc.boolean(),
        (years, months, marks) => {
          const value = 12 * years + months;
          const [year, month] = marks ? ["năm", "tháng"] : ["nam", "thang"];
          expect(readMonths(`${years} ${year} ${months} ${month}`)).toEqual({ ok: true, value });
          expect(readMonths(`${years}${year}${months}${month}`)).toEqual({ ok: true, value });
          const words = `${vietnameseWords(years, marks)} ${year} ${vietnameseWords(months, marks)} ${month}`;
          expect(readMonths(words)).toEqual({ ok: true, value });
        },
      ),
    );
  });
});
