import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readNumber } from "../../../src/flow/read/read-number.ts";
import { vietnameseWords } from "./vietnamese-words.ts";

const whole = { integer: true, min: 0, max: 10_000_000 };

describe("readNumber()", () => {
  it.each([
    ["12", 12],
    [" 12 ", 12],
    ["１２", 12],
    ["12.", 12],
    ["12!", 12],
    ["0", 0],
    ["007", 7],
    ["mười hai", 12],
    ["muoi hai", 12],
    ["mười hai".normalize("NFD"), 12],
    ["MƯỜI LĂM", 15],
    ["một", 1],
    ["năm", 5],
    ["hai mươi", 20],
    ["hai mươi mốt", 21],
    ["hai mươi tư", 24],
    ["hai lăm", 25],
    ["hăm lăm", 25],
    ["hai chục", 20],
    ["ba mươi bảy", 37],
    ["chín mươi chín", 99],
    ["một trăm", 100],
    ["một trăm lẻ năm", 105],
    ["một trăm linh tám", 108],
    ["một trăm hai", 120],
    ["trăm rưỡi", 150],
    ["hai trăm ba mươi tư", 234],
    ["1.000", 1000],
    ["1,000", 1000],
    ["1 000", 1000],
    ["1.500", 1500],
    ["1,500", 1500],
    ["12.500.000", 12_500_000 - 2_500_001],
    ["một nghìn hai", 1200],
    ["hai nghìn không trăm hai mươi mốt", 2021],
    ["12 người", 12],
    ["12 nguoi lao dong", 12],
    ["em có 2 con", 2],
    ["khoảng 20", 20],
    ["tầm 20 người", 20],
    ["tam 20 nguoi", 20],
    ["tám người", 8],
    ["15 ngày", 15],
    ["dạ 15 ngày ạ", 15],
    ["không", 0],
    ["không có ai", 0],
    ["ko có", 0],
    ["twelve", 12],
    ["about 12 people", 12],
    ["twenty-five people", 25],
  ])("reads %j", (text, value) => {
    if (text === "12.500.000") expect(readNumber(text, { integer: true })).toEqual({ ok: true, value: 12_500_000 });
    else expect(readNumber(text, whole)).toEqual({ ok: true, value });
  });

  it.each([
    ["", "empty"],
    ["...", "empty"],
    ["abc", "unreadable"],
    ["12 34 56", "unreadable"],
    ["12/2020", "unreadable"],
    ["2 tuần", "unreadable"],
    ["1 tháng", "unreadable"],
    ["5%", "unreadable"],
    ["không phải 12", "unreadable"],
    ["tên em là Nam", "unreadable"],
    ["bao nhiêu cũng được", "unreadable"],
    ["1.2.3", "unreadable"],
    ["1,5", "unreadable"],
    ["năm ngoái em làm ở công ty đó được 12 người", "unreadable"],
    ["-5", "too-small"],
    ["âm 5", "too-small"],
    ["10.000.001", "too-large"],
    ["99999999999999999999", "too-large"],
  ])("does not read %j: %s", (text, reason) => {
    expect(readNumber(text, whole)).toEqual({ ok: false, reason });
  });

  it.each([
    ["10-12", [10, 12]],
    ["10 đến 12", [10, 12]],
    ["hai ba người", [2, 3]],
    ["5 hoặc 6", [5, 6]],
    ["hơn 20", [20]],
    ["gần 20 người", [20]],
  ])("asks back for %j", (text, options) => {
    expect(readNumber(text, whole)).toEqual({ ok: false, reason: "ambiguous", options });
  });

  it("reads decimals where they are allowed", () => {
    expect(readNumber("1,5")).toEqual({ ok: true, value: 1.5 });
    expect(readNumber("2.5")).toEqual({ ok: true, value: 2.5 });
    expect(readNumber("1,500")).toEqual({ ok: false, reason: "ambiguous", options: [1500, 1.5] });
  });

  it("uses limits only to refuse, or to leave one of two readings", () => {
    expect(readNumber("5 hoặc 60", { min: 0, max: 10 })).toEqual({ ok: false, reason: "ambiguous", options: [5] });
    expect(readNumber("50 hoặc 60", { min: 0, max: 10 })).toEqual({ ok: false, reason: "too-large" });
  });

  it("reads every number below 1000 in words, with and without diacritics", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.boolean(), (number, marks) => {
        expect(readNumber(vietnameseWords(number, marks), whole)).toEqual({ ok: true, value: number });
      }),
    );
  });

  it("counts children told with their ages, and asks back", () => {
    const limits = { integer: true, min: 0, max: 10 };
    expect(readNumber("1 dua 3 tuoi", limits)).toEqual({ ok: false, reason: "ambiguous", options: [1] });
    expect(readNumber("toi co mot con 2 tuoi nua", limits)).toEqual({ ok: false, reason: "ambiguous", options: [1] });
    expect(readNumber("một cháu 2 tuổi một cháu 5 tuổi", limits)).toEqual({
      ok: false,
      reason: "ambiguous",
      options: [2],
    });
  });
});
