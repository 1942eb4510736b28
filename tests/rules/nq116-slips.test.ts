import { describe, expect, it } from "vitest";
import type { Leaf } from "../../src/rules/condition.ts";
import { dayBefore, nextDay } from "../../src/rules/day.ts";
import type { Programme } from "../../src/rules/programme.ts";
import { leavesOfProgramme } from "../../src/rules/programme-parts.ts";
import { runExamples } from "../../src/rules/run-examples.ts";
import { loadProgramme, loadRulebook } from "./load-flows.ts";

const book = loadRulebook();
const programme = loadProgramme("nq116-employees");

/** The programme with one slip of the pen. */
function withSlip(slip: (copy: Programme) => void): Programme {
  const copy = structuredClone(programme);
  slip(copy);
  return copy;
}

function leafSlip(title: string, id: string, changed: Partial<Leaf>): [string, Programme] {
  const wrong = withSlip((copy) => {
    for (const { leaf } of leavesOfProgramme(copy)) if (leaf.id === id) Object.assign(leaf, changed);
  });
  return [`${id} ${title}`, wrong];
}

type Band = { id: string; from: number; each: number | { parameter: string }; cite: string };

function bandSlips(): [string, Programme][] {
  const bands = programme.amount?.flatMap((entry) => ("bands" in entry ? entry.bands : [])) ?? [];
  return bands.flatMap(({ id, from }): [string, Programme][] => [
    [`band ${id} pays 1,000 đồng more`, withBand(id, (band) => ({ ...band, each: Number(band.each) + 1000 }))],
    ...(from === 0 ? [] : [-1, 1]).map((shift): [string, Programme] => [
      `band ${id} begins ${shift} month off`,
      withBand(id, (band) => ({ ...band, from: band.from + shift })),
    ]),
  ]);
}

function withBand(id: string, change: (band: Band) => Band): Programme {
  return withSlip((copy) => {
    for (const entry of copy.amount ?? []) {
      if ("bands" in entry) entry.bands = entry.bands.map((band) => (band.id === id ? change(band) : band));
    }
  });
}

function filingUntil(until: string): Programme {
  return withSlip((copy) => {
    copy.filing.until = until;
  });
}

describe("the worked examples of Resolution 116", () => {
  it.each([
    ...bandSlips(),
    leafSlip("begins a day early", "ended-in-window", { onOrAfter: dayBefore("2020-01-01") }),
    leafSlip("begins a day late", "ended-in-window", { onOrAfter: nextDay("2020-01-01") }),
    leafSlip("ends a day early", "ended-in-window", { onOrBefore: dayBefore("2021-09-30") }),
    leafSlip("ends a day early", "filed-in-time", { onOrBefore: dayBefore("2021-12-20") }),
    leafSlip("ends a day late", "filed-in-time", { onOrBefore: nextDay("2021-12-20") }),
    leafSlip("refuses who has not filed", "filed-in-time", { orNone: undefined }),
    leafSlip("asks for two months", "months-kept", { atLeast: 2 }),
    leafSlip("refuses instead of referring", "left-lawfully", { otherwise: undefined }),
    leafSlip("holds for private employers too", "not-state-funded", { when: undefined }),
    leafSlip("excludes the partly funded instead", "not-state-funded", { isNot: ["partly"] }),
    leafSlip("forgets state bodies", "not-state-body", { isNot: ["party-or-union", "armed-forces"] }),
    leafSlip("forgets the Party and unions", "not-state-body", { isNot: ["state-body", "armed-forces"] }),
    leafSlip("forgets the armed forces", "not-state-body", { isNot: ["state-body", "party-or-union"] }),
    leafSlip("forgets those on leave", "insured-on-leave", { is: ["at-work"] }),
    ["filing ends a day late", filingUntil(nextDay("2021-12-20"))],
    ["filing ends a day early", filingUntil(dayBefore("2021-12-20"))],
  ])("notice a slip: %s", (_, wrong) => {
    expect(runExamples(wrong, book)).not.toEqual([]);
  });
});
