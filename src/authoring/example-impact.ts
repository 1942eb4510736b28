import type { Books } from "./books.ts";
import {
  type Case,
  datedNumbers,
  enumerated,
  type Shelf,
  timeLimits,
  unemployment,
  workingDays,
} from "./example-shelves.ts";

/** A worked example that a change decides otherwise: what was given and what is given now, by the keys of its file. */
export interface ExampleDifference extends Pick<Case<unknown>, "says" | "about" | "person"> {
  changes: { name: string; before: unknown; after: unknown }[];
}

/** What a change comes to in the worked examples of one file outside of flows/programmes. */
export interface ExamplesTried {
  file: string;
  kind: Shelf<unknown>["kind"];
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
