import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keyedHash } from "../../src/conversation/keyed-hash.ts";

describe("keyedHash()", () => {
  it("is HMAC-SHA-256 for every key and text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.string({ unit: "grapheme" }), (key, text) => {
        expect(keyedHash(key)(text)).toBe(createHmac("sha256", key).update(text).digest("hex"));
      }),
    );
  });

  it("gives what RFC 4231 gives for its second example, again and again", () => {
    const hash = keyedHash(Buffer.from("Jefe"));
    const expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    expect(Array.from({ length: 3 }, () => hash("what do ya want for nothing?"))).toEqual([
      expected,
      expected,
      expected,
    ]);
  });

  it("refuses a key that would have to be hashed first", () => {
    expect(() => keyedHash(new Uint8Array(65))).toThrow("at most 64 bytes");
  });
});
