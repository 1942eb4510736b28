/**
 * The index of topics: for every feature (a word, a pair of neighbours, a concept) which topics speak of it and how
 * much, and every phrase in which people ask. Built at start from aliases, titles and answers; nothing in it is learned.
 */
import type { Dictionary } from "./dictionary.ts";
import { IndexBuilder } from "./index-builder.ts";
import { Lexicon, type Word } from "./lexicon.ts";
import { restoreMarks } from "./restore-marks.ts";
import { buildSpelling, type Spelling } from "./spelling.ts";

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
export interface Phrase {
  /** Its features, each once. */
  features: readonly number[];
  /** Bits of the spelling each feature has here, in the same order. */
  bits: readonly number[];
  /** Sum of the weights of its features. */
  weight: number;
}

/** Which topics, or areas, speak of a feature: parallel lists, ascending. */
export interface Postings {
  of: number[];
  /** How much likelier the feature is there than by chance, as a logarithm; while counting, how often it stands there. */
  gains: number[];
  /** Bits of the spellings the feature has there. */
  spellings: number[];
}

/** Features of an index by what they are made of. */
export interface FeatureTable {
  /** By number of a word without diacritics; -1 for a word that is no feature. */
  ofWord: readonly number[];
  /** By pair of numbers of words without diacritics. */
  ofPair: ReadonlyMap<number, number>;
  ofConcept: ReadonlyMap<number, number>;
  /** Spellings of each feature, at most 30: numbers of words, or pairs of them; their place is their bit. */
  spelled: readonly (readonly number[])[];
}

/** The topics of one language. */
export interface LanguageIndex {
  lexicon: Lexicon;
  /** Ids of topics by number; those of subjects that are not ours begin with "other:". */
  ids: readonly string[];
  /** Numbers of areas of topics, by number of topic. */
  areas: readonly number[];
  features: FeatureTable;
  /** By feature: topics, beyond what their area says already. */
  postings: readonly Postings[];
  /** By feature: areas. */
  areaPostings: readonly Postings[];
  /** By topic: what each asked feature counts that nobody of its area speaks of; topics that say much count less. */
  silences: readonly number[];
  /** What a feature weighs: its rarity among topics, by its kind. */
  weights: readonly number[];
  /** What its kind weighs, by feature. */
  kindWeights: readonly number[];
  /** What a word weighs that no topic has. */
  unknown: number;
  phrases: readonly (readonly Phrase[])[];
  spelling: Spelling;
}

/** The topics of all languages, ready to be searched. */
export type TopicIndex = ReadonlyMap<string, LanguageIndex>;

/** Prefix of subjects that are not ours. */
export const OTHER = "other:";

/** Indexes topics by language. */
export function buildTopicIndex(
  entries: readonly TopicEntry[],
  dictionaries: ReadonlyMap<string, Dictionary>,
): TopicIndex {
  const langs = [...new Set(entries.map((entry) => entry.lang))];
  return new Map(
    langs.map((lang) => {
      const ofLang = entries.filter((entry) => entry.lang === lang);
      return [lang, indexOf(ofLang, dictionaries.get(lang) ?? emptyDictionary)];
    }),
  );
}

const emptyDictionary: Dictionary = {
  shortForms: new Map(),
  concepts: new Map(),
  stopWords: new Set(),
  bareStopWords: new Set(),
  others: [],
};

/** A topic's texts as words. */
interface Asked {
  id: string;
  phrases: Word[][];
  answer: Word[];
}

function indexOf(entries: TopicEntry[], dictionary: Dictionary): LanguageIndex {
  const lexicon = new Lexicon(dictionary);
  const read = (text: string) => lexicon.read(text);
  const topics: Asked[] = [
    ...entries.map(({ id, title, aliases, text }) => ({
      id,
      phrases: [title, ...aliases].map(read),
      answer: read(text),
    })),
    ...dictionary.others.map(({ id, phrases }) => ({ id: `${OTHER}${id}`, phrases: phrases.map(read), answer: [] })),
  ];
  const texts = topics.flatMap(({ phrases, answer }) => [...phrases, answer]);
  const restore = restoreMarks(texts, lexicon);
  const ids = topics.map(({ id }) => id);
  const builder = new IndexBuilder(lexicon, areasOf(ids));
  for (const [number, { phrases, answer }] of topics.entries()) {
    builder.addTopic(number, { phrases: phrases.map(restore), answer });
  }
  lexicon.freeze();
  return { lexicon, ids, ...builder.done(), spelling: buildSpelling(lexicon.bareWords()) };
}

/** The topics of an area share the first part of their id; a subject that is not ours is an area by itself. */
function areasOf(ids: readonly string[]): number[] {
  const known = new Map<string, number>();
  return ids.map((id) => {
    const area = id.startsWith(OTHER) ? id : (id.split(".")[0] ?? id).replace(/\d+$/, "");
    const number = known.get(area) ?? known.size;
    known.set(area, number);
    return number;
  });
}
