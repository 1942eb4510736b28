import { describe, expect, it } from "vitest";
import { factSchema, validateFact } from "../../src/rules/fact.ts";

function check(definition: Record<string, unknown>, ...values: unknown[]) {
  return values.map((value) => validateFact(factSchema.parse(definition), value));
}

const ok = { ok: true };

describe("validateFact()", () => {
  it("takes the options of a choice and names them otherwise", () => {
    const reason = "must be one of working, on-leave";
    expect(check({ type: "choice", options: ["working", "on-leave"] }, "on-leave", "on-leav", true)).toEqual([
      ok,
      { ok: false, reason },
      { ok: false, reason },
    ]);
  });

  it("takes true and false for yes-no", () => {
    expect(check({ type: "yes-no" }, true, false, "true")).toEqual([
      ok,
      ok,
      { ok: false, reason: "must be true or false" },
    ]);
  });

  it("takes whole numbers within the limits, none below zero unless allowed", () => {
    const reason = "must be a whole number from 0 to 240";
    const definition = { type: "months", min: 0, max: 240 };
    expect(check(definition, 0, 240)).toEqual([ok, ok]);
    expect(check(definition, -1, 241, 2.5, "12", Number.NaN)).toEqual(Array(5).fill({ ok: false, reason }));
    expect(check({ type: "number" }, -1)).toEqual([{ ok: false, reason: "must be a whole number of at least 0" }]);
    expect(check({ type: "number", min: -5 }, -5)).toEqual([ok]);
  });

  it("takes real days within the limits, and none only where allowed", () => {
    const definition = { type: "date", earliest: "2020-01-01", latest: "2021-09-30", none: true };
    const reason = 'must be a day as YYYY-MM-DD from 2020-01-01 until 2021-09-30 or "none"';
    expect(check(definition, "2020-01-01", "2021-09-30", "none")).toEqual([ok, ok, ok]);
    expect(check(definition, "2019-12-31", "2021-10-01", "2021-02-29", "soon")).toEqual(
      Array(4).fill({ ok: false, reason }),
    );
    expect(check({ type: "date" }, "none")).toEqual([{ ok: false, reason: "must be a day as YYYY-MM-DD" }]);
  });
});

describe("factSchema", () => {
  it.each([
    [{ type: "choice" }, "a choice needs its options"],
    [{ type: "yes-no", options: ["a", "b"] }, '"options" belongs to a choice, but the type is "yes-no"'],
    [{ type: "date", min: 1 }, '"min" belongs to a number, but the type is "date"'],
    [{ type: "money", latest: "2021-01-01" }, '"latest" belongs to a date, but the type is "money"'],
    [{ type: "number", none: true }, '"none" belongs to a date, but the type is "number"'],
    [{ type: "choice", options: ["a", "none"] }, 'option "none" stands twice or is a reserved word'],
    [{ type: "choice", options: ["a", "a"] }, 'option "a" stands twice or is a reserved word'],
    [{ type: "days", min: 5, max: 4 }, "max 4 is below min 5"],
    [{ type: "date", earliest: "2021-02-01", latest: "2021-01-01" }, "latest 2021-01-01 is before earliest 2021-02-01"],
  ])("refuses %j", (raw, message) => {
    expect(factSchema.safeParse(raw).error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});
