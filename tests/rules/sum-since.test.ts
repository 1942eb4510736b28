import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/rules/evaluate.ts";
import { facts, given, simple } from "./small-rules.ts";

const definitions = facts({ insured: { type: "yes-no" }, old: { type: "yes-no" } });
const paying = simple([{ id: "insured", fact: "insured", is: true, cite: "act" }], {
  amount: [
    { id: "basic", each: 1000000, cite: "act" },
    { id: "added", since: "2021-11-06", when: { fact: "old", is: true }, each: 500000, cite: "act" },
  ],
});

function paid(rest: { today?: string; ruleOf?: string }, old?: boolean) {
  const known = given(definitions, { insured: true, ...(old === undefined ? {} : { old }) }, rest);
  const { amount, missing } = evaluate(paying, known);
  return { total: amount?.total, missing };
}

describe("a sum that a later version of the rule added", () => {
  it("is paid from its day on", () => {
    expect(paid({ today: "2021-11-05" }, true)).toEqual({ total: 1000000, missing: [] });
    expect(paid({ today: "2021-11-06" }, true)).toEqual({ total: 1500000, missing: [] });
  });

  it("is asked about only from that day on", () => {
    expect(paid({ today: "2021-11-05" })).toEqual({ total: 1000000, missing: [] });
    expect(paid({ today: "2021-11-06" })).toEqual({ total: undefined, missing: ["old"] });
  });

  it("is left out where the rule of an earlier day is asked for", () => {
    expect(paid({ today: "2026-11-23", ruleOf: "2021-10-19" }, true)).toEqual({ total: 1000000, missing: [] });
  });
});
