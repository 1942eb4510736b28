/**
 * The benchmark "rules": how long the rules think about one programme and about all of them at once. The people answer by
 * chance; every moment of their talks counts, so that little is known in some and everything in others.
 */
import { chances } from "../../src/rules/chances.ts";
import { combine } from "../../src/rules/combine.ts";
import { type Evaluation, evaluate } from "../../src/rules/evaluate.ts";
import type { Facts } from "../../src/rules/fact.ts";
import { knownFacts } from "../../src/rules/known-facts.ts";
import { nextFact } from "../../src/rules/next-fact.ts";
import type { Programme } from "../../src/rules/programme.ts";
import { type HouseRules, loadHouseRules } from "../rules/load-house-rules.ts";
import { randomTalk } from "./random-talks.ts";

/** Options of this benchmark, for parseArgs. */
export const rulesOptions = {
  people: { type: "string", default: "300" },
  seed: { type: "string", default: "2021" },
} as const;

/** What `--help` says of this benchmark. */
export const rulesUsage = `npm run bench -- rules [options]
  --people 300       people who talk by chance, for each line of the table
  --seed 2021        the number from which chance begins
`;

/** How often each moment is measured; its median counts, so that what else runs on the machine does not. */
const RUNS = 5;

/** The longest that everything at once may take in 99 of 100 cases, in milliseconds. */
const GOAL_MS = 2;

const today = "2026-11-23";

/** Runs the benchmark. False when everything at once takes longer than the goal. */
export async function measureRules(values: Record<string, unknown>): Promise<boolean> {
  const house = await loadHouseRules();
  const plan = { people: Number(values.people), seed: Number(values.seed) };
  const head = ["", "moments", "a second", "p50 µs", "p99 µs", "max µs", "p99 of runs"];
  const lines = house.programmes.map((programme) => lineOf(programme.id, timesOf(house, [programme], plan)));
  const all = timesOf(house, house.programmes, plan);
  const everything = lineOf(`all ${house.programmes.length} at once`, all);
  process.stdout.write(`${[head, ...lines, everything].map(columns).join("\n")}\n`);
  const reached = at(all.medians, 0.99) / 1000 < GOAL_MS;
  process.stdout.write(`everything at once below ${GOAL_MS} ms at p99: ${reached ? "yes" : "NO"}\n`);
  return reached;
}

/** How long moments take in microseconds: the median of each one's runs, and all runs, both in ascending order. */
interface Times {
  medians: number[];
  runs: number[];
}

function timesOf(
  house: HouseRules,
  programmes: Programme[],
  { people, seed }: { people: number; seed: number },
): Times {
  const chance = chances(seed);
  const world = { ...house.book, today };
  const moments = Array.from({ length: people }, () => randomTalk(programmes, world, chance)).flat();
  for (const facts of moments) think(house, programmes, facts);
  const rounds = Array.from({ length: RUNS }, () => moments.map((facts) => timeOf(house, programmes, facts)));
  const medians = moments.map((_, index) => at(ascending(rounds.map((round) => round[index] ?? Number.NaN)), 0.5));
  return { medians: ascending(medians), runs: ascending(rounds.flat()) };
}

function timeOf(house: HouseRules, programmes: Programme[], facts: Facts): number {
  const begun = process.hrtime.bigint();
  think(house, programmes, facts);
  return Number(process.hrtime.bigint() - begun) / 1000;
}

/** What one turn of a talk asks of the rules at most: the next question, every answer, and what they come to together. */
function think({ book }: HouseRules, programmes: Programme[], facts: Facts): [string | null, Evaluation[], number] {
  const given = { ...book, facts, today };
  const known = knownFacts(given);
  const next = nextFact(programmes, given);
  const evaluations = programmes.map((programme) => evaluate(programme, given, known));
  return [next, evaluations, combine(evaluations).least];
}

function lineOf(name: string, { medians, runs }: Times): string[] {
  const mean = medians.reduce((sum, time) => sum + time, 0) / medians.length;
  const figures = [
    medians.length,
    1_000_000 / mean,
    at(medians, 0.5),
    at(medians, 0.99),
    at(medians, 1),
    at(runs, 0.99),
  ];
  return [name, ...figures.map((figure) => figure.toFixed(0))];
}

function ascending(figures: number[]): number[] {
  return figures.sort((a, b) => a - b);
}

function at(sorted: number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

function columns([name = "", ...figures]: string[]): string {
  return name.padEnd(34) + figures.map((figure) => figure.padStart(12)).join("");
}
