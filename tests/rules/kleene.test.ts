import { describe, expect, it } from "vitest";
import { and, or, type Truth } from "../../src/rules/kleene.ts";

const truths: Truth[] = [true, "unknown", false];

describe("and()", () => {
  it("follows Kleene's table", () => {
    expect(truths.map((a) => truths.map((b) => and([a, b])))).toEqual([
      [true, "unknown", false],
      ["unknown", "unknown", false],
      [false, false, false],
    ]);
    expect(and([])).toBe(true);
  });
});

describe("or()", () => {
  it("follows Kleene's table", () => {
    expect(truths.map((a) => truths.map((b) => or([a, b])))).toEqual([
      [true, true, true],
      [true, "unknown", "unknown"],
      [true, "unknown", false],
    ]);
    expect(or([])).toBe(false);
  });
});
