/**
 * `npm run bench -- search [--part tuning]`: how well and how fast the topic behind a question is found, beside ready-made
 * engines over the same topics, in one run. The figures of docs/search.md are those of the untouched part.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { parse } from "yaml";
import { projectRoot } from "../../src/project-root.ts";
import { type DictionaryFile, dictionarySchema } from "../../src/search/dictionary.ts";
import type { TopicEntry } from "../../src/search/topic-index.ts";
import {
  bothFound,
  followUpsAnswered,
  type Part,
  pairsToldApart,
  partOf,
  qualityBySpelling,
  type Searching,
  silence,
} from "../search/measure.ts";
import { questions } from "../search/questions-on-file.ts";
import { entriesOnFile } from "../search/topics-on-file.ts";
import { type Contestant, ours, oursAfter, readyMade } from "./search-contestants.ts";

/** Options of this benchmark. */
export const searchOptions = { part: { type: "string" }, mistakes: { type: "boolean" } } as const;

/** What --help says of it. */
export const searchUsage = `  search      how well and how fast the topic behind a question is found
    --part P        untouched (default) or tuning
    --mistakes      also lists what was not found, of the tuning part only
`;

const dictionaries = new Map(
  ["vi", "en"].map((lang): [string, DictionaryFile] => [
    lang,
    dictionarySchema.parse(parse(readFileSync(join(projectRoot, `flows/search/${lang}.yaml`), "utf8"))),
  ]),
);

/** Prints the table and the speed. Always right: goals are judged by who reads it. */
export async function measureSearch(values: Record<string, unknown>): Promise<boolean> {
  const part: Part = values.part === "tuning" ? "tuning" : "untouched";
  const entries = entriesOnFile.filter(({ lang }) => lang === "vi");
  const asked = partOf(questions, part);
  print(`${entries.length} topics, ${asked.length} questions of the ${part} part\n`);
  printQuality(ours(dictionaries), entries, { part });
  // Some of them take long over thousands of phrases.
  for (const contestant of readyMade) printQuality(contestant, entries, { part, ways: ["as typed"] });
  const followed = followUpsAnswered(oursAfter(entries, dictionaries), part);
  print(`\nAn Sinh answers ${percent(followed).trim()} of the follow-up questions\n`);
  if (values.mistakes === true && part === "tuning") printMistakes(ours(dictionaries).build(entries));
  printSpeed(entries);
  return true;
}

function printQuality(
  contestant: Contestant,
  entries: readonly TopicEntry[],
  { part, ways }: { part: Part; ways?: string[] },
): void {
  const search = contestant.build(entries);
  print(`\n${contestant.name}\n`);
  for (const [name, { first, firstThree, refused, wrong }] of Object.entries(qualityBySpelling(search, part, ways))) {
    print(
      `  ${name.padEnd(22)} first ${percent(first)}  first three ${percent(firstThree)}  refused ${percent(refused)}  wrongly answered ${percent(wrong)}\n`,
    );
  }
  print(
    `  off-topic silent ${percent(silence(search, part))}  told apart by diacritics ${percent(pairsToldApart(search, part))}  two in one ${percent(bothFound(search))}\n`,
  );
}

function printMistakes(search: Searching): void {
  for (const { id, ask } of partOf(questions, "tuning")) {
    const { ids, outcome } = search(ask);
    if (ids[0] !== id || outcome === "unknown") print(`  ${id} [${outcome} ${ids.slice(0, 3).join(" ")}] ${ask}\n`);
  }
}

function printSpeed(entries: readonly TopicEntry[]): void {
  const asked = questions.map(({ ask }) => ask);
  for (const topics of [entries.length, 100, 10_000]) {
    const many = Array.from({ length: topics }, (_, at) => madeUp(entries, at));
    const began = performance.now();
    const search = ours(dictionaries).build(many);
    const built = performance.now() - began;
    for (const ask of asked) search(ask);
    const before = performance.now();
    for (const ask of asked) search(ask);
    const each = (performance.now() - before) / asked.length;
    print(`\n${topics} topics: index built in ${built.toFixed(0)} ms, ${each.toFixed(3)} ms a question`);
  }
  print("\n");
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
