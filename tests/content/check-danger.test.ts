import { describe, expect, it } from "vitest";
import { checkDanger } from "../../src/content/check-danger.ts";
import { type DangerFile, dangerSchema } from "../../src/search/danger-schema.ts";

const known = { hotlines: new Set(["fire"]), topics: new Set(["accident.report"]), shortForms: new Map() };

function mistakes(changes: Partial<DangerFile["signs"][string]>, harmless: string[] = ["cháy hàng"]) {
  const fire = { hotlines: ["fire"], kind: "safety", now: { vi: ["<house> … cháy"] }, ...changes };
  const file = { words: { vi: { house: ["nhà"] } }, harmless: { vi: harmless }, signs: { fire } };
  return checkDanger(dangerSchema.parse(file), known);
}

describe("checkDanger()", () => {
  it("finds nothing wrong with sound signs", () => {
    expect(mistakes({ topics: ["accident.report"] })).toEqual([]);
  });

  it("names hotlines, topics and words that do not exist", () => {
    expect(mistakes({ hotlines: ["fires"] })).toEqual([
      { path: ["signs", "fire", "hotlines", 0], message: 'hotline "fires" does not exist; did you mean "fire"?' },
    ]);
    expect(mistakes({ topics: ["accident.reports"] })).toEqual([
      {
        path: ["signs", "fire", "topics", 0],
        message: 'topic "accident.reports" does not exist; did you mean "accident.report"?',
      },
    ]);
    expect(mistakes({ now: { vi: ["<hose> cháy"] } })).toEqual([
      {
        path: ["signs", "fire", "now", "vi", 0],
        message: '<hose> stands for nothing in the words of vi; did you mean "house"?',
      },
    ]);
  });

  it("names a phrase whose words a harmless one takes", () => {
    expect(mistakes({ now: { vi: ["cháy hàng rồi"] } })).toEqual([
      {
        path: ["signs", "fire", "now", "vi", 0],
        message: '"cháy hàng rồi" raises no alarm: a harmless phrase, or one that asks, takes its words',
      },
    ]);
  });
});
