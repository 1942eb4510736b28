import { describe, expect, it } from "vitest";
import { unemploymentFacts } from "../../../src/rules/unemployment/facts-read.ts";
import { nextUnemploymentFact, unemploymentBenefit } from "../../../src/rules/unemployment/unemployment-benefit.ts";
import { type Answers, caseOf, worker } from "./worker.ts";

/** Answers questions one by one as asked, until none is left, and gives what was asked. */
function asked(person: Answers, today = "2026-11-25"): string[] {
  const answers: Answers = {};
  const questions: string[] = [];
  for (;;) {
    const next = nextUnemploymentFact(caseOf(answers, { today }));
    if (next === null) return questions;
    if (questions.includes(next)) throw new Error(`${next} is asked twice`);
    questions.push(next);
    const name = Object.keys(unemploymentFacts).find((fact) => fact === next) as keyof Answers; // next is a name of it
    answers[name] = person[name] ?? "unknown";
  }
}

describe("nextUnemploymentFact()", () => {
  it("asks a usual worker ten questions, the look-ups last, and neither region nor month below the cap", () => {
    expect(asked(worker)).toEqual([
      "jobEndedOn",
      "unemploymentFiledOn",
      "insuredContractKind",
      "jobEndReason",
      "pensionSituation",
      "contributionAtEnd",
      "newSituation",
      "insuredMonthsIn24",
      "unusedInsuredMonths",
      "averageInsuredWage",
    ]);
  });

  it("asks for region and month where the cap counts and the minimum wage changed between", () => {
    const well = {
      ...worker,
      averageInsuredWage: 50000000,
      jobEndedOn: "2026-01-05",
      unemploymentFiledOn: "2026-02-02",
    };
    expect(asked({ ...well, lastContributedMonth: "2025-12-01" }).slice(-3)).toEqual([
      "averageInsuredWage",
      "employerWageRegion",
      "lastContributedMonth",
    ]);
    expect(asked({ ...worker, averageInsuredWage: 50000000 }).slice(-2)).toEqual([
      "averageInsuredWage",
      "employerWageRegion",
    ]);
  });

  it.each([
    [{ jobEndedOn: "none" }, ["jobEndedOn"]],
    [
      { jobEndedOn: "2026-01-31", unemploymentFiledOn: "none", lateFilingReason: "no-such-reason" },
      ["jobEndedOn", "unemploymentFiledOn", "lateFilingReason"],
    ],
    [{ insuredContractKind: "domestic-work" }, ["jobEndedOn", "unemploymentFiledOn", "insuredContractKind"]],
  ])("stops as soon as the benefit is refused: %o", (changed, questions) => {
    expect(asked({ ...worker, ...changed })).toEqual(questions);
  });

  it("asks no sums of who must see a person anyway", () => {
    expect(asked({ ...worker, contributionAtEnd: "employer-did-not-pay" }).slice(-2)).toEqual([
      "newSituation",
      "insuredMonthsIn24",
    ]);
  });

  it("comes to an end for somebody who knows nothing", () => {
    expect(asked({})).toEqual(["jobEndedOn", "unemploymentFiledOn"]);
    expect(asked({ unemploymentFiledOn: "2026-11-02" }).slice(0, 3)).toEqual([
      "jobEndedOn",
      "unemploymentFiledOn",
      "insuredContractKind",
    ]);
    expect(asked({ jobEndedOn: "2026-10-31" }).at(-1)).toBe("newSituation");
  });

  it("finds the same outcome as all answers at once", () => {
    const answers: Answers = { ...worker };
    const few = Object.fromEntries(asked(worker).map((name) => [name, answers[name as keyof Answers]])); // asked names are facts
    const [all, some] = [answers, few as Answers].map((given) => unemploymentBenefit(caseOf(given)));
    expect([some?.verdict, some?.total]).toEqual([all?.verdict, all?.total]);
  });
});
