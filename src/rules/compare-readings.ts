import { factsOfProgramme } from "./answers-worth-trying.ts";
import { appraise, type Verdict } from "./appraise.ts";
import { citedParts } from "./cited-parts.ts";
import type { Day } from "./day.ts";
import { enumerateCases, type Side } from "./enumerate-cases.ts";
import type { Facts } from "./fact.ts";
import { valueOn } from "./parameter.ts";
import { type Example, versionOn } from "./programme.ts";
import { parametersOfProgramme } from "./programme-parts.ts";
import { exampleFacts } from "./run-examples.ts";

/** What a reading says of a case: the sum in VND where one is told, else null. */
export interface Told {
  verdict: Verdict;
  total: number | null;
}

/** A case in which two readings differ. `difference` is what is paid more or less, in VND; null where a sum cannot be told. */
export interface Difference {
  facts: Facts;
  asOf: Day;
  before: Told;
  after: Told;
  difference: number | null;
  /** The worked example it is. */
  says?: string;
}

/** How many cases were tried, whether these are all there are, and those in which two readings differ. */
export interface Tried {
  tried: number;
  complete: boolean;
  changed: Difference[];
}

/** What a change of a programme comes to. */
export interface Comparison {
  examples: Tried;
  cases: Tried;
}

/** How much is compared: today, cases at most, and the number from which chance begins where there are more. */
export interface CompareLimits {
  today: Day;
  atMost: number;
  seed: number;
}

/** What an earlier and a later reading of a programme say of every worked example of either and of enumerated cases. */
export function compareReadings(before: Side, after: Side, limits: CompareLimits): Comparison {
  const both = { before, after };
  const examples = examplesOf(both).map((example) => ({
    facts: exampleFacts(example),
    asOf: example.asOf,
    says: example.says,
  }));
  const days = daysThatMatter(both, limits.today);
  const found = days.map((today) => {
    const atMost = Math.max(1, Math.floor(limits.atMost / days.length));
    const { cases, complete } = enumerateCases([after, before], { today, atMost, seed: limits.seed });
    return { complete, cases: cases.map((facts) => ({ facts, asOf: today })) };
  });
  return {
    examples: tried(both, examples, true),
    cases: tried(
      both,
      found.flatMap(({ cases }) => cases),
      found.every(({ complete }) => complete),
    ),
  };
}

/** True when nothing on which verdict and sum depend differs between two readings. */
export function readAlike(before: Side, after: Side): boolean {
  return JSON.stringify(groundsOf(before)) === JSON.stringify(groundsOf(after));
}

function groundsOf(side: Side): unknown[] {
  const { versions, amount, filing } = side.programme;
  const facts = factsOfProgramme(side.programme, side).map((name) => [name, side.definitions.get(name)]);
  const numbers = parametersOfProgramme(side.programme).map(({ name }) => {
    const parameter = side.parameters?.get(name);
    return [name, parameter && { ...parameter, examples: [] }];
  });
  const confidences = citedParts([versions, amount], side.sources).map(({ confidence }) => confidence);
  return [versions, amount, filing, facts, numbers, confidences];
}

interface Both {
  before: Side;
  after: Side;
}

/** The worked examples of both, each case once. */
function examplesOf({ before, after }: Both): Example[] {
  const all = [...before.programme.examples, ...after.programme.examples];
  return [...new Map(all.map((example) => [JSON.stringify([example.asOf, example.facts]), example])).values()];
}

/** Days on which a version or an undated number begins, and today; one of those between which nothing changes. */
function daysThatMatter({ before, after }: Both, today: Day): Day[] {
  const sides = [before, after];
  const begins = sides.flatMap((side) => [
    ...side.programme.versions.map(({ from }) => from),
    ...undated(side).flatMap(({ values }) => values.map(({ from }) => from)),
  ]);
  const days = [today, ...[...new Set(begins)].sort().reverse()];
  const kinds = new Map<string, Day>();
  for (const day of days) {
    const kind = sides.map((side) => [
      versionOn(side.programme, day).from,
      ...undated(side).map((one) => valueOn(one, day)),
    ]);
    const key = JSON.stringify(kind);
    if (!kinds.has(key)) kinds.set(key, day);
  }
  return [...kinds.values()].slice(0, DAYS_AT_MOST);
}

/** Most days on which the same programme is tried, the latest ones. */
const DAYS_AT_MOST = 8;

function undated({ programme, parameters }: Side) {
  return parametersOfProgramme(programme).flatMap(({ name }) => {
    const parameter = parameters?.get(name);
    return parameter && parameter.by === undefined ? [parameter] : [];
  });
}

function tried(both: Both, cases: Pick<Difference, "facts" | "asOf" | "says">[], complete: boolean): Tried {
  const changed = cases.flatMap((one): Difference[] => {
    const before = told(both.before, one);
    const after = told(both.after, one);
    if (before.verdict === after.verdict && before.total === after.total) return [];
    const [was, is] = [paid(before), paid(after)];
    return [{ ...one, before, after, difference: was === null || is === null ? null : is - was }];
  });
  return { tried: cases.length, complete, changed };
}

function told(side: Side, { facts, asOf }: Pick<Difference, "facts" | "asOf">): Told {
  const { verdict, reckoning } = appraise(side.programme, { ...side, facts, today: asOf });
  const isTold = verdict === "eligible" || verdict === "refer";
  return { verdict, total: isTold ? (reckoning?.amount?.total ?? null) : null };
}

/** What is surely paid: nothing where nobody is entitled, unknown where the sum is. */
function paid({ verdict, total }: Told): number | null {
  return verdict === "eligible" ? total : 0;
}
