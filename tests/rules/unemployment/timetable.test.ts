import { describe, expect, it } from "vitest";
import { benefitMonth } from "../../../src/rules/unemployment/benefit-month.ts";
import { unemploymentBenefit } from "../../../src/rules/unemployment/unemployment-benefit.ts";
import { type Answers, books, caseOf, worker, workerOf2021 } from "./worker.ts";

function result(changed: Answers, more: Parameters<typeof caseOf>[1] = {}) {
  return unemploymentBenefit(caseOf({ ...worker, ...changed }, more));
}

describe("benefitMonth()", () => {
  it("goes from a day to the day before it", () => {
    expect([1, 2].map((number) => benefitMonth("2026-12-09", number))).toEqual([
      { from: "2026-12-09", to: "2027-01-08" },
      { from: "2027-01-09", to: "2027-02-08" },
    ]);
  });

  it.each([
    ["2026-01-31", ["2026-02-28", "2026-03-30", "2026-04-30"]],
    ["2026-01-29", ["2026-02-28", "2026-03-28", "2026-04-28"]],
    ["2027-12-30", ["2028-01-29", "2028-02-29", "2028-03-29"]],
  ])("ends on a month's last day where the month lacks the day: %s", (start, ends) => {
    expect([1, 2, 3].map((number) => benefitMonth(start, number).to)).toEqual(ends);
  });
});

describe("the timetable of a file of 23/11/2026", () => {
  it("counts every day by the new law, across the holiday of 24/11 and Tết 2027", () => {
    const { timetable } = result({});
    expect(timetable).toEqual({
      filed: "2026-11-23",
      isSupposed: false,
      withdrawUntil: "2026-12-08",
      testEnds: "2026-12-08",
      starts: "2026-12-09",
      decisionBy: "2026-12-15",
      collect: { from: "2026-12-15", to: "2026-12-18", advisedBy: "2026-12-17" },
      firstPaymentBy: "2026-12-25",
      months: [
        { number: 1, from: "2026-12-09", to: "2027-01-08", notice: null, paidBy: "2026-12-25" },
        {
          number: 2,
          from: "2027-01-09",
          to: "2027-02-08",
          notice: { from: "2027-01-09", to: "2027-01-13", advisedBy: "2027-01-13" },
          paidBy: "2027-01-20",
        },
        {
          number: 3,
          from: "2027-02-09",
          to: "2027-03-08",
          notice: { from: "2027-02-09", to: "2027-02-15", advisedBy: "2027-02-15" },
          paidBy: "2027-02-22",
        },
      ],
      ends: "2027-03-08",
      collectMoneyUntil: "2027-06-08",
      monthLacksDay: false,
    });
  });

  it("says which year is not known and keeps the other days", () => {
    const { timetable, yearsNotKnown, flags } = result({ ...{ insuredMonthsIn24: 24, unusedInsuredMonths: 144 } }, {});
    expect(timetable?.months?.at(-1)).toEqual({
      number: 12,
      from: "2027-11-09",
      to: "2027-12-08",
      notice: { from: "2027-11-09", to: "2027-11-12", advisedBy: "2027-11-11" },
      paidBy: "2027-11-19",
    });
    expect([yearsNotKnown, flags.some(({ id }) => id === "calendar-not-known")]).toEqual([[], false]);
    const late = result(
      { jobEndedOn: "2027-10-29", unemploymentFiledOn: "2027-12-01", lastContributedMonth: "2027-10-01" },
      { today: "2027-12-02" },
    );
    expect([late.timetable?.starts, late.timetable?.decisionBy, late.timetable?.firstPaymentBy]).toEqual([
      "2027-12-16",
      "2027-12-22",
      { yearNotKnown: 2028 },
    ]);
    expect([late.yearsNotKnown, late.flags.map(({ id }) => id)]).toEqual([
      [2028],
      ["annex-first", "calendar-not-known"],
    ]);
    expect([late.verdict, late.total]).toEqual(["eligible", 11160000]);
  });

  it("knows no day without a calendar, and every sum all the same", () => {
    const { timetable, total, verdict } = result({}, { calendar: { ...books.calendar, years: new Map() } });
    expect([timetable?.starts, timetable?.months, total, verdict]).toEqual([
      { yearNotKnown: 2026 },
      null,
      11160000,
      "eligible",
    ]);
  });
});

