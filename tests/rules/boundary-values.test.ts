import { describe, expect, it } from "vitest";
import { boundaryValues } from "../../src/rules/boundary-values.ts";
import { factSchema } from "../../src/rules/fact.ts";

describe("boundaryValues()", () => {
  it("gives each bound, then its neighbours within the fact's limits", () => {
    const months = factSchema.parse({ type: "months", min: 0, max: 20 });
    expect(boundaryValues(months, [{ fact: "m", atLeast: 12 }], [0])).toEqual([12, 0, 11, 13, 1, 20]);
    const day = factSchema.parse({ type: "date", latest: "2021-09-30", none: true });
    expect(boundaryValues(day, [{ fact: "d", onOrBefore: "2021-09-30" }])).toEqual(["2021-09-30", "2021-09-29"]);
  });

  it("gives every option of a choice and both answers of yes-no", () => {
    expect(boundaryValues(factSchema.parse({ type: "choice", options: ["a", "b"] }), [])).toEqual(["a", "b"]);
    expect(boundaryValues(factSchema.parse({ type: "yes-no" }), [])).toEqual([true, false]);
  });
});
