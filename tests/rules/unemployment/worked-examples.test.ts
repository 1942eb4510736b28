import { describe, expect, it } from "vitest";
import { benefitMonths, type DurationNumbers } from "../../../src/rules/unemployment/benefit-months.ts";
import { type MonthState, monthStates } from "../../../src/rules/unemployment/kept-months.ts";
import { nextUnemploymentFact, unemploymentBenefit } from "../../../src/rules/unemployment/unemployment-benefit.ts";
import { type Answers, caseOf, worker, workerOf2021 } from "./worker.ts";

const numbers: DurationNumbers = { needed: 12, firstBand: 36, firstMonths: 3, perMonth: 12, most: 12 };

/** R received, S suspended, U uncollected, N not reached. */
function states(letters: string): MonthState[] {
  const byLetter = { R: "received", S: "suspended", U: "uncollected", N: "not-reached" } as const;
  return [...letters].map((letter) => byLetter[letter as keyof typeof byLetter]); // only these letters are written below
}

function result(changed: Answers, more: Parameters<typeof caseOf>[1] = {}) {
  return unemploymentBenefit(caseOf({ ...worker, ...changed }, more));
}

/** Months in the window never exceed all months. */
function withMonths(months: number): Answers {
  return { unusedInsuredMonths: months, insuredMonthsIn24: Math.min(months, 24) };
}

function monthlyOf(changed: Answers, more: Parameters<typeof caseOf>[1] = {}) {
  const { amount } = result(changed, more);
  if (amount?.is !== "known") throw new Error(`The sum is ${amount?.is}`);
  return amount;
}

describe("months of benefit", () => {
  it.each([
    { id: "W01", contributed: 41, months: 3, oddMonthsKept: 5 },
    { id: "W02", contributed: 150, months: 12, oddMonthsKept: 0 },
    { id: "W17", contributed: 12, months: 3, oddMonthsKept: 0 },
    { id: "W17", contributed: 24, months: 3, oddMonthsKept: 0 },
    { id: "W17", contributed: 35, months: 3, oddMonthsKept: 0 },
    { id: "W17", contributed: 36, months: 3, oddMonthsKept: 0 },
    { id: "W17", contributed: 37, months: 3, oddMonthsKept: 1 },
    { id: "W17", contributed: 47, months: 3, oddMonthsKept: 11 },
    { id: "W17", contributed: 48, months: 4, oddMonthsKept: 0 },
    { id: "W17", contributed: 59, months: 4, oddMonthsKept: 11 },
    { id: "W17", contributed: 60, months: 5, oddMonthsKept: 0 },
    { id: "W17", contributed: 143, months: 11, oddMonthsKept: 11 },
    { id: "W17", contributed: 144, months: 12, oddMonthsKept: 0 },
    { id: "W17", contributed: 145, months: 12, oddMonthsKept: 0 },
  ])("$id: $contributed contributed months give $months and keep $oddMonthsKept", ({ id: _, ...expected }) => {
    const { contributed, ...outcome } = expected;
    expect(benefitMonths(contributed, numbers)).toEqual(outcome);
    for (const law of [worker, workerOf2021]) {
      const { duration } = unemploymentBenefit(caseOf({ ...law, ...withMonths(contributed) }));
      expect(duration).toEqual(expected);
    }
  });
});

