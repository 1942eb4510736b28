import { beforeAll, describe, expect, it } from "vitest";
import { type Books, readBooks } from "../../src/authoring/books.ts";
import { readChoice } from "../../src/flow/read/read-choice.ts";
import { projectRoot } from "../../src/project-root.ts";
import { employerPlaces } from "../../src/rules/unemployment/wage-region.ts";

let books: Books;

beforeAll(async () => {
  books = await readBooks(projectRoot);
});

/** What is understood where somebody names the place of their employer. */
function placeMeant(text: string, lang: string) {
  const choices = employerPlaces.map((id) => ({
    id,
    label: books.words(lang, `facts:employerWageRegion.options.${id}`),
    also: books.words(lang, `facts:employerWageRegion.words.${id}`).split(", "),
  }));
  const reading = readChoice(text, choices);
  if (reading.ok) return reading.value;
  return reading.reason === "ambiguous" ? reading.options : reading.reason;
}

describe.each(["vi", "en"])("the words of the employer's region in %s", (lang) => {
  it.each([
    ["xã Bảo Lâm", "cao-bang-elsewhere"],
    ["huyen hoa an", "cao-bang-elsewhere"],
    ["Trùng Khánh", "cao-bang-elsewhere"],
    ["phường Sông Hiến", "cao-bang-city-wards"],
    ["Thuc Phan", "cao-bang-city-wards"],
  ])("know %j of Cao Bằng", (text, place) => {
    expect(placeMeant(text, lang)).toBe(place);
  });

  it.each(["Bắc Giang", "bac giang", "An Giang", "Sơn La", "Hà Nội", "quang nam", "Bình Dương"])(
    "ask back which region of %j, and take it for no place of Cao Bằng that sounds alike",
    (text) => {
      expect(placeMeant(text, lang)).toEqual(["region-1", "region-2", "region-3", "region-4"]);
    },
  );

  it("leave open the communes that changed their region or are there twice", () => {
    expect([placeMeant("Hoàng Tung", lang), placeMeant("Lê Chung", lang), placeMeant("Hưng Đạo", lang)]).toEqual([
      "unreadable",
      "unreadable",
      "unreadable",
    ]);
  });
});
