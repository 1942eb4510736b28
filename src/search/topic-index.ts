import { type Features, featuresOf } from "./topic-features.ts";

/** A topic in one language, as it goes into the index. */
export interface TopicEntry {
  id: string;
  lang: string;
  title: string;
  /** Other ways people ask for it. */
  aliases: readonly string[];
  /** The answer. */
  text: string;
}

/** One way to ask for a topic. */
export interface TopicPhrase extends Features {
  id: string;
  /** Sum of the weights of its words and pairs. */
  weight: number;
}

/** Folded words and how they are spelled. */
export type Vocabulary = ReadonlyMap<string, ReadonlySet<string>>;

/** The topics of one language. */
export interface LanguageIndex {
  phrases: TopicPhrase[];
  /** Inverse document frequency of a word or pair over all phrases; the highest for what none contains. */
  rarityOf(feature: string): number;
  /** By topic: every folded word of its phrases and answer, with its spellings in texts that have diacritics. */
  vocabulary: ReadonlyMap<string, Vocabulary>;
  /** By topic: the words and pairs that most ways to ask for it share. */
  core: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The topics of all languages, ready to be searched. */
export type TopicIndex = ReadonlyMap<string, LanguageIndex>;

/** Words weigh half of pairs: a syllable alone means little. */
export const WORD = 0.5;

/** A topic's core are the words that most ways to ask for it share ("khiếu nại", "116"), if so many of them do. */
const CORE = 0.4;

/** Indexes topics by language. */
export function buildTopicIndex(entries: readonly TopicEntry[]): TopicIndex {
  const langs = [...new Set(entries.map((entry) => entry.lang))];
  return new Map(langs.map((lang) => [lang, indexOf(entries.filter((entry) => entry.lang === lang))]));
}

function indexOf(entries: TopicEntry[]): LanguageIndex {
  const features = entries.flatMap(({ id, lang, title, aliases }) =>
    [title, ...aliases].map((text) => ({ id, ...featuresOf(text, lang) })),
  );
  const count = countOf(features);
  const rarityOf = (feature: string) => Math.log(1 + features.length / (count.get(feature) ?? 1));
  return {
    phrases: features.map((phrase) => ({ ...phrase, weight: weightOf(phrase, rarityOf) })),
    rarityOf,
    vocabulary: new Map(entries.map((entry) => [entry.id, vocabularyOf(entry)])),
    core: new Map(entries.map(({ id }) => [id, coreOf(features.filter((phrase) => phrase.id === id))])),
  };
}

function vocabularyOf({ lang, title, aliases, text }: TopicEntry): Vocabulary {
  const spellings = new Map<string, Set<string>>();
  for (const { words, marks } of [title, ...aliases, text].map((part) => featuresOf(part, lang))) {
    for (const [word, spelled] of words) {
      const known = spellings.get(word) ?? new Set();
      spellings.set(word, marks ? known.add(spelled) : known);
    }
  }
  return spellings;
}

function coreOf(phrases: Features[]): Set<string> {
  const count = [...countOf(phrases)];
  const most = Math.max(0, ...count.map(([, times]) => times));
  const shared = count.filter(([, times]) => times === most && times >= CORE * phrases.length);
  return new Set(shared.map(([feature]) => feature));
}

/** In how many phrases each word and pair stands. */
function countOf(phrases: Features[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const { words, pairs } of phrases) {
    for (const feature of [...words.keys(), ...pairs]) count.set(feature, (count.get(feature) ?? 0) + 1);
  }
  return count;
}

function weightOf({ words, pairs }: Features, rarityOf: (feature: string) => number): number {
  let weight = 0;
  for (const word of words.keys()) weight += WORD * rarityOf(word);
  for (const pair of pairs) weight += rarityOf(pair);
  return weight;
}
