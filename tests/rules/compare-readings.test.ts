import { describe, expect, it } from "vitest";
import { compareReadings, readAlike } from "../../src/rules/compare-readings.ts";
import type { Side } from "../../src/rules/enumerate-cases.ts";
import { facts, parameters, programme, sources } from "./small-rules.ts";

const limits = { today: "2021-06-01", atMost: 1000, seed: 1 };
const definitions = facts({ months: { type: "months", min: 0, max: 500 }, unused: { type: "yes-no" } });

function reading(bound: number, each: unknown, rest: Record<string, unknown> = {}): Side {
  const conditions = [{ id: "enough", fact: "months", "at-least": bound, cite: "act" }];
  return {
    definitions,
    sources,
    parameters: parameters({
      wage: {
        unit: "vnd",
        values: [
          { from: "2020-01-01", value: 5, cite: "act" },
          { from: "2021-01-01", value: 6, cite: "act" },
        ],
      },
    }),
    programme: programme({
      versions: [{ from: "2021-01-01", conditions }],
      amount: [{ id: "once", each, cite: "act" }],
      examples: [
        { says: "thirteen months", "as-of": "2021-06-01", facts: { months: 13 }, expect: { verdict: "eligible" } },
      ],
      ...rest,
    }),
  };
}

describe("compareReadings()", () => {
  it("finds the cases between an old and a new bound, with what is paid less", () => {
    const { cases } = compareReadings(reading(12, 1000), reading(15, 1000), limits);
    const lost = {
      before: { verdict: "eligible", total: 1000 },
      after: { verdict: "ineligible", total: null },
      difference: -1000,
    };
    expect(cases).toEqual({
      tried: 8,
      complete: true,
      changed: [14, 12, 13].map((months) => ({ facts: { months: { value: months } }, asOf: "2021-06-01", ...lost })),
    });
  });

  it("finds another sum, and the worked examples it changes", () => {
    const { examples } = compareReadings(reading(12, 1000), reading(12, 1500), limits);
    expect(examples).toEqual({
      tried: 1,
      complete: true,
      changed: [
        {
          says: "thirteen months",
          facts: { months: { value: 13 } },
          asOf: "2021-06-01",
          before: { verdict: "eligible", total: 1000 },
          after: { verdict: "eligible", total: 1500 },
          difference: 500,
        },
      ],
    });
  });

  it("says that a sum which cannot be told has no difference", () => {
    const before = reading(12, { parameter: "wage" });
    const gone = parameters({ wage: { unit: "vnd", values: [{ from: "2020-01-01", value: null, cite: "act" }] } });
    const { examples } = compareReadings(before, { ...before, parameters: gone }, limits);
    expect(examples.changed.map(({ before: was, after, difference }) => [was.total, after.total, difference])).toEqual([
      [6, null, null],
    ]);
  });

  it("tries the days on which a version or an undated number begins", () => {
    const now = reading(12, { parameter: "wage" });
    const more = parameters({
      wage: {
        unit: "vnd",
        values: [
          { from: "2020-01-01", value: 4, cite: "act" },
          { from: "2021-01-01", value: 6, cite: "act" },
        ],
      },
    });
    const { cases } = compareReadings(now, { ...now, parameters: more }, limits);
    expect(cases.changed.map(({ asOf, difference }) => [asOf, difference])).toEqual([
      ["2020-01-01", -1],
      ["2020-01-01", -1],
      ["2020-01-01", -1],
    ]);
  });
});

describe("readAlike()", () => {
  it("does not mind papers, words of examples and facts that the programme does not ask", () => {
    const one = reading(12, 1000);
    const papers = [{ id: "form", cite: "act" }];
    const fewer = new Map([...definitions].filter(([name]) => name !== "unused"));
    expect(readAlike(one, { ...reading(12, 1000, { papers }), definitions: fewer })).toBe(true);
  });

  it("minds a bound, a sum, a limit of a question and how well a source is known", () => {
    const one = reading(12, 1000);
    const wider = facts({ months: { type: "months", min: 0, max: 600 }, unused: { type: "yes-no" } });
    const act = sources.get("unsure");
    const doubtful = new Map([...sources, ...(act ? [["act", act] as const] : [])]);
    const others = [
      reading(13, 1000),
      reading(12, 1001),
      { ...one, definitions: wider },
      { ...one, sources: doubtful },
    ];
    expect(others.map((other) => readAlike(one, other))).toEqual([false, false, false, false]);
  });
});
