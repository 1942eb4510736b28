import type { FlowContent } from "../flow/flow-content.ts";
import { citeText, type Sources } from "../rules/source.ts";
import { findTopic } from "../search/find-topic.ts";
import type { TopicDefinition } from "../search/topic.ts";
import { buildTopicIndex, type TopicEntry } from "../search/topic-index.ts";
import type { TopicTexts } from "./read-knowledge.ts";
import { BASE_LANGUAGE } from "./read-locales.ts";
import { fillNumbers, type NumberSources } from "./topic-numbers.ts";

/** What topics are made of. */
export interface TopicParts {
  topics: ReadonlyMap<string, TopicDefinition>;
  texts: TopicTexts;
  sources: Sources;
  numbers: NumberSources;
  words: FlowContent["words"];
}

/** The search over all topics, and each topic ready to be read in a language on a day. */
export function buildTopics(parts: TopicParts): Pick<FlowContent, "findTopic" | "topic"> {
  const index = buildTopicIndex(entriesOf(parts));
  return {
    findTopic: (lang, question) => findTopic(index, parts.texts.has(lang) ? lang : BASE_LANGUAGE, question),
    topic: (lang, id, day) => readable(parts, { lang, id, day }),
  };
}

function entriesOf({ topics, texts }: TopicParts): TopicEntry[] {
  return [...texts].flatMap(([lang, ofLang]) =>
    [...ofLang].map(([id, { title, answer }]) => ({
      id,
      lang,
      title,
      aliases: topics.get(id)?.aliases[lang] ?? [],
      text: answer.replace(/\{\{[^}]*\}\}/g, " "),
    })),
  );
}

function readable(
  { topics, texts, sources, numbers, words }: TopicParts,
  { lang, id, day }: { lang: string; id: string; day: string },
): ReturnType<FlowContent["topic"]> {
  const topic = topics.get(id);
  const own = texts.get(lang)?.get(id);
  const text = own ?? texts.get(BASE_LANGUAGE)?.get(id);
  if (!topic || !text || day < topic.from || day > (topic.until ?? day)) return undefined;
  const read = own ? lang : BASE_LANGUAGE;
  const cites = topic.sources.map((cite) => citeText(cite, sources, { words, lang }));
  const hotlines = (topic.hotlines ?? []).map((hotline) => ({
    label: words(lang, `bodies:hotlines.${hotline}`),
    number: numbers.hotlines[hotline]?.number ?? "",
  }));
  return {
    id,
    lang: read,
    title: text.title,
    answer: fillNumbers(text.answer, numbers, { day, lang: read, words }),
    sources: [...new Set(cites)],
    hotlines,
    related: topic.related ?? [],
    actions: topic.actions ?? [],
  };
}
