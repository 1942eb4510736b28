import { describe, expect, it } from "vitest";
import { posts } from "./demo-staff.ts";
import { tourActs, tourSteps } from "./tour-steps.ts";
import { readTourWords, tourLanguages } from "./tour-words.ts";

describe("the tour's words", () => {
  it.each(tourLanguages)("name every step, page, button and role in %s, and nothing else", (language) => {
    const { steps, acts, done, roles } = readTourWords(language);
    const named = Object.entries(steps).map(([id, { pages, desks }]) => [id, Object.keys(pages), Object.keys(desks)]);
    const there = tourSteps.map(({ id, pages, desks }) => [id, pages.map((one) => one.id), desks.map((one) => one.id)]);
    expect(named).toEqual(there);
    expect(Object.keys(acts).sort()).toEqual([...tourActs].sort());
    expect(Object.keys(done).sort()).toEqual([...tourActs, "failed"].sort());
    expect(Object.keys(roles).sort()).toEqual([...new Set(posts.map(({ role }) => role))].sort());
  });

  it("fill ten minutes", () => {
    expect(tourSteps.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(10);
  });
});
