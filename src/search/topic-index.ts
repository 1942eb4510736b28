/**
 * The index of topics: for every feature (a word, a pair of neighbours, a concept) which topics speak of it and how
 * much, and every phrase in which people ask. Built at start from aliases, titles and answers; nothing in it is learned.
 */
import type { Dictionary } from "./dictionary.ts";
import { restoreMarks } from "./restore-marks.ts";
import { buildSpelling, type Spelling } from "./spelling.ts";
import { type Feature, featuresOf } from "./topic-features.ts";
import { areMarked, type Word, wordsOf } from "./words-of.ts";

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
  /** Number of its topic. */
  topic: number;
  /** Features by id, with the spelling they have here. */
  features: ReadonlyMap<number, number>;
  /** Sum of the weights of its features. */
  weight: number;
}

/** Which topics speak of a feature: parallel arrays. */
export interface Postings {
  topics: number[];
  /** 0 to 1: how much of the topic's phrases have it. */
  shares: number[];
  /** Bits of the spellings the feature has in the topic. */
  spellings: number[];
}

/** The topics of one language. */
export interface LanguageIndex {
  lang: string;
  dictionary: Dictionary;
  /** Ids of topics by number; those of subjects that are not ours begin with "other:". */
  ids: readonly string[];
  /** Numbers of features. */
  features: ReadonlyMap<string, number>;
  /** Spellings of each feature, at most 30; their place is their bit. */
  spelled: readonly (readonly string[])[];
  postings: readonly Postings[];
  /** What a feature weighs: its rarity among topics, by its kind. */
  weights: readonly number[];
  /** What a feature weighs that no topic has. */
  unknown: number;
  phrases: readonly (readonly Phrase[])[];
  spelling: Spelling;
}

/** The topics of all languages, ready to be searched. */
export type TopicIndex = ReadonlyMap<string, LanguageIndex>;

/** Prefix of subjects that are not ours. */
export const OTHER = "other:";

/** What a word, a pair and a concept weigh beside their rarity: a syllable alone means little. */
export const kindWeights = { word: 0.6, pair: 1, concept: 1.4 };

/** An answer speaks of more than it is asked for. */
const ANSWER_SHARE = 0.08;
const SPELLINGS_AT_MOST = 30;

/** Indexes topics by language. */
export function buildTopicIndex(
  entries: readonly TopicEntry[],
  dictionaries: ReadonlyMap<string, Dictionary>,
): TopicIndex {
  const langs = [...new Set(entries.map((entry) => entry.lang))];
  return new Map(
    langs.map((lang) => {
      const dictionary = dictionaries.get(lang) ?? emptyDictionary;
      return [
        lang,
        indexOf(
          entries.filter((entry) => entry.lang === lang),
          lang,
          dictionary,
        ),
      ];
    }),
  );
}

const emptyDictionary: Dictionary = {
  shortForms: new Map(),
  same: new Map(),
  longest: 1,
  stopWords: new Set(),
  others: [],
};

/** A topic's texts as words. */
interface Asked {
  id: string;
  phrases: Word[][];
  answer: Word[];
}

function indexOf(entries: TopicEntry[], lang: string, dictionary: Dictionary): LanguageIndex {
  const read = (text: string) => wordsOf(text, dictionary);
  const topics: Asked[] = [
    ...entries.map(({ id, title, aliases, text }) => ({
      id,
      phrases: [title, ...aliases].map(read),
      answer: read(text),
    })),
    ...dictionary.others.map(({ id, phrases }) => ({ id: `${OTHER}${id}`, phrases: phrases.map(read), answer: [] })),
  ];
  const restore = restoreMarks(topics.flatMap(({ phrases, answer }) => [...phrases, answer]).filter(areMarked));
  const builder = new IndexBuilder(dictionary);
  for (const [number, topic] of topics.entries()) {
    builder.addTopic(number, topic.phrases.map(restore), topic.answer);
  }
  return { lang, dictionary, ids: topics.map(({ id }) => id), ...builder.done(topics.length) };
}

/** Gathers features, postings and phrases. */
class IndexBuilder {
  readonly #features = new Map<string, number>();
  readonly #kinds: Feature["kind"][] = [];
  readonly #spelled: string[][] = [];
  readonly #postings: Postings[] = [];
  readonly #phrases: Phrase[][] = [];

  constructor(private readonly dictionary: Dictionary) {}

  addTopic(number: number, phrases: Word[][], answer: Word[]): void {
    const own: Phrase[] = [];
    for (const words of phrases) {
      const features = new Map<number, number>();
      for (const feature of featuresOf(words, this.dictionary)) {
        const id = this.#idOf(feature);
        features.set(id, (features.get(id) ?? 0) | this.#bitOf(id, feature.spelled));
      }
      for (const [id, bits] of features) this.#count(id, { number, share: 1 / phrases.length, bits });
      own.push({ topic: number, features, weight: 0 });
    }
    this.#phrases.push(own);
    for (const feature of featuresOf(answer, this.dictionary)) {
      const id = this.#idOf(feature);
      this.#count(id, { number, share: 0, bits: this.#bitOf(id, feature.spelled) });
    }
  }

  done(topics: number): Omit<LanguageIndex, "lang" | "dictionary" | "ids"> {
    const weights = this.#postings.map(({ topics: having, shares }, id) => {
      const asking = shares.filter((share) => share > ANSWER_SHARE / 2).length;
      const rarity = Math.log(1 + topics / (asking + 0.3 * (having.length - asking) + 0.5));
      return rarity * kindWeights[this.#kinds[id] ?? "word"];
    });
    for (const phrase of this.#phrases.flat()) {
      let weight = 0;
      for (const id of phrase.features.keys()) weight += weights[id] ?? 0;
      phrase.weight = weight;
    }
    for (const posting of this.#postings) posting.shares = posting.shares.map((share) => Math.max(share, ANSWER_SHARE));
    const words = [...this.#features.keys()].filter((name) => !/[ #]/.test(name));
    return {
      features: this.#features,
      spelled: this.#spelled,
      postings: this.#postings,
      weights,
      unknown: Math.log(1 + topics / 0.5) * kindWeights.word,
      phrases: this.#phrases,
      spelling: buildSpelling(words),
    };
  }

  #idOf({ name, kind }: Feature): number {
    const known = this.#features.get(name);
    if (known !== undefined) return known;
    const id = this.#features.size;
    this.#features.set(name, id);
    this.#kinds.push(kind);
    this.#spelled.push([]);
    this.#postings.push({ topics: [], shares: [], spellings: [] });
    return id;
  }

  #bitOf(id: number, spelled: string): number {
    const known = this.#spelled[id] ?? [];
    const at = known.indexOf(spelled);
    if (at >= 0) return 1 << at;
    if (known.length >= SPELLINGS_AT_MOST) return 0;
    known.push(spelled);
    return 1 << (known.length - 1);
  }

  #count(id: number, { number, share, bits }: { number: number; share: number; bits: number }): void {
    const posting = this.#postings[id];
    if (!posting) return;
    const last = posting.topics.length - 1;
    if (posting.topics[last] === number) {
      posting.shares[last] = (posting.shares[last] ?? 0) + share;
      posting.spellings[last] = (posting.spellings[last] ?? 0) | bits;
    } else {
      posting.topics.push(number);
      posting.shares.push(share);
      posting.spellings.push(bits);
    }
  }
}
