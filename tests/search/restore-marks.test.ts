import { describe, expect, it } from "vitest";
import { Lexicon } from "../../src/search/lexicon.ts";
import { restoreMarks } from "../../src/search/restore-marks.ts";
import { SpelledPairs } from "../../src/search/spelled-pairs.ts";
import { readTexts, startOf } from "../../src/search/texts.ts";
import { markedWords } from "../../src/search/tone-position.ts";

const dictionary = {
  shortForms: new Map<string, string>(),
  concepts: new Map(),
  stopWords: new Set<string>(),
  bareStopWords: new Set<string>(),
  others: [],
};

/** The texts of one topic as they are spelled when their marks are restored. */
function restored(phrases: string[], answer = ""): string[] {
  const lexicon = new Lexicon(dictionary);
  const texts = readTexts([{ phrases, answer }], lexicon);
  const { words } = lexicon;
  const bares = Int32Array.from(words, ({ bare }) => bare);
  const paired = { ...texts, paired: new Int32Array(texts.words.length) };
  restoreMarks(paired, { words, bares, pairs: new SpelledPairs(bares, 0) });
  return [...texts.ends].map((end, text) =>
    [...texts.words.subarray(startOf(texts.ends, text), end)].map((id) => words[id]?.spelled).join(" "),
  );
}

function spelled(text: string): string {
  return markedWords(text).join(" ");
}

describe("restoreMarks()", () => {
  it("spells a word as most texts with diacritics do", () => {
    const texts = ["nợ lương", "nợ tiền", "nở hoa", "no"];
    expect(restored(texts)[3]).toBe(spelled("nợ"));
  });

  it("asks the neighbours before the word alone", () => {
    const texts = ["nợ lương", "nợ tiền", "nở hoa", "no hoa"];
    expect(restored(texts)[3]).toBe(spelled("nở hoa"));
  });

  it("takes the spelling that came first when as many say another", () => {
    expect(restored(["nở", "nợ", "no"])[2]).toBe(spelled("nở"));
  });

  it("leaves what nobody spells with diacritics, texts with some, and answers", () => {
    const texts = ["nợ lương", "zalo", "nợ luong"];
    expect(restored(texts, "no luong")).toEqual([spelled("nợ lương"), "zalo", spelled("nợ luong"), "no luong"]);
  });
});
