import { describe, expect, it } from "vitest";
import { nameNearness } from "../../src/search/name-nearness.ts";

describe("nameNearness()", () => {
  it("is 1 for the same name without marks, spaces and the kind of firm", () => {
    expect(nameNearness("Cty TNHH Gạch Tuy nel", "gach tuynel")).toBe(1);
  });

  it("is high where a letter differs, lower where a word does", () => {
    const near = [
      ["Sao Mai", "Sao May"],
      ["May Sông Bằng", "may song bangg"],
      ["Vinamilk", "Vinamik"],
    ].map(([one = "", other = ""]) => nameNearness(one, other) >= 0.7);
    const far = [
      ["Hoàng Long", "Hoàng Linh"],
      ["An Phát", "An Phú"],
      ["khách sạn Thành Đạt", "khai thác đá Thành Đạt"],
    ].map(([one = "", other = ""]) => nameNearness(one, other) < 0.7);
    expect([near, far]).toEqual([
      [true, true, true],
      [true, true, true],
    ]);
  });

  it("is 0 for different numbers, and where a name says nothing but the kind of firm", () => {
    expect(nameNearness("Xí nghiệp 1", "Xí nghiệp 2")).toBe(0);
    expect(nameNearness("Công ty TNHH", "Công ty Sao Mai")).toBe(0);
  });
});
