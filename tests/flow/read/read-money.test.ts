import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMoney } from "../../../src/flow/read/read-money.ts";
import { vietnameseWords } from "./vietnamese-words.ts";

describe("readMoney()", () => {
  it.each([
    ["5tr2", 5_200_000],
    ["5TR2", 5_200_000],
    ["5 tr 2", 5_200_000],
    ["5tr25", 5_250_000],
    ["5tr05", 5_050_000],
    ["5tr250", 5_250_000],
    ["3tr", 3_000_000],
    ["3 triệu rưỡi", 3_500_000],
    ["3 trieu ruoi", 3_500_000],
    ["3 triệu rưỡi".normalize("NFD"), 3_500_000],
    ["triệu rưỡi", 1_500_000],
    ["triệu hai", 1_200_000],
    ["nửa triệu", 500_000],
    ["5 triệu 200", 5_200_000],
    ["5 triệu 2", 5_200_000],
    ["5 triệu 200 nghìn", 5_200_000],
    ["5 triệu 50 nghìn", 5_050_000],
    ["5 triệu 200k", 5_200_000],
    ["5 triệu 200.000", 5_200_000],
    ["1 triệu 855", 1_855_000],
    ["năm triệu hai", 5_200_000],
    ["năm triệu hai trăm", 5_200_000],
    ["nam trieu hai tram nghin", 5_200_000],
    ["năm triệu lẻ năm mươi nghìn", 5_050_000],
    ["5.200.000đ", 5_200_000],
    ["5.200.000 đ", 5_200_000],
    ["5,200,000", 5_200_000],
    ["5 200 000 vnđ", 5_200_000],
    ["5200000", 5_200_000],
    ["5200000 dong", 5_200_000],
    ["5200000₫", 5_200_000],
    ["5,2 triệu", 5_200_000],
    ["5.2tr", 5_200_000],
    ["5,25 triệu", 5_250_000],
    ["500k", 500_000],
    ["500 k", 500_000],
    ["1.500k", 1_500_000],
    ["500 nghìn", 500_000],
    ["500 ngàn", 500_000],
    ["500 ngan dong", 500_000],
    ["hai trăm nghìn", 200_000],
    ["trăm rưỡi nghìn", 150_000],
    ["ba triệu", 3_000_000],
    ["mười hai triệu", 12_000_000],
    ["hai mươi lăm triệu", 25_000_000],
    ["1 tỷ 2", 1_200_000_000],
    ["1 tỉ", 1_000_000_000],
    ["1 tỷ 200 triệu", 1_200_000_000],
    ["5 triệu một tháng", 5_000_000],
    ["5 triệu 1 tháng", 5_000_000],
    ["5tr/tháng", 5_000_000],
    ["lương em 5 triệu 2 một tháng ạ", 5_200_000],
    ["lương bình quân là 5.200.000đ", 5_200_000],
    ["khoảng 5 triệu", 5_000_000],
    ["tầm 5tr", 5_000_000],
    ["5 củ", 5_000_000],
    ["5 million", 5_000_000],
    ["5.2 million dong", 5_200_000],
    ["150000", 150_000],
    ["5.200đ", 5200],
    ["0", 0],
    ["không có lương", 0],
  ])("reads %j", (text, value) => {
    expect(readMoney(text)).toEqual({ ok: true, value });
  });

  it.each([
    ["5", [5_000_000, 5_000]],
    ["5,2", [5_200_000, 5_200]],
    ["500", [500_000_000, 500_000]],
    ["5.200", [5_200_000, 5_200]],
    ["5200", [5_200_000, 5_200]],
    ["năm trăm", [500_000_000, 500_000]],
    ["5 triệu 25", [5_250_000, 5_025_000]],
    ["5.250 triệu", [5_250_000_000, 5_250_000]],
    ["4-5 triệu", [4_000_000, 5_000_000]],
    ["4 đến 5 triệu", [4_000_000, 5_000_000]],
    ["4tr hoặc 4tr5", [4_000_000, 4_500_000]],
    ["hơn 5 triệu", [5_000_000]],
    ["gần 5 triệu", [5_000_000]],
    ["trên 5tr", [5_000_000]],
  ])("asks back for %j", (text, options) => {
    expect(readMoney(text)).toEqual({ ok: false, reason: "ambiguous", options });
  });

  it.each([
    ["", "empty"],
    ["đủ sống", "unreadable"],
    ["5 triệu 2 tháng", "unreadable"],
    ["200 nghìn một ngày", "unreadable"],
    ["5 usd", "unreadable"],
    ["$500", "unreadable"],
    ["-5 triệu", "unreadable"],
    ["không phải 5 triệu", "unreadable"],
    ["bị trừ 2 triệu", "unreadable"],
    ["15/8/2021", "unreadable"],
    ["5 triệu 3 triệu", "unreadable"],
    ["vài triệu", "unreadable"],
  ])("does not read %j: %s", (text, reason) => {
    expect(readMoney(text)).toEqual({ ok: false, reason });
  });

  it("asks about a bare number even when the limits leave one reading", () => {
    expect(readMoney("5", { min: 1_000_000, max: 100_000_000 })).toEqual({
      ok: false,
      reason: "ambiguous",
      options: [5_000_000],
    });
  });

  it("refuses sums outside the limits", () => {
    expect(readMoney("500k", { min: 1_000_000 })).toEqual({ ok: false, reason: "too-small" });
    expect(readMoney("2 tỷ", { max: 1_000_000_000 })).toEqual({ ok: false, reason: "too-large" });
  });

  it("reads millions and thousands in words and digits alike", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999 }),
        fc.integer({ min: 1, max: 999 }),
        fc.boolean(),
        (millions, thousands, marks) => {
          const value = millions * 1_000_000 + thousands * 1000;
          const spelled = `${vietnameseWords(millions, marks)} triệu ${vietnameseWords(thousands, marks)} nghìn`;
          expect(readMoney(marks ? spelled : spelled.replace("triệu", "trieu").replace("nghìn", "nghin"))).toEqual({
            ok: true,
            value,
          });
          expect(readMoney(`${millions} triệu ${thousands} nghìn`)).toEqual({ ok: true, value });
          expect(readMoney(`${value.toLocaleString("de-DE")}đ`)).toEqual({ ok: true, value });
          expect(readMoney(String(value))).toEqual({ ok: true, value });
        },
      ),
    );
  });
});
