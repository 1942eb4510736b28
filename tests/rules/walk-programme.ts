import { answersWorthTrying as knownAnswers } from "../../src/rules/answers-worth-trying.ts";
import { type Evaluation, evaluate } from "../../src/rules/evaluate.ts";
import type { FactAnswer, Facts, FactValue } from "../../src/rules/fact.ts";
import type { Rulebook } from "../../src/rules/given.ts";
import { nextFact } from "../../src/rules/next-fact.ts";
import type { Programme } from "../../src/rules/programme.ts";

/** A question of the walk with where each of its answers leads. */
export interface Fork {
  fact: string;
  ways: { answer: FactAnswer; leadsTo: Fork | Leaf }[];
}

/** An end of the walk: what was answered on the way, in order, and what the rules say. */
export interface Leaf {
  facts: Facts;
  evaluation: Evaluation;
}

/** How a programme is walked: unknown: with "I don't know" as one more answer to everything. */
export interface Walk extends Rulebook {
  today: string;
  unknown: boolean;
}

/** Asks a programme's questions with one answer from each side of every bound, all ways to the end. */
export function walkProgramme(programme: Programme, walk: Walk, facts: Facts = {}): Fork | Leaf {
  const fact = nextFact([programme], { ...walk, facts });
  if (fact === null) return { facts, evaluation: evaluate(programme, { ...walk, facts }) };
  const ways = answersWorthTrying(programme, walk, fact).map((answer) => ({
    answer,
    leadsTo: walkProgramme(programme, walk, { ...facts, [fact]: answer }),
  }));
  return { fact, ways };
}

/** One answer from each side of every bound that a programme sets on a fact, and "I don't know" where the walk has it. */
export function answersWorthTrying(programme: Programme, walk: Walk, fact: string): FactAnswer[] {
  return [...knownAnswers(programme, walk, fact), ...(walk.unknown ? [{ unknown: true as const }] : [])];
}

/** All ends of a walk. */
export function leaves(tree: Fork | Leaf): Leaf[] {
  return "fact" in tree ? tree.ways.flatMap(({ leadsTo }) => leaves(leadsTo)) : [tree];
}

/** All questions of a walk, each as often as it is met. */
export function forks(tree: Fork | Leaf): Fork[] {
  return "fact" in tree ? [tree, ...tree.ways.flatMap(({ leadsTo }) => forks(leadsTo))] : [];
}

/** The known answer to a question, undefined where there is none. */
export function knownAnswer(facts: Facts, name: string): FactValue | undefined {
  const answer = facts[name];
  return answer && "value" in answer ? answer.value : undefined;
}
