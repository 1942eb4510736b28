import { describe, expect, it } from "vitest";
import { IntList } from "../../src/search/int-list.ts";
import { WordCutter } from "../../src/search/word-cutter.ts";
import { wordsIn } from "../../src/search/words-in.ts";

/** A cutter that numbers words as they come, and the parts it had to learn. */
function cutting(...texts: string[]): { words: string[]; learned: string[] } {
  const known: string[] = [];
  const learned: string[] = [];
  const cutter = new WordCutter((letters) => {
    learned.push(letters);
    return wordsIn(letters).map((word) => (known.includes(word) ? known.indexOf(word) : known.push(word) - 1));
  });
  const numbers = new IntList();
  for (const text of texts) cutter.cutTo(numbers, text);
  return { words: [...numbers.taken].map((number) => known[number] ?? ""), learned };
}

describe("WordCutter", () => {
  it("cuts a text into its words and learns each once", () => {
    expect(cutting("Nộp ở đâu?", "", " ở  đâu, (nộp)")).toEqual({
      words: ["Nộp", "ở", "đâu", "ở", "đâu", "nộp"],
      learned: ["Nộp", "ở", "đâu", "nộp"],
    });
  });

  it("gives all words of a part, or none", () => {
    expect(cutting("“tiền” lương–thưởng …", "lương–thưởng …").words).toEqual([
      "tiền",
      "lương",
      "thưởng",
      "lương",
      "thưởng",
    ]);
  });

  it("tells parts with the same hash apart", () => {
    expect(cutting("Aa BB Aa BB").words).toEqual(["Aa", "BB", "Aa", "BB"]);
  });
});
