import { describe, expect, it } from "vitest";
import { checkFacts } from "../../src/rules/check-facts.ts";
import { checkProgramme } from "../../src/rules/check-programme.ts";
import { runExamples } from "../../src/rules/run-examples.ts";
import { checkSources } from "../../src/rules/source.ts";
import { loadProgramme, loadRulebook } from "./load-flows.ts";

const book = loadRulebook();
const programme = loadProgramme("nq116-employees");

describe("the rules of Resolution 116", () => {
  it("are free of authors' mistakes", () => {
    expect(checkSources(book.sources)).toEqual([]);
    expect(checkFacts(book.definitions)).toEqual([]);
    expect(checkProgramme(programme, book.definitions, book.sources)).toEqual([]);
  });

  it.each(programme.examples.map((example) => [example.says, example] as const))("hold: %s", (_, example) => {
    expect(runExamples({ ...programme, examples: [example] }, book)).toEqual([]);
  });
});
