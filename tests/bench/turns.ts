/**
 * The benchmark "turns": durable turns a second, and how long the whole path takes, from the webhook call to the reply and
 * the answer to the call. A plain Telegraf bot, An Sinh and bare SQL take turns on the same PostgreSQL in every round, so
 * that whatever else the machine does meets all of them.
 */
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { type BareSql, startBareSql } from "./bare-sql.ts";
import { startBenchServer } from "./bench-server.ts";
import { type Arena, type Contestant, startOurs, startPlain } from "./contestants.ts";
import { type LoadPlan, type Measured, startLoad } from "./load.ts";
import { figuresOf, type Ratio, ratioOf, type Side, type Summary, tableOf } from "./summary.ts";
import { talk } from "./talk.ts";

/** Options of this benchmark, for parseArgs. */
export const turnsOptions = {
  chats: { type: "string", default: "8,64,256" },
  seconds: { type: "string", default: "5" },
  "lead-in": { type: "string", default: "3" },
  "warm-up": { type: "string", default: "16" },
  rounds: { type: "string", default: "9" },
  only: { type: "string" },
  servers: { type: "string", default: "1" },
  json: { type: "string" },
  profiles: { type: "string" },
} as const;

/** What `--help` says of this benchmark. */
export const turnsUsage = `npm run bench -- turns [options]
  --chats 8,64,256   numbers of chats that talk at the same time
  --seconds 5        measured time of each side in each round
  --lead-in 3        seconds of load before the measured time of each round
  --warm-up 16       seconds of load before the first round; below 15 our side is still being compiled in it
  --rounds 9         rounds; the table shows medians. Many short rounds in turn tell more on a machine that others use too
  --only SIDE        plain, ours (with bare SQL beside it) or bare
  --servers 1|2      2: also An Sinh as two processes on one database
  --json FILE        writes all figures of all rounds to a file
  --profiles FOLDER  writes a CPU profile of each program (slows all of them)
`;

const sideNames = ["plain", "ours", "bare"] as const;
type SideName = (typeof sideNames)[number];

interface Plan {
  chats: number[];
  seconds: number;
  leadIn: number;
  warmUp: number;
  rounds: number;
  only?: SideName;
  servers: number;
  json?: string;
  profiles?: string;
}

/** A side that can be measured: a program, or bare SQL. */
interface Entrant {
  name: string;
  measure(plan: LoadPlan): Promise<Measured>;
}

interface Field {
  contestants: Contestant[];
  bare: BareSql | null;
}

/** A pause in which a side that just ran can finish its own work before the next one is measured. */
const restMs = 500;

/** Runs the benchmark. False when a database does not hold what was filed. */
export async function measureTurns(values: Record<string, unknown>): Promise<boolean> {
  const plan = planOf(values);
  const server = await startBenchServer();
  const load = await startLoad();
  const field: Field = { contestants: [], bare: null };
  try {
    await enter({ server, load, chats: Math.max(...plan.chats), profiles: plan.profiles }, plan, field);
    const summaries: Summary[] = [];
    const { chats: sizes, warmUp } = plan;
    for (const { measure } of entrantsOf(field, load))
      await measure({ chats: Math.max(...sizes), leadInMs: 0, ms: warmUp * 1000 });
    for (const chats of sizes) {
      const summary = await measureAt(chats, plan, entrantsOf(field, load));
      process.stdout.write(`${tableOf(summary)}\n`);
      summaries.push(summary);
    }
    const mistakes = await mistakesOf(field);
    for (const mistake of mistakes) process.stdout.write(`WRONG: ${mistake}\n`);
    if (plan.json) await writeFile(plan.json, `${JSON.stringify(report(plan, summaries, mistakes), null, 2)}\n`);
    return mistakes.length === 0;
  } finally {
    await Promise.all(field.contestants.map((contestant) => contestant.stop()));
    await field.bare?.stop();
    await load.close();
    await server.stop();
  }
}

