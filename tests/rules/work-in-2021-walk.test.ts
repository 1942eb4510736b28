import { describe, expect, it } from "vitest";
import { combine } from "../../src/rules/combine.ts";
import { evaluate } from "../../src/rules/evaluate.ts";
import type { Facts, FactValue } from "../../src/rules/fact.ts";
import { leavesOfVersion, versionOn } from "../../src/rules/programme.ts";
import { forkMatters, outcome } from "./fork-matters.ts";
import { loadProgramme, loadRulebook } from "./load-flows.ts";
import { forks, type Leaf, leaves, type Walk, walkProgramme } from "./walk-programme.ts";
import {
  type ReadByHand,
  readArtists,
  readContractEnded,
  readGuides,
  readStoppedWork,
  readSuspendedOrUnpaidLeave,
  type Wording,
} from "./work-in-2021-by-hand.ts";

const book = loadRulebook();
const today = "2026-11-23";
/** A day on which each wording held; the first one explains a refusal of its time. */
const heldOn: Record<Wording, string> = { first: "2021-10-07", amended: "2021-11-06" };

const supports: { id: string; byHand: ReadByHand; onlyRefers: Record<Wording, string[]> }[] = [
  {
    id: "nq68-suspended-or-unpaid-leave",
    byHand: readSuspendedOrUnpaidLeave,
    onlyRefers: { first: ["over-in-2021"], amended: ["over-in-2021"] },
  },
  {
    id: "nq68-stopped-work",
    byHand: readStoppedWork,
    onlyRefers: { first: ["over-in-2021"], amended: ["in-a-row", "over-in-2021"] },
  },
  {
    id: "nq68-contract-ended",
    byHand: readContractEnded,
    onlyRefers: {
      first: ["too-few-months-in-24", "too-few-months-in-36"],
      amended: ["partly-closed-counts", "too-few-months-in-24", "too-few-months-in-36"],
    },
  },
  {
    id: "nq68-artists",
    byHand: readArtists,
    onlyRefers: { first: [], amended: ["in-public-unit", "long-enough", "rank-four"] },
  },
  {
    id: "nq68-guides",
    byHand: readGuides,
    onlyRefers: { first: [], amended: ["assigned-by-site", "card-valid", "has-contract-or-association"] },
  },
];

const cases = supports.flatMap((support) =>
  (["first", "amended"] as const).map((wording) => ({
    ...support,
    wording,
    name: `${support.id}, ${wording} wording`,
  })),
);

/** The walk of a programme under a wording, as somebody takes it today. */
function walkOf(wording: Wording, unknown: boolean): Walk & { ruleOf: string } {
  return { ...book, today, ruleOf: heldOn[wording], unknown };
}

function named(ends: Leaf[], which: "failed" | "unsure"): string[] {
  return [...new Set(ends.flatMap(({ evaluation }) => evaluation[which].map(({ id }) => id)))].sort();
}

describe.each(supports)("the rules of $id", ({ id }) => {
  const programme = loadProgramme(id);

  it("exclude the other one-off sums of Resolution 68", () => {
    expect(programme.group).toBe("nq68-one-off");
  });

  it("refuse nobody since the amendment whom they met before it", () => {
    const before = leaves(walkProgramme(programme, walkOf("first", false)));
    const met = before.filter(({ evaluation }) => evaluation.verdict !== "ineligible");
    const refused = met.filter(({ facts }) => evaluate(programme, { ...book, today, facts }).verdict === "ineligible");
    expect(met).not.toEqual([]);
    expect(refused).toEqual([]);
  });
});

