import { answersWorthTrying } from "./answers-worth-trying.ts";
import { appraise } from "./appraise.ts";
import { chances } from "./chances.ts";
import type { Day } from "./day.ts";
import type { FactAnswer, Facts } from "./fact.ts";
import type { Rulebook } from "./given.ts";
import type { Programme } from "./programme.ts";

/** One reading of a programme with the books it is read with. */
export interface Side extends Rulebook {
  programme: Programme;
}

/** How many cases are wanted at most, on which day, and the number from which chance begins. */
export interface Wanted {
  today: Day;
  atMost: number;
  seed: number;
}

/** Cases of people, each as what they answered; incomplete: a sample, because there are more than were wanted. */
export interface Cases {
  cases: Facts[];
  complete: boolean;
}

/**
 * Every case that makes a difference to one of several readings of a programme: answers from each side of every bound of
 * any of them, along all ways through their questions, until none of them asks more. Where there are more than wanted,
 * a sample of different cases drawn with the seed, in which no answer to a question is preferred.
 */
export function enumerateCases(sides: readonly Side[], wanted: Wanted): Cases {
  const planner = plannerOf(sides, wanted.today);
  const cases: Facts[] = [];
  for (const facts of everyWay(planner, {})) {
    if (cases.length === wanted.atMost) return { cases: sample(planner, wanted), complete: false };
    cases.push(facts);
  }
  return { cases, complete: true };
}

interface Planner {
  next(facts: Facts): string | null;
  answers(fact: string): FactAnswer[];
}

function plannerOf(sides: readonly Side[], today: Day): Planner {
  const known = new Map<string, FactAnswer[]>();
  return {
    next(facts) {
      for (const side of sides) {
        const { missing } = appraise(side.programme, { ...side, facts, today });
        // An answer that only another reading knows does not count here, and is not asked for again.
        const fact = missing.find((name) => !Object.hasOwn(facts, name));
        if (fact !== undefined) return fact;
      }
      return null;
    },
    answers(fact) {
      const answers = known.get(fact) ?? answersOfAll(sides, fact);
      known.set(fact, answers);
      return answers;
    },
  };
}

function answersOfAll(sides: readonly Side[], fact: string): FactAnswer[] {
  const all = sides
    .filter(({ definitions }) => definitions.has(fact))
    .flatMap((side) => answersWorthTrying(side.programme, side, fact));
  return [...new Map(all.map((answer) => [JSON.stringify(answer), answer])).values()];
}

function* everyWay(planner: Planner, facts: Facts): Generator<Facts> {
  const fact = planner.next(facts);
  if (fact === null) yield facts;
  else for (const answer of planner.answers(fact)) yield* everyWay(planner, { ...facts, [fact]: answer });
}

/** Where ways part: what was taken from here, and the answers behind which nothing new is left. */
interface Parting {
  ways: Map<string, Parting>;
  exhausted: Set<string>;
}

/** As many different cases as are wanted; there must be more. */
function sample(planner: Planner, { atMost, seed }: Wanted): Facts[] {
  const start: Parting = { ways: new Map(), exhausted: new Set() };
  const luck = { chance: chances(seed), used: new Map<string, number>() };
  return Array.from({ length: atMost }, () => newWay(planner, start, luck));
}

/** A way that was not taken before. */
function newWay(planner: Planner, start: Parting, luck: Luck): Facts {
  const facts: Facts = {};
  const taken: { parting: Parting; key: string; answers: number }[] = [];
  let parting = start;
  for (let fact = planner.next(facts); fact !== null; fact = planner.next(facts)) {
    const answers = planner.answers(fact);
    const { exhausted, ways } = parting;
    const fresh = answers.filter((answer) => !exhausted.has(JSON.stringify(answer)));
    const answer = rarest(fresh, fact, luck) ?? { unknown: true };
    const key = JSON.stringify(answer);
    facts[fact] = answer;
    taken.push({ parting, key, answers: answers.length });
    parting = ways.get(key) ?? { ways: new Map(), exhausted: new Set() };
    ways.set(key, parting);
  }
  for (const step of taken.reverse()) {
    step.parting.exhausted.add(step.key);
    if (step.parting.exhausted.size < step.answers) break;
  }
  return facts;
}

interface Luck {
  chance: () => number;
  /** How often each answer was chosen so far. */
  used: Map<string, number>;
}

/** One of the answers that were chosen least often so far. */
function rarest(answers: FactAnswer[], fact: string, { used, chance }: Luck): FactAnswer | undefined {
  const keys = answers.map((answer) => `${fact} ${JSON.stringify(answer)}`);
  const least = Math.min(...keys.map((key) => used.get(key) ?? 0));
  const rare = keys.flatMap((key, index) => ((used.get(key) ?? 0) === least ? [index] : []));
  const chosen = rare[Math.floor(chance() * rare.length)] ?? 0;
  const key = keys[chosen] ?? "";
  used.set(key, (used.get(key) ?? 0) + 1);
  return answers[chosen];
}
