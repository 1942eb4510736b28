/**
 * The proof that a programme, or several that are looked at together, always come to an answer, and to the right one:
 * every path of the planner is walked, every outcome reached, and what is said early is held against everything that can
 * be said later. Nothing here knows a programme; whatever lies in flows/programmes is proven.
 */
import { chances } from "../../../src/rules/chances.ts";
import type { Day } from "../../../src/rules/day.ts";
import { evaluate } from "../../../src/rules/evaluate.ts";
import type { Facts } from "../../../src/rules/fact.ts";
import type { Rulebook } from "../../../src/rules/given.ts";
import { knownFacts } from "../../../src/rules/known-facts.ts";
import type { Programme } from "../../../src/rules/programme.ts";
import { parametersOfProgramme } from "../../../src/rules/programme-parts.ts";
import { runExamples } from "../../../src/rules/run-examples.ts";
import { askedOf, disagreements, takenBack } from "./agreement.ts";
import { uncited, valuesOf } from "./cited-values.ts";
import { filingOn, periodsOf } from "./days.ts";
import { endFaults } from "./end-faults.ts";
import { type Planner, type World, walkEveryPath } from "./every-path.ts";
import { type Fault, faultsOf } from "./fault.ts";
import { outcomesHeldOut, outcomesReached } from "./outcomes.ts";
import { type Crowd, completed, consistent, crowdOf, partsOf, possiblePairs } from "./people.ts";

/** How much was looked at. */
export interface Counts {
  paths: bigint;
  places: number;
  longest: number;
  outcomes: number;
  values: number;
  days: number;
  pairs: number;
  completions: number;
}

/** What was looked at, and what is wrong. */
export interface Proof {
  facts: string[];
  counts: Counts;
  faults: Fault[];
}

/** How the proof is made. */
export interface Setting {
  book: Rulebook;
  today: Day;
  /** People who answer by chance, for each rule that is walked; without them pairs of answers are left out too. */
  people: number;
  /** The number from which chance begins. */
  seed: number;
  /** Who plans; the house's own planner where left out. */
  planner?: Planner;
}

/** Completions by chance of every end of a path and of every pair of answers. */
const COMPLETIONS = 2;
/** Ends that are looked at again on each other day on which the same rule answers. */
const ENDS_AGAIN = 40;

/** Proves one programme: every version, on every day that matters. */
export function proveProgramme(programme: Programme, setting: Setting): Proof {
  const { book, today } = setting;
  const values = valuesOf(programme, book);
  const proof = emptyProof([programme], { ...book, today });
  proof.counts.values = values.length;
  proof.faults.push(
    ...faultsOf("uncited value", uncited(values, book)),
    ...faultsOf(
      "failing example",
      runExamples(programme, book).map(({ message }) => message),
    ),
  );
  const periods = periodsOf(programme, book, today);
  for (const { days } of periods) provePeriod(programme, days, { setting, proof });
  const windows = new Set<string>(periods.flatMap(({ days }) => days.map((day) => filingOn(programme, day))));
  const expected = ["not-yet", "open", ...(programme.filing.until === undefined ? [] : ["closed"])];
  proof.counts.outcomes += windows.size;
  proof.faults.push(
    ...faultsOf(
      "unreached outcome",
      expected.filter((window) => !windows.has(window)),
    ),
  );
  return proof;
}

/** Proves programmes that are looked at together. */
export function proveCheck(programmes: readonly Programme[], setting: Setting): Proof {
  const world: World = { ...setting.book, today: setting.today };
  const proof = emptyProof(programmes, world);
  proof.counts.days = 1;
  const prover = {
    programmes,
    world,
    setting,
    proof,
    crowd: crowdOf(programmes, world),
    chance: chances(setting.seed),
  };
  walk(prover);
  compareWithPeople(prover);
  return proof;
}

function emptyProof(programmes: readonly Programme[], world: World): Proof {
  const counts = { paths: 0n, places: 0, longest: 0, outcomes: 0, values: 0, days: 0, pairs: 0, completions: 0 };
  return { facts: crowdOf(programmes, world).names, counts, faults: [] };
}

interface Prover {
  programmes: readonly Programme[];
  world: World;
  setting: Setting;
  proof: Proof;
  crowd: Crowd;
  chance: () => number;
}

/** Days on which one rule answers: it is walked on one of them, if any on which files are taken, and the others are held against that. */
function provePeriod(
  programme: Programme,
  days: readonly [Day, ...Day[]],
  { setting, proof }: Pick<Prover, "setting" | "proof">,
): void {
  const walked = days.find((day) => filingOn(programme, day) === "open") ?? days[0];
  const world: World = { ...setting.book, today: walked };
  const crowd = crowdOf([programme], world);
  const prover = { programmes: [programme], world, setting, proof, crowd, chance: chances(setting.seed) };
  const ends = walk(prover);
  compareWithPairs(prover);
  compareWithPeople(prover);
  for (const day of days) {
    proof.counts.days += 1;
    proof.faults.push(...faultsOf("unanswered date", differencesOnDay(prover, day, ends)));
  }
}

