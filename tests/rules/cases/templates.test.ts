import { describe, expect, it } from "vitest";
import { checkTemplate, templateSchema } from "../../../src/rules/cases/templates.ts";
import { caseBook } from "../../case-book.ts";

const known = { kinds: ["wages", "enquiry"], table: caseBook.states };

describe("checkTemplate()", () => {
  it("finds nothing wrong with known kinds, states and moves", () => {
    expect(checkTemplate({ moves: ["answer", "ask"], kinds: ["wages"], states: ["in-progress"] }, known)).toEqual([]);
  });

  it("names a kind that nobody can choose", () => {
    expect(checkTemplate({ moves: ["answer"], kinds: ["wages", "taxes"] }, known)).toEqual([
      { path: ["kinds", 1], message: '"taxes" is no kind of trouble; they are wages, enquiry' },
    ]);
  });

  it("names a move with which officers write nothing", () => {
    expect(checkTemplate({ moves: ["take", "dispute"] }, known)).toEqual([
      { path: ["moves", 0], message: 'officers write no message with the move "take"' },
      { path: ["moves", 1], message: 'officers write no message with the move "dispute"' },
    ]);
  });

  it("names a state from which none of its moves can be made", () => {
    expect(checkTemplate({ moves: ["answer"], states: ["closed"] }, known)).toEqual([
      { path: ["states", 0], message: 'none of its moves can be made from the state "closed"' },
    ]);
  });
});

describe("the schema of templates", () => {
  it("refuses states and moves that do not exist", () => {
    expect(templateSchema.safeParse({ moves: ["shout"] }).success).toBe(false);
    expect(templateSchema.safeParse({ moves: ["answer"], states: ["asleep"] }).success).toBe(false);
    expect(templateSchema.safeParse({ moves: [] }).success).toBe(false);
  });
});
