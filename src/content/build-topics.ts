import type { FlowContent } from "../flow/flow-content.ts";
import { citeText, type Sources } from "../rules/source.ts";
import { findSubject, otherSubjects } from "../search/find-subject.ts";
import { findTopic, searchTopics } from "../search/find-topic.ts";
import { OTHER } from "../search/language-index.ts";
import type { TopicDefinition } from "../search/topic.ts";
import type { TopicEntry, TopicIndex } from "../search/topic-index.ts";
import { type Areas, topicsOf } from "./areas.ts";
import type { Content } from "./content.ts";
import type { TopicTexts } from "./read-knowledge.ts";
import { BASE_LANGUAGE } from "./read-locales.ts";
import { fillNumbers, type NumberSources, withoutNumbers } from "./topic-numbers.ts";

/** What topics are made of. */
export interface TopicParts {
  topics: ReadonlyMap<string, TopicDefinition>;
  texts: TopicTexts;
  sources: Sources;
  numbers: NumberSources;
  index: TopicIndex;
  areas: Areas;
  words: FlowContent["words"];
}

/** The search over all topics, each topic ready to be read in a language on a day, and the areas they belong to. */
export function buildTopics(
  parts: TopicParts,
): Pick<Content, "findTopic" | "searchTopics" | "subjectOf" | "otherSubjects" | "topic" | "areas"> {
  const { index } = parts;
  const holds = (day: string) => (id: string) => holdsOn(parts.topics.get(id), day);
  const spoken = (lang: string) => (parts.texts.has(lang) ? lang : BASE_LANGUAGE);
  return {
    findTopic: (lang, question, { day, after, within }) =>
      findTopic(index, spoken(lang), { question, after, within, holds: holds(day) }),
    searchTopics: (lang, question, day) => searchTopics(index, spoken(lang), { question, holds: holds(day) }),
    subjectOf: (lang, words) => subjectOf(parts, spoken(lang), words),
    otherSubjects: otherSubjects(index, BASE_LANGUAGE),
    topic: (lang, id, day) => readable(parts, { lang, id, day }),
    areas: parts.areas.areas.map((area) => ({ id: area.id, topics: topicsOf(area, parts.topics.keys()) })),
  };
}

function subjectOf({ index, areas: { areas } }: TopicParts, lang: string, words: string): string | null {
  const nearest = findSubject(index, lang, words);
  if (nearest === null || nearest.startsWith(OTHER)) return nearest;
  const area = areas.find((one) => topicsOf(one, [nearest]).length > 0);
  return area ? `area:${area.id}` : null;
}

function holdsOn(topic: TopicDefinition | undefined, day: string): boolean {
  return topic !== undefined && topic.from <= day && day <= (topic.until ?? day);
}

/** Topics as they go into the index of each language they are written in. */
export function entriesOf({ topics, texts }: Pick<TopicParts, "topics" | "texts">): TopicEntry[] {
  return [...texts].flatMap(([lang, ofLang]) =>
    [...ofLang].map(([id, { title, answer }]) => ({
      id,
      lang,
      title,
      aliases: topics.get(id)?.aliases[lang] ?? [],
      text: withoutNumbers(answer, " "),
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
  if (!topic || !text || !holdsOn(topic, day)) return undefined;
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
