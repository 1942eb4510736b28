import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { checkContent, checkFiles } from "../../src/content/check-content.ts";
import { problemLine } from "../../src/content/problem.ts";
import type { SourceFile } from "../../src/content/source-files.ts";
import { projectRoot } from "../../src/project-root.ts";
import { unemploymentFacts } from "../../src/rules/unemployment/facts-read.ts";
import { unemploymentParameters } from "../../src/rules/unemployment/parameters-read.ts";

const parameters = "flows/parameters/unemployment.yaml";
const facts = "flows/facts/80-unemployment.yaml";
const words = "locales/vi/unemployment.yaml";

let files: SourceFile[] = [];

beforeAll(async () => {
  files = (await checkContent(projectRoot)).files;
});

/** The mistakes of this project's content with one file changed. */
function mistakesWith(file: string, change: (text: string) => string): string[] {
  const changed = files.map((one) => (one.file === file ? { ...one, text: change(one.text) } : one));
  return checkFiles(changed).problems.map(problemLine);
}

describe("what the rules of unemployment insurance read", () => {
  it("are the facts of their file, in its order", () => {
    const written = readFileSync(join(projectRoot, facts), "utf8").match(/^\w+(?=:)/gm);
    expect(written).toEqual(Object.keys(unemploymentFacts));
  });

  it("are all parameters of the files on unemployment and wages", () => {
    const written = [parameters, "flows/parameters/wages.yaml"].flatMap(
      (file) => readFileSync(join(projectRoot, file), "utf8").match(/^[\w-]+(?=:)/gm) ?? [],
    );
    expect(written.toSorted()).toEqual(unemploymentParameters.toSorted());
  });

  it("misses a number that content no longer has", () => {
    expect(mistakesWith(parameters, (text) => text.replace("unemployment-percent:", "unemployment-share:"))).toContain(
      `${parameters}:1:1 the rules read the parameter "unemployment-percent", which is missing`,
    );
  });

  it("refuses a number of both laws that does not cover every day", () => {
    const repealed = (text: string) =>
      text.replace("value: 60, cite: luat-viec-lam-2025", "value: null, cite: luat-viec-lam-2025");
    const late = (text: string) => text.replace("from: 2015-01-01, value: 60", "from: 2016-01-01, value: 60");
    const mistake = `${parameters}:1:1 "unemployment-percent" needs a value on every day since 2015-01-01`;
    const answers = ["en", "vi"].map(
      (lang) =>
        `locales/${lang}/knowledge/ui.amount.md:1:1 {{param unemployment-percent}} has no value on 2026-01-01 (repealed)`,
    );
    expect(mistakesWith(parameters, repealed)).toEqual([mistake, ...answers]);
    expect(mistakesWith(parameters, late)).toEqual([mistake]);
  });

  it("misses a question, and an option that the rules know", () => {
    expect(mistakesWith(facts, (text) => text.replace("paidByState:", "paidByTheState:"))).toContain(
      `${facts}:1:1 the rules read the fact "paidByState", which is missing`,
    );
    expect(mistakesWith(facts, (text) => text.replace("on-leave, employer", "on-holiday, employer"))).toEqual(
      expect.arrayContaining([
        `${facts}:1:1 "on-leave" of the fact "contributionAtEnd" is known to rules or content only`,
        `${facts}:1:1 "on-holiday" of the fact "contributionAtEnd" is known to rules or content only`,
      ]),
    );
  });

  it("refuses a question of another type", () => {
    expect(
      mistakesWith(facts, (text) => text.replace("paidByState:\n  type: yes-no", "paidByState:\n  type: months")),
    ).toContain(`${facts}:1:1 the rules read the fact "paidByState" as yes-no, but it is months`);
  });
});

describe("the words of unemployment insurance", () => {
  it("are missed where they lack, and left over where nothing says them", () => {
    const mistakes = mistakesWith(words, (text) => text.replace("  annex-first:", "  annex-last:"));
    expect(mistakes).toContain(
      `${parameters}:1:1 needs the text "unemployment:flags.annex-first" in locales/vi/unemployment.yaml`,
    );
    expect(mistakes.some((line) => line.includes('"unemployment:flags.annex-last" is left over'))).toBe(true);
  });

  it("may only use the values that are filled in", () => {
    const mistakes = mistakesWith(words, (text) =>
      text.replace("Trợ cấp tính từ ngày {{day}}.", "Trợ cấp tính từ {{start}}."),
    );
    expect(mistakes.some((line) => line.includes("uses {{start}}, which nothing fills in"))).toBe(true);
  });
});
