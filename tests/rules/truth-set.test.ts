import { describe, expect, it } from "vitest";
import { and, or, type Truth } from "../../src/rules/kleene.ts";
import {
  alikeBeside,
  has,
  isSettled,
  joinSets,
  just,
  NOTHING_ALIKE,
  ofNothing,
  opposite,
  truthSet,
} from "../../src/rules/truth-set.ts";

const truths: Truth[] = [true, false, "unknown"];
const subsets = Array.from({ length: 8 }, (_, bits) => truths.filter((_truth, index) => bits & (2 ** index)));

describe("a set of truths", () => {
  it("has what it was made of", () => {
    for (const subset of subsets) expect(truths.filter((truth) => has(truthSet(subset), truth))).toEqual(subset);
    expect(just("unknown")).toBe(truthSet(["unknown"]));
    expect([ofNothing("all"), ofNothing("any")]).toEqual([just(true), just(false)]);
  });

  it("is turned round by its opposite", () => {
    expect(opposite(truthSet([true, "unknown"]))).toBe(truthSet([false, "unknown"]));
  });
});

describe("joinSets()", () => {
  it("gives every truth that two parts can come to together", () => {
    for (const [by, join] of [["all", and] as const, ["any", or] as const]) {
      for (const one of subsets) {
        for (const other of subsets) {
          const slowly = one.flatMap((a) => other.map((b) => join([a, b])));
          expect(joinSets(by, truthSet(one), truthSet(other))).toBe(truthSet(slowly));
        }
      }
    }
  });
});

describe("alikeBeside()", () => {
  it("finds every difference of a part alike beside one that has failed", () => {
    const alike = alikeBeside("all", NOTHING_ALIKE, just(false));
    expect(isSettled(truthSet(truths), alike)).toBe(true);
  });

  it("finds met and left to a person alike beside one that is left to a person, and failed not", () => {
    const alike = alikeBeside("all", NOTHING_ALIKE, just("unknown"));
    expect(isSettled(truthSet([true, "unknown"]), alike)).toBe(true);
    expect(isSettled(truthSet([true, false]), alike)).toBe(false);
    expect(isSettled(truthSet(["unknown", false]), alike)).toBe(false);
  });

  it("finds nothing alike beside one that is met, in a list of which all must hold", () => {
    expect(alikeBeside("all", NOTHING_ALIKE, just(true))).toBe(NOTHING_ALIKE);
  });
});
