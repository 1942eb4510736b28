import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanLine, cleanParagraphs, cleanText } from "../../src/petitions/clean-text.ts";
import { letters } from "./filled.ts";

describe("cleanText()", () => {
  it("keeps every Vietnamese letter, typed whole or in parts", () => {
    expect(letters.map(cleanText)).toEqual(letters);
    expect(letters.map((text) => cleanText(text.normalize("NFD")))).toEqual(letters);
  });

  it("keeps the signs of ordinary writing", () => {
    const text = '14.200.000 đồng, 50 %, "A & B" <c> - – … ₫ © ½ 12/QĐ-UBND';
    expect(cleanText(text)).toBe(text);
  });

  it("drops controls, direction marks, joiners, pictures and halves of characters", () => {
    expect(cleanText("a\u0000b\u001Bc\u202Ed\u200Fe\u200Df\uFEFFg\uD83Dh\uFFFFi👍🏽j🇻🇳k☎\uFE0Fl")).toBe("abcdefghijkl");
  });

  it("ends lines in one way", () => {
    expect(cleanText("a\r\nb\rc\u2028d\u0085e\tf")).toBe("a\nb\nc\nd\ne f");
  });

  it("leaves nothing that XML forbids, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const cleaned = cleanText(text);
        expect(cleaned).toBe(cleaned.normalize("NFC"));
        expect(/(?!\n)\p{C}/u.test(cleaned)).toBe(false);
        expect(cleanText(cleaned)).toBe(cleaned);
      }),
    );
  });
});

describe("cleanLine()", () => {
  it("puts everything on one line", () => {
    expect(cleanLine("  Nông \n\n Thị\u00A0\u3000Đỏ ")).toBe("Nông Thị Đỏ");
  });
});

describe("cleanParagraphs()", () => {
  it("gives each line with text, without spaces around it", () => {
    expect(cleanParagraphs(" một  hai \n\n \n ba")).toEqual(["một hai", "ba"]);
  });

  it("gives nothing for blanks", () => {
    expect(cleanParagraphs(" \n\t")).toEqual([]);
  });
});
