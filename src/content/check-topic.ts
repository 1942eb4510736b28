import { didYouMean } from "../rules/nearest-name.ts";
import type { Problem } from "../rules/problem.ts";
import { checkCite, type Sources } from "../rules/source.ts";
import type { TopicDefinition } from "../search/topic.ts";

/** What a topic may refer to. */
export interface KnownToTopics {
  sources: Sources;
  topics: ReadonlySet<string>;
  /** Choices of the menu. */
  actions: ReadonlySet<string>;
  hotlines: ReadonlySet<string>;
}

/** Mistakes of one topic that its schema cannot see: names that do not exist, days out of order, the same alias twice. */
export function checkTopic(topic: TopicDefinition, known: KnownToTopics): Problem[] {
  const late = topic.until !== undefined && topic.until < topic.from;
  return [
    ...topic.sources.flatMap((cite, at) => problem(["sources", at], checkCite(cite, known.sources))),
    ...(topic.related ?? []).flatMap((id, at) => problem(["related", at], unknown("topic", id, known.topics))),
    ...(topic.related ?? []).flatMap((id, at) =>
      problem(["related", at], id === topic.id ? "names this topic itself" : null),
    ),
    ...(topic.actions ?? []).flatMap((id, at) =>
      problem(["actions", at], unknown("choice of the menu", id, known.actions)),
    ),
    ...(topic.hotlines ?? []).flatMap((id, at) => problem(["hotlines", at], unknown("hotline", id, known.hotlines))),
    ...(late ? problem(["until"], `until ${topic.until} is before from ${topic.from}`) : []),
    ...Object.entries(topic.aliases).flatMap(([lang, aliases]) => repeated(lang, aliases)),
  ];
}

function problem(path: Problem["path"], message: string | null): Problem[] {
  return message === null ? [] : [{ path, message }];
}

/** Says that there is no definition of this name and which may be meant; null when there is. */
export function unknown(kind: string, name: string, known: ReadonlySet<string>): string | null {
  return known.has(name) ? null : `${kind} "${name}" does not exist${didYouMean(name, known)}`;
}

function repeated(lang: string, aliases: string[]): Problem[] {
  return aliases.flatMap((alias, at) =>
    aliases.indexOf(alias) < at ? [{ path: ["aliases", lang, at], message: `"${alias}" stands twice` }] : [],
  );
}
