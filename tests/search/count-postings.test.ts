import { describe, expect, it } from "vitest";
import { countPostings } from "../../src/search/count-postings.ts";

describe("countPostings()", () => {
  // Topic 0 asks "0 1" and answers "1"; topic 1 asks "1" and "2 1" and answers nothing.
  const texts = {
    ends: Int32Array.of(2, 3, 4, 6, 6),
    features: Int32Array.of(0, 1, 1, 1, 2, 1),
    bits: Int32Array.of(1, 1, 2, 1, 1, 4),
  };
  const postings = countPostings(texts, Int32Array.of(0, 2, 5), 3);
  const each = 20 / 2 ** 0.45;

  it("lists the topics of each feature, ascending", () => {
    expect([...postings.starts]).toEqual([0, 1, 3, 4]);
    expect([...postings.of]).toEqual([0, 0, 1, 1]);
  });

  it("counts a way to ask less the more there are, and an answer least", () => {
    expect([...postings.gains]).toEqual([20, 20.34, each + each, each]);
  });

  it("gathers the spellings of a topic", () => {
    expect([...postings.spellings]).toEqual([1, 3, 5, 1]);
  });
});
