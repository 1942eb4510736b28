/**
 * `npm run bench -- search [--part tuning]`: how well and how fast the topic behind a question is found, beside ready-made
 * engines over the same topics, in one run. The figures of docs/search.md are those of the untouched part.
 */
import { performance } from "node:perf_hooks";
import { indexBytes, indexOfBytes } from "../../src/search/index-parts.ts";
import { openIndex } from "../../src/search/open-index.ts";
import { buildParts, type TopicEntry } from "../../src/search/topic-index.ts";
import {
  bothFound,
  followUpsAnswered,
  pairsToldApart,
  qualityBySpelling,
  type Sample,
  type Searching,
  sampleOf,
  silence,
  silenceAfter,
} from "../search/measure.ts";
import { questions } from "../search/questions-on-file.ts";
import { dictionariesOnFile, dictionaryFilesOnFile, entriesOnFile } from "../search/topics-on-file.ts";
import { firstIndexes } from "./first-index.ts";
import { type Contestant, ours, oursAfter, readyMade } from "./search-contestants.ts";

/** Options of this benchmark. */
export const searchOptions = {
  part: { type: "string" },
  mistakes: { type: "boolean" },
  ours: { type: "boolean" },
} as const;

/** What --help says of it. */
export const searchUsage = `  search      how well and how fast the topic behind a question is found
    --part P        untouched (default) or tuning
    --ours          without the ready-made engines
    --mistakes      also lists what was not found, of the tuning part only
`;

/** Prints the table and the speed. Always right: goals are judged by who reads it. */
export async function measureSearch(values: Record<string, unknown>): Promise<boolean> {
  const part: Sample["part"] = values.part === "tuning" ? "tuning" : "untouched";
  const entries = entriesOnFile.filter(({ lang }) => lang === "vi");
  const phrases = entries.reduce((sum, { aliases }) => sum + aliases.length, 0);
  print(`${entries.length} topics with ${phrases} ways to ask, questions of the ${part} part\n`);
  await printFirst();
  printQuality(ours(dictionaryFilesOnFile), entries, { part });
  const after = oursAfter(entries, dictionaryFilesOnFile);
  print(`  answers ${percent(followUpsAnswered(after, { part })).trim()} of the follow-up questions\n`);
  print(`  off-topic silent after a topic ${percent(silenceAfter(after, { part })).trim()}\n`);
  if (values.ours !== true) {
    for (const contestant of readyMade) printQuality(contestant, entries, { part, ways: ["as typed"] });
  }
  if (values.mistakes === true && part === "tuning") printMistakes(ours(dictionaryFilesOnFile).build(entries));
  printSpeed(entries);
  return true;
}

/** A server makes its index once, before anything of it was compiled: so does each of these processes. */
async function printFirst(): Promise<void> {
  const { built, read, megabytes } = await firstIndexes(ROUNDS);
  print(`the first index of a process: built in ${range(built)}, read from where the last start left it`);
  print(` (${megabytes.toFixed(1)} MB) in ${range(read)}\n`);
}

function range(times: readonly number[]): string {
  const [least, most] = [Math.min(...times), Math.max(...times)];
  return `${middle(times).toFixed(1)} ms (${least.toFixed(1)} to ${most.toFixed(1)})`;
}

/** Prints how well one searches; slow ones are asked only some of the questions. */
function printQuality(
  contestant: Contestant,
  entries: readonly TopicEntry[],
  { part, ways }: { part: Sample["part"]; ways?: string[] },
): void {
  const search = contestant.build(entries);
  const sample = { part, every: contestant.every ?? 1 };
  const asked = sampleOf(questions, sample).length;
  const began = performance.now();
  const qualities = Object.entries(qualityBySpelling(search, sample, ways));
  const each = (performance.now() - began) / asked / qualities.length;
  print(`\n${contestant.name}: ${asked} questions, ${each.toFixed(2)} ms each\n`);
  for (const [name, { first, firstThree, refused, wrong }] of qualities) {
    print(
      `  ${name.padEnd(22)} first ${percent(first)}  first three ${percent(firstThree)}  refused ${percent(refused)}  wrongly answered ${percent(wrong)}\n`,
    );
  }
  print(
    `  off-topic silent ${percent(silence(search, sample))}  told apart by diacritics ${percent(pairsToldApart(search, sample))}\n`,
  );
  if (sample.every === 1) print(`  both of two in one ${percent(bothFound(search))}\n`);
}

function printMistakes(search: Searching): void {
  for (const { id, ask } of sampleOf(questions, { part: "tuning" })) {
    const { ids, outcome } = search(ask);
    if (ids[0] !== id || outcome === "unknown") print(`  ${id} [${outcome} ${ids.slice(0, 3).join(" ")}] ${ask}\n`);
  }
}

/** Indexes built and rounds of all questions asked; of each the middle time counts. */
const ROUNDS = 5;

function printSpeed(entries: readonly TopicEntry[]): void {
  for (const topics of [entries.length, 100, 10_000]) {
    const many = Array.from({ length: topics }, (_, at) => madeUp(entries, at));
    const builds = topics > 1_000 ? 1 : ROUNDS;
    const built = middle(Array.from({ length: builds }, () => timeOf(() => ours(dictionaryFilesOnFile).build(many))));
    const search = ours(dictionaryFilesOnFile).build(many);
    const askAll = () => {
      for (const { ask } of questions) search(ask);
    };
    askAll();
    const each = middle(Array.from({ length: ROUNDS }, () => timeOf(askAll))) / questions.length;
    print(
      `\n${topics} topics: index built in ${built.toFixed(0)} ms, ${openedIn(many)}, ${each.toFixed(3)} ms a question`,
    );
  }
  print("\n");
}

/** How long the bytes of an index take to become one that can be asked, without reading them from a disk. */
function openedIn(entries: readonly TopicEntry[]): string {
  const bytes = indexBytes(buildParts(entries, dictionariesOnFile.get("vi")));
  const open = () => {
    const parts = indexOfBytes(bytes);
    if (!parts) throw new Error("An index that was just built cannot be read");
    openIndex(parts, dictionariesOnFile.get("vi"));
  };
  const times = Array.from({ length: ROUNDS }, () => timeOf(open));
  return `opened from ${(bytes.length / 1e6).toFixed(1)} MB in ${middle(times).toFixed(1)} ms`;
}

/** Milliseconds that something takes. */
function timeOf(act: () => void): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

function middle(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
}

/** Beyond those on file, topics are made up: fifteen phrases of one with some words changed. */
function madeUp(entries: readonly TopicEntry[], at: number): TopicEntry {
  const entry = entries[at % entries.length];
  if (!entry) throw new Error("There are no topics");
  const round = Math.floor(at / entries.length);
  const changed = (text: string) =>
    round === 0
      ? text
      : text
          .split(" ")
          .map((word, i) => ((i + round) % 3 === 0 ? `${word}${round % 97}x` : word))
          .join(" ");
  return {
    ...entry,
    id: round === 0 ? entry.id : `${entry.id}-${round}`,
    title: changed(entry.title),
    aliases: (round === 0 ? entry.aliases : entry.aliases.slice(0, 15)).map(changed),
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`.padStart(7);
}

function print(text: string): void {
  process.stdout.write(text);
}
