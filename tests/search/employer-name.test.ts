import { describe, expect, it } from "vitest";
import { normalEmployerName } from "../../src/search/employer-name.ts";

describe("normalEmployerName", () => {
  it("is the same for every way to write the kind of firm, marks and capitals", () => {
    for (const name of [
      "Công ty TNHH MTV Sao Mai",
      "cty trach nhiem huu han mot thanh vien sao mai",
      "SAO MAI",
      "Sao Mai - công ty cổ phần",
      "CÔNG TY TNHH hai thành viên trở lên “Sao Mai”".normalize("NFD"),
    ])
      expect(normalEmployerName(name)).toBe("sao mai");
  });

  it("leaves words that only begin or end like a kind of firm", () => {
    expect(normalEmployerName("Cơ sở Cptech Thắng")).toBe("co so cptech thang");
  });

  it("is empty for a kind of firm alone, and short for a long text", () => {
    expect(normalEmployerName("Công ty TNHH")).toBe("");
    expect(normalEmployerName("a".repeat(500))).toHaveLength(120);
  });
});
