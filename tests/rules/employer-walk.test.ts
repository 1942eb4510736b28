import { describe, expect, it } from "vitest";
import type { Evaluation } from "../../src/rules/evaluate.ts";
import { leavesOfVersion, versionOn } from "../../src/rules/programme.ts";
import * as law from "./employer-law-by-hand.ts";
import { forkMatters } from "./fork-matters.ts";
import { loadProgramme, loadRulebook } from "./load-flows.ts";
import { forks, knownAnswer, leaves, walkProgramme } from "./walk-programme.ts";

const today = "2026-11-23";

/** A programme, the day whose rule is walked, the law read by hand, and what refuses or leaves it to a person. */
interface Case {
  id: string;
  day: string;
  byHand: (read: law.Read) => law.Outcome;
  refuses: string[];
  refers: string[];
}

const cases: Case[] = [
  {
    id: "nq68-accident-fund",
    day: today,
    byHand: law.accidentFund,
    refuses: ["not-state-body", "not-state-paid", "pays-accident-insurance"],
    refers: ["not-mass-organisation", "not-partly-state-paid"],
  },
  {
    id: "nq116-employer-cut",
    day: today,
    byHand: law.unemploymentCut,
    refuses: ["insured-before-october", "not-state-body", "not-state-funded"],
    refers: [],
  },
  {
    id: "nq68-pension-fund",
    day: "2021-10-07",
    byHand: law.pensionPauseOfJuly,
    refuses: ["months-left", "paid-up-to-april", "staff-fell-15"],
    refers: [],
  },
  {
    id: "nq68-pension-fund",
    day: today,
    byHand: law.pensionPauseOfOctober,
    refuses: ["months-left", "paid-up-to-january", "staff-fell-10"],
    refers: ["filed-in-time"],
  },
  {
    id: "nq68-training",
    day: today,
    byHand: law.training,
    refuses: ["filed-in-time", "insurance-paid", "plan-made", "revenue-fell", "somebody-trained", "structure-changed"],
    refers: [],
  },
  {
    id: "nq68-stoppage-loan",
    day: "2021-11-05",
    byHand: law.stoppageLoan,
    refuses: ["fifteen-days", "insured-staff", "no-bad-debt", "stopped-without-fault"],
    refers: ["place-known", "whole-month"],
  },
  {
    id: "nq68-stoppage-loan",
    day: today,
    byHand: law.stoppageLoan,
    refuses: ["fifteen-days", "filed-in-time", "insured-staff", "stopped-without-fault"],
    refers: ["place-known", "whole-month"],
  },
  {
    id: "nq68-recovery-loan",
    day: "2021-11-05",
    byHand: law.recoveryLoanOfJuly,
    refuses: ["in-sector", "insured-staff", "no-bad-debt", "recovery-plan", "stopped-by-order", "works-again"],
    refers: ["place-known", "tax-settled"],
  },
  {
    id: "nq68-recovery-loan",
    day: today,
    byHand: law.recoveryLoanOfNovember,
    refuses: ["filed-in-time", "in-sector", "insured-staff", "recovery-plan", "stopped-or-limited", "works-again"],
    refers: ["place-known", "tax-settled"],
  },
];

/** Ways into nq116-employer-cut: whoever takes neither is refused as a state body already. */
const neverSpokenOf = ["not-public", "public-unit"];

describe.each(cases)("every way through $id by the rule of $day", ({ id, day, byHand, refuses, refers }) => {
  const programme = loadProgramme(id);
  const walk = { ...loadRulebook(), today: day, unknown: true };
  const tree = walkProgramme(programme, walk);
  const ends = leaves(tree);
  const sure = leaves(walkProgramme(programme, { ...walk, unknown: false }));

  it("ends as the law read by hand says", () => {
    for (const { facts, evaluation } of sure)
      expect([facts, outcome(evaluation)]).toEqual([facts, byHand((name) => knownAnswer(facts, name))]);
  });

  it("reaches a yes, and every condition as the one that fails", () => {
    const reached = (pick: (evaluation: Evaluation) => { id: string }[]) =>
      [...new Set(sure.flatMap(({ evaluation }) => pick(evaluation).map((one) => one.id)))].sort();
    expect(sure.some(({ evaluation }) => evaluation.verdict === "eligible")).toBe(true);
    expect(reached(({ failed }) => failed)).toEqual(refuses);
    expect(reached(({ unsure }) => unsure)).toEqual(refers);
    const conditions = leavesOfVersion(versionOn(programme, day)).map(({ leaf }) => leaf.id);
    expect([...refuses, ...refers].sort()).toEqual(conditions.filter((one) => !neverSpokenOf.includes(one)).sort());
  });

  it("refuses only on answers that are known", () => {
    const claims = leavesOfVersion(versionOn(programme, day));
    const groundless = ends.filter(({ facts, evaluation: { verdict, failed } }) => {
      const grounds = claims.filter(({ leaf }) => failed.some((one) => one.id === leaf.id));
      return verdict === "ineligible" && !grounds.some(({ leaf }) => knownAnswer(facts, leaf.fact) !== undefined);
    });
    expect(groundless).toEqual([]);
  });

  it("asks nothing whose answer makes no difference", () => {
    const idle = forks(tree).filter((fork) => !forkMatters(fork));
    expect(idle.map(({ fact }) => fact)).toEqual([]);
  });
});

describe("the support for employers today", () => {
  it.each([
    ["nq68-accident-fund", "2022-07-01"],
    ["nq116-employer-cut", "2022-10-01"],
    ["nq68-pension-fund", "2022-05-06"],
    ["nq68-training", "2022-07-01"],
    ["nq68-stoppage-loan", "2022-03-26"],
    ["nq68-recovery-loan", "2022-03-26"],
  ])("%s is closed since %s, whatever is answered", (id, since) => {
    const ends = leaves(walkProgramme(loadProgramme(id), { ...loadRulebook(), today, unknown: false }));
    expect(new Set(ends.map(({ evaluation: { window } }) => `${window.status} ${window.since}`))).toEqual(
      new Set([`closed ${since}`]),
    );
  });

  it("asks the kind of employer and the place of work once for the programmes that share them", () => {
    const book = loadRulebook();
    const asked = (id: string) =>
      new Set(forks(walkProgramme(loadProgramme(id), { ...book, today, unknown: false })).map(({ fact }) => fact));
    const shared = (one: string, other: string) => [...asked(one)].filter((fact) => asked(other).has(fact));
    expect(shared("nq68-accident-fund", "nq116-employer-cut")).toEqual([
      "organisationKindIn2021",
      "organisationFundingIn2021",
    ]);
    expect(shared("nq68-stoppage-loan", "nq68-recovery-loan")).toEqual(["staffWorkplaceIn2021"]);
  });
});

/** Verdict, and for a yes the sum where there is one. */
function outcome({ verdict, amount }: Evaluation) {
  return verdict === "eligible" && amount ? { verdict, total: amount.total } : { verdict };
}
