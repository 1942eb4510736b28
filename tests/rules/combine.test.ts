import { describe, expect, it } from "vitest";
import { combine } from "../../src/rules/combine.ts";
import { evaluate } from "../../src/rules/evaluate.ts";
import { facts, given, simple } from "./small-rules.ts";

const definitions = facts({
  stopped: { type: "yes-no" },
  days: { type: "days", max: 60 },
  months: { type: "months", max: 6 },
  staff: { type: "number", max: 100 },
});
const stopped = [{ id: "stopped", fact: "stopped", is: true, cite: "act" }];
const sum = (each: number, rest = {}) => [{ id: "sum", each, cite: "act", ...rest }];

const small = simple(stopped, { id: "small", group: "one-off", amount: sum(1_000_000) });
const large = simple(stopped, { id: "large", group: "one-off", amount: sum(3_710_000) });
const meals = simple(stopped, { id: "meals", amount: sum(80_000, { times: { fact: "days", "at-most": 21 } }) });
const loan = simple(stopped, { id: "loan", benefit: "loan", amount: sum(3_430_000, { times: ["staff", "months"] }) });
const unsure = simple([{ id: "stopped", fact: "stopped", is: true, cite: "unsure" }], {
  id: "unsure",
  amount: sum(9_000_000),
});

function combined(raw: Parameters<typeof given>[1]) {
  const programmes = [small, large, meals, loan, unsure];
  const found = combine(programmes.map((programme) => evaluate(programme, given(definitions, raw))));
  const ids = (list: { programme: { id: string } }[]) => list.map(({ programme }) => programme.id);
  return {
    paid: ids(found.paid),
    instead: found.instead.map(({ evaluation, by }) => [evaluation.programme.id, by.programme.id]),
    apart: ids(found.apart),
    referred: ids(found.referred),
    between: [found.least, found.most],
  };
}

describe("combine()", () => {
  it("pays the largest of a group, adds what stacks, and keeps loans and what a person must decide apart", () => {
    expect(combined({ stopped: true, days: 10, staff: 9, months: 3 })).toEqual({
      paid: ["large", "meals"],
      instead: [["small", "large"]],
      apart: ["loan"],
      referred: ["unsure"],
      between: [3_710_000 + 800_000, 3_710_000 + 800_000],
    });
  });

  it("gives the least and the most while the person does not know a number", () => {
    expect(combined({ stopped: true, days: "unknown", staff: 9, months: 3 }).between).toEqual([
      3_710_000,
      3_710_000 + 21 * 80_000,
    ]);
  });

  it("is nothing for a person to whom nothing is due", () => {
    expect(combined({ stopped: false })).toEqual({
      paid: [],
      instead: [],
      apart: [],
      referred: ["unsure"],
      between: [0, 0],
    });
  });
});

describe("a sum with factors", () => {
  it("multiplies them, and counts of each no more than it may", () => {
    const amount = (raw: Parameters<typeof given>[1], rule = meals) => evaluate(rule, given(definitions, raw)).amount;
    expect(amount({ stopped: true, days: 22 })?.lines).toEqual([
      { id: "sum", each: 80_000, times: 21, sum: 1_680_000, cite: "act" },
    ]);
    expect(amount({ stopped: true, staff: 9, months: 3 }, loan)?.total).toBe(92_610_000);
    expect(amount({ stopped: true, staff: 0 }, loan)?.total).toBe(0);
  });
});
