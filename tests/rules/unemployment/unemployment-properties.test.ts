import fc from "fast-check";
import { describe, it } from "vitest";
import { readClaim } from "../../../src/rules/unemployment/claim.ts";
import { daysFit } from "../../../src/rules/unemployment/days-fit.ts";
import { unemploymentFacts } from "../../../src/rules/unemployment/facts-read.ts";
import { unemploymentTexts } from "../../../src/rules/unemployment/texts.ts";
import { unemploymentBenefit } from "../../../src/rules/unemployment/unemployment-benefit.ts";
import { type Answers, caseOf } from "./worker.ts";

const days = fc.constantFrom("none", "2025-08-15", "2025-12-20", "2026-01-05", "2026-10-31", "2026-11-20");
const months = fc.integer({ min: 9, max: 24 });

/** Every question with answers on both sides of what decides, of people whose days fit together. */
const answers: fc.Arbitrary<Answers> = fc
  .record({
    jobEndedOn: days,
    unemploymentFiledOn: days,
    unemploymentDecidedOn: fc.constantFrom("none", "2025-12-31", "2026-01-02"),
    ...Object.fromEntries(
      Object.entries(unemploymentFacts).flatMap(([name, fact]) =>
        "options" in fact ? [[name, fc.constantFrom(...fact.options)]] : [],
      ),
    ),
    noticeNotNeeded: fc.boolean(),
    newSituationOn: fc.constantFrom("2026-11-21", "2026-12-20"),
    insuredMonthsIn36: months,
    insuredMonthsIn24: months,
    paidByState: fc.boolean(),
    unusedInsuredMonths: fc.integer({ min: 0, max: 200 }),
    averageInsuredWage: fc.constantFrom(5000000, 30833333, 60000000),
    lastContributedMonth: fc.constantFrom("2025-08-01", "2025-12-01", "2026-01-01", "2026-10-01"),
  })
  .filter((all) => daysFit(readClaim(caseOf(all))) && isDecidedAfterFiling(all));

/** Nobody has a decision without a file. */
function isDecidedAfterFiling({ unemploymentFiledOn: filed, unemploymentDecidedOn: decided }: Answers): boolean {
  return decided === "none" || (filed !== "none" && String(filed) <= String(decided));
}

/** A person's answers and the same with some of them still open or not known. */
const partly = fc.record({
  all: answers,
  hidden: fc.dictionary(fc.constantFrom(...Object.keys(unemploymentFacts)), fc.constantFrom(null, "unknown")),
});

describe("unemploymentBenefit()", () => {
  it("never takes back a refusal or a promise once more is known", () => {
    fc.assert(
      fc.property(partly, ({ all, hidden }) => {
        const early = unemploymentBenefit(caseOf({ ...all, ...hidden })).verdict;
        const late = unemploymentBenefit(caseOf(all)).verdict;
        return (early !== "eligible" && early !== "ineligible") || early === late;
      }),
      { numRuns: 1500 },
    );
  });

  it("never changes a sum that it gave once more is known", () => {
    fc.assert(
      fc.property(partly, ({ all, hidden }) => {
        const early = unemploymentBenefit(caseOf({ ...all, ...hidden }));
        const late = unemploymentBenefit(caseOf(all));
        if (early.amount?.is !== "known" || late.amount?.is !== "known" || early.law !== late.law) return true;
        return early.amount.monthly.dong === late.amount.monthly.dong;
      }),
      { numRuns: 1500 },
    );
  });

  it("never refuses while every failing condition is one that only a person judges", () => {
    fc.assert(
      fc.property(partly, ({ all, hidden }) => {
        const { verdict, conditions } = unemploymentBenefit(caseOf({ ...all, ...hidden }));
        const isFailed = conditions.some(({ status }) => status === "failed");
        return (verdict === "ineligible") === isFailed;
      }),
      { numRuns: 500 },
    );
  });

  it("has words for every condition and its outcome", () => {
    const keys = new Set(unemploymentTexts().map(({ key }) => key));
    fc.assert(
      fc.property(partly, ({ all, hidden }) => {
        const { conditions } = unemploymentBenefit(caseOf({ ...all, ...hidden }));
        return conditions.every(({ id, status }) => keys.has(`conditions.${id}.${status}`));
      }),
      { numRuns: 500 },
    );
  });

  it("leaves nothing to ask of whoever answered everything", () => {
    fc.assert(
      fc.property(answers, (all) => unemploymentBenefit(caseOf(all)).verdict !== "undecided"),
      { numRuns: 500 },
    );
  });
});
