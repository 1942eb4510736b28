import type { TopicDefinition } from "../search/topic.ts";
import type { ContentProblem } from "./problem.ts";
import type { Defined, Definitions } from "./read-definitions.ts";
import type { TopicText, TopicTexts } from "./read-knowledge.ts";
import { BASE_LANGUAGE } from "./read-locales.ts";
import { ANSWER_WORDS, lengthFault } from "./readability.ts";

/** Topics that lack their words in a language, words without a topic, and answers too long for a phone. */
export function checkTopicWords(
  topics: Definitions<TopicDefinition>,
  texts: TopicTexts,
  langs: readonly string[],
): ContentProblem[] {
  const missing = [...topics.valid.values()].flatMap((topic) =>
    langs.flatMap((lang) => missingWords(topic, lang, texts)),
  );
  const written = [...texts.values()].flatMap((ofLang) => [...ofLang]);
  const leftOver = written.filter(([id]) => !topics.names.has(id));
  return [
    ...missing,
    ...leftOver.map(([id, text]) => at(text, `is left over: there is no flows/knowledge/${id}.yaml`)),
    ...tooLong(texts),
  ];
}

function missingWords(
  { id, value, locate }: Defined<TopicDefinition>,
  lang: string,
  texts: TopicTexts,
): ContentProblem[] {
  const found: ContentProblem[] = [];
  if (!texts.get(lang)?.has(id)) {
    found.push(locate({ path: ["id"], message: `needs its words in locales/${lang}/knowledge/${id}.md` }));
  }
  if (!value.aliases[lang]) {
    found.push(locate({ path: ["aliases"], message: `needs the ways in which people ask it in ${lang}` }));
  }
  return found;
}

function tooLong(texts: TopicTexts): ContentProblem[] {
  return [...(texts.get(BASE_LANGUAGE)?.values() ?? [])].flatMap((text) => {
    const fault = lengthFault(text.answer, { wordsAtMost: ANSWER_WORDS });
    return fault === null ? [] : [at(text, `the answer ${fault}`)];
  });
}

function at({ file }: TopicText, message: string): ContentProblem {
  return { file, line: 1, column: 1, message };
}