describe("months kept when a benefit ends", () => {
  const told = { event: "insured-job", notifiedInTime: true } as const;
  it.each([
    { says: "W04 a job told in time after one month", months: 17, letters: "RNN", ending: told, kept: 5 },
    { says: "W07 two months never collected", months: 12, letters: "RUU", kept: 0 },
    { says: "W09 one received, one suspended, one uncollected", months: 29, letters: "RSU", kept: 5 },
    { says: "W32 one notice missed", months: 24, letters: "RSR", kept: 0 },
  ])("$says", ({ months, letters, ending, kept }) => {
    const course = { states: states(letters), ...(ending ? { ending } : {}) };
    for (const law of [worker, workerOf2021]) {
      const { course: found } = unemploymentBenefit(caseOf({ ...law, ...withMonths(months) }, { course }));
      expect(found?.monthsKept).toBe(kept);
    }
  });

  it("W03 cancels a decision that nobody collected, and keeps every month", () => {
    expect(result(withMonths(40), { course: { decisionCollected: false } }).course).toEqual({
      status: "cancelled",
      event: null,
      paidMonths: [],
      monthsKept: 40,
      oddMonthsKept: 0,
      flags: [],
    });
  });

  it("W32 pays the first and the third month only", () => {
    const { amount, course } = result(
      { ...withMonths(24), averageInsuredWage: 8000000 },
      { course: { states: states("RSR") } },
    );
    const monthly = amount?.is === "known" ? amount.monthly.dong : 0;
    expect([monthly, course?.paidMonths, monthly * 2]).toEqual([4800000, [1, 3], 9600000]);
  });

  it("writes each state with one letter only", () => {
    expect(states("RSUN")).toEqual(monthStates);
  });
});

describe("who gets the benefit", () => {
  it("W15 refuses 11 months in the last 24, and the months stay", () => {
    const { verdict, duration, monthsStay, conditions } = result(withMonths(11));
    expect([verdict, duration, monthsStay]).toEqual(["ineligible", null, 11]);
    expect(conditions.filter(({ status }) => status !== "met").map(({ id }) => id)).toEqual(["months-in-window"]);
  });

  it("W16 gives 12 months, 6.200.000 đồng on average in region IV", () => {
    const { verdict, duration, amount, total, timetable } = result({});
    expect(verdict).toBe("eligible");
    expect(duration?.months).toBe(3);
    expect(amount?.is === "known" && amount.monthly.dong).toBe(3720000);
    expect(total).toBe(11160000);
    expect([timetable?.starts, timetable?.decisionBy]).toEqual(["2026-12-09", "2026-12-15"]);
  });

  it("W27 refuses a file one day after the window, and the months stay", () => {
    const late = { jobEndedOn: "2026-08-10", unemploymentFiledOn: "2026-11-11", lateFilingReason: "no-such-reason" };
    const { verdict, filing, monthsStay } = result(late);
    expect([verdict, filing?.lastDay, monthsStay]).toEqual(["ineligible", "2026-11-10", 12]);
  });

  it.each(["sickness-or-maternity", "accident", "disaster", "employer-owes"])(
    "W27 leaves a late file for %s to a person",
    (reason) => {
      const late = { jobEndedOn: "2026-08-10", unemploymentFiledOn: "2026-11-11", lateFilingReason: reason };
      expect(result(late).verdict).toBe("refer");
      expect(nextUnemploymentFact(caseOf({ ...worker, ...late, lateFilingReason: null }))).toBe("lateFilingReason");
    },
  );
});

