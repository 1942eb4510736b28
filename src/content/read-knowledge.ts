import { type ContentProblem, compareText } from "./problem.ts";
import type { SourceFile } from "./source-files.ts";

/** One topic's words in one language. */
export interface TopicText {
  title: string;
  answer: string;
  file: string;
}

/** The words of topics: by language, then by topic. */
export type TopicTexts = Map<string, Map<string, TopicText>>;

/** Reads locales/<lang>/knowledge/<topic>.md: a first line "# title", then the answer. */
export function readKnowledge(files: SourceFile[]): { texts: TopicTexts; problems: ContentProblem[] } {
  const texts: TopicTexts = new Map();
  const problems: ContentProblem[] = [];
  for (const { file, text } of files) {
    const [, lang, id] = /^locales\/([^/]+)\/knowledge\/([^/]+)\.md$/.exec(file) ?? [];
    if (lang === undefined || id === undefined) continue;
    const ofLang = texts.get(lang) ?? new Map<string, TopicText>();
    texts.set(lang, ofLang);
    const [first = "", ...rest] = text.split("\n");
    const topic = { title: first.replace(/^#\s*/, "").trim(), answer: rest.join("\n").trim(), file };
    ofLang.set(id, topic);
    problems.push(...faults(first, topic).map(([line, message]) => ({ file, line, column: 1, message })));
  }
  return { texts: new Map([...texts].sort(([a], [b]) => compareText(a, b))), problems };
}

function faults(first: string, topic: TopicText): [number, string][] {
  const found: [number, string][] = [];
  if (!/^# \S/.test(first)) found.push([1, 'must begin with its title: "# …"']);
  if (topic.answer === "") found.push([1, "has no answer below its title"]);
  return found;
}
