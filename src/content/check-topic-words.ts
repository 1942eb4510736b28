import type { TopicDefinition } from "../search/topic.ts";
import type { ContentProblem } from "./problem.ts";
import type { Defined, Definitions } from "./read-definitions.ts";
import type { TopicText, TopicTexts } from "./read-knowledge.ts";
import { BASE_LANGUAGE } from "./read-locales.ts";
import { ANSWER_WORDS, lengthFault } from "./readability.ts";
import { checkNumbers, type NumberSources, numbersIn, withoutNumbers } from "./topic-numbers.ts";
import { typedNumbers } from "./typed-numbers.ts";

/**
 * Topics without words in the base language, or with half of what another language needs; words without a topic; answers
 * too long for a phone, with typed numbers, or with numbers that the data do not have while the answer holds.
 */
export function checkTopicWords(
  topics: Definitions<TopicDefinition>,
  { texts, langs, numbers }: { texts: TopicTexts; langs: readonly string[]; numbers: NumberSources | null },
): ContentProblem[] {
  const valid = [...topics.valid.values()];
  const missing = valid.flatMap((topic) => langs.flatMap((lang) => missingWords(topic, lang, texts)));
  const written = [...texts.values()].flatMap((ofLang) => [...ofLang]);
  const leftOver = written.filter(([id]) => !topics.names.has(id));
  const wrongNumbers = written.flatMap(([id, text]) => {
    const topic = topics.valid.get(id);
    return topic && numbers
      ? checkNumbers(text.answer, numbers, daysOf(topic.value, text.answer, numbers)).map((fault) => at(text, fault))
      : [];
  });
  return [
    ...missing,
    ...leftOver.map(([id, text]) => at(text, `is left over: there is no flows/knowledge/${id}.yaml`)),
    ...wrongNumbers,
    ...written.flatMap(([, text]) => typedNumbers(text.answer).map((found) => at(text, typedFault(found)))),
    ...tooLong(texts),
  ];
}

function typedFault(found: string): string {
  return `has the number "${found}" typed into it; take it from the data, a number by {{param …}}, {{amount …}} or {{limit …}}, a day by {{since …}}, {{day …}} or {{in-force …}}`;
}

/** The days between which the numbers of an answer change while it holds, the first one included. */
function daysOf(topic: TopicDefinition, answer: string, { parameters }: NumberSources): string[] {
  const used = numbersIn(answer).flatMap(({ name }) => parameters.get(name)?.values ?? []);
  const holds = (day: string) => day > topic.from && day <= (topic.until ?? "9999-12-31");
  return [topic.from, ...new Set(used.map(({ from }) => from).filter(holds))];
}

/** The base language is a must; any other has both the answer and the ways to ask for it, or none of them. */
function missingWords(
  { id, value, locate }: Defined<TopicDefinition>,
  lang: string,
  texts: TopicTexts,
): ContentProblem[] {
  const answered = texts.get(lang)?.has(id) ?? false;
  const asked = value.aliases[lang] !== undefined;
  if (lang !== BASE_LANGUAGE && !answered && !asked) return [];
  return [
    ...(answered ? [] : [locate({ path: ["id"], message: `needs its words in locales/${lang}/knowledge/${id}.md` })]),
    ...(asked ? [] : [locate({ path: ["aliases"], message: `needs the ways in which people ask it in ${lang}` })]),
  ];
}

function tooLong(texts: TopicTexts): ContentProblem[] {
  return [...(texts.get(BASE_LANGUAGE)?.values() ?? [])].flatMap((text) => {
    const fault = lengthFault(withoutNumbers(text.answer, "0"), { wordsAtMost: ANSWER_WORDS });
    return fault === null ? [] : [at(text, `the answer ${fault}`)];
  });
}

function at({ file }: TopicText, message: string): ContentProblem {
  return { file, line: 1, column: 1, message };
}
