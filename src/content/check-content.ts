import type { TimeLimits } from "../rules/deadlines/time-limits-schema.ts";
import { checkFlows } from "./check-flows.ts";
import { checkTopicWords } from "./check-topic-words.ts";
import { checkUse } from "./check-use.ts";
import { checkLeftOverWords, checkNeededWords } from "./check-words.ts";
import { collectNeeds, definedNamespaces } from "./collect-needs.ts";
import { compareLanguages, missingPlurals } from "./compare-languages.ts";
import { type ContentProblem, inReadingOrder } from "./problem.ts";
import { type Definitions, definitionsOf } from "./read-definitions.ts";
import { type Flows, readFlows } from "./read-flows.ts";
import { readKnowledge, type TopicTexts } from "./read-knowledge.ts";
import { type Locale, readLocales } from "./read-locales.ts";
import { readSourceFiles, type SourceFile } from "./source-files.ts";
import { strayLocaleFiles } from "./stray-locale-files.ts";
import type { NumberSources } from "./topic-numbers.ts";
import { valuesOfKeys } from "./values-of-keys.ts";

/** How much there is, for the summary of a check. */
export type Counts = Record<string, number>;

/** Everything in flows/ and locales/ as read, and every mistake in it. */
export interface CheckedContent {
  files: SourceFile[];
  flows: Flows;
  /** The base language first. */
  locales: Locale[];
  topicTexts: TopicTexts;
  /** In the order of files and lines; empty when the program can run on it. */
  problems: ContentProblem[];
  counts: Counts;
}

/** Reads and checks flows/ and locales/ of a project folder, and reports all mistakes at once. */
export async function checkContent(root: string): Promise<CheckedContent> {
  const { files, problems: unread } = await readSourceFiles(root);
  return checkFiles(files, unread);
}

/** Checks files that were read already; `unread` are the mistakes of reading them. */
export function checkFiles(files: SourceFile[], unread: ContentProblem[] = []): CheckedContent {
  const { flows, problems: flowMistakes } = readFlows(files);
  const { locales, problems: localeMistakes } = readLocales(files);
  const { texts: topicTexts, problems: topicMistakes } = readKnowledge(files);
  const read = [...unread, ...strayLocaleFiles(files), ...flowMistakes, ...localeMistakes, ...topicMistakes];
  const langs = locales.map(({ lang }) => lang);
  const topicWords = { texts: topicTexts, langs, numbers: numberSources(flows) };
  const words = [...checkWords({ flows, locales }), ...checkTopicWords(flows.topics, topicWords)];
  const problems = [...read, ...checkFlows(flows), ...checkLocales(locales), ...words];
  // What looks unused may be used by what could not be read, so that is told only of sound definitions.
  if (problems.length === 0) problems.push(...checkUse(flows, topicTexts));
  return { files, flows, locales, topicTexts, problems: inReadingOrder(problems), counts: countAll(flows, locales) };
}

/** Where the numbers of answers come from; null while the files of limits or bodies cannot be read. */
export function numberSources(flows: Flows): NumberSources | null {
  const timeLimits = definitionsOf(flows.timeLimits).get("time-limits");
  const bodies = definitionsOf(flows.bodies).get("bodies");
  if (!timeLimits || !bodies) return null;
  const [parameters, programmes] = [definitionsOf(flows.parameters), definitionsOf(flows.programmes)];
  const sources = definitionsOf(flows.sources);
  return { parameters, programmes, timeLimits, hotlines: bodies.hotlines, sources };
}

function checkLocales(locales: Locale[]): ContentProblem[] {
  const [base, ...others] = locales;
  const compared = base ? others.flatMap((other) => compareLanguages(base, other)) : [];
  return [...locales.flatMap(missingPlurals), ...compared];
}

function checkWords({ flows, locales: [base] }: Pick<CheckedContent, "flows" | "locales">): ContentProblem[] {
  if (!base) return [];
  const needs = collectNeeds(flows);
  const sound = Object.values(flows).every(({ problems }) => problems.length === 0);
  return [...checkNeededWords(base, needs), ...(sound ? checkLeftOverWords(base, needs, definedNamespaces) : [])];
}

function countAll(
  {
    places,
    calendar,
    timeLimits,
    wageRegions: _regions,
    bodies,
    danger: _danger,
    areas: _areas,
    caseStates: _states,
    tracks: _tracks,
    retention: _retention,
    roles: _roles,
    service: _,
    unemploymentExamples,
    ...flows
  }: Flows,
  locales: Locale[],
): Counts {
  const defined = Object.entries(flows).map(([name, { names }]) => [name, names.size]);
  const listed = [...places.valid.values()].map(({ value }) => ["places", value.places.length]);
  const offices = [...bodies.valid.values()].map(({ value }) => ["bodies", Object.keys(value.bodies).length]);
  const years = [...calendar.valid.values()].map(({ value }) => ["years of working days", value.years.length]);
  const limits = [...timeLimits.valid.values()].map(({ value }) => ["time limits", limitsIn(value)]);
  const worked = [
    ["worked examples", examplesIn([calendar, timeLimits, unemploymentExamples, flows.programmes, flows.parameters])],
  ];
  const texts = locales.map(({ lang, texts: all }) => [`texts (${lang})`, all.size]);
  return Object.fromEntries([...defined, ...listed, ...offices, ...years, ...limits, ...worked, ...texts]);
}

function limitsIn({ matters }: TimeLimits): number {
  return Object.values(matters).flatMap((matter) =>
    "steps" in matter ? matter.steps.flatMap((step) => step.limits) : [],
  ).length;
}

/** Worked examples wherever they stand: each says what it shows. */
function examplesIn(kinds: readonly Definitions<unknown>[]): number {
  const all = kinds.flatMap(({ valid }) => [...valid.values()].map(({ value }) => value));
  return valuesOfKeys(all, ["says"]).length;
}
