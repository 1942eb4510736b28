/**
 * The index of topics: for every feature (a word, a pair of neighbours, a concept) which topics speak of it and how
 * much, and every phrase in which people ask. Built at start from aliases, titles and answers; nothing in it is learned.
 */
import type { Dictionary } from "./dictionary.ts";
import { IndexBuilder } from "./index-builder.ts";
import { type LanguageIndex, OTHER } from "./language-index.ts";
import { Lexicon } from "./lexicon.ts";
import { restoreMarks } from "./restore-marks.ts";
import { buildSpelling } from "./spelling.ts";
import type { Stretch, Texts } from "./texts.ts";

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

/** A topic with the numbers of its texts: of the ways to ask, and of the answer behind them. */
interface NumberedTopic {
  id: string;
  phrases: Stretch;
  answer: number;
}

function indexOf(entries: readonly TopicEntry[], dictionary: Dictionary): LanguageIndex {
  const lexicon = new Lexicon(dictionary);
  const texts: Texts = { words: [], ends: [] };
  const add = (text: string) => {
    lexicon.readTo(texts.words, text);
    return texts.ends.push(texts.words.length) - 1;
  };
  const read = (id: string, phrases: readonly string[], answer: string): NumberedTopic => {
    const from = texts.ends.length;
    for (const phrase of phrases) add(phrase);
    return { id, phrases: { from, to: texts.ends.length }, answer: add(answer) };
  };
  const topics = [
    ...entries.map(({ id, title, aliases, text }) => read(id, [title, ...aliases], text)),
    ...dictionary.others.map(({ id, phrases }) => read(`${OTHER}${id}`, phrases, "")),
  ];
  const answers = new Set(topics.map(({ answer }) => answer));
  restoreMarks(texts, lexicon.words, (text) => answers.has(text));
  const builder = new IndexBuilder(lexicon, texts);
  for (const [number, topic] of topics.entries()) builder.addTopic(number, topic);
  lexicon.freeze();
  const ids = topics.map(({ id }) => id);
  return { lexicon, ids, ...builder.done(areasOf(ids)), spelling: once(() => buildSpelling(lexicon.bareWords())) };
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
