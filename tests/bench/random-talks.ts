import { answersWorthTrying } from "../../src/rules/answers-worth-trying.ts";
import type { FactAnswer, Facts } from "../../src/rules/fact.ts";
import type { Given } from "../../src/rules/given.ts";
import { nextFact } from "../../src/rules/next-fact.ts";
import type { Programme } from "../../src/rules/programme.ts";

/** What is known at each moment of a talk, from nothing to everything that was asked. */
export type Talk = Facts[];

/**
 * A talk in which somebody answers by chance whatever the planner asks for these programmes, from each side of every
 * bound; about one answer in eight is "I don't know".
 */
export function randomTalk(programmes: readonly Programme[], world: Omit<Given, "facts">, chance: () => number): Talk {
  const moments: Talk = [{}];
  for (let facts: Facts = {}; ; moments.push(facts)) {
    const fact = nextFact(programmes, { ...world, facts });
    if (fact === null) return moments;
    facts = { ...facts, [fact]: randomAnswer(answersOf(programmes, world, fact), chance) };
  }
}

function randomAnswer(answers: FactAnswer[], chance: () => number): FactAnswer {
  const known = answers[Math.floor(chance() * answers.length)];
  return known === undefined || chance() < 1 / 8 ? { unknown: true } : known;
}

function answersOf(programmes: readonly Programme[], world: Omit<Given, "facts">, fact: string): FactAnswer[] {
  const all = programmes.flatMap((programme) => answersWorthTrying(programme, world, fact));
  return [...new Map(all.map((answer) => [JSON.stringify(answer), answer])).values()];
}
