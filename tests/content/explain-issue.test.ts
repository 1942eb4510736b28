import { describe, expect, it } from "vitest";
import { z } from "zod";
import { findMistakes } from "../../src/content/explain-issue.ts";

const condition = z.union([
  z.strictObject({ fact: z.string(), is: z.array(z.string()) }),
  z.strictObject({ fact: z.string(), "at-least": z.number() }),
  z.strictObject({ all: z.array(z.string()) }),
]);

const schema = z.strictObject({
  title: z.string().min(1),
  from: z.iso.date(),
  sum: z.int().min(0).max(100),
  kind: z.enum(["eligible", "refer"]),
  papers: z.array(z.string()).min(1),
  when: condition.optional(),
  next: z.union([z.string(), z.array(z.string())]).optional(),
  step: z
    .discriminatedUnion("do", [
      z.strictObject({ do: z.literal("ask"), of: z.string() }),
      z.strictObject({ do: z.literal("say") }),
    ])
    .optional(),
  rates: z.record(z.string().regex(/^[a-z]+$/, "must be small letters"), z.number()).optional(),
});

const right = { title: "t", from: "2021-10-01", sum: 5, kind: "refer", papers: ["a"] };

function mistakes(changes: Record<string, unknown>): string[] {
  const value = { ...right, ...changes };
  return findMistakes({ schema, value }).map(({ path, message }) => `${path.join(".")} | ${message}`);
}

describe("findMistakes()", () => {
  it("has nothing to say about a value that fits", () => {
    expect(mistakes({})).toEqual([]);
  });

  it.each([
    ["an unknown key near a known one", { titel: "x" }, 'titel | key "titel" is not known here; did you mean "title"?'],
    [
      "an unknown key near none",
      { zebra: 1 },
      'zebra | key "zebra" is not known here; known are title, from, sum, kind, papers, when, next, step, rates',
    ],
    ["a missing key", { title: undefined }, 'title | "title" is missing'],
    ["a key without value", { title: null }, 'title | "title" must be text, but is empty'],
    ["an empty text", { title: "" }, 'title | "title" is empty'],
    ["a number instead of text", { title: 12 }, 'title | "title" must be text, but is 12'],
    [
      "a day that does not exist",
      { from: "2021-02-30" },
      'from | "from" is "2021-02-30", but must be a real day as YYYY-MM-DD',
    ],
    ["a fraction", { sum: 1.5 }, 'sum | "sum" must be a whole number, but is 1.5'],
    ["a number too large", { sum: 101 }, 'sum | "sum" is 101, but must be at most 100'],
    ["a number too small", { sum: -1 }, 'sum | "sum" is -1, but must be at least 0'],
    [
      "a mistyped word of a fixed list",
      { kind: "elligible" },
      'kind | "kind" is "elligible", but must be one of eligible, refer; did you mean "eligible"?',
    ],
    ["an empty list", { papers: [] }, 'papers | "papers" must have at least 1 entries'],
    ["a text instead of a list", { papers: "a" }, 'papers | "papers" must be a list ("- …"), but is "a"'],
    ["a number instead of text or list", { next: 3 }, 'next | "next" must be text or a list ("- …"), but is 3'],
    [
      "an unknown variant",
      { step: { do: "sya" } },
      'step.do | "do" is "sya", but must be one of ask, say; did you mean "say"?',
    ],
    ["a key of a table", { rates: { A1: 1 } }, 'rates.A1 | key "A1" cannot be used: must be small letters'],
  ])("explains %s", (_, changes, expected) => {
    expect(mistakes(changes)).toEqual([expected]);
  });

  it("explains a mistyped key by the variant that was most likely meant", () => {
    expect(mistakes({ when: { fact: "leaveDays", "at-lest": 15 } })).toEqual([
      'when.at-lest | key "at-lest" is not known here; did you mean "at-least"?',
    ]);
  });

  it("explains a wrong value in the variant whose keys fit", () => {
    expect(mistakes({ when: { fact: "leaveDays", "at-least": "15" } })).toEqual([
      'when.at-least | "at-least" must be a number, but is "15"',
    ]);
  });
});