/** Walks every path, looks at each end and at every programme that is decided on the way; gives the ends. */
function walk(prover: Prover): Facts[] {
  const { programmes, world, setting, proof } = prover;
  const ends: Facts[] = [];
  const reached = new Set<string>();
  const walked = walkEveryPath(programmes, world, {
    planner: setting.planner,
    onTheWay: (facts) => {
      for (const outcome of lookAtDecided(prover, facts)) reached.add(outcome);
    },
    atEnd: (facts) => {
      ends.push(facts);
      lookAtEnd(prover, facts);
    },
  });
  const heldOut = programmes.flatMap((programme) => named(programme, outcomesHeldOut(programme, world)));
  const unreached = heldOut.filter((one) => !reached.has(one)).map((one) => `on ${world.today} ${one}`);
  const circles = walked.circles.map((facts) => `asks again after ${JSON.stringify(facts)}`);
  proof.faults.push(...faultsOf("unreached outcome", unreached), ...faultsOf("dead end", circles));
  proof.counts.outcomes += heldOut.length - unreached.length;
  proof.counts.paths += walked.paths;
  proof.counts.places += walked.places;
  proof.counts.longest = Math.max(proof.counts.longest, walked.longest);
  return ends;
}

function named({ id }: Programme, outcomes: readonly string[]): string[] {
  return outcomes.map((outcome) => `"${id}": ${outcome}`);
}

/** Looks at the programmes about which nothing more is asked, and gives their outcomes. */
function lookAtDecided({ programmes, world, proof }: Prover, facts: Facts): string[] {
  const given = { ...world, facts };
  const known = knownFacts(given);
  const evaluations = programmes.map((programme) => evaluate(programme, given, known));
  const decided = evaluations.filter(({ missing }) => missing.length === 0);
  tell(
    proof,
    decided.flatMap((evaluation) => endFaults(evaluation, given)),
  );
  return decided.flatMap((evaluation) => named(evaluation.programme, outcomesReached(evaluation, given)));
}

/** At the end of a path everything is decided, and whatever else could be told changes nothing. */
function lookAtEnd(prover: Prover, facts: Facts): void {
  const { programmes, world, proof, crowd, chance } = prover;
  const given = { ...world, facts };
  tell(
    proof,
    programmes.flatMap((programme) => endFaults(evaluate(programme, given), given)),
  );
  for (let tried = 0; tried < COMPLETIONS; tried += 1) compare(prover, completed(crowd, facts, chance), facts);
}

/** Faults of which each kind is told only a few times. */
function tell(proof: Proof, faults: readonly Fault[]): void {
  for (const fault of faults) {
    if (proof.faults.filter(({ kind }) => kind === fault.kind).length < 5) proof.faults.push(fault);
  }
}

/** Holds what was asked against all answers. */
function compare({ programmes, world, proof }: Prover, all: Facts, part: Facts): void {
  proof.counts.completions += 1;
  tell(proof, faultsOf("disagreement", disagreements(programmes, world, { part, all })));
}

/** Two answers, with others by chance: what the two alone and everything but the two say must hold. */
function compareWithPairs({ programmes, world, proof, crowd, chance, setting }: Prover): void {
  if (setting.people === 0) return;
  for (const { facts, answers } of possiblePairs(crowd)) {
    proof.counts.pairs += 1;
    for (let tried = 0; tried < COMPLETIONS; tried += 1) {
      const all = completed(crowd, answers, chance);
      const rest = Object.fromEntries(Object.entries(all).filter(([name]) => !facts.includes(name)));
      const parts = [answers, consistent(crowd.names, rest, world), ...partsOf(crowd, all, chance)];
      for (const part of parts) lookBack({ programmes, world, proof }, all, part);
    }
  }
}

function lookBack(
  { programmes, world, proof }: Pick<Prover, "programmes" | "world" | "proof">,
  all: Facts,
  part: Facts,
) {
  proof.counts.completions += 1;
  for (const programme of programmes) tell(proof, faultsOf("taken back", takenBack(programme, world, { part, all })));
}

/** People who answer by chance: what is said on a part holds for all, and asking is as good as being told. */
function compareWithPeople(prover: Prover): void {
  const { programmes, world, setting, crowd, chance } = prover;
  for (let person = 0; person < setting.people; person += 1) {
    const all = completed(crowd, {}, chance);
    for (const part of partsOf(crowd, all, chance)) lookBack(prover, all, part);
    compare(prover, all, askedOf({ programmes, world, planner: setting.planner }, all));
  }
}

/** What another day says on which the same rule answers, and today when it is asked for the rule of that day. */
function differencesOnDay({ programmes, world, setting }: Prover, day: Day, ends: readonly Facts[]): string[] {
  const again = ends.filter((_, index) => index % Math.ceil(ends.length / ENDS_AGAIN) === 0);
  return programmes.flatMap((programme) =>
    again.flatMap((facts) => {
      const first = evaluate(programme, { ...world, facts });
      const then = evaluate(programme, { ...world, facts, today: day });
      const now = evaluate(programme, { ...world, facts, today: setting.today, ruleOf: day });
      const others = parametersOfProgramme(programme).length > 0 ? [then] : [then, now];
      const wrongWindow = then.window.status !== filingOn(programme, day);
      const same = others.every(({ verdict, amount }) => isSame([verdict, amount], [first.verdict, first.amount]));
      if (same && !wrongWindow) return [];
      return [`"${programme.id}" on ${day}: ${then.window.status}, ${then.verdict}, after ${JSON.stringify(facts)}`];
    }),
  );
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
