/**
 * `npm run bench [-- turns] [options]`: measures the program on this machine, beside what it is compared with. Each
 * benchmark has a name; without one all run. A benchmark that finds wrong results ends with exit code 1. The programs
 * under test run as processes of their own: this file again, with `--role`.
 */
import { parseArgs } from "node:util";
import { measurePage, pageUsage } from "./page.ts";
import { countQuestions, questionsUsage } from "./questions.ts";
import { measureQueue, queueOptions, queueUsage } from "./queue.ts";
import { measureRules, rulesOptions, rulesUsage } from "./rules.ts";
import { measureSearch, searchOptions, searchUsage } from "./search.ts";
import { measureTurns, turnsOptions, turnsUsage } from "./turns.ts";

/** What a benchmark is: it reads its options, and says whether all results were right. */
type Benchmark = (values: Record<string, unknown>) => Promise<boolean>;

const benchmarks: Record<string, Benchmark> = {
  turns: measureTurns,
  rules: measureRules,
  questions: countQuestions,
  search: measureSearch,
  queue: measureQueue,
  page: measurePage,
};

const roles: Record<string, () => Promise<void>> = {
  "plain-bot": async () => (await import("./plain-bot.ts")).runPlainBot(),
  "first-index": async () => (await import("./first-index.ts")).runFirstIndex(),
  "our-server": async () => (await import("./our-server.ts")).runOurServer(),
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      role: { type: "string" },
      help: { type: "boolean" },
      ...turnsOptions,
      ...rulesOptions,
      ...searchOptions,
      ...queueOptions,
    },
  });
  if (values.role !== undefined) return await known(roles, values.role, "role")();
  if (values.help) {
    process.stdout.write(`${turnsUsage}${rulesUsage}${questionsUsage}${searchUsage}${queueUsage}${pageUsage}`);
    return;
  }
  const names = positionals.length > 0 ? positionals : Object.keys(benchmarks);
  for (const run of names.map((name) => known(benchmarks, name, "benchmark"))) {
    if (!(await run(values))) process.exitCode = 1;
  }
}

function known<T>(table: Record<string, T>, name: string, kind: string): T {
  const found = table[name];
  if (found === undefined) {
    throw new Error(`There is no ${kind} "${name}"; there are: ${Object.keys(table).join(", ")}.`);
  }
  return found;
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
