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

/** A worked example that a change decides otherwise: what was given and what is given now, by the keys of its file. */
export interface ExampleDifference {
  says: string;
  /** The matter whose time limits it counts, or the dated number it is an example of. */
  about?: { is: "matter" | "parameter"; id: string };
  /** The person it is about, of a case that nobody wrote. */
  person?: Facts;
  changes: { name: string; before: unknown; after: unknown }[];
}

/** What a change comes to in the worked examples of one file outside of flows/programmes. */
export interface ExamplesTried {
  file: string;
  /** Examples that somebody wrote, or cases enumerated from the numbers in the file. */
  kind: "examples" | "cases";
  tried: number;
  changed: ExampleDifference[];
}

/** The worked examples outside of flows/programmes, and the files whose examples cannot be compared. */
export interface ExampleImpact {
  files: ExamplesTried[];
  incomparable: { file: string; reason: string }[];
}

/**
 * What a change comes to in the worked examples of unemployment insurance, time limits, working days and dated numbers, and in
 * enumerated cases of unemployment insurance.
 */
export function exampleImpactOf(before: Books, after: Books): ExampleImpact {
  const found = [
    compared(unemployment, before, after),
    compared(timeLimits, before, after),
    compared(workingDays, before, after),
    compared(datedNumbers, before, after),
    compared(enumerated, before, after),
  ];
  const reasons = found.flatMap((one) => ("reason" in one ? [one] : []));
  return {
    files: found.flatMap((one) => ("tried" in one && one.tried > 0 ? [one] : [])),
    // One mistake may stand in the way of two shelves.
    incomparable: reasons.filter((one, index) => reasons.findIndex(({ reason }) => reason === one.reason) === index),
  };
}

/** A worked example that any book can work out; examples with the same key are the same case. */
interface Case<Book> extends Pick<ExampleDifference, "about"> {
  key: string;
  says: string;
  person?: Facts;
  workOut(book: Book): Record<string, unknown>;
}

/** Worked examples that stand in one file. */
interface Shelf<Book> {
  file: string;
  kind: ExamplesTried["kind"];
  casesOf(books: Books): Case<Book>[];
  /** What they are worked out with, or why that is not possible. */
  bookOf(books: Books): { book: Book } | { reason: string };
}

function compared<Book>(
  shelf: Shelf<Book>,
  before: Books,
  after: Books,
): ExamplesTried | ExampleImpact["incomparable"][number] {
  const { file, kind } = shelf;
  const all = new Map([before, after].flatMap(shelf.casesOf).map((one) => [one.key, one]));
  if (all.size === 0) return { file, kind, tried: 0, changed: [] };
  const [then, now] = [shelf.bookOf(before), shelf.bookOf(after)];
  if ("reason" in now) return { file, reason: `now: ${now.reason}` };
  if ("reason" in then) return { file, reason: `before: ${then.reason}` };
  const changed = [...all.values()].flatMap(({ says, about, person, workOut }) => {
    const changes = differences(workOut(then.book), workOut(now.book));
    return changes.length === 0 ? [] : [{ says, ...(about && { about }), ...(person && { person }), changes }];
  });
  return { file, kind, tried: all.size, changed };
}

function differences(before: Record<string, unknown>, after: Record<string, unknown>): ExampleDifference["changes"] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .map((name) => ({ name, before: before[name] ?? null, after: after[name] ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

const unemployment: Shelf<UnemploymentBook> = {
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

const enumerated: Shelf<UnemploymentBook> = {
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

const timeLimits: Shelf<DeadlineBook> = {
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

const workingDays: Shelf<Calendar> = {
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

const datedNumbers: Shelf<Books["parameters"]> = {
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
