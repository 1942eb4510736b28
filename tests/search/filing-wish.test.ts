import { describe, expect, it } from "vitest";
import type { DictionaryFile } from "../../src/search/dictionary.ts";
import { filingSchema } from "../../src/search/filing-schema.ts";
import { buildFilingIndex, wantsToFile } from "../../src/search/filing-wish.ts";

const filing = {
  words: { want: ["muốn", "xin"], file: ["khiếu nại"], not: ["không"] },
  before: "dạ em",
  wishes: ["<want> <file>"],
  begins: ["<file> công ty"],
  harmless: ["<not> <want>"],
  asks: ["thì nộp"],
};
const dictionary: DictionaryFile = { "short-forms": { ko: "không" }, same: [], "stop-words": "và", others: {}, filing };
const index = buildFilingIndex(new Map([["vi", dictionary]]));

describe("wantsToFile()", () => {
  it.each([
    "tôi muốn khiếu nại",
    "toi muon khieu nai",
    "tooi muoons khieeus naij",
    "muốn làm khiếu nại",
    "muon khieeu nai",
  ])("hears “%s”", (text) => expect(wantsToFile(index, text)).toBe(true));

  it("hears what begins a text at its beginning only, after words that may stand before", () => {
    expect(wantsToFile(index, "dạ em khiếu nại công ty")).toBe(true);
    expect(wantsToFile(index, "bị người ta khiếu nại công ty")).toBe(false);
  });

  it("gives words of a harmless phrase to nothing else", () => {
    expect(wantsToFile(index, "tôi không muốn khiếu nại")).toBe(false);
    expect(wantsToFile(index, "tôi không muốn chờ, xin khiếu nại")).toBe(true);
  });

  it("hears no wish in a question, but in a story with the same words", () => {
    expect(wantsToFile(index, "muốn khiếu nại thì nộp ở đâu")).toBe(false);
    expect(wantsToFile(index, `muốn khiếu nại thì nộp ${"một hai ba bốn ".repeat(10)}`)).toBe(true);
  });

  it("takes short forms for no marks", () => {
    expect(wantsToFile(index, "ko ko ko ko ko muon khieu nai")).toBe(false);
    expect(wantsToFile(index, "muon khieu nai ko ko ko ko ko")).toBe(true);
  });

  it("hears nothing where a language has no such phrases", () => {
    expect(
      wantsToFile(buildFilingIndex(new Map([["en", { ...dictionary, filing: undefined }]])), "xin khiếu nại"),
    ).toBe(false);
  });
});

describe("filingSchema", () => {
  it("refuses a name that stands for nothing", () => {
    const wrong = filingSchema.safeParse({ ...filing, wishes: ["<wnat> <file>"] });
    expect(wrong.error?.issues.map(({ message }) => message)).toEqual([
      '<wnat> in "<wnat> <file>" stands for nothing in the words of filing',
    ]);
  });
});
