import { describe, expect, it } from "vitest";
import { unemploymentBenefit } from "../../../src/rules/unemployment/unemployment-benefit.ts";
import { type Answers, caseOf, worker, workerOf2021 } from "./worker.ts";

/** How a condition comes out in a case, and what the case comes to. */
function outcome(id: string, answers: Answers) {
  const { conditions, verdict } = unemploymentBenefit(caseOf(answers));
  return [conditions.find((condition) => condition.id === id)?.status, verdict];
}

const current = (changed: Answers) => ({ ...worker, ...changed });
const old = (changed: Answers) => ({ ...workerOf2021, ...changed });
const refused = ["failed", "ineligible"];
const granted = ["met", "eligible"];
const referred = ["person", "refer"];

describe("insured-contract", () => {
  it.each([
    ["under-1-month", refused, refused],
    ["probation", refused, ["person", "refer"]],
    ["domestic-work", refused, refused],
    ["public-work-contract", granted, granted],
    ["paid-manager", granted, referred],
  ])("of the kind %s", (insuredContractKind, byNew, byOld) => {
    expect(outcome("insured-contract", current({ insuredContractKind }))).toEqual(byNew);
    expect(outcome("insured-contract", old({ insuredContractKind }))).toEqual(byOld);
  });

  it("of one to three months counts by the new law only", () => {
    const short = { insuredContractKind: "from-1-to-3-months", insuredMonthsIn36: 12 };
    expect(outcome("insured-contract", current(short))).toEqual(granted);
    expect(outcome("insured-contract", old(short))).toEqual(refused);
  });
});

describe("months-in-window", () => {
  it.each([
    [11, refused],
    [12, granted],
    [13, granted],
  ])("with %i months", (months, expected) => {
    const many = { unusedInsuredMonths: 40 };
    expect(outcome("months-in-window", current({ ...many, insuredMonthsIn24: months }))).toEqual(expected);
    expect(outcome("months-in-window", old({ ...many, insuredMonthsIn24: months }))).toEqual(expected);
    const short = { ...many, insuredContractKind: "from-3-to-12-months", insuredMonthsIn36: months };
    expect(outcome("months-in-window", current(short))).toEqual(expected);
    expect(outcome("months-in-window", old(short))).toEqual(expected);
  });
});

describe("left-lawfully", () => {
  it.each(["contract-expired", "agreed", "employer-ended", "dismissed", "resigned-with-notice"])(
    "is met by %s",
    (jobEndReason) => {
      expect(outcome("left-lawfully", current({ jobEndReason }))).toEqual(granted);
    },
  );

  it("refuses who left without notice, unless the law needed none", () => {
    const left = { jobEndReason: "resigned-without-notice" };
    expect(outcome("left-lawfully", current({ ...left, noticeNotNeeded: false }))).toEqual(refused);
    expect(outcome("left-lawfully", current({ ...left, noticeNotNeeded: true }))).toEqual(granted);
    expect(outcome("left-lawfully", current({ ...left, noticeNotNeeded: "unknown" }))).toEqual(["unknown", "refer"]);
  });
});

describe("no-pension", () => {
  it.each([
    ["pension", refused, refused],
    ["incapacity-allowance", referred, refused],
    ["qualified", referred, granted],
    ["no-pension", granted, granted],
  ])("for %s", (pensionSituation, byNew, byOld) => {
    expect(outcome("no-pension", current({ pensionSituation }))).toEqual(byNew);
    expect(outcome("no-pension", old({ pensionSituation }))).toEqual(byOld);
  });

  it("refuses who resigned when qualified, but not where the job ended before the new law", () => {
    const resigned = { pensionSituation: "qualified", jobEndReason: "resigned-with-notice" };
    expect(outcome("no-pension", current(resigned))).toEqual(refused);
    const before = { jobEndedOn: "2025-12-15", unemploymentFiledOn: "2026-01-05", lastContributedMonth: "2025-12-01" };
    expect(outcome("no-pension", current({ ...resigned, ...before }))).toEqual(referred);
  });
});

describe("contributing-at-end", () => {
  it.each([
    ["paid", granted],
    ["on-leave", granted],
    ["employer-did-not-pay", referred],
    ["not-paid", refused],
    ["unknown", ["unknown", "refer"]],
  ])("for %s", (contributionAtEnd, expected) => {
    expect(outcome("contributing-at-end", current({ contributionAtEnd }))).toEqual(expected);
    expect(outcome("contributing-at-end", old({ contributionAtEnd }))).toEqual(expected);
  });
});

