import { describe, expect, it } from "vitest";
import { buildWords } from "../../src/content/build-words.ts";
import { readLocales } from "../../src/content/read-locales.ts";

const { locales } = readLocales([
  {
    file: "locales/vi/web.yaml",
    text: "greeting: Chào {{name}}\ndays: '{{count}} ngày'\nnested:\n  ids:\n    qd23.13.1: Điều 13\n  title: 'Mục: một'\nonlyVi: x\n",
  },
  { file: "locales/en/web.yaml", text: "greeting: Hello {{name}}\ndays_one: one day\ndays_other: '{{count}} days'\n" },
]);
const { words, hasWords } = buildWords(locales);

describe("words()", () => {
  it("gives the text of a key in a language", () => {
    expect(words("vi", "web:nested.title")).toBe("Mục: một");
    expect(words("vi", "web:nested.ids.qd23.13.1")).toBe("Điều 13");
  });

  it("fills parameters in as they are, without escaping or reading them", () => {
    expect(words("vi", "web:greeting", { name: '<b>A & "B"</b> $& {{name}} $t(web:days)' })).toBe(
      'Chào <b>A & "B"</b> $& {{name}} $t(web:days)',
    );
  });

  it("chooses the plural form by count", () => {
    expect(words("en", "web:days", { count: 1 })).toBe("one day");
    expect(words("en", "web:days", { count: 2 })).toBe("2 days");
    expect(words("vi", "web:days", { count: 1 })).toBe("1 ngày");
  });

  it("answers in the base language when the language is not spoken here", () => {
    expect(words("fr", "web:greeting", { name: "An" })).toBe("Chào An");
  });

  it("throws for a key that does not exist and names the nearest", () => {
    expect(() => words("vi", "web:greting")).toThrow(
      new Error('There is no text "web:greting" in vi; did you mean "web:greeting"?'),
    );
    expect(() => words("en", "web:onlyVi")).toThrow(new Error('There is no text "web:onlyVi" in en'));
  });

  it("throws for a parameter that is not given", () => {
    expect(() => words("vi", "web:greeting")).toThrow(
      new Error('The text "web:greeting" needs the parameter {{name}}, which was not given'),
    );
  });
});

describe("hasWords()", () => {
  it("knows a text, and a text with plural forms, in the language asked for", () => {
    expect([
      hasWords("en", "web:days"),
      hasWords("vi", "web:onlyVi"),
      hasWords("en", "web:onlyVi"),
      hasWords("fr", "web:days"),
    ]).toEqual([true, true, false, false]);
  });
});
