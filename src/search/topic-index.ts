/**
 * The index of topics: for every feature (a word, a pair of neighbours, a concept) which topics speak of it and how
 * much, and every phrase in which people ask. Built at start from aliases, titles and answers; nothing in it is learned.
 */
import type { Dictionary } from "./dictionary.ts";
import { IndexBuilder } from "./index-builder.ts";
import { type LanguageIndex, OTHER } from "./language-index.ts";
import { Lexicon, type Word } from "./lexicon.ts";
import { restoreMarks } from "./restore-marks.ts";
import { buildSpelling } from "./spelling.ts";

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