describe("the sum of a month", () => {
  it.each([
    ["region-1", 22100000],
    ["region-2", 19600000],
    ["region-3", 17150000],
    ["region-4", 15350000],
  ])("W18 is at most 5 minimum wages of 2021 in %s", (employerWageRegion, sum) => {
    const of2021 = { ...workerOf2021, jobEndedOn: "2021-03-01", averageInsuredWage: 50000000, employerWageRegion };
    expect(monthlyOf(of2021).monthly).toMatchObject({ dong: sum, limitedBy: "cap" });
  });

  it.each([
    ["region-1", 26550000],
    ["region-2", 23650000],
    ["region-3", 20700000],
    ["region-4", 18500000],
  ])("W20 is at most 5 minimum wages of 2026 in %s", (employerWageRegion, sum) => {
    expect(monthlyOf({ averageInsuredWage: 50000000, employerWageRegion }).monthly).toMatchObject({
      dong: sum,
      limitedBy: "cap",
    });
  });

  it("W21 is exact just below the cap, and says that it was rounded down", () => {
    const just = monthlyOf({ averageInsuredWage: 30833333 });
    expect(just.monthly).toEqual({
      exact: { numerator: 92499999, denominator: 5 },
      dong: 18499999,
      isRounded: true,
      limitedBy: "wage",
    });
    expect(92499999 / 5).toBe(18499999.8);
    expect(result({ averageInsuredWage: 30833333 }).flags.map(({ id }) => id)).toEqual([
      "rounding-not-fixed",
      "annex-first",
    ]);
  });

  it.each([30833334, 30840000])("W21 is the cap for an average of %i", (averageInsuredWage) => {
    const { monthly, cap } = monthlyOf({ averageInsuredWage });
    expect([monthly.dong, monthly.limitedBy, monthly.isRounded, cap.sum]).toEqual([18500000, "cap", false, 18500000]);
  });

  it("W23 follows the law where the decree counts another minimum wage, and flags it for a person", () => {
    const straddle = {
      lastContributedMonth: "2025-12-01",
      jobEndedOn: "2026-01-05",
      unemploymentFiledOn: "2026-01-12",
      averageInsuredWage: 31000000,
      employerWageRegion: "region-4",
    };
    const { monthly, byDecree } = monthlyOf(straddle);
    expect([monthly.dong, byDecree?.dong]).toEqual([17250000, 18500000]);
    const flag = result(straddle).flags.find(({ id }) => id === "cap-straddle");
    expect(flag).toMatchObject({ forAPerson: true, cite: "nd374-2025.d15.k1" });
    expect(monthlyOf({ ...straddle, averageInsuredWage: 28000000 }).byDecree).toBeNull();
  });
});

describe("the law that decides", () => {
  it("W24 is the new one for a file of 29/12/2025 without a decision", () => {
    const filed = { jobEndedOn: "2025-12-01", unemploymentFiledOn: "2025-12-29", unemploymentDecidedOn: "none" };
    const { law, timetable } = result(filed, { today: "2026-01-02" });
    expect([law, timetable?.starts]).toEqual(["new", "2026-01-14"]);
  });

  it.each([
    ["2025-12-31", "old"],
    ["2026-01-01", "new"],
  ])("of a decision of %s is the %s one", (unemploymentDecidedOn, law) => {
    expect(result({ jobEndedOn: "2025-11-03", unemploymentFiledOn: "2025-12-01", unemploymentDecidedOn }).law).toBe(
      law,
    );
  });
});

describe("until when to file", () => {
  it.each([
    ["W26", "2026-08-24", ["2026-11-24", "2026-11-25", "2026-11-20", "2026-11-22"]],
    ["W27", "2026-08-10", ["2026-11-10", "2026-11-10", "2026-11-06", "2026-11-08"]],
    ["W28", "2026-09-30", ["2026-12-30", "2026-12-30", "2026-12-29", "2026-12-29"]],
  ])("%s: a job that ended on %s has its nominal, legal, advised and ninetieth day", (_, jobEndedOn, days) => {
    const { filing } = result({ jobEndedOn, unemploymentFiledOn: "none" });
    expect([filing?.nominalLastDay, filing?.lastDay, filing?.advisedBy, filing?.thirtyDaysEach]).toEqual(days);
  });

  it("W28 takes a file on the last day, which is day 91", () => {
    const { verdict } = result(
      { jobEndedOn: "2026-09-30", unemploymentFiledOn: "2026-12-30" },
      { today: "2026-12-30" },
    );
    expect(verdict).toBe("eligible");
  });

  it("W26 takes a file on the day after the holiday, and none later", () => {
    const filedOn = (day: string) =>
      result({ jobEndedOn: "2026-08-24", unemploymentFiledOn: day, lateFilingReason: "no-such-reason" }).verdict;
    expect([filedOn("2026-11-25"), filedOn("2026-11-26")]).toEqual(["eligible", "ineligible"]);
  });
});

describe("the days of the old law", () => {
  it("W30 counts across Tết 2021", () => {
    const { timetable } = unemploymentBenefit(caseOf(workerOf2021));
    expect([timetable?.testEnds, timetable?.starts, timetable?.decisionBy]).toEqual([
      "2021-02-17",
      "2021-02-18",
      "2021-02-24",
    ]);
  });
});
