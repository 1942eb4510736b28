import type { FlowContent } from "../flow/flow-content.ts";
import { citeText, type Sources } from "../rules/source.ts";
import { findTopic } from "../search/find-topic.ts";
import type { TopicDefinition } from "../search/topic.ts";
import { buildTopicIndex } from "../search/topic-index.ts";
import type { TopicText, TopicTexts } from "./read-knowledge.ts";
import { BASE_LANGUAGE } from "./read-locales.ts";

/** What topics are made of. */
export interface TopicParts {
  topics: ReadonlyMap<string, TopicDefinition>;
  texts: TopicTexts;
  sources: Sources;
  words: FlowContent["words"];
}

/** The search over all topics, and each topic ready to be read in a language. */
export function buildTopics(parts: TopicParts): Pick<FlowContent, "findTopic" | "topic"> {
  const index = buildTopicIndex(entriesOf(parts));
  return {
    findTopic: (lang, question) => findTopic(index, spoken(parts.texts, lang), question),
    topic: (lang, id) => readable(parts, spoken(parts.texts, lang), id),
  };
}

function spoken(texts: TopicTexts, lang: string): string {
  return texts.has(lang) ? lang : BASE_LANGUAGE;
}

function entriesOf({ topics, texts }: TopicParts): Parameters<typeof buildTopicIndex>[0] {
  return [...texts].flatMap(([lang, ofLang]) =>
    [...ofLang].map(([id, { title, answer }]) => ({
      id,
      lang,
      title,
      aliases: aliasesOf(topics.get(id), lang),
      text: answer,
    })),
  );
}

function aliasesOf(topic: TopicDefinition | undefined, lang: string): readonly string[] {
  return topic?.aliases[lang] ?? [];
}

function readable(
  { topics, texts, sources, words }: TopicParts,
  lang: string,
  id: string,
): ReturnType<FlowContent["topic"]> {
  const topic = topics.get(id);
  const text: TopicText | undefined = texts.get(lang)?.get(id);
  if (!topic || !text) return undefined;
  const cites = topic.sources.map((cite) => citeText(cite, sources, { words, lang }));
  return { id, title: text.title, answer: text.answer, sources: [...new Set(cites)] };
}
