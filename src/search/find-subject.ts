import { askedOf } from "./asked.ts";
import { correctSlips } from "./correct-slips.ts";
import { OTHER } from "./language-index.ts";
import { rankAll } from "./rank-topics.ts";
import type { TopicIndex } from "./topic-index.ts";

/** What is farther than this is near nothing. */
const LEAST = 0.1;

/**
 * Id of the topic a text is nearest to, or `other:<id>` of the subject that is not ours; null when it is near nothing. For counting
 * what could not be answered: nearer than nothing is enough here, and far from enough for an answer.
 */
export function findSubject(index: TopicIndex, lang: string, words: string): string | null {
  const known = index.get(lang);
  if (!known) return null;
  const [nearest] = rankAll(known, askedOf(correctSlips(known.lexicon.read(words), known), known));
  return nearest && nearest.score >= LEAST ? nearest.id : null;
}

/** Ids of the subjects that are not ours. */
export function otherSubjects(index: TopicIndex, lang: string): string[] {
  const ids = index.get(lang)?.ids ?? [];
  return ids.flatMap((id) => (id.startsWith(OTHER) ? [id.slice(OTHER.length)] : []));
}
