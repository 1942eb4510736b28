/**
 * The index of topics: for every feature (a word, a pair of neighbours, a concept) which topics speak of it and how
 * much, and every phrase in which people ask. Built at start from aliases, titles and answers; nothing in it is learned.
 */
import type { Dictionary } from "./dictionary.ts";
import { buildIndex } from "./index-builder.ts";
import { type LanguageIndex, OTHER } from "./language-index.ts";
import { Lexicon } from "./lexicon.ts";
import { buildSpelling } from "./spelling.ts";
import { readTexts } from "./texts.ts";

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

/** The topics of all languages, ready to be searched. */
export type TopicIndex = ReadonlyMap<string, LanguageIndex>;

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

function indexOf(entries: readonly TopicEntry[], dictionary: Dictionary): LanguageIndex {
  const lexicon = new Lexicon(dictionary);
  const topics = [
    ...entries.map(({ id, title, aliases, text }) => ({ id, phrases: [title, ...aliases], answer: text })),
    ...dictionary.others.map(({ id, phrases }) => ({ id: `${OTHER}${id}`, phrases, answer: "" })),
  ];
  const ids = topics.map(({ id }) => id);
  const texts = readTexts(topics, lexicon);
  lexicon.freeze();
  const built = buildIndex(texts, { lexicon, areas: areasOf(ids) });
  return { lexicon, ids, ...built, spelling: once(() => buildSpelling(lexicon.bareWords())) };
}

/** What is made when it is asked for the first time. */
function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

/** The topics of an area share the first part of their id; a subject that is not ours is an area by itself. */
function areasOf(ids: readonly string[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(ids, (id) => {
    const area = id.startsWith(OTHER) ? id : (id.split(".")[0] ?? id).replace(/\d+$/, "");
    const number = known.get(area) ?? known.size;
    known.set(area, number);
    return number;
  });
}
