import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { checkSources, citeText, readCite, type Source, sourceSchema, type Words } from "../../src/rules/source.ts";
import { loadRulebook } from "./load-flows.ts";

const { sources } = loadRulebook();

/** The house's own words, read without the catalogue. */
const words: Words = (lang, key, params = {}) => {
  const [file = "", path = ""] = key.split(":");
  const texts = parse(readFileSync(join(import.meta.dirname, `../../locales/${lang}/${file}/general.yaml`), "utf8"));
  const text = path.split(".").reduce((inner, part) => inner[part], texts);
  return String(text).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name]));
};

describe("readCite()", () => {
  it("reads articles, clauses, points, sections and annexes", () => {
    expect(readCite("qd28.d1.k1.a")).toEqual({
      source: "qd28",
      parts: [
        { part: "article", n: "1" },
        { part: "clause", n: "1" },
        { part: "point", n: "a" },
      ],
    });
    expect(readCite("nq116.mII.k1.d")?.parts.map(({ part, n }) => part + n)).toEqual([
      "sectionII",
      "clause1",
      "pointd",
    ]);
    expect(readCite("nd28.pl2")?.parts).toEqual([{ part: "annex", n: "2" }]);
    expect(readCite("cv3535")).toEqual({ source: "cv3535", parts: [] });
  });

  it("tells the article d2 from the points d and đ, written in either Unicode form", () => {
    expect(readCite("qd28.d2.k2.d")?.parts.at(-1)).toEqual({ part: "point", n: "d" });
    expect(readCite("qd28.d2.k2.đ".normalize("NFD"))?.parts.at(-1)).toEqual({ part: "point", n: "đ" });
  });

  it("gives null for what is no cite", () => {
    expect(["", "qd28.", "QD28.d1", "qd28.x12", "qd28.dd", "qd28 d1"].map(readCite)).toEqual(Array(6).fill(null));
  });
});

describe("citeText()", () => {
  it("is ready to read in both languages", () => {
    expect(citeText("qd28.d1.k1.a", sources, { words, lang: "vi" })).toBe(
      "Quyết định 28/2021/QĐ-TTg, Điều 1 khoản 1 điểm a",
    );
    expect(citeText("qd28.d1.k1.a", sources, { words, lang: "en" })).toBe(
      "Decision 28/2021/QĐ-TTg, Article 1 clause 1 point a",
    );
    expect(citeText("nq116.mII.k1.d", sources, { words, lang: "vi" })).toBe(
      "Nghị quyết 116/NQ-CP, mục II khoản 1 điểm d",
    );
    expect(citeText("cv3535", sources, { words, lang: "vi" })).toBe("Công văn 3535/LĐTBXH-VL");
  });

  it("throws for a source that does not exist", () => {
    expect(() => citeText("qd82.d1", sources, { words, lang: "vi" })).toThrow(
      'There is no source for the cite "qd82.d1"',
    );
  });
});

describe("checkSources()", () => {
  it("finds successors that do not exist and an end before the beginning", () => {
    const law = (rest: object): Source =>
      sourceSchema.parse({ kind: "law", number: "38/2013/QH13", issuer: "x", confidence: "act", ...rest });
    const wrong = new Map([
      ["law38", law({ "replaced-by": "law47" })],
      ["law74", law({ from: "2026-01-01", until: "2025-12-31" })],
    ]);
    expect(checkSources(wrong)).toEqual([
      { path: ["law38", "replaced-by"], message: '"law47" is not another source; did you mean "law74"?' },
      { path: ["law74", "until"], message: "until 2025-12-31 is before from 2026-01-01" },
    ]);
  });
});
