/** Ready-made search engines over the same topics, each set up as its documentation suggests for a language like this. */
import { create, insertMultiple, search as searchOrama } from "@orama/orama";
import { Document } from "flexsearch";
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

/** The ready-made ones. */
export const readyMade: Contestant[] = [
  {
    name: "fuse.js 7.5, diacritics ignored",
    build(entries) {
      const phrases = phrasesOf(entries);
      const fuse = new Fuse(phrases, { keys: ["text"], ignoreDiacritics: true, ignoreLocation: true, threshold: 0.4 });
      return (question) => always(fuse.search(question, { limit: 20 }).map(({ item }) => item.topic));
    },
  },
  {
    name: "MiniSearch 7, folded, fuzzy, prefix",
    build(entries) {
      const mini = new MiniSearch({ fields: ["title", "aliases", "text"], processTerm: (term) => fold(term) });
      mini.addAll(entries.map((entry) => ({ ...entry, aliases: entry.aliases.join(" . ") })));
      const options = { fuzzy: 0.2, prefix: true, boost: { title: 3, aliases: 2 } };
      return (question) => always(mini.search(question, options).map(({ id }) => String(id)));
    },
  },
  {
    name: "Orama 3.1, folded",
    build(entries) {
      const database = create({ schema: { topic: "string", title: "string", aliases: "string", text: "string" } });
      insertMultiple(
        database,
        entries.map(({ id, title, aliases, text }) => ({
          topic: id,
          title: fold(title),
          aliases: fold(aliases.join(" ")),
          text: fold(text),
        })),
      );
      return (question) => {
        const found = searchOrama(database, {
          term: fold(question),
          properties: ["title", "aliases", "text"],
          boost: { title: 3, aliases: 2 },
          tolerance: 1,
        });
        if (found instanceof Promise) throw new Error("Orama answers later; this benchmark needs it at once");
        return always(found.hits.map(({ document }) => document.topic));
      };
    },
  },
  {
    name: "FlexSearch 0.8, folded",
    build(entries) {
      const index = new Document({ document: { id: "id", index: ["title", "aliases", "text"] }, tokenize: "forward" });
      for (const { id, title, aliases, text } of entries) {
        index.add({ id, title: fold(title), aliases: fold(aliases.join(" ")), text: fold(text) });
      }
      return (question) =>
        always(index.search(fold(question), { suggest: true, limit: 20 }).flatMap(({ result }) => result.map(String)));
    },
  },
];

function phrasesOf(entries: readonly TopicEntry[]): { topic: string; text: string }[] {
  return entries.flatMap(({ id, title, aliases }) => [title, ...aliases].map((text) => ({ topic: id, text })));
}
