/**
 * The index of topics: for every feature (a word, a pair of neighbours, a concept) which topics speak of it and how
 * much, and every phrase in which people ask. Built at start from aliases, titles and answers; nothing in it is learned.
 */
import { areasOf } from "./areas-of.ts";
import { type Dictionary, emptyDictionary } from "./dictionary.ts";
import { buildLists } from "./index-builder.ts";
import type { IndexParts } from "./index-parts.ts";
import { type LanguageIndex, OTHER } from "./language-index.ts";
import { Lexicon } from "./lexicon.ts";
import { openIndex } from "./open-index.ts";
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
      return [lang, openIndex(buildParts(ofLang, dictionaries.get(lang)), dictionaries.get(lang))];
    }),
  );
}

/** The parts of the index of one language, as they may be kept; openIndex makes an index of them. This is the long work. */
export function buildParts(entries: readonly TopicEntry[], dictionary: Dictionary = emptyDictionary): IndexParts {
  const lexicon = new Lexicon(dictionary);
  const topics = [
    ...entries.map(({ id, title, aliases, text }) => ({ id, phrases: [title, ...aliases], answer: text })),
    ...dictionary.others.map(({ id, phrases }) => ({ id: `${OTHER}${id}`, phrases, answer: "" })),
  ];
  const ids = topics.map(({ id }) => id);
  const lists = buildLists(readTexts(topics, lexicon), lexicon, areasOf(ids));
  return { ids, ...lexicon.lists, lists };
}
