import { describe, expect, it } from "vitest";
import { checkParameter, valueOn } from "../../src/rules/parameter.ts";
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
