import { describe, expect, it } from "vitest";
import { expandAbbreviations } from "../../src/search/abbreviations.ts";
import { fold, foldedWords, unmark } from "../../src/search/fold.ts";
import { hasMarks, markedWords, marksFit } from "../../src/search/tone-position.ts";

describe("fold()", () => {
  it.each([
    ["Hòa An,  ĐÃ có!", "hoa an da co"],
    ["Hoà An".normalize("NFD"), "hoa an"],
    ["Đặng Thị Ước", "dang thi uoc"],
    ["  5.200.000đ ", "5 200 000d"],
    ["１２", "12"],
    ["...", ""],
    ["", ""],
    ["👍", ""],
  ])("folds %j to %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("gives the same for NFC and NFD", () => {
    const text = "Những người lao động nghỉ việc không hưởng lương";
    expect(fold(text.normalize("NFC"))).toBe(fold(text.normalize("NFD")));
  });
});

describe("foldedWords()", () => {
  it("gives no word for a text without letters", () => {
    expect(foldedWords(" !? ")).toEqual([]);
    expect(foldedWords("Tạm hoãn hợp đồng")).toEqual(["tam", "hoan", "hop", "dong"]);
  });
});

describe("unmark()", () => {
  it("keeps punctuation", () => {
    expect(unmark("Đúng, 5.200.000 đ!")).toBe("dung, 5.200.000 d!");
  });
});

describe("markedWords()", () => {
  it.each([
    ["hoà", "hòa"],
    ["khoẻ", "khỏe"],
    ["thuý", "thúy"],
    ["Thuỷ", "THỦY"],
    ["hoàn".normalize("NFD"), "hoàn"],
  ])("compares %s and %s as equal", (one, other) => {
    expect(markedWords(one)).toEqual(markedWords(other));
  });

  it.each([
    ["tài", "tai"],
    ["nợ", "nở"],
    ["đa", "da"],
    ["thu", "thư"],
  ])("tells %s from %s", (one, other) => {
    expect(markedWords(one)).not.toEqual(markedWords(other));
  });
});

describe("marksFit()", () => {
  it("allows marks to be left out, not to be changed", () => {
    expect(marksFit("Đam", "Đàm")).toBe(true);
    expect(marksFit("dam", "Đàm")).toBe(true);
    expect(marksFit("đầm", "Đàm")).toBe(false);
    expect(marksFit("đám", "Đàm")).toBe(false);
  });
});

describe("hasMarks()", () => {
  it("sees diacritics in either form", () => {
    expect(hasMarks("khong")).toBe(false);
    expect(hasMarks("không")).toBe(true);
    expect(hasMarks("không".normalize("NFD"))).toBe(true);
    expect(hasMarks("đ")).toBe(true);
  });
});

describe("expandAbbreviations()", () => {
  it.each([
    ["cty ko đóng bhtn", "công ty không đóng bảo hiểm thất nghiệp"],
    ["HĐLĐ", "hợp đồng lao động"],
    ["nq116", "nghị quyết 116"],
    ["đc 500k", "được 500k"],
    ["Khánh", "Khánh"],
  ])("writes out %j", (text, full) => {
    expect(expandAbbreviations(text)).toBe(full);
  });
});
