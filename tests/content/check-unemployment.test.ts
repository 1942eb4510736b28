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
const examples = "flows/examples/unemployment.yaml";
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
    const answers = ["en", "vi"].flatMap((lang) =>
      ["ui.amount", "ui.what-is"].map(
        (topic) =>
          `locales/${lang}/knowledge/${topic}.md:1:1 {{param unemployment-percent}} has no value on 2026-01-01 (repealed)`,
      ),
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

  it("name each condition, of the benefit and of training, by a title", () => {
    const untitled = (text: string) =>
      text.replace(/^ {4}title: (Nộp hồ sơ đúng hạn|Xin hỗ trợ học nghề đúng hạn)\n/gm, "");
    expect(mistakesWith(words, untitled)).toEqual([
      `${parameters}:1:1 needs the text "unemployment:conditions.filed-in-time.title" in locales/vi/unemployment.yaml`,
      `${parameters}:1:1 needs the text "unemployment:training.training-asked-in-time.title" in locales/vi/unemployment.yaml`,
      ...["conditions.filed-in-time", "training.training-asked-in-time"].map((id) => expect.stringMatching(id)),
    ]);
  });

  it("may only use the values that are filled in", () => {
    const mistakes = mistakesWith(words, (text) =>
      text.replace("Trợ cấp tính từ ngày {{day}}.", "Trợ cấp tính từ {{start}}."),
    );
    expect(mistakes.some((line) => line.includes("uses {{start}}, which nothing fills in"))).toBe(true);
  });
});

describe("the worked examples of unemployment insurance", () => {
  it("are reported with their line when the rules give something else", () => {
    expect(mistakesWith(examples, (text) => text.replace("starts: 2026-12-09", "starts: 2026-12-10"))).toEqual([
      `${examples}:${lineOf("starts: 2026-12-09")} example "12 months and 6,200,000 đồng on average in region IV, filed the day before the new holiday" expects starts "2026-12-10", but the rules give "2026-12-09"`,
    ]);
  });

  it("notice a number of the law that is changed", () => {
    const later = (text: string) => text.replace("value: 15, cite: nd374-2025.d16", "value: 16, cite: nd374-2025.d16");
    expect(mistakesWith(parameters, later)).toEqual([
      `${examples}:${lineOf("decision-by: 2026-12-15")} example "12 months and 6,200,000 đồng on average in region IV, filed the day before the new holiday" expects decision-by "2026-12-15", but the rules give "2026-12-16"`,
    ]);
  });

  it("are reported when they name what there is not, or expect what is never said", () => {
    expect(mistakesWith(examples, (text) => text.replace("like: worker-2021", "like: worker-2012"))).toEqual([
      `${examples}:${lineOf("like: worker-2021")} "worker-2012" is none of the people; did you mean "worker-2021"?`,
    ]);
    expect(mistakesWith(examples, (text) => text.replace("told: [annex-first]", "told: [anex-first]"))).toEqual([
      expect.stringMatching(
        /^flows\/examples\/unemployment.yaml:\d+:\d+ "0" is "anex-first", but must be one of .*; did you mean "annex-first"\?$/,
      ),
    ]);
  });

  it("cannot be done without", () => {
    const without = checkFiles(files.filter(({ file }) => file !== examples)).problems.map(problemLine);
    expect(without).toEqual([`${examples}:1:1 is missing; the rules of unemployment insurance need worked examples`]);
  });
});

/** Line and column of the value in the first "key: value" that is written so. */
function lineOf(written: string): string {
  const text = files.find(({ file }) => file === examples)?.text ?? "";
  const before = text.slice(0, text.indexOf(written) + written.indexOf(" ") + 1).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}