describe("the timetable of the old law", () => {
  it("pays the first month within five working days of the decision, and says nothing of later payments", () => {
    const { timetable } = unemploymentBenefit(caseOf(workerOf2021));
    expect([timetable?.withdrawUntil, timetable?.firstPaymentBy]).toEqual(["2021-02-17", "2021-03-03"]);
    expect(timetable?.months?.map(({ from, paidBy }) => [from, paidBy])).toEqual([
      ["2021-02-18", "2021-03-03"],
      ["2021-03-18", null],
      ["2021-04-18", null],
    ]);
  });
});

describe("the plan", () => {
  it("of somebody who has not filed counts as if they filed today", () => {
    const { plan } = result({ jobEndedOn: "2026-11-13", unemploymentFiledOn: "none" });
    expect(plan.map(({ id, day, month }) => [id, day ?? null, month])).toEqual([
      ["get-papers", "2026-11-17", null],
      ["file", "2027-02-15", null],
      ["withdraw", "2026-12-09", null],
      ["no-new-job-until", "2026-12-09", null],
      ["benefit-starts", "2026-12-10", null],
      ["decision", "2026-12-16", null],
      ["collect-decision", "2026-12-21", null],
      ["first-payment", "2026-12-28", 1],
      ["monthly-notice", "2027-01-13", 2],
      ["payment", "2027-01-20", 2],
      ["monthly-notice", "2027-02-15", 3],
      ["payment", "2027-02-22", 3],
      ["benefit-ends", "2027-03-09", null],
      ["collect-money", "2027-06-09", null],
      ["ask-for-training", "2027-11-15", null],
      ["tell-of-job", null, null],
    ]);
    expect(plan.filter(({ isSupposed }) => !isSupposed).map(({ id }) => id)).toEqual([
      "get-papers",
      "file",
      "ask-for-training",
      "tell-of-job",
    ]);
    expect(plan.find(({ id }) => id === "file")).toMatchObject({
      advisedBy: "2027-02-11",
      cite: "luat-viec-lam-2025.d38.k1.c",
      confidence: "act",
    });
  });

  it("of somebody with a new job says until when to tell of it", () => {
    const { plan, verdict } = result({ newSituation: "insured-job", newSituationOn: "2027-02-01" });
    expect(verdict).toBe("eligible");
    expect(plan.find(({ id }) => id === "tell-of-change")).toMatchObject({
      from: "2027-02-01",
      day: "2027-02-11",
      advisedBy: "2027-02-03",
    });
    expect(plan.some(({ id }) => id === "tell-of-job")).toBe(false);
  });

  it("tells somebody past the advised day to file today", () => {
    const { plan } = result({ jobEndedOn: "2026-08-24", unemploymentFiledOn: "none" });
    const file = { from: "2026-11-25", day: "2026-11-25", advisedBy: "2026-11-25" };
    expect(plan.find(({ id }) => id === "file")).toMatchObject(file);
  });

  it("of somebody who gets nothing is empty", () => {
    expect(result({ insuredMonthsIn24: 11, unusedInsuredMonths: 11 }).plan).toEqual([]);
  });

  it("names the last day to file and the earlier one that people are told", () => {
    const { plan } = result(
      { jobEndedOn: "2026-08-24", unemploymentFiledOn: "none", lastContributedMonth: "2026-08-01" },
      { today: "2026-10-01" },
    );
    expect(plan.find(({ id }) => id === "file")).toMatchObject({ day: "2026-11-25", advisedBy: "2026-11-20" });
  });
});

describe("papers, forms and places", () => {
  it("of the new law name the portal and the short contract where there is one", () => {
    const { paperwork } = result({ insuredContractKind: "from-3-to-12-months", insuredMonthsIn36: 12 });
    expect(paperwork?.papers.map(({ id }) => id)).toEqual([
      "request",
      "termination-paper",
      "short-contract",
      "insurance-book",
    ]);
    expect(paperwork?.places.map(({ id }) => id)).toEqual(["service-centre", "portal", "proxy-or-post"]);
  });

  it("of the old law know no portal, and of the forms only the request", () => {
    const { paperwork } = unemploymentBenefit(caseOf(workerOf2021));
    expect(paperwork?.places.map(({ id }) => id)).toEqual(["service-centre", "proxy-or-post"]);
    expect(paperwork?.forms.map(({ id }) => id)).toEqual(["form-request"]);
    expect(paperwork?.papers.map(({ id }) => id)).toEqual(["request", "termination-paper", "insurance-book"]);
  });
});