describe("no-new-situation", () => {
  it.each([
    ["2026-12-08", refused],
    ["2026-12-07", refused],
    ["2026-12-09", granted],
  ])(
    "counts a job of %s against the tenth working day after 23/11/2026, which is 8/12/2026",
    (newSituationOn, expected) => {
      const job = current({ newSituation: "insured-job", newSituationOn });
      expect(outcome("no-new-situation", job)).toEqual(expected);
    },
  );

  it.each(["military", "study-over-12-months", "compulsory-measure", "detained", "abroad"])(
    "refuses %s by the new law and leaves it to a person by the old one",
    (newSituation) => {
      expect(outcome("no-new-situation", current({ newSituation, newSituationOn: "2026-11-24" }))).toEqual(refused);
      expect(outcome("no-new-situation", old({ newSituation, newSituationOn: "2021-01-21" }))).toEqual(referred);
    },
  );

  it("refuses a job that was found before filing", () => {
    const job = current({ newSituation: "insured-job", newSituationOn: "2026-11-01", unemploymentFiledOn: "none" });
    expect(outcome("no-new-situation", job)).toEqual(refused);
  });
});

describe("job-ended", () => {
  it("refuses who still works", () => {
    expect(outcome("job-ended", current({ jobEndedOn: "none", unemploymentFiledOn: "none" }))).toEqual(refused);
  });
});

describe("law-known", () => {
  const filed = { jobEndedOn: "2025-11-03", unemploymentFiledOn: "2025-12-01" };

  it.each([
    ["2025-12-31", "old"],
    ["2026-01-01", "new"],
  ])("of a decision of %s is the %s one", (unemploymentDecidedOn, law) => {
    expect(unemploymentBenefit(caseOf(current({ ...filed, unemploymentDecidedOn }))).law).toBe(law);
  });

  it("asks for the decision of a file from before 2026, and says nothing else before it is known", () => {
    const { law, verdict, missing, amount } = unemploymentBenefit(
      caseOf(current({ ...filed, unemploymentDecidedOn: null })),
    );
    expect([law, verdict, missing, amount]).toEqual([null, "undecided", ["unemploymentDecidedOn"], null]);
  });

  it("leaves a file to a person whose decision the person does not know of", () => {
    const { verdict, unknown } = unemploymentBenefit(caseOf(current({ ...filed, unemploymentDecidedOn: "unknown" })));
    expect([verdict, unknown]).toEqual(["refer", ["unemploymentDecidedOn"]]);
  });

  it("is the old one for everything before 2026", () => {
    const before = current({
      ...filed,
      unemploymentDecidedOn: "none",
      lastContributedMonth: "2025-10-01",
      paidByState: false,
    });
    const { law, flags } = unemploymentBenefit(caseOf(before, { today: "2025-12-31" }));
    expect(law).toBe("old");
    expect(flags.map(({ id }) => id)).toEqual(["on-benefit-at-change", "annex-first"]);
  });

  it("warns that an undecided file may come under the new law", () => {
    const before = current({
      jobEndedOn: "2025-11-03",
      unemploymentFiledOn: "2025-12-20",
      unemploymentDecidedOn: "none",
      lastContributedMonth: "2025-10-01",
      paidByState: false,
    });
    const { flags } = unemploymentBenefit(caseOf(before, { today: "2025-12-31" }));
    expect(flags.map(({ id }) => id)).toEqual(["on-benefit-at-change", "undecided-at-change", "annex-first"]);
  });
});

describe("every condition", () => {
  it("cites its article and how far it is known", () => {
    const { conditions } = unemploymentBenefit(caseOf(worker));
    expect(conditions.map(({ id, cite, confidence }) => [id, cite, confidence])).toEqual([
      ["job-ended", "luat-viec-lam-2025.d38.k1", "act"],
      ["filed-in-time", "luat-viec-lam-2025.d38.k1.c", "act"],
      ["insured-contract", "luat-viec-lam-2025.d31", "act"],
      ["left-lawfully", "luat-viec-lam-2025.d38.k1.a", "recalled"],
      ["no-pension", "luat-viec-lam-2025.d38.k1.a", "act"],
      ["contributing-at-end", "nd374-2025.d3", "act"],
      ["no-new-situation", "luat-viec-lam-2025.d38.k1.d", "act"],
      ["months-in-window", "luat-viec-lam-2025.d38.k1.b", "act"],
    ]);
  });
});
