import { describe, expect, it } from "vitest";
import type { Facts } from "../../src/rules/fact.ts";
import { forkMatters, outcome } from "./fork-matters.ts";
import { loadProgramme, loadRulebook } from "./load-flows.ts";
import { forks, knownAnswer, leaves, walkProgramme } from "./walk-programme.ts";

const programme = loadProgramme("nq116-employees");
const walk = { ...loadRulebook(), today: "2026-11-23", unknown: true };
const tree = walkProgramme(programme, walk);
const ends = leaves(tree);
const sure = leaves(walkProgramme(programme, { ...walk, unknown: false }));

/** The law read once more, by hand and without the engine: Quyết định 28/2021/QĐ-TTg Điều 1 to 3. */
function byHand(facts: Facts): { verdict: string; total?: number } {
  const read = (name: string) => knownAnswer(facts, name);
  const months = Number(read("unusedMonthsBy30September2021"));
  const no = { verdict: "ineligible" };
  const situation = read("insuredOn30September2021");
  if (situation === "never") return no;
  if (situation === "before") {
    const ended = String(read("insuredContractEndedOn"));
    const filed = read("nq116FiledOn");
    if (ended < "2020-01-01" || ended > "2021-09-30" || months === 0) return no;
    if (read("monthlyPensionGranted") === true || (filed !== undefined && filed !== "none" && filed > "2021-12-20"))
      return no;
    return read("leftWithoutNotice") === true
      ? { verdict: "refer", total: sum(months) }
      : { verdict: "eligible", total: sum(months) };
  }
  if (["state-body", "party-or-union", "armed-forces"].includes(String(read("employerKindIn2021")))) return no;
  return read("publicUnitFundingIn2021") === "state-budget" ? no : { verdict: "eligible", total: sum(months) };
}

function sum(months: number): number {
  if (months < 12) return 1_800_000;
  if (months < 60) return 2_100_000;
  if (months < 84) return 2_400_000;
  if (months < 108) return 2_650_000;
  return months < 132 ? 2_900_000 : 3_300_000;
}

describe("every way through the questions of Resolution 116", () => {
  it("ends as the law read by hand says", () => {
    for (const { facts, evaluation } of sure) expect([facts, outcome(evaluation)]).toEqual([facts, byHand(facts)]);
  });

  it("reaches each of the six bands in both groups", () => {
    const bands = (group: string) =>
      new Set(
        sure.flatMap(({ evaluation }) =>
          evaluation.group === group ? (evaluation.amount?.lines.map(({ id }) => id) ?? []) : [],
        ),
      );
    const all = ["below-12", "from-12", "from-60", "from-84", "from-108", "from-132"];
    expect([...bands("e1")].sort()).toEqual(all.toSorted());
    expect([...bands("e2")].sort()).toEqual(all.toSorted());
  });

  it("reaches each exclusion", () => {
    expect([...new Set(ends.flatMap(({ evaluation }) => evaluation.failed.map(({ id }) => id)))].sort()).toEqual([
      "ended-in-window",
      "ever-insured",
      "filed-in-time",
      "months-kept",
      "no-monthly-pension",
      "not-state-body",
      "not-state-funded",
    ]);
  });

  it("refers who answered everything only for a walk-out", () => {
    const referredForSure = sure.filter(({ evaluation }) => evaluation.verdict === "refer");
    expect(new Set(referredForSure.map(({ facts }) => knownAnswer(facts, "leftWithoutNotice")))).toEqual(
      new Set([true]),
    );
  });

  it("says everywhere that filing is closed since 21/12/2021", () => {
    expect(new Set(ends.map(({ evaluation }) => JSON.stringify(evaluation.window)))).toEqual(
      new Set([JSON.stringify({ status: "closed", since: "2021-12-21", lastDay: "2021-12-20" })]),
    );
  });

  it("names the late file as the one thing that would have changed a no", () => {
    const changed = sure.filter(({ evaluation }) => evaluation.changes.length > 0);
    expect(new Set(changed.map(({ evaluation }) => JSON.stringify(evaluation.changes)))).toEqual(
      new Set([JSON.stringify([{ fact: "nq116FiledOn", to: "2021-12-20" }])]),
    );
    expect(new Set(changed.map(({ evaluation }) => evaluation.failed.map(({ id }) => id).join()))).toEqual(
      new Set(["filed-in-time"]),
    );
  });
});

describe("the planner", () => {
  it("asks each person only these questions, in this order", () => {
    expect([...new Set(ends.map(({ facts }) => Object.keys(facts).map(shorten).join(" ")))].sort()).toEqual([
      "insured",
      "insured employer",
      "insured employer funding",
      "insured employer funding months",
      "insured employer months",
      "insured ended",
      "insured ended pension",
      // With the pension unknown a person decides anyway, and how they left can no longer refuse them.
      "insured ended pension filed",
      "insured ended pension filed months",
      "insured ended pension left filed",
      "insured ended pension left filed months",
    ]);
  });

  it("asks nothing whose answer makes no difference", () => {
    expect(
      forks(tree)
        .filter((fork) => !forkMatters(fork))
        .map(({ fact }) => fact),
    ).toEqual([]);
  });
});

function shorten(fact: string): string {
  const names: Record<string, string> = {
    insuredOn30September2021: "insured",
    employerKindIn2021: "employer",
    publicUnitFundingIn2021: "funding",
    insuredContractEndedOn: "ended",
    monthlyPensionGranted: "pension",
    leftWithoutNotice: "left",
    nq116FiledOn: "filed",
    unusedMonthsBy30September2021: "months",
  };
  return names[fact] ?? fact;
}
