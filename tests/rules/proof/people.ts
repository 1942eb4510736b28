import type { FactAnswer, Facts } from "../../../src/rules/fact.ts";
import { factsOfProgrammes } from "../../../src/rules/facts-of-programmes.ts";
import { knownFacts } from "../../../src/rules/known-facts.ts";
import type { Programme } from "../../../src/rules/programme.ts";
import { answersOf, type World } from "./every-path.ts";

/** Keeps the answers to questions that arise, as somebody has them who was asked one question after another. */
export function consistent(names: readonly string[], answers: Facts, { definitions }: World): Facts {
  const kept: Facts = {};
  for (const name of names) {
    const answer = answers[name];
    if (!answer) continue;
    const known = knownFacts({ facts: { ...kept, [name]: answer }, definitions });
    if (known.holds(definitions.get(name)?.askedWhen) === true && known.answer(name)) kept[name] = answer;
  }
  return kept;
}

/** Two answers of one person, with the answers through which their questions arise. */
export interface Pair {
  facts: [string, string];
  answers: Facts;
}

/** Everybody about whom programmes can ask. */
export interface Crowd {
  world: World;
  /** What can be asked, in asking order. */
  names: string[];
  answers(fact: string): FactAnswer[];
}

/** The people of programmes that are looked at together. */
export function crowdOf(programmes: readonly Programme[], world: World): Crowd {
  return { world, names: factsOfProgrammes(programmes, world), answers: answersOf(programmes, world) };
}

/** All pairs of answers to two questions that one person can give; others exclude each other. */
export function possiblePairs(crowd: Crowd): Pair[] {
  const { names, answers } = crowd;
  const wanted = names.flatMap((one, at) => names.slice(at + 1).flatMap((other) => pairsOf([one, other], answers)));
  return wanted.flatMap(({ facts, answers: told }) => {
    const all = grounds(told, crowd);
    return all ? [{ facts, answers: all }] : [];
  });
}

function pairsOf([one, other]: [string, string], answers: Crowd["answers"]): Pair[] {
  return answers(one).flatMap((first) =>
    answers(other).map((second): Pair => ({ facts: [one, other], answers: { [one]: first, [other]: second } })),
  );
}

/**
 * The answers with those added through which their questions arise; null where these exclude each other. Every answer to
 * every question on which one of them hangs is tried.
 */
function grounds(wanted: Facts, { names, answers, world }: Crowd): Facts | null {
  const arises = (facts: Facts) => Object.keys(wanted).every((name) => facts[name]);
  const roots = names.filter((name) => !wanted[name] && Object.keys(wanted).some((one) => hangsOn(one, name, world)));
  let found: Facts[] = [wanted];
  for (const root of roots) found = found.flatMap((facts) => answers(root).map((one) => ({ ...facts, [root]: one })));
  return found.map((facts) => consistent(names, facts, world)).find(arises) ?? null;
}

function hangsOn(name: string, on: string, world: World): boolean {
  const circumstances = world.definitions.get(name)?.askedWhen ?? [];
  return circumstances.some(({ fact }) => fact === on || hangsOn(fact, on, world));
}

/** A person with these answers and by chance all others that arise. */
export function completed({ names, answers, world }: Crowd, known: Facts, chance: () => number): Facts {
  const told = names.map((name) => [name, known[name] ?? one(answers(name), chance)] as const);
  return consistent(names, Object.fromEntries(told), world);
}

function one(answers: FactAnswer[], chance: () => number): FactAnswer {
  return answers[Math.floor(chance() * answers.length)] ?? { unknown: true };
}

/** What somebody may have told so far of all their answers: some left out, some not known to them yet. */
export function partsOf({ names, world }: Crowd, all: Facts, chance: () => number): Facts[] {
  const changed = (change: (name: string) => Facts[string] | undefined) =>
    consistent(names, Object.fromEntries(names.flatMap((name) => entry(name, change(name)))), world);
  return [
    changed((name) => (chance() < 0.5 ? all[name] : undefined)),
    changed((name) => all[name] && (chance() < 0.3 ? { unknown: true } : all[name])),
  ];
}

function entry(name: string, answer: FactAnswer | undefined): [string, FactAnswer][] {
  return answer ? [[name, answer]] : [];
}