function planOf(values: Record<string, unknown>): Plan {
  const { only } = values;
  if (only !== undefined && !isOneOf(only, sideNames)) {
    throw new Error(`--only is "${String(only)}"; it must be one of ${sideNames.join(", ")}.`);
  }
  return {
    chats: String(values.chats)
      .split(",")
      .map((number) => positive("--chats", number, true)),
    seconds: positive("--seconds", values.seconds),
    leadIn: positive("--lead-in", values["lead-in"]),
    warmUp: positive("--warm-up", values["warm-up"]),
    rounds: positive("--rounds", values.rounds, true),
    servers: positive("--servers", values.servers, true),
    only,
    json: text(values.json),
    profiles: text(values.profiles),
  };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isOneOf<T>(value: unknown, among: readonly T[]): value is T {
  return among.some((one) => one === value);
}

function positive(name: string, value: unknown, whole = false): number {
  const number = Number(value);
  if (number > 0 && (!whole || Number.isInteger(number))) return number;
  throw new Error(`${name} is "${String(value)}"; it must be a ${whole ? "whole " : ""}number above 0.`);
}

/** Starts what the plan asks for. What was started is in the field even when the next one fails to start. */
async function enter(arena: Arena, { only, servers }: Plan, field: Field): Promise<void> {
  const has = (side: SideName) => only === undefined || only === side;
  if (has("plain")) field.contestants.push(await startPlain(arena));
  if (has("ours")) field.contestants.push(await startOurs(arena, 1));
  if (has("ours") && servers > 1) field.contestants.push(await startOurs(arena, servers));
  if (has("ours") || has("bare")) field.bare = await startBareSql(arena.server, arena.chats);
}

function entrantsOf({ contestants, bare }: Field, load: Arena["load"]): Entrant[] {
  const programs = contestants.map(({ name, crowd, usage }) => ({
    name,
    measure: (plan: LoadPlan) => load.measure(crowd, plan, usage),
  }));
  return bare ? [...programs, { name: "bare SQL", measure: bare.measure }] : programs;
}

async function measureAt(chats: number, plan: Plan, entrants: Entrant[]): Promise<Summary> {
  const sides: Side[] = entrants.map(({ name }) => ({ name, rounds: [] }));
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const [index, { name, measure }] of entrants.entries()) {
      const figures = figuresOf(await measure({ chats, leadInMs: plan.leadIn * 1000, ms: plan.seconds * 1000 }));
      sides[index]?.rounds.push(figures);
      process.stderr.write(`${chats} chats, round ${round}: ${name} ${figures.turnsPerSecond.toFixed(0)} turns/s\n`);
      await sleep(restMs);
    }
  }
  return { chats, sides, ratios: ratiosOf(sides) };
}

/** An Sinh beside the plain bot and bare SQL, and two processes beside one. */
function ratiosOf(sides: Side[]): Ratio[] {
  const named = (name: string) => sides.find((side) => side.name === name);
  const ours = named("An Sinh");
  if (!ours) return [];
  const others = [named("plain bot"), named("bare SQL")].flatMap((side) => (side ? [ratioOf(ours, side)] : []));
  const several = sides.filter(({ name }) => name.startsWith("An Sinh ×"));
  return [...others, ...several.map((side) => ratioOf(side, ours))];
}

async function mistakesOf({ contestants, bare }: Field): Promise<string[]> {
  const mistakes: string[] = [];
  for (const { name, crowd, filed } of contestants) {
    const [told, kept] = [crowd.filed(), await filed()];
    if (told !== kept) mistakes.push(`${name}: ${told} receipts were shown, its database holds ${kept} complaints`);
    else process.stdout.write(`${name}: ${kept} complaints filed, all in its database\n`);
  }
  const mistake = await bare?.mistake();
  if (mistake) mistakes.push(`bare SQL: ${mistake}`);
  return mistakes;
}

function report(plan: Plan, summaries: Summary[], mistakes: string[]) {
  const [processor] = cpus();
  return {
    benchmark: "turns",
    at: new Date().toISOString(),
    machine: { processor: processor?.model, cores: cpus().length, node: process.version },
    plan: { ...plan, turnsOfTalk: talk.length },
    summaries,
    mistakes,
  };
}
