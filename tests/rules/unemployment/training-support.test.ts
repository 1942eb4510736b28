import { describe, expect, it } from "vitest";
import { courseLength, supportedMonths } from "../../../src/rules/unemployment/course-length.ts";
import { type TrainingGiven, trainingSupport } from "../../../src/rules/unemployment/training-support.ts";
import { books } from "./worker.ts";

const course = { from: "2026-12-01", to: "2027-01-31", fee: 5000000, daysAttended: 44 };

const asker: TrainingGiven = {
  ...books,
  today: "2026-11-25",
  receivesBenefit: false,
  monthsInWindow: 9,
  jobEndedOn: "2026-10-31",
  askedOn: "2026-11-23",
  newJobOn: "none",
  course,
};

function support(changed: Partial<TrainingGiven> = {}) {
  return trainingSupport({ ...asker, ...changed });
}

function statuses(changed: Partial<TrainingGiven> = {}) {
  return support(changed).conditions.map(({ status }) => status);
}

describe("the sums of training support", () => {
  it("count a course of exactly three months as short by the old law only", () => {
    const three = { from: "2026-12-01", to: "2027-02-28", fee: 4500001, daysAttended: 0 };
    expect(support({ course: three }).sums?.tuition).toBe(4500000);
    const dear = { ...three, fee: 4600000 };
    expect(support({ course: dear, today: "2025-12-01" }).sums?.tuition).toBe(4500000);
    const long = { ...three, to: "2027-03-01", fee: 9000000 };
    expect(support({ course: long }).sums?.tuition).toBe(5250000);
    expect(support({ course: long, today: "2025-12-01" }).sums?.tuition).toBe(5250000);
  });

  it("are not known before the decision of 2021 was named", () => {
    expect(support({ today: "2021-10-31" }).sums).toBeNull();
  });
});

describe("supportedMonths()", () => {
  it.each([
    [0, 2],
    [1, 2.5],
    [14, 2.5],
    [15, 3],
    [30, 3],
  ])("counts %i days beyond two months as %f months", (days, months) => {
    expect(supportedMonths({ months: 2, days }, 6)).toBe(months);
  });

  it("counts at most six", () => {
    expect(supportedMonths({ months: 6, days: 20 }, 6)).toBe(6);
  });
});

describe("courseLength()", () => {
  it.each([
    ["2022-03-01", "2022-11-30", { months: 9, days: 0 }],
    ["2026-12-01", "2026-12-14", { months: 0, days: 14 }],
    ["2027-01-31", "2027-02-28", { months: 1, days: 1 }],
  ])("from %s to %s", (from, to, expected) => {
    expect(courseLength(from, to)).toEqual(expected);
  });
});

describe("who gets training support", () => {
  it("by the new law needs nine months of 36, a request within twelve months, and no job in ten working days", () => {
    const { conditions, askUntil } = support();
    expect(conditions.map(({ id, status, cite }) => [id, status, cite])).toEqual([
      ["training-entitled", "met", "luat-viec-lam-2025.d37"],
      ["training-asked-in-time", "met", "luat-viec-lam-2025.d37"],
      ["training-no-new-job", "met", "luat-viec-lam-2025.d37"],
    ]);
    expect(askUntil).toEqual({ lastDay: "2027-11-01", advisedBy: "2027-10-29" });
  });

  it.each([
    [8, "failed"],
    [9, "met"],
    [null, "unknown"],
  ] as const)("is %s months: %s", (monthsInWindow, status) => {
    expect(statuses({ monthsInWindow })[0]).toBe(status);
  });

  it("is whoever receives the benefit, at any time", () => {
    const late = { receivesBenefit: true, monthsInWindow: 0, jobEndedOn: "2025-11-03" };
    expect(statuses(late)).toEqual(["met", "met", "met"]);
  });

  it.each([
    ["2027-11-01", "met"],
    ["2027-11-02", "failed"],
  ])("is asked on %s: %s", (askedOn, status) => {
    expect(statuses({ askedOn, today: askedOn })[1]).toBe(status);
  });

  it.each([
    ["2026-11-25", "failed"],
    ["2026-12-08", "failed"],
    ["2026-12-09", "met"],
  ])("is defeated by a job in the ten working days after the request: %s %s", (newJobOn, status) => {
    expect(statuses({ newJobOn })[2]).toBe(status);
  });

  it("by the old law has no window to ask in", () => {
    const { conditions, askUntil } = support({ today: "2022-05-06", askedOn: "2022-05-06" });
    expect([conditions.map(({ id }) => id), askUntil]).toEqual([["training-entitled", "training-no-new-job"], null]);
  });
});

describe("the days of training support", () => {
  it("give the decision within 15 working days by the new law", () => {
    expect(support().decisionBy).toBe("2026-12-15");
    expect(support({ askedOn: "none" }).decisionBy).toBeNull();
  });
});
