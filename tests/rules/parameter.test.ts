import { describe, expect, it } from "vitest";
import { checkParameter, parameterSchema, runParameterExamples, valueOn } from "../../src/rules/parameter.ts";
import { loadParameters } from "./load-flows.ts";
import { facts, parameters, sources } from "./small-rules.ts";

function wage(values: unknown[], rest: object = {}) {
  const parameter = parameters({ wage: { unit: "vnd", values, ...rest } }).get("wage");
  if (!parameter) throw new Error("no parameter");
  return parameter;
}

const dated = wage([
  { from: "2020-01-01", value: 3070000, cite: "act" },
  { from: "2022-07-01", value: 3250000, cite: "act" },
  { from: "2024-01-01", value: null, cite: "act" },
]);

describe("valueOn()", () => {
  it("says not-yet before the first day", () => {
    expect(valueOn(dated, "2019-12-31")).toBe("not-yet");
  });

  it("gives the value from its day until the next one begins", () => {
    expect(["2020-01-01", "2022-06-30", "2022-07-01", "2023-12-31"].map((day) => valueOn(dated, day))).toEqual([
      3070000, 3070000, 3250000, 3250000,
    ]);
  });

  it("says repealed from the day it is repealed, never the last value", () => {
    expect(["2024-01-01", "2026-11-23"].map((day) => valueOn(dated, day))).toEqual(["repealed", "repealed"]);
  });
});

describe("checkParameter()", () => {
  it("finds nothing in a sound one", () => {
    expect(checkParameter(dated, new Map(), sources)).toEqual([]);
  });

  it("finds days out of order, unknown sources and a dating fact that is none", () => {
    const wrong = wage(
      [
        { from: "2022-07-01", value: 1, cite: "act" },
        { from: "2022-07-01", value: 2, cite: "acts" },
      ],
      { by: "months" },
    );
    expect(checkParameter(wrong, facts({ months: { type: "months" } }), sources)).toEqual([
      { path: ["by"], message: 'is dated by "months", which is no date but a months' },
      { path: ["values", 1, "from"], message: "2022-07-01 does not come after 2022-07-01" },
      { path: ["values", 1, "cite"], message: 'cites the unknown source "acts"; did you mean "act"?' },
    ]);
    expect(
      checkParameter(
        wage([], { values: [{ from: "2022-07-01", value: 1, cite: "act" }], by: "month" }),
        facts({ months: { type: "months" } }),
        sources,
      ),
    ).toEqual([{ path: ["by"], message: 'uses the unknown fact "month"; did you mean "months"?' }]);
  });
});

describe("runParameterExamples()", () => {
  const wage = loadParameters(["wages"]).get("minimum-wage-region-2");
  const house = parameterSchema.parse(wage);

  it("finds every example of the minimum wage of region II to hold", () => {
    expect(runParameterExamples(house)).toEqual([]);
    expect(house.examples?.flatMap(({ id }) => id ?? [])).toEqual(["w14-before", "w14-from"]);
  });

  it("says which value came out instead, and which id stands twice", () => {
    const examples = [
      { id: "a", says: "too early", day: "2019-12-31", expect: 3920000 },
      { id: "a", says: "the old value", day: "2025-12-31", expect: 4730000 },
    ];
    expect(runParameterExamples({ ...house, examples })).toEqual([
      { path: ["examples", 1, "id"], message: 'the example "a" is there twice' },
      { path: ["examples", 0, "expect"], message: 'example "too early" expects 3920000, but the rules give not-yet' },
      {
        path: ["examples", 1, "expect"],
        message: 'example "the old value" expects 4730000, but the rules give 4410000',
      },
    ]);
  });
});
