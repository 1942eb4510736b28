import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readAsset } from "../../src/assets.ts";
import {
  type SampleCase,
  type SampleSource,
  sampleCase,
  samplePartsSchema,
} from "../../src/complaints/sample-cases.ts";
import { sampleCluster, sampleLife } from "../../src/complaints/sample-talks.ts";
import { chances } from "../../src/rules/chances.ts";

const parts = samplePartsSchema.parse(parse(readAsset("tools/assets/sample-cases.yaml").toString("utf8")));

function sourceOf(count: number): SampleSource {
  return { chance: chances(11), places: ["p0", "p1"], parts, employers: ["Xưởng gạch Sao Mai 1"], count };
}

function casesOf(count: number): SampleCase[] {
  const source = sourceOf(count);
  return Array.from({ length: count }, () => sampleCase(source));
}

function openIn(cases: readonly SampleCase[]): number {
  return cases.filter(({ endedAgo }) => endedAgo === null).length;
}

describe("sampleCase()", () => {
  it("leaves half of few cases open, some eighty of some hundreds, and a fiftieth of very many", () => {
    const counted = [60, 300, 3_000, 100_000].map((count) => openIn(casesOf(count)));
    expect(counted).toEqual([31, 81, 157, 2_091]);
  });

  it("fills every view of the queue with three hundred cases", () => {
    const open = casesOf(300).filter(({ endedAgo }) => endedAgo === null);
    const views = {
      unassigned: open.filter(({ owned }) => !owned),
      urgent: open.filter(({ danger }) => danger !== null),
      overdue: open.filter(({ dueIn }) => dueIn !== null && dueIn < 0),
      week: open.filter(({ dueIn }) => dueIn !== null && dueIn >= 0 && dueIn < 7),
      waiting: open.filter(({ state }) => state === "waiting-for-citizen"),
      reopened: open.filter(({ state }) => state === "reopened"),
    };
    expect(Object.entries(views).filter(([, cases]) => cases.length === 0)).toEqual([]);
  });

  it("leaves no gap in a text", () => {
    const source = sourceOf(2_000);
    const said = casesOf(2_000).flatMap((one) => sampleLife(source, one).acts.map(({ says }) => says?.text ?? ""));
    expect(said.filter((text) => text.includes("{"))).toEqual([]);
  });
});

describe("sampleLife()", () => {
  it("goes from the first day to the last, and ends as the case stands", () => {
    const source = sourceOf(2_000);
    for (const one of casesOf(2_000)) {
      const life = sampleLife(source, one);
      const days = life.acts.map(({ ago }) => ago);
      expect(days).toEqual([...days].sort((a, b) => b - a));
      const last = life.acts.at(-1)?.action;
      if (one.state === "closed") expect([last, life.outcome !== null]).toEqual(["closed", true]);
      if (one.state === "transferred") expect([last, life.transferredTo !== null]).toEqual(["transferred", true]);
      if (one.state === "reopened") expect(last).toBe("dispute");
      if (one.state === "answered") expect(last).toBe("answered");
    }
  });
});

describe("sampleCluster()", () => {
  it("makes cases of the last days about one employer in one place", () => {
    const source = sourceOf(300);
    const cases = sampleCluster(source, casesOf(7));
    expect(new Set(cases.map(({ employer, place }) => `${employer} ${place}`)).size).toBe(1);
    expect(cases.every(({ age, state }) => age < 7 && ["received", "in-progress"].includes(state))).toBe(true);
  });
});
