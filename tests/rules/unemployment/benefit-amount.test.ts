import { describe, expect, it } from "vitest";
import { unemploymentBenefit } from "../../../src/rules/unemployment/unemployment-benefit.ts";
import { type Answers, caseOf, worker, workerOf2021 } from "./worker.ts";

function result(changed: Answers, more: Parameters<typeof caseOf>[1] = {}) {
  return unemploymentBenefit(caseOf({ ...worker, ...changed }, more));
}

function dongOf({ amount }: ReturnType<typeof result>) {
  return amount?.is === "known" ? amount.monthly.dong : amount?.is;
}

describe("the sum of a month", () => {
  it("is exact from six wages", () => {
    const { amount } = result(
      { averageInsuredWage: null },
      { wages: [6000000, 6000000, 6000000, 6500000, 6500000, 6500001] },
    );
    expect(amount?.is === "known" && amount.monthly).toEqual({
      exact: { numerator: 37500001, denominator: 10 },
      dong: 3750000,
      isRounded: true,
      limitedBy: "wage",
    });
  });

  it("is not cut where the share is exactly the cap", () => {
    const { amount } = result({ averageInsuredWage: 34500000, employerWageRegion: "region-3" });
    expect(amount?.is === "known" && [amount.monthly.dong, amount.monthly.limitedBy]).toEqual([20700000, "wage"]);
  });

  it("is known without the region below the lowest cap, and lies between two sums above it", () => {
    const without = { employerWageRegion: "unknown", lastContributedMonth: "2026-10-01" };
    expect(dongOf(result({ ...without, averageInsuredWage: 30000000 }))).toBe(18000000);
    const { amount, unknown, total, flags } = result({ ...without, averageInsuredWage: 50000000 });
    expect(amount?.is === "between" && [amount.low.dong, amount.high.dong]).toEqual([18500000, 26550000]);
    expect([unknown, total]).toEqual([["employerWageRegion"], null]);
    expect(flags.map(({ id, forAPerson }) => [id, forAPerson])).toEqual([
      ["sum-between", true],
      ["annex-first", false],
    ]);
  });

  it.each([
    ["cao-bang-city-wards", 20700000],
    ["cao-bang-elsewhere", 18500000],
  ])("follows the region of %s in 2026", (employerWageRegion, sum) => {
    expect(dongOf(result({ averageInsuredWage: 50000000, employerWageRegion }))).toBe(sum);
  });

  it("is unsure in Cao Bằng for the second half of 2025, where the cap counts", () => {
    const late2025 = {
      jobEndedOn: "2025-12-31",
      unemploymentFiledOn: "2026-01-05",
      lastContributedMonth: "2025-12-01",
      employerWageRegion: "cao-bang-city-wards",
      averageInsuredWage: 50000000,
    };
    const { amount, flags } = result(late2025);
    expect(amount?.is === "known" && [amount.monthly.dong, amount.confidence]).toEqual([19300000, "unsure"]);
    expect(flags.map(({ id }) => id)).toEqual(["wage-region-unsure", "ended-2025-filed-2026", "annex-first"]);
    expect(result({ ...late2025, averageInsuredWage: 6000000 }).flags.map(({ id }) => id)).toEqual([
      "ended-2025-filed-2026",
      "annex-first",
    ]);
  });

  it.each([
    ["2023-06-30", 7450000],
    ["2023-07-01", 9000000],
    ["2024-07-01", 11700000],
  ])("is by the old law at most 5 base salaries of %s for who was paid by the State", (jobEndedOn, sum) => {
    const ofState = { ...workerOf2021, jobEndedOn, unemploymentFiledOn: jobEndedOn, unemploymentDecidedOn: jobEndedOn };
    const { amount } = unemploymentBenefit(caseOf({ ...ofState, paidByState: true, averageInsuredWage: 50000000 }));
    expect(amount?.is === "known" && [amount.monthly.dong, amount.confidence]).toEqual([sum, "recalled"]);
  });

  it("is by the new law never cut by the base salary", () => {
    expect(dongOf(result({ paidByState: true, averageInsuredWage: 25000000 }))).toBe(15000000);
  });

  it("is not given where the minimum wage of the time is not known", () => {
    const of2019 = {
      ...workerOf2021,
      jobEndedOn: "2019-05-31",
      unemploymentFiledOn: "2019-06-03",
      unemploymentDecidedOn: "2019-06-20",
    };
    const { amount, flags } = unemploymentBenefit(caseOf(of2019));
    expect(amount?.is).toBe("wage-not-known");
    expect(flags.some(({ id }) => id === "wage-not-known")).toBe(true);
  });

  it("is flagged for a person where law and decree count another minimum wage", () => {
    const straddle = {
      lastContributedMonth: "2025-12-01",
      jobEndedOn: "2026-01-05",
      unemploymentFiledOn: "2026-01-12",
      averageInsuredWage: 31000000,
      employerWageRegion: "region-4",
    };
    const flag = result(straddle).flags.find(({ id }) => id === "cap-straddle");
    expect(flag).toMatchObject({ forAPerson: true, cite: "nd374-2025.d15.k1" });
  });

  it("is explained line by line", () => {
    const { lines } = result({ averageInsuredWage: 50000000, unusedInsuredMonths: 41, insuredMonthsIn24: 24 });
    expect(lines.map(({ id, values }) => [id, ...Object.values(values).map(({ value }) => value)])).toEqual([
      ["share", 60, 50000000, 30000000],
      ["cap", 5, 3700000, 18500000],
      ["limited-by-cap", 18500000],
      ["months", 41, 3],
      ["odd-months", 5],
      ["total", 3, 18500000, 55500000],
    ]);
    expect(lines[1]).toMatchObject({ cite: "nd293-2025", confidence: "act" });
  });

  it("says nothing of sums where the months do not fit together", () => {
    const { duration, total, flags } = result({ insuredMonthsIn24: 20, unusedInsuredMonths: 15 });
    expect([duration, total, flags[0]?.id]).toEqual([null, null, "months-do-not-fit"]);
  });
});