describe.each(cases)("every way through $name", ({ id, wording, byHand, onlyRefers }) => {
  const programme = loadProgramme(id);
  const tree = walkProgramme(programme, walkOf(wording, true));
  const ends = leaves(tree);
  const sure = leaves(walkProgramme(programme, walkOf(wording, false)));

  it("ends as the law read by hand says", () => {
    for (const { facts, evaluation } of sure)
      expect([facts, outcome(evaluation)]).toEqual([facts, byHand(facts, wording)]);
  });

  it("reaches each condition as failing: as a refusal, or as a question for a person", () => {
    const all = leavesOfVersion(versionOn(programme, heldOn[wording])).map(({ leaf }) => leaf.id);
    expect([...named(sure, "failed"), ...named(sure, "unsure")].sort()).toEqual(all.sort());
    expect(named(sure, "unsure")).toEqual(onlyRefers[wording]);
  });

  it("refuses nobody for what they do not know", () => {
    const refused = ends.filter(({ evaluation }) => evaluation.verdict === "ineligible");
    const onUnknown = refused.filter(({ facts }) => byHand(facts, wording).verdict !== "ineligible");
    expect(onUnknown).toEqual([]);
  });

  it("says everywhere that filing is closed since 01/02/2022", () => {
    expect(new Set(ends.map(({ evaluation }) => JSON.stringify(evaluation.window)))).toEqual(
      new Set([JSON.stringify({ status: "closed", since: "2022-02-01", lastDay: "2022-01-31" })]),
    );
  });

  it("asks nothing whose answer makes no difference", () => {
    expect([
      ...new Set(
        forks(tree)
          .filter((fork) => !forkMatters(fork))
          .map(({ fact }) => fact),
      ),
    ]).toEqual([]);
  });
});

describe("questions about work in 2021", () => {
  it.each([
    [
      "nq68-suspended-or-unpaid-leave",
      [
        "workInterruption",
        "oneOffSumPaid",
        "insuredMonthBefore",
        "workplaceMeasure",
        "workerRestriction",
        "interruptionStartedOn",
        "leaveDays",
        "interruptionWentInto2022",
        "pregnantThen",
        "childrenUnderSix",
      ],
    ],
    [
      "nq68-stopped-work",
      [
        "workInterruption",
        "oneOffSumPaid",
        "insuredMonthBefore",
        "workplaceMeasure",
        "workerRestriction",
        "interruptionStartedOn",
        "stoppedDays",
        "stoppedInARow",
        "interruptionWentInto2022",
        "pregnantThen",
        "childrenUnderSix",
      ],
    ],
    [
      "nq68-contract-ended",
      [
        "workInterruption",
        "oneOffSumPaid",
        "insuredMonthBefore",
        "workplaceMeasure",
        "workerRestriction",
        "unemploymentBenefitGot",
        "quitUnlawfully",
        "monthlyPayThen",
        "workContractEndedOn",
        "pregnantThen",
        "childrenUnderSix",
        "endedContractShort",
        "unemploymentInsuredMonthsIn36",
      ],
    ],
    ["nq68-artists", ["artsOrGuideJob", "oneOffSumPaid", "artsEmployer", "artistRank", "performanceStopDays"]],
    ["nq68-guides", ["artsOrGuideJob", "oneOffSumPaid", "guideCardValid", "travelGuideTie"]],
  ])("are at most these for %s today, in this order", (id, questions) => {
    const ends = leaves(walkProgramme(loadProgramme(id), { ...book, today, unknown: false }));
    const longest = ends.reduce((most, { facts }) => {
      const names = Object.keys(facts);
      return names.length > most.length ? names : most;
    }, [] as string[]);
    expect(longest).toEqual(questions);
  });
});

describe("the sums of Resolution 68 for work in 2021", () => {
  const told = (answers: Record<string, FactValue>): Facts =>
    Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, { value }]));
  const guide = {
    artsOrGuideJob: "travel-guide",
    oneOffSumPaid: false,
    guideCardValid: true,
    travelGuideTie: "contract",
  };

  it("come to the 70,490,000 đồng that Cao Bằng approved for nineteen guides", () => {
    const { amount } = evaluate(loadProgramme("nq68-guides"), { ...book, today: "2021-10-19", facts: told(guide) });
    expect(19 * (amount?.total ?? 0)).toBe(70_490_000);
  });

  it("are paid only once, the largest, to a guide who was stopped from work too", () => {
    const facts = told({
      ...guide,
      workInterruption: "stopped-work",
      insuredMonthBefore: true,
      workplaceMeasure: "ordered-stop",
      interruptionStartedOn: "2021-08-02",
      stoppedDays: 20,
      stoppedInARow: true,
      pregnantThen: false,
      childrenUnderSix: 0,
    });
    const { paid, instead, least, most } = combine(
      supports.map(({ id }) => evaluate(loadProgramme(id), { ...book, today, facts })),
    );
    expect(paid.map(({ programme }) => programme.id)).toEqual(["nq68-guides"]);
    expect(instead.map(({ evaluation }) => evaluation.programme.id)).toEqual(["nq68-stopped-work"]);
    expect([least, most]).toEqual([3_710_000, 3_710_000]);
  });
});
