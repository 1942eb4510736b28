import { describe, expect, it } from "vitest";
import { problemLine } from "../../src/content/problem.ts";
import { readYaml } from "../../src/content/read-yaml.ts";

function mistakes(text: string): string[] {
  return readYaml({ file: "x.yaml", text }).problems.map(problemLine);
}

describe("readYaml()", () => {
  it("keeps days and numbers in quotes as text, and other numbers as numbers", () => {
    const { value, problems } = readYaml({
      file: "x.yaml",
      text: 'from: 2021-07-07\nphone: "0206 3852 253"\nsum: 1855000\n',
    });
    expect(value).toEqual({ from: "2021-07-07", phone: "0206 3852 253", sum: 1855000 });
    expect(problems).toEqual([]);
  });

  it("reads keys as text", () => {
    expect(readYaml({ file: "x.yaml", text: "30: tháng\n" }).value).toEqual({ "30": "tháng" });
  });

  it("keeps a quoted key that would read as true", () => {
    expect(readYaml({ file: "x.yaml", text: '"yes": Có\n' })).toMatchObject({ value: { yes: "Có" }, problems: [] });
  });

  it("gives null for an empty file", () => {
    expect(readYaml({ file: "x.yaml", text: "# nothing yet\n" }).value).toBeNull();
  });

  it.each([
    ["a key that stands twice", "a: 1\nb: 2\na: 3\n", 'x.yaml:3:1 key "a" stands twice; keep one'],
    ["two keys on one line that are the same", "a: {b: 1, b: 2}\n", 'x.yaml:1:11 key "b" stands twice; keep one'],
    ["a tab", "a:\n\tb: 1\n", "x.yaml:2:1 is indented with a tab; use two spaces"],
    [
      "a second document",
      "a: 1\n---\nb: 2\n",
      "x.yaml:2:1 a second document begins here (---); one file holds one document",
    ],
    [
      "a text with a colon",
      "a: Lưu ý: đọc kỹ\n",
      'x.yaml:1:4 has a second ":" or a wrong indentation; put a text that contains ": " in quotes',
    ],
    ["a text that begins with @", "a: @chi\n", 'x.yaml:1:4 a text cannot begin with "@" without quotes'],
    ["a tag", "a: !chi x\n", 'x.yaml:1:9 tag !chi is not used here; put a text that begins with "!" in quotes'],
    ["a quote that is not closed", 'a: "một\nb: 1\n', 'x.yaml:3:1 cannot be read as YAML: Missing closing "quote'],
    [
      "a key that reads as true",
      "options:\n  yes: Có\n",
      "x.yaml:2:3 key yes reads as true or false elsewhere; put it in quotes or choose a word",
    ],
    [
      "a key that reads as false, in capitals",
      "No: Không\n",
      "x.yaml:1:1 key No reads as true or false elsewhere; put it in quotes or choose a word",
    ],
    [
      "a phone number without quotes",
      "phone: 02063852253\n",
      "x.yaml:1:8 02063852253 would lose digits as a number; put it in quotes",
    ],
    [
      "a number too long to be exact",
      "code: 12345678901234567890\n",
      "x.yaml:1:7 12345678901234567890 would lose digits as a number; put it in quotes",
    ],
    ["an alias", "a: &x 1\nb: *x\n", "x.yaml:2:4 alias *x is not used here; write the value out"],
    ["an alias to nothing", "b: *x\n", "x.yaml:1:4 alias *x is not used here; write the value out"],
  ])("reports %s with its line", (_, text, expected) => {
    expect(mistakes(text)).toEqual([expected]);
  });

  it("reports every duplicate key and every unquoted code at once", () => {
    expect(mistakes("a: 01\na: 1\nb: 02\nb: 1\n")).toEqual([
      'x.yaml:2:1 key "a" stands twice; keep one',
      'x.yaml:4:1 key "b" stands twice; keep one',
      "x.yaml:1:4 01 would lose digits as a number; put it in quotes",
      "x.yaml:3:4 02 would lose digits as a number; put it in quotes",
    ]);
  });

  it("is not sound when a mistake leaves the structure in doubt", () => {
    expect(readYaml({ file: "x.yaml", text: "a: [1,\n" }).sound).toBe(false);
    expect(readYaml({ file: "x.yaml", text: "a: [1]\n" }).sound).toBe(true);
  });

  describe("locate()", () => {
    const text = "id: one\nlist:\n  - name: a\n    when:\n      fact: b\n  - name: c\n";
    const at = (...path: (string | number)[]) =>
      problemLine(readYaml({ file: "x.yaml", text }).locate({ path, message: "here" }));

    it("points at a value that stands on one line", () => {
      expect(at("list", 1, "name")).toBe("x.yaml:6:11 here");
    });

    it("points at the key of a block", () => {
      expect(at("list", 0, "when")).toBe("x.yaml:4:5 here");
    });

    it("points at the start of a list entry", () => {
      expect(at("list", 1)).toBe("x.yaml:6:5 here");
    });

    it("points at the nearest place above a path that does not exist", () => {
      expect(at("list", 0, "when", "is")).toBe("x.yaml:4:5 here");
      expect(at("title")).toBe("x.yaml:1:1 here");
    });
  });
});
