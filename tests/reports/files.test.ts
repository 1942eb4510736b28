import { read, utils } from "@e965/xlsx";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Sheet } from "../../src/complaints/overview.ts";
import { isFormula } from "../../src/reports/is-formula.ts";
import { toCsv } from "../../src/reports/to-csv.ts";
import { toXlsx } from "../../src/reports/to-xlsx.ts";

const sheet: Sheet = {
  name: "Theo nơi: xã / phường",
  columns: ["Nơi", "Nhận", "Tuần từ ngày"],
  rows: [
    ["Phường Thục Phán", 12, { day: "2026-11-23" }],
    ['=HYPERLINK("http://x")', -3, { day: "1900-03-01" }],
    ["+84 912", 0, { day: "2000-02-29" }],
    ["a,b;\nc <&>", 7, "ẩn"],
  ],
};

describe("toCsv()", () => {
  it("writes UTF-8 with its mark, quotes what needs it, and takes formulas for texts", () => {
    expect(toCsv(sheet)).toBe(
      [
        "\uFEFFNơi,Nhận,Tuần từ ngày",
        "Phường Thục Phán,12,2026-11-23",
        `"'=HYPERLINK(""http://x"")",-3,1900-03-01`,
        "'+84 912,0,2000-02-29",
        '"a,b;\nc <&>",7,ẩn',
        "",
      ].join("\r\n"),
    );
  });
});

describe("isFormula()", () => {
  it("knows the signs of a formula, also behind blanks, tabs and in full width", () => {
    const formulas = ["=1", "+1", "-1", "@a", " =1", "\t=1", "\r\n@x", "\u200b=1", "＝1", "－2", "＠x"];
    expect(formulas.map(isFormula)).toEqual(formulas.map(() => true));
    expect(["", "a=1", "1-2", "Công ty", "'=1", "–5"].map(isFormula)).toEqual([
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe("toXlsx()", () => {
  it("is read by another program as it was meant: texts, numbers, days", () => {
    const book = read(toXlsx([sheet, { name: "Hai", columns: [], rows: [] }]), { cellDates: true, UTC: true });
    expect(book.SheetNames).toEqual(["Theo nơi  xã   phường", "Hai"]);
    const first = book.Sheets[book.SheetNames[0] ?? ""];
    if (!first) throw new Error("the first sheet is there");
    expect(utils.sheet_to_json(first, { header: 1, UTC: true })).toEqual([
      ["Nơi", "Nhận", "Tuần từ ngày"],
      ["Phường Thục Phán", 12, new Date("2026-11-23")],
      ['=HYPERLINK("http://x")', -3, new Date("1900-03-01")],
      ["+84 912", 0, new Date("2000-02-29")],
      ["a,b;\nc <&>", 7, "ẩn"],
    ]);
    expect([first.A3.t, first.A3.f, first.B3.t]).toEqual(["s", undefined, "n"]);
  });

  it("marks what looks like a formula as a text for good", () => {
    const files = unzipSync(toXlsx([sheet]));
    const cells = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(cells.match(/<c r="A[345]"[^>]*>/g)).toEqual([
      '<c r="A3" t="inlineStr" s="3">',
      '<c r="A4" t="inlineStr" s="3">',
      '<c r="A5" t="inlineStr" s="0">',
    ]);
    expect(cells).not.toContain("<f>");
    expect(strFromU8(files["xl/styles.xml"] ?? new Uint8Array())).toContain('quotePrefix="1"');
  });

  it("drops what XML cannot hold, and makes the same bytes of the same sheets", () => {
    const odd = { name: "x", columns: ["a\u0000b\ud800c"], rows: [] };
    const book = read(toXlsx([odd]));
    expect(book.Sheets.x?.A1.v).toBe("ab\ufffdc");
    expect(toXlsx([sheet])).toEqual(toXlsx([sheet]));
  });

  it("names columns beyond Z", () => {
    const columns = Array.from({ length: 28 }, (_, at) => `c${at}`);
    const book = read(toXlsx([{ name: "x", columns, rows: [] }]));
    expect([book.Sheets.x?.Z1.v, book.Sheets.x?.AA1.v, book.Sheets.x?.AB1.v]).toEqual(["c25", "c26", "c27"]);
  });
});
