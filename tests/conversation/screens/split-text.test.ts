import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainOf, type Rich, type Span } from "../../../src/conversation/screens/screen.ts";
import { splitText } from "../../../src/conversation/screens/split-text.ts";

const plain = (text: string): Rich => [{ text }];
const cut = (text: string, most: number) => splitText(plain(text), most).map(plainOf);

describe("splitText()", () => {
  it("leaves a text that fits as it is", () => {
    const text: Rich = [{ text: "Mức hưởng", style: "strong" }, { text: ": 1.800.000 đồng" }];
    expect(splitText(text, 25)).toEqual([text]);
  });

  it("gives one empty part for no text", () => {
    expect(splitText([], 10)).toEqual([[]]);
  });

  it("cuts at a paragraph before a line, a line before a sentence, a sentence before a word", () => {
    expect(cut("một hai\n\nba bốn\nnăm sáu", 14)).toEqual(["một hai", "ba bốn\nnăm sáu"]);
    expect(cut("một hai\nba. bốn năm sáu", 14)).toEqual(["một hai", "ba. bốn năm", "sáu"]);
    expect(cut("một hai. ba bốn năm", 14)).toEqual(["một hai.", "ba bốn năm"]);
    expect(cut("một hai ba bốn năm", 14)).toEqual(["một hai ba bốn", "năm"]);
  });

  it("passes over a paragraph that ends in the first half of what fits", () => {
    expect(cut("một\n\nhai ba bốn năm sáu", 16)).toEqual(["một\n\nhai ba bốn", "năm sáu"]);
  });

  it("takes any space before it cuts between characters", () => {
    expect(cut(`một ${"x".repeat(9)}`, 10)).toEqual(["một", "x".repeat(9)]);
    expect(cut("x".repeat(25), 10)).toEqual(["x".repeat(10), "x".repeat(10), "x".repeat(5)]);
  });

  it("keeps the look of each piece across a cut", () => {
    const text: Rich = [{ text: "một hai " }, { text: "ba bốn", style: "strong" }, { text: " năm" }];
    expect(splitText(text, 10)).toEqual([
      [{ text: "một hai " }, { text: "ba", style: "strong" }],
      [{ text: "bốn", style: "strong" }, { text: " năm" }],
    ]);
  });

  it("cuts beside a character of two units, not within it", () => {
    expect(cut("😀".repeat(5), 5)).toEqual(["😀😀", "😀😀", "😀"]);
  });

  it("keeps marks of one and of two units with their letter", () => {
    expect(cut("e\u0302\u0323e\u0302\u0323", 5)).toEqual(["e\u0302\u0323", "e\u0302\u0323"]);
    expect(cut("ab葛\u{E0100}", 4)).toEqual(["ab", "葛\u{E0100}"]);
  });

  it("cuts between marks when one letter has more of them than fit, still not within a character", () => {
    const marks = "\u0301".repeat(7);
    expect(cut(`😀${marks}`, 5)).toEqual(["😀\u0301\u0301\u0301", "\u0301\u0301\u0301\u0301"]);
  });
});

/** A character as people see it: a letter or picture with up to three marks, or white space. */
const character = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(" ", " ", "\n", "\n\n", ". ", "\t", "\u00a0") },
  {
    weight: 7,
    arbitrary: fc
      .tuple(
        fc.constantFrom("a", "ế", "đ", "Ợ", ".", "😀", "葛", "𠮷", "\u200d", "1"),
        fc.array(fc.constantFrom("\u0301", "\u0323", "\u{E0100}", "\u{1D165}"), { maxLength: 3 }),
      )
      .map(([letter, marks]) => letter + marks.join("")),
  },
);
const span: fc.Arbitrary<Span> = fc.record(
  { text: fc.array(character, { maxLength: 60 }).map((all) => all.join("")), style: fc.constantFrom("strong", "code") },
  { requiredKeys: ["text"] },
);
// Twelve units hold the longest character above.
const cases = [fc.array(span, { maxLength: 5 }), fc.integer({ min: 12, max: 80 })] as const;

/** Every non-space character with its look. */
function inked(parts: readonly Rich[]): string[] {
  return parts.flatMap((part) =>
    part.flatMap(({ text, style }) => Array.from(text.replace(/\s/g, ""), (one) => `${one} ${style ?? ""}`)),
  );
}

describe("splitText() of any text", () => {
  it("loses and changes nothing but white space", () => {
    fc.assert(
      fc.property(...cases, (text, most) => {
        expect(inked(splitText(text, most))).toEqual(inked([text]));
      }),
    );
  });

  it("exceeds the limit with no part, and gives no empty one unless there is nothing to say", () => {
    fc.assert(
      fc.property(...cases, (text, most) => {
        const parts = splitText(text, most).map(plainOf);
        expect(parts.filter((part) => part.length > most)).toEqual([]);
        expect(parts.filter((part) => part === "")).toHaveLength(plainOf(text).trim() === "" ? 1 : 0);
      }),
    );
  });

  it("cuts neither within a character nor before a mark", () => {
    fc.assert(
      fc.property(...cases, (text, most) => {
        const [, ...rest] = splitText(text, most).map(plainOf);
        expect(rest.filter((part) => /^(\p{M}|[\uDC00-\uDFFF])/u.test(part))).toEqual([]);
      }),
    );
  });

  it("keeps short ones within any limit of two units or more, whatever they are made of", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.integer({ min: 2, max: 10 }), (text, most) => {
        const parts = cut(text, most);
        expect(parts.filter((part) => part.length > most)).toEqual([]);
        expect(parts.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
        expect(parts.filter((part) => /\p{Surrogate}/u.test(part))).toEqual([]);
      }),
    );
  });
});
