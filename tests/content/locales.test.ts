import { describe, expect, it } from "vitest";
import { compareLanguages, missingPlurals } from "../../src/content/compare-languages.ts";
import { type ContentProblem, inReadingOrder, problemLine } from "../../src/content/problem.ts";
import { readLocales } from "../../src/content/read-locales.ts";

function read(texts: Record<string, string>) {
  return readLocales(Object.entries(texts).map(([path, text]) => ({ file: `locales/${path}.yaml`, text })));
}

function lines(problems: ContentProblem[]): string[] {
  return inReadingOrder(problems).map(problemLine);
}

/** Every mistake that reading and comparing finds. */
function mistakes(texts: Record<string, string>): string[] {
  const { locales, problems } = read(texts);
  const [base, ...others] = locales;
  if (!base) return lines(problems);
  return lines([
    ...problems,
    ...locales.flatMap(missingPlurals),
    ...others.flatMap((other) => compareLanguages(base, other)),
  ]);
}

describe("readLocales()", () => {
  it("gives every text under namespace and path, the base language first", () => {
    const { locales, problems } = read({
      "en/web": "send: Send\n",
      "vi/web": "send: Gửi\nmenu:\n  title: |\n    Chào\n    anh/chị\n",
    });
    expect(problems).toEqual([]);
    expect(locales.map(({ lang, texts }) => [lang, [...texts].map(([key, { text }]) => [key, text])])).toEqual([
      [
        "vi",
        [
          ["web:send", "Gửi"],
          ["web:menu.title", "Chào\nanh/chị"],
        ],
      ],
      ["en", [["web:send", "Send"]]],
    ]);
  });

  it.each([
    ["an empty text", "a: ''\n", 'locales/vi/web.yaml:1:4 "a" has no text'],
    ["a key without text", "a:\n", 'locales/vi/web.yaml:1:3 "a" has no text'],
    ["a number", "a:\n  b: 112\n", 'locales/vi/web.yaml:2:6 "b" is read as 112, not as text; put it in quotes'],
    ["a truth value", "a: true\n", 'locales/vi/web.yaml:1:4 "a" is read as true, not as text; put it in quotes'],
    ["a list", "a:\n  - x\n", 'locales/vi/web.yaml:1:1 "a" is a list; write one text, with | for several lines'],
    [
      "a key with a colon",
      '"a:b": x\n',
      'locales/vi/web.yaml:1:8 key "a:b" contains ":", which separates the namespace',
    ],
    [
      "one text under two spellings",
      "a:\n  b: x\na.b: y\n",
      'locales/vi/web.yaml:3:6 "web:a.b" is already written elsewhere',
    ],
    [
      "a text that fetches another",
      "a: $t(web:b)\n",
      'locales/vi/web.yaml:1:4 "a" contains "$t(", which would fetch another text; write the words out',
    ],
    [
      "a parameter that is not closed",
      "a: Chào {{name}\n",
      "locales/vi/web.yaml:1:4 has {{ without }} or }} without {{",
    ],
    [
      "a parameter that is no name",
      "a: Chào {{- tên}}\n",
      "locales/vi/web.yaml:1:4 {{- tên}} is no parameter: its name must be letters, digits and hyphens, beginning with a small letter",
    ],
    ["a catalogue that is a list", "- a\n", 'locales/vi/web.yaml:1:1 must be a block of "key: text"'],
    [
      "a tab, and nothing else of that file",
      "a:\n\tb:\n",
      "locales/vi/web.yaml:2:1 is indented with a tab; use two spaces",
    ],
  ])("reports %s", (_, text, expected) => {
    expect(mistakes({ "vi/web": text })).toEqual([expected]);
  });
});

describe("compareLanguages()", () => {
  it("finds nothing where both languages say the same", () => {
    expect(mistakes({ "vi/web": "a: Chào {{name}}\n", "en/web": "a: Hello {{name}}\n" })).toEqual([]);
  });

  it("reports missing and left-over texts where they can be found", () => {
    expect(mistakes({ "vi/web": "a: Một\nb:\n  c: Hai\n", "en/web": "a: One\nb:\n  d: Three\n" })).toEqual([
      'locales/en/web.yaml:3:6 "web:b.d" is left over: vi has no such text',
      'locales/vi/web.yaml:3:6 "web:b.c" has no text in en',
    ]);
  });

  it("reports different parameters", () => {
    expect(mistakes({ "vi/web": "a: Chào {{name}}\n", "en/web": "\na: Hello {{nom}}\n" })).toEqual([
      'locales/en/web.yaml:2:4 "web:a" uses {{nom}} in en, but {{name}} in vi',
    ]);
    expect(mistakes({ "vi/web": "a: Chào\n", "en/web": "a: Hello {{name}}\n" })).toEqual([
      'locales/en/web.yaml:1:4 "web:a" uses {{name}} in en, but no parameter in vi',
    ]);
  });

  it("reports a missing catalogue once, not each of its texts", () => {
    expect(mistakes({ "vi/web": "a: Một\nb: Hai\n", "en/console": "c: Three\n" })).toEqual([
      "locales/en/console.yaml:1:1 has no counterpart locales/vi/console.yaml",
      "locales/vi/web.yaml:1:1 has no counterpart locales/en/web.yaml",
    ]);
  });

  it("does not call texts missing whose catalogue cannot be read", () => {
    expect(mistakes({ "vi/web": "a: Một\nb: Hai\n", "en/web": "a: One\na: Eins\n" })).toEqual([
      'locales/en/web.yaml:2:1 key "a" stands twice; keep one',
    ]);
  });
});

describe("missingPlurals()", () => {
  it("lets each language have the plural forms it has", () => {
    expect(
      mistakes({ "vi/web": "days: '{{count}} ngày'\n", "en/web": "days_one: one day\ndays_other: '{{count}} days'\n" }),
    ).toEqual([]);
  });

  it("reports a form that is missing, one that the language does not have, and a mix", () => {
    expect(
      mistakes({ "vi/web": "a_one: một\na_other: nhiều\nb: x\nb_other: y\n", "en/web": "a_other: many\nb: x\n" }),
    ).toEqual([
      'locales/en/web.yaml:1:10 "web:a" lacks its form "web:a_one" in en',
      'locales/vi/web.yaml:1:8 vi has no plural form "one"',
      'locales/vi/web.yaml:4:10 "web:b" is written with and without "_other"; keep one way',
    ]);
  });
});
