/** Ready-made search engines over the same topics, each set up as its documentation suggests for a language like this. */
import { create, insertMultiple, search as searchOrama } from "@orama/orama";
import { Index } from "flexsearch";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import { type DictionaryFile, readDictionary } from "../../src/search/dictionary.ts";
import { type FoundTopic, findTopic, searchTopics } from "../../src/search/find-topic.ts";
import { fold } from "../../src/search/fold.ts";
import { buildTopicIndex, type TopicEntry } from "../../src/search/topic-index.ts";
import type { Searching } from "../search/measure.ts";

/** A way to search, and how it is made from topics. */
export interface Contestant {
  name: string;
  /** Of a slow one only every so many questions are asked. */
  every?: number;
  build(entries: readonly TopicEntry[]): Searching;
}

/** An engine that answers with its best hit whenever it has one. */
function always(ids: string[]): ReturnType<Searching> {
  return { ids: [...new Set(ids)], outcome: ids.length > 0 ? "answer" : "unknown" };
}

/** This program's search with the topic before, for follow-up questions. */
export function oursAfter(
  entries: readonly TopicEntry[],
  dictionaries: ReadonlyMap<string, DictionaryFile>,
): (question: string, after: string) => FoundTopic {
  const index = buildTopicIndex(
    entries,
    new Map([...dictionaries].map(([lang, file]) => [lang, readDictionary(file)])),
  );
  return (question, after) => findTopic(index, "vi", { question, after });
}

/** This program's search. */
export function ours(dictionaries: ReadonlyMap<string, DictionaryFile>): Contestant {
  const ready = new Map([...dictionaries].map(([lang, file]) => [lang, readDictionary(file)]));
  return {
    name: "An Sinh",
    build(entries) {
      const index = buildTopicIndex(entries, ready);
      return (question) => {
        const { found, ranked } = searchTopics(index, "vi", { question });
        return { ids: ranked.map(({ id }) => id), outcome: found.outcome };
      };
    },
  };
}

/** The ready-made ones: each way to ask is a document of its own, the best hit's topic is the answer. */
export const readyMade: Contestant[] = [
  {
    name: "fuse.js 7.5, diacritics ignored",
    every: 12,
    build(entries) {
      const phrases = phrasesOf(entries);
      const fuse = new Fuse(phrases, { keys: ["text"], ignoreDiacritics: true, ignoreLocation: true, threshold: 0.4 });
      return (question) => always(fuse.search(question, { limit: HITS }).map(({ item }) => item.topic));
    },
  },
  {
    name: "MiniSearch 7, folded, fuzzy, prefix",
    build(entries) {
      const mini = new MiniSearch({ fields: ["text"], storeFields: ["topic"], processTerm: (term) => fold(term) });
      mini.addAll(phrasesOf(entries));
      const options = { fuzzy: 0.2, prefix: true };
      return (question) =>
        always(
          mini
            .search(question, options)
            .slice(0, HITS)
            .map(({ topic }) => String(topic)),
        );
    },
  },
  {
    name: "Orama 3.1, folded",
    build(entries) {
      const database = create({ schema: { topic: "string", text: "string" } });
      insertMultiple(
        database,
        phrasesOf(entries).map(({ topic, text }) => ({ topic, text: fold(text) })),
      );
      return (question) => {
        const found = searchOrama(database, { term: fold(question), properties: ["text"], tolerance: 1, limit: HITS });
        if (found instanceof Promise) throw new Error("Orama answers later; this benchmark needs it at once");
        return always(found.hits.map(({ document }) => document.topic));
      };
    },
  },
  {
    name: "FlexSearch 0.8, folded",
    build(entries) {
      const phrases = phrasesOf(entries);
      const index = new Index({ tokenize: "forward" });
      for (const { id, text } of phrases) index.add(id, fold(text));
      return (question) => {
        const hits = index.search(fold(question), { suggest: true, limit: HITS });
        return always(hits.map((hit) => phrases[Number(hit)]?.topic ?? ""));
      };
    },
  },
];

/** Hits looked at. */
const HITS = 30;

function phrasesOf(entries: readonly TopicEntry[]): { id: number; topic: string; text: string }[] {
  return entries
    .flatMap(({ id, title, aliases }) => [title, ...aliases].map((text) => ({ topic: id, text })))
    .map((phrase, id) => ({ id, ...phrase }));
}
