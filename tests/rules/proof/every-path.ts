import { answersWorthTrying } from "../../../src/rules/answers-worth-trying.ts";
import type { FactAnswer, Facts } from "../../../src/rules/fact.ts";
import type { Given } from "../../../src/rules/given.ts";
import { nextFact } from "../../../src/rules/next-fact.ts";
import type { Programme } from "../../../src/rules/programme.ts";
import { remainingState } from "./remaining-state.ts";

/** The books and the day of a walk. */
export type World = Omit<Given, "facts">;

/** Who says what is asked next; null when nothing is. */
export type Planner = typeof nextFact;

/** How a walk is made: what is looked at on the way, and who plans (the house's own planner where left out). */
export interface Walker {
  /** Called where nothing more is asked. */
  atEnd(facts: Facts): void;
  /** Called after every answer that is looked at, ends included. */
  onTheWay?(facts: Facts): void;
  planner?: Planner;
}

/** What was walked. */
export interface Paths {
  /** Different ways from the first question to an end, each with its own answers. */
  paths: bigint;
  /** Places at which something is asked; places with the same remaining state are one. */
  places: number;
  /** Most questions on one path. */
  longest: number;
  /** Answers after which something was asked for the second time. */
  circles: Facts[];
}

/**
 * Walks every path through the questions of programmes that are looked at together: each question with one answer from
 * each side of every bound and with "I don't know". What follows on equal remaining states is walked once and counted as
 * often as it comes up.
 */
export function walkEveryPath(programmes: readonly Programme[], world: World, walker: Walker): Paths {
  const planner = walker.planner ?? nextFact;
  const answers = answersOf(programmes, world);
  const walked = new Map<string, Stretch>();
  const circles: Facts[] = [];

  function from(facts: Facts): Stretch {
    const fact = planner(programmes, { ...world, facts });
    walker.onTheWay?.(facts);
    if (fact === null || Object.hasOwn(facts, fact)) {
      if (fact !== null) circles.push(facts);
      walker.atEnd(facts);
      return { paths: 1n, longest: 0 };
    }
    const state = remainingState(programmes, { ...world, facts });
    const before = walked.get(state);
    if (before) return before;
    const found = add(answers(fact).map((answer) => from({ ...facts, [fact]: answer })));
    walked.set(state, found);
    return found;
  }

  return { ...from({}), places: walked.size, circles };
}

/** What lies behind a place. */
interface Stretch {
  paths: bigint;
  longest: number;
}

function add(ways: readonly Stretch[]): Stretch {
  return ways.reduce(
    (sum, way) => ({ paths: sum.paths + way.paths, longest: Math.max(sum.longest, way.longest + 1) }),
    { paths: 0n, longest: 0 },
  );
}

/** The answers worth trying to a question that several programmes may share, and not knowing; remembered. */
export function answersOf(programmes: readonly Programme[], world: World): (fact: string) => FactAnswer[] {
  const known = new Map<string, FactAnswer[]>();
  return (fact) => {
    const before = known.get(fact);
    if (before) return before;
    const all = programmes.flatMap((programme) => answersWorthTrying(programme, world, fact));
    const found = [
      ...new Map(all.map((answer) => [JSON.stringify(answer), answer])).values(),
      { unknown: true as const },
    ];
    known.set(fact, found);
    return found;
  };
}
