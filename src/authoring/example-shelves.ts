/** Where worked examples outside of flows/programmes stand, and how each is worked out. */
import { checkUnemployment } from "../content/check-unemployment.ts";
import { datedBooksOf } from "../content/check-worked-examples.ts";
import { kinds } from "../content/kinds.ts";
import { problemLine } from "../content/problem.ts";
import type { Calendar } from "../rules/calendar.ts";
import { workingDayOf } from "../rules/calendar-examples.ts";
import { checkTimeLimits } from "../rules/deadlines/check-time-limits.ts";
import { workOutDeadlines } from "../rules/deadlines/deadline-examples.ts";
import type { DeadlineBook } from "../rules/deadlines/due-days.ts";
import type { Facts } from "../rules/fact.ts";
import { valueOn } from "../rules/parameter.ts";
import { exampleFacts } from "../rules/run-examples.ts";
import { benefitCases } from "../rules/unemployment/benefit-cases.ts";
import { factsOfExample, type UnemploymentBook, workOutBenefit } from "../rules/unemployment/benefit-example.ts";
import { workOutTraining } from "../rules/unemployment/training-example.ts";
import type { Books } from "./books.ts";

/** A worked example that any book can work out; examples with the same key are the same case. */
export interface Case<Book> {
  key: string;
  says: string;
  /** The matter whose time limits it counts, or the dated number it is an example of. */
  about?: { is: "matter" | "parameter"; id: string };
  /** The person it is about, of a case that nobody wrote. */
  person?: Facts;
  workOut(book: Book): Record<string, unknown>;
}

/** Worked examples that stand in one file. */
export interface Shelf<Book> {
  file: string;
  /** Examples that somebody wrote, or cases enumerated from the numbers in the file. */
  kind: "examples" | "cases";
  casesOf(books: Books): Case<Book>[];
  /** What they are worked out with, or why that is not possible. */
  bookOf(books: Books): { book: Book } | { reason: string };
}

/** The worked examples of unemployment insurance, of the benefit and of training. */
export const unemployment: Shelf<UnemploymentBook> = {
  file: kinds.unemploymentExamples.files,
  kind: "examples",
  casesOf: ({ checked: { flows } }) =>
    valuesOf(flows.unemploymentExamples).flatMap(({ people, benefit, training }) => [
      ...benefit.map((example) => {
        const { like: _, ...whole } = { ...example, facts: factsOfExample(example, people) };
        return {
          key: JSON.stringify([whole["as-of"], whole.facts, whole.course]),
          says: whole.says,
          workOut: (book: UnemploymentBook) => {
            const found = workOutBenefit(whole, {}, book);
            return { ...found.benefit, ...found.days, ...prefixed("course", found.course) };
          },
        };
      }),
      ...training.map((example) => ({
        key: JSON.stringify([example["as-of"], example.given]),
        says: example.says,
        workOut: (book: UnemploymentBook) => workOutTraining(example, book),
      })),
    ]),
  bookOf: (books) => {
    const { calendar, wageRegions } = datedBooksOf(books.checked.flows);
    const reason = unreadable(books, ["facts", "sources", "parameters", "calendar", "wageRegions"]);
    if (reason !== null || !calendar || !wageRegions) return { reason: reason ?? "it cannot be read" };
    const book = { ...rulesOf(books), calendar, wageRegions };
    const [mistake] = checkUnemployment(book);
    return mistake ? { reason: problemLine(mistake) } : { book };
  },
};

/** Cases of unemployment insurance that nobody wrote, on each side of every bound. */
export const enumerated: Shelf<UnemploymentBook> = {
  file: "flows/parameters/unemployment.yaml",
  kind: "cases",
  casesOf: ({ facts, parameters, checked: { flows } }) => {
    const { wageRegions } = datedBooksOf(flows);
    if (!wageRegions) return [];
    return benefitCases({ definitions: facts, parameters, wageRegions }).map((one) => {
      const example = { "as-of": one.asOf, facts: one.facts };
      return {
        key: JSON.stringify(one),
        says: "",
        person: exampleFacts(one),
        workOut: (book) => {
          const { benefit, days } = workOutBenefit(example, {}, book);
          return { ...benefit, ...days };
        },
      };
    });
  },
  bookOf: unemployment.bookOf,
};

/** The worked examples of time limits. */
export const timeLimits: Shelf<DeadlineBook> = {
  file: kinds.timeLimits.files,
  kind: "examples",
  casesOf: ({ checked: { flows } }) =>
    valuesOf(flows.timeLimits).flatMap(({ examples }) =>
      examples.map((example) => ({
        key: JSON.stringify([example.matter, example.days, example.circumstances]),
        says: example.says,
        about: { is: "matter", id: example.matter },
        workOut: (book) =>
          Object.fromEntries([...workOutDeadlines(example, book)].map(([name, { day }]) => [name, day])),
      })),
    ),
  bookOf: (books) => {
    const [limits] = valuesOf(books.checked.flows.timeLimits);
    const { calendar } = datedBooksOf(books.checked.flows);
    const reason = unreadable(books, ["sources", "calendar", "timeLimits"]);
    if (reason !== null || !limits || !calendar) return { reason: reason ?? "it cannot be read" };
    const [mistake] = checkTimeLimits(limits, books.sources);
    return mistake ? { reason: mistake.message } : { book: { limits, calendar, sources: books.sources } };
  },
};

/** The worked examples of working days. */
export const workingDays: Shelf<Calendar> = {
  file: kinds.calendar.files,
  kind: "examples",
  casesOf: ({ checked: { flows } }) =>
    valuesOf(flows.calendar).flatMap(({ examples }) =>
      examples.map((example) => ({
        key: JSON.stringify([example.from, example["working-days"]]),
        says: example.says,
        workOut: (calendar) => ({ day: workingDayOf(example, calendar) }),
      })),
    ),
  bookOf: (books) => {
    const { calendar } = datedBooksOf(books.checked.flows);
    return calendar ? { book: calendar } : { reason: unreadable(books, ["calendar"]) ?? "it cannot be read" };
  },
};

/** The worked examples of dated numbers. */
export const datedNumbers: Shelf<Books["parameters"]> = {
  file: kinds.parameters.files,
  kind: "examples",
  casesOf: ({ parameters }) =>
    [...parameters].flatMap(([name, { examples = [] }]) =>
      examples.map(({ says, day }) => ({
        key: JSON.stringify([name, day]),
        says,
        about: { is: "parameter", id: name },
        workOut: (all) => {
          const parameter = all.get(name);
          return { value: parameter && valueOn(parameter, day) };
        },
      })),
    ),
  bookOf: (books) => {
    const reason = unreadable(books, ["parameters"]);
    return reason === null ? { book: books.parameters } : { reason };
  },
};

function valuesOf<T>({ valid }: { valid: ReadonlyMap<string, { value: T }> }): T[] {
  return [...valid.values()].map(({ value }) => value);
}

function rulesOf({ facts, sources, parameters }: Books) {
  return { definitions: facts, sources, parameters };
}

function prefixed(prefix: string, found: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [`${prefix}.${name}`, value]));
}

/** The first mistake for which definitions of these kinds could not be read, or are not there; null where all could. */
function unreadable({ checked: { flows } }: Books, names: readonly (keyof typeof kinds)[]): string | null {
  const [problem] = names.flatMap((name) => flows[name].problems);
  if (problem) return problemLine(problem);
  const gone = names.find((name) => flows[name].names.size === 0);
  return gone === undefined ? null : `${kinds[gone].files} is missing`;
}
