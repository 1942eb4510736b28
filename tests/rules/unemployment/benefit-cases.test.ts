import { beforeAll, describe, expect, it } from "vitest";
import { type Books, readBooks } from "../../../src/authoring/books.ts";
import { datedBooksOf } from "../../../src/content/check-worked-examples.ts";
import { projectRoot } from "../../../src/project-root.ts";
import { validateFact } from "../../../src/rules/fact.ts";
import { type BenefitCase, benefitCases, type CaseBook } from "../../../src/rules/unemployment/benefit-cases.ts";
import type { UnemploymentBook } from "../../../src/rules/unemployment/benefit-example.ts";
import { workOutBenefit } from "../../../src/rules/unemployment/benefit-example.ts";

let book: UnemploymentBook;
let cases: BenefitCase[];

beforeAll(async () => {
  const books: Books = await readBooks(projectRoot);
  const { calendar, wageRegions } = datedBooksOf(books.checked.flows);
  if (!calendar || !wageRegions) throw new Error("The house has no calendar or no wage regions");
  const { facts: definitions, sources, parameters } = books;
  book = { definitions, sources, parameters, calendar, wageRegions };
  cases = benefitCases(book);
});

describe("benefitCases()", () => {
  it("gives the same people each time, nobody twice", () => {
    expect(benefitCases(book)).toEqual(cases);
    expect(new Set(cases.map((one) => JSON.stringify(one))).size).toBe(cases.length);
  });

  it("gives only answers that the questions allow", () => {
    const wrong = cases.flatMap(({ facts }) =>
      Object.entries(facts).filter(([fact, value]) => {
        const definition = book.definitions.get(fact);
        return !definition || !validateFact(definition, value).ok;
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("reaches both laws, every verdict of a whole answer, both limits of the sum, the fewest and the most months", () => {
    const found = cases.map(({ asOf, facts }) => workOutBenefit({ "as-of": asOf, facts }, {}, book).benefit);
    const reached = (name: "law" | "verdict" | "limited-by" | "months") =>
      [...new Set(found.map((one) => String(one[name])))].sort();
    expect([reached("law"), reached("verdict"), reached("limited-by"), reached("months")]).toEqual([
      ["new", "old"],
      ["eligible", "ineligible", "refer"],
      ["cap", "undefined", "wage"],
      ["11", "12", "3", "4", "undefined"],
    ]);
  });

  it("gives nobody where the numbers of the law are not there", () => {
    const bare: CaseBook = { ...book, parameters: new Map() };
    expect(benefitCases(bare)).toEqual([]);
  });
});
