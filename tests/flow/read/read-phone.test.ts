import { describe, expect, it } from "vitest";
import { readPhone } from "../../../src/flow/read/read-phone.ts";

describe("readPhone()", () => {
  it.each([
    ["0912345678", "0912345678"],
    ["0912 345 678", "0912345678"],
    ["0912.345.678", "0912345678"],
    ["0912-345-678", "0912345678"],
    ["09 12 34 56 78", "0912345678"],
    ["+84912345678", "0912345678"],
    ["+84 912 345 678", "0912345678"],
    ["(+84) 912 345 678", "0912345678"],
    ["84912345678", "0912345678"],
    ["0084912345678", "0912345678"],
    ["0841234567", "0841234567"],
    ["sđt của em là 0356789012 ạ", "0356789012"],
    ["O912345678", "0912345678"],
    ["0206 3852 123", "02063852123"],
    ["(0206) 3852 123", "02063852123"],
    ["+84 206 3852 123", "02063852123"],
    ["02438252525", "02438252525"],
    ["０９１２３４５６７８", "0912345678"],
    ["0912345678 hoặc 0912 345 678", "0912345678"],
  ])("reads %j", (text, number) => {
    expect(readPhone(text)).toEqual({ ok: true, value: number });
  });

  it.each([
    "1900",
    "091234567",
    "09123456789",
    "0112345678",
    "0612345678",
    "01656789012",
    "12345678901",
    "không có",
    "113",
    "0206385212",
    "1234567890",
  ])("does not read %j", (text) => {
    expect(readPhone(text)).toEqual({ ok: false, reason: "unreadable" });
  });

  it("asks back for nine digits without the leading zero", () => {
    expect(readPhone("912345678")).toEqual({ ok: false, reason: "ambiguous", options: ["0912345678"] });
  });

  it("asks back for two numbers", () => {
    expect(readPhone("0912345678, 0987654321")).toEqual({
      ok: false,
      reason: "ambiguous",
      options: ["0912345678", "0987654321"],
    });
  });

  it("says that nothing was typed", () => {
    expect(readPhone("  ")).toEqual({ ok: false, reason: "empty" });
  });
});
