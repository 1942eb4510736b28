import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeCaseNumber } from "../../src/flow/case-number.ts";
import { makeReceiptCode, RECEIPT_CODE_BYTES, readReceiptCode } from "../../src/flow/receipt-code.ts";

const code = makeReceiptCode(Uint8Array.from({ length: RECEIPT_CODE_BYTES }, (_, index) => index * 7));
const anyCode = fc.uint8Array({ minLength: RECEIPT_CODE_BYTES, maxLength: RECEIPT_CODE_BYTES }).map(makeReceiptCode);

describe("makeReceiptCode()", () => {
  it("gives five groups of five without letters that look like digits", () => {
    expect(code).toBe("07ENE-W3AHE-RZ6DE-MV29E-GQY5E");
  });
});

describe("readReceiptCode()", () => {
  it("reads small letters, spaces, missing dashes, O for 0 and I or L for 1", () => {
    fc.assert(
      fc.property(anyCode, (made) => {
        const typed = made.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
        expect(readReceiptCode(typed)).toEqual({ ok: true, code: made });
      }),
    );
  });

  it("names the group of every single wrong character", () => {
    fc.assert(
      fc.property(anyCode, fc.nat(24), fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"), (made, at, other) => {
        const position = at + Math.floor(at / 5);
        fc.pre(made[position] !== other);
        const slipped = made.slice(0, position) + other + made.slice(position + 1);
        expect(readReceiptCode(slipped)).toEqual({ ok: false, group: Math.floor(at / 5) + 1 });
      }),
    );
  });

  it("says nothing of groups when it is no code at all", () => {
    expect(readReceiptCode("tôi quên mã rồi")).toEqual({ ok: false, group: null });
  });
});

describe("makeCaseNumber()", () => {
  it("gives year, seven digits and Luhn's check digit", () => {
    expect(makeCaseNumber(2026, 4_821_390)).toBe("26-4821-3904");
    expect(makeCaseNumber(2026, 1)).toBe("26-0000-0018");
  });
});
