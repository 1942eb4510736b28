import { type Dictionary, type DictionaryFile, readDictionary } from "../search/dictionary.ts";
import { openIndex } from "../search/open-index.ts";
import { buildParts, type TopicEntry, type TopicIndex } from "../search/topic-index.ts";
import type { KeptIndexes } from "./kept-indexes.ts";

/** What the indexes of topics are made of; `version` is that of the content. */
export interface IndexedTopics {
  entries: readonly TopicEntry[];
  dictionaries: ReadonlyMap<string, DictionaryFile>;
  version: string;
}

/** The index of topics of each language: one that is kept, or built anew and added to what is kept. */
export async function topicIndexes(topics: IndexedTopics, kept?: KeptIndexes): Promise<TopicIndex> {
  const langs = [...new Set(topics.entries.map(({ lang }) => lang))];
  const opened = langs.map(async (lang) => {
    const file = topics.dictionaries.get(lang);
    const dictionary = file && readDictionary(file);
    const parts = (await kept?.read({ lang, version: topics.version })) ?? build(topics, { lang, dictionary, kept });
    return [lang, openIndex(parts, dictionary)] as const;
  });
  return new Map(await Promise.all(opened));
}

function build(
  { entries, version }: IndexedTopics,
  { lang, dictionary, kept }: { lang: string; dictionary: Dictionary | undefined; kept: KeptIndexes | undefined },
): ReturnType<typeof buildParts> {
  const ofLang = entries.filter((entry) => entry.lang === lang);
  const parts = buildParts(ofLang, dictionary);
  kept?.add({ lang, version }, parts);
  return parts;
}
