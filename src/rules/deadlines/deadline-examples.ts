import { didYouMean } from "../nearest-name.ts";
import { below, type Problem } from "../problem.ts";
import { dayNotKnown, repeatedIds, unmet } from "../worked-example.ts";
import { type DeadlineBook, type DueEnd, dueDays } from "./due-days.ts";
import type { Circumstance, DeadlineExample } from "./time-limits-schema.ts";

/** The end of a limit by the keys of what an example may expect. */
type FoundEnd = Record<"nominal" | "day" | "advised" | "moves-to", string | null>;
type WantedEnd = Pick<DeadlineExample["expect"][number], keyof FoundEnd>;

/** The worked examples of time limits that do not hold, and ids that stand twice. The limits must be free of other mistakes. */
export function runDeadlineExamples(book: DeadlineBook): Problem[] {
  const { examples } = book.limits;
  const wrong = examples.flatMap((example, index) => below([index, "expect"], unmetOf(example, book)));
  return below(["examples"], [...repeatedIds(examples), ...wrong]);
}

/** The limits an example leads to, by step and circumstances, as far as these are not ruled out. */
export function workOutDeadlines(
  { matter, days, circumstances }: Pick<DeadlineExample, "matter" | "days" | "circumstances">,
  book: DeadlineBook,
): Map<string, FoundEnd> {
  const due = dueDays({ kind: matter, days, circumstances }, book).filter(({ holds }) => holds !== "no");
  return new Map(due.map(({ step, when, end }) => [nameOf(step, when), foundEnd(end)]));
}

function unmetOf(example: DeadlineExample, book: DeadlineBook): Problem[] {
  const found = workOutDeadlines(example, book);
  const expected = example.expect.map(({ step, when, ...ends }) => ({ name: nameOf(step, when), ends }));
  const wrong = expected.flatMap(({ name, ends }, index): Problem[] => {
    const end = found.get(name);
    if (end) return unmet({ says: example.says, path: [index], of: name }, withNominal(ends, end), end);
    const message = `example "${example.says}" expects ${name}, but the rules give no such limit${didYouMean(name, found.keys())}`;
    return [{ path: [index], message }];
  });
  const left = [...found].filter(([name]) => !expected.some((one) => one.name === name));
  const leftOut = left.map(([name, { day }]) => ({
    path: [],
    message: `example "${example.says}" leaves out ${name}, for which the rules give ${day}`,
  }));
  return [...wrong, ...leftOut];
}

/** A nominal end that is left out is the day itself; where that is wrong already, it is not told twice. */
function withNominal(ends: WantedEnd, { day }: FoundEnd): WantedEnd {
  return ends.nominal === undefined && ends.day === day ? { ...ends, nominal: day } : ends;
}

/** "settle (complex, remote)". */
function nameOf(step: string, when: readonly Circumstance[]): string {
  return when.length === 0 ? step : `${step} (${when.toSorted().join(", ")})`;
}

function foundEnd(end: DueEnd): FoundEnd {
  if (end.known) {
    const { nominal, day, advised, moved } = end;
    return { nominal, day, advised: advised ?? null, "moves-to": moved?.to ?? null };
  }
  const unknown = dayNotKnown(end.unknownYear);
  return { nominal: end.nominal ?? unknown, day: unknown, advised: null, "moves-to": null };
}
