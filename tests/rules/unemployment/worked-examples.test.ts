import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { projectRoot } from "../../../src/project-root.ts";
import {
  checkUnemploymentExamples,
  runUnemploymentExamples,
  type UnemploymentExamples,
  unemploymentExamplesSchema,
} from "../../../src/rules/unemployment/unemployment-examples.ts";
import { books } from "./worker.ts";

const file = join(projectRoot, "flows/examples/unemployment.yaml");
const examples = unemploymentExamplesSchema.parse(parse(readFileSync(file, "utf8")));
const { benefit, training } = examples;

/** The first part of an id: "w17" of "w17-36". */
function caseOf({ id }: { id?: string | undefined }): string {
  return id?.split("-")[0] ?? "";
}

/** The mistakes that the house's examples, with some replaced, have. */
function run(changed: Partial<UnemploymentExamples>): [string, string][] {
  const problems = runUnemploymentExamples({ ...examples, benefit: [], ...changed }, books);
  return problems.map(({ path, message }) => [path.join("."), message]);
}

describe("the worked examples of unemployment insurance", () => {
  it.each(benefit.map((example) => [example.says, example] as const))("hold: %s", (_, example) => {
    expect(run({ benefit: [example], training: [] })).toEqual([]);
  });

  it.each(training.map((example) => [example.says, example] as const))("hold: %s", (_, example) => {
    expect(run({ training: [example] })).toEqual([]);
  });

  it("name only questions, conditions and people that there are", () => {
    expect(checkUnemploymentExamples(examples, books.definitions)).toEqual([]);
  });

  it("are about every case that was worked out by hand", () => {
    const benefitCases = "w01 w02 w03 w04 w07 w09 w15 w16 w17 w18 w20 w21 w23 w24 w26 w27 w28 w30 w32".split(" ");
    expect([...new Set(benefit.map(caseOf))].sort()).toEqual(benefitCases);
    expect([...new Set(training.map(caseOf))]).toEqual(["w12", "w13", "w34"]);
  });

  it("stand on each step of the ladder of months, under both laws", () => {
    const steps = [12, 24, 35, 36, 37, 47, 48, 59, 60, 143, 144, 145];
    const found = benefit.filter((example) => caseOf(example) === "w17").map(({ id }) => id);
    expect(found).toEqual(steps.flatMap((months) => [`w17-${months}`, `w17-${months}-old`]));
  });
});

/** Something else of the same kind. */
function otherThan(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  return Array.isArray(value) ? [...value, "more"] : `not ${value}`;
}

describe("runUnemploymentExamples()", () => {
  it("reports every single expectation that is not met, at its place", () => {
    const wrong = benefit.flatMap((example) => {
      const { days = {}, course = {}, ...outcome } = example.expect;
      const places = [
        ...Object.entries(outcome).map(([key, value]) => ({ key, value, of: null })),
        ...Object.entries(days).map(([key, value]) => ({ key, value, of: "days" as const })),
        ...Object.entries(course).map(([key, value]) => ({ key, value, of: "course" as const })),
      ];
      return places.map(({ key, value, of }) => {
        const changed = { [key]: otherThan(value) };
        const nested = of === null ? changed : { [of]: { ...example.expect[of], ...changed } };
        // What is expected is wrong on purpose.
        const mistaken = { ...example, expect: { ...example.expect, ...nested } } as typeof example;
        const found = run({ benefit: [mistaken], training: [] }).map(([path]) => path);
        return [found, [["benefit", 0, "expect", ...(of === null ? [] : [of]), key].join(".")]];
      });
    });
    expect(wrong.map(([found]) => found)).toEqual(wrong.map(([, place]) => place));
  });

  it("says what came out instead", () => {
    const [one] = training.filter(({ id }) => id === "w34");
    if (!one) throw new Error("There is no w34");
    expect(run({ training: [{ ...one, expect: { meals: 2200001, "ask-until": "2027-11-01" } }] })).toEqual([
      ["training.0.expect.meals", `example "${one.says}" expects meals 2200001, but the rules give 2200000`],
      ["training.0.expect.ask-until", `example "${one.says}" expects ask-until "2027-11-01", but the rules give null`],
    ]);
  });

  it("says of a day that it cannot be counted yet", () => {
    const late = {
      says: "a file at the end of the known years",
      "as-of": "2027-12-02",
      like: "worker-2026",
      facts: { jobEndedOn: "2027-10-29", unemploymentFiledOn: "2027-12-01", lastContributedMonth: "2027-10-01" },
      expect: { verdict: "eligible" as const, days: { "first-payment-by": "2027-12-31" } },
    };
    expect(run({ benefit: [late], training: [] })).toEqual([
      [
        "benefit.0.expect.days.first-payment-by",
        'example "a file at the end of the known years" expects first-payment-by "2027-12-31", but the rules give "not known before the days off of 2028 are"',
      ],
    ]);
  });
});

describe("checkUnemploymentExamples()", () => {
  it("names people, facts and values that there are not, and ids that stand twice", () => {
    const wrong: UnemploymentExamples = unemploymentExamplesSchema.parse({
      people: { worker: { jobEndedOn: "2026-10-31", jobEndReson: "agreed" } },
      benefit: [
        { id: "w01", says: "one", "as-of": "2026-11-25", like: "workr", expect: { verdict: "undecided" } },
        {
          id: "w01",
          says: "two",
          "as-of": "2026-11-25",
          facts: { paidByState: "yes", insuredMonthsIn24: 25, noticeNotNeeded: "unknown" },
          expect: { verdict: "undecided", missing: ["jobEndReason", "everInsured"] },
        },
      ],
    });
    const found = checkUnemploymentExamples(wrong, books.definitions);
    expect(found.map(({ path, message }) => `${path.join(".")}: ${message}`)).toEqual([
      'people.worker.jobEndReson: uses the unknown fact "jobEndReson"; did you mean "jobEndReason"?',
      'benefit.0.like: "workr" is none of the people; did you mean "worker"?',
      'benefit.1.facts.paidByState: "paidByState" is never "yes": it must be true or false',
      'benefit.1.facts.insuredMonthsIn24: "insuredMonthsIn24" is never 25: it must be a whole number from 0 to 24',
      'benefit.1.expect.missing.1: uses the unknown fact "everInsured"',
      'benefit.1.id: the example "w01" is there twice',
    ]);
  });
});
