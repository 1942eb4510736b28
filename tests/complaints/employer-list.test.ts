import { describe, expect, it } from "vitest";
import { readEmployerList } from "../../src/complaints/employer-list.ts";

const places = [
  { id: "thuc-phan", name: "Thục Phán" },
  { id: "dam-thuy", name: "Đàm Thủy" },
];
const read = (text: string | Uint8Array) =>
  readEmployerList(typeof text === "string" ? Buffer.from(text) : text, places);
const saoMai = { name: "Công ty TNHH Sao Mai", taxCode: "4800123456", place: "thuc-phan" };

describe("readEmployerList()", () => {
  it("reads what spreadsheets save: commas, semicolons or tabs, a mark in front, any order of columns", () => {
    const expected = { ok: true, employers: [saoMai] };
    expect(read("name,tax code,place\nCông ty TNHH Sao Mai,4800123456,Thục Phán\n")).toEqual(expected);
    expect(read("\uFEFFMã số thuế;Tên;Xã\r\n4800123456;Công ty TNHH Sao Mai;phường Thục Phán\r\n")).toEqual(expected);
    const tabs = "Tên doanh nghiệp\tMST\tĐịa bàn\nCông ty TNHH Sao Mai\t4800123456\tthuc-phan";
    expect(read(Buffer.from(`\uFEFF${tabs}`, "utf16le"))).toEqual(expected);
  });

  it("reads quoted cells with separators, quotes and line breaks, and counts lines on", () => {
    expect(read('name,place\n"Mai, ""Đẹp""\nvà bạn",Đàm Thủy\n\n,\nxấu,Hà Nội')).toEqual({
      ok: false,
      problems: [{ line: 6, message: 'names the place "Hà Nội", which is no commune or ward of today' }],
    });
    expect(read('name,place\n"Mai, ""Đẹp""\nvà bạn",Đàm Thủy')).toEqual({
      ok: true,
      employers: [{ name: 'Mai, "Đẹp" và bạn', taxCode: null, place: "dam-thuy" }],
    });
  });

  it("tells every bad line by its number, and takes none then", () => {
    expect(read("tên,mst\nSao Mai,48-00\ncông ty,\n".concat("x".repeat(121), ","))).toEqual({
      ok: false,
      problems: [
        { line: 2, message: 'has the tax code "48-00", which is not digits such as 4800123456 or 4800123456-001' },
        { line: 3, message: "has no name" },
        { line: 4, message: "has a name of 121 characters; at most 120" },
      ],
    });
  });

  it("names the line that is in another encoding, and what the first line lacks", () => {
    const bytes = Buffer.concat([Buffer.from("name\nSao Mai\n"), Buffer.from([0x43, 0xf4, 0x6e, 0x67])]);
    expect(read(bytes)).toEqual({
      ok: false,
      problems: [{ line: 3, message: 'is not UTF-8; save the list as "CSV UTF-8" and try again' }],
    });
    expect(read("Sao Mai,1\n")).toEqual({
      ok: false,
      problems: [
        {
          line: 1,
          message: 'the first line must name the columns, one of them "name" (or "tên"); it reads: Sao Mai | 1',
        },
      ],
    });
    expect(read("")).toEqual({ ok: false, problems: [{ line: 1, message: "the file is empty" }] });
  });
});
