import { beforeAll, describe, expect, it } from "vitest";
import { type Books, readBooks } from "../../src/authoring/books.ts";
import { checkChange } from "../../src/authoring/check-change.ts";
import type { ExampleDifference, ExamplesTried } from "../../src/authoring/example-impact.ts";
import { impactText } from "../../src/authoring/impact-text.ts";
import { viewOf } from "../../src/authoring/view.ts";
import { projectRoot } from "../../src/project-root.ts";
import { conditionArticles, endingArticles, flagArticles } from "../../src/rules/unemployment/articles.ts";
import { trainingConditionIds } from "../../src/rules/unemployment/training-support.ts";

const languages = ["vi", "en"];
const conditions = [...Object.keys(conditionArticles), ...trainingConditionIds];

let books: Books;
let ids: string[];

beforeAll(async () => {
  books = await readBooks(projectRoot);
  ids = [...books.parameters.keys(), ...conditions, ...Object.keys(flagArticles)];
});

/** Ids of conditions, dated numbers and what is left open that stand in a text as words of their own, paths apart. */
function idsIn(text: string): string[] {
  const words = new Set(text.match(/(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/-]|\.\w)/g));
  return ids.filter((id) => words.has(id));
}

/** The report when this is all that changes. */
function report(lang: string, changed: ExampleDifference[]): string {
  const tried: ExamplesTried = { file: "flows/x.yaml", kind: "examples", tried: changed.length, changed };
  const none = { differing: [], added: [], removed: [], incomparable: [] };
  const view = viewOf(books, lang);
  const impact = { programmes: 0, ...none, examples: { files: [tried], incomparable: [] } };
  return impactText(view, impact, { revision: "x", commit: "x", seed: 1, view });
}

describe("the report of an impact", () => {
  it("finds raw ids where they stand, so that this test sees what it looks for", () => {
    expect(idsIn("x: base-salary; [months-in-window] (flows/parameters/base-salary.yaml)")).toEqual([
      "base-salary",
      "months-in-window",
    ]);
  });

  it.each(languages)("calls each dated number by its title, in %s", (lang) => {
    expect(books.parameters.size).toBeGreaterThan(250);
    const changes = [{ name: "value", before: 1, after: "repealed" }];
    const raw = [...books.parameters.keys()].filter((id) => {
      const text = report(lang, [{ says: "x", about: { is: "parameter", id }, changes }]);
      return idsIn(text).length > 0 || text.includes("“x”");
    });
    expect(raw).toEqual([]);
  });

  it.each(languages)("calls each condition, and what is left open, by its title, in %s", (lang) => {
    const names = { met: conditions, failed: conditions, "for-a-person": conditions };
    const left = { open: Object.keys(flagArticles), told: Object.keys(flagArticles) };
    const changes = Object.entries({ ...names, ...left }).map(([name, after]) => ({ name, before: [], after }));
    expect(idsIn(report(lang, [{ says: "x", changes }]))).toEqual([]);
  });

  it.each(languages)("tells what became of a benefit in words, in %s", (lang) => {
    const given: Record<string, string[]> = {
      law: ["old", "new"],
      "limited-by": ["wage", "cap"],
      "course.status": ["cancelled", "running", "ended", "completed"],
      "course.event": Object.keys(endingArticles),
    };
    const raw = Object.entries(given).flatMap(([name, values]) =>
      values.filter((after) =>
        report(lang, [{ says: "x", changes: [{ name, before: null, after }] }]).endsWith(`→ ${after}`),
      ),
    );
    expect(raw).toEqual([]);
  });

  it.each(languages)("has no raw id when a number of the law changes who is entitled, in %s", async (lang) => {
    const file = "flows/parameters/unemployment.yaml";
    const now = books.checked.files.find((one) => one.file === file)?.text ?? "";
    const text = now
      .replace("value: 12, cite: luat-viec-lam-2025.d38.k1.b", "value: 20, cite: luat-viec-lam-2025.d38.k1.b")
      .replace("value: 3, cite: luat-viec-lam-2025.d38.k1.c", "value: 1, cite: luat-viec-lam-2025.d38.k1.c");
    const { impact } = await checkChange(projectRoot, { file, text }, { today: "2026-11-27", lang });
    const title =
      lang === "vi" ? "Đóng đủ số tháng trong thời gian được xét" : "Enough contributed months in the time that counts";
    expect(impact).toContain(title);
    expect(idsIn(impact)).toEqual([]);
  });
});

describe("the title of a dated number", () => {
  it.each(languages)("says what it is, not its value, and is no other number's, in %s", (lang) => {
    const titles = [...books.parameters.keys()].map((id) => books.written(lang, `parameters:${id}`) ?? "");
    expect(new Set(titles).size).toBe(books.parameters.size);
    const telling = [...books.parameters].filter(([id, { values }]) => {
      const numbers: string[] = (books.written(lang, `parameters:${id}`) ?? "").match(/\d+([.,]\d+)*/g) ?? [];
      return values.some(({ value }) => value !== null && numbers.includes(String(value)));
    });
    expect(telling.map(([id]) => id)).toEqual([]);
    expect(titles.filter((title) => /[.:]$/.test(title))).toEqual([]);
  });
});
