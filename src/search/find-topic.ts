import { correctSlips } from "./correct-slips.ts";
import type { Word } from "./lexicon.ts";
import { type RankedTopic, rankAll } from "./rank-topics.ts";
import { type LanguageIndex, OTHER, type TopicIndex } from "./topic-index.ts";

/** What a question is about: one topic, a few that may be meant (likeliest first), or nothing we know. */
export type FoundTopic =
  | { outcome: "answer"; id: string; score: number }
  | { outcome: "choices"; ids: string[] }
  | { outcome: "unknown" };

/** From this score on a topic answers; from the lower one on it is offered. */
export const bounds = { answer: 0.36, offer: 0.26, margin: 0.03, sure: 0.55, follow: 0.1 };

/** Most topics offered. */
const OFFERED_AT_MOST = 3;
/** A topic is offered beside a better one when it is this near to it. */
const NEARLY = 0.75;
/** Longer questions stand for themselves. */
const FOLLOW_UP_WORDS = 9;
/** "thế còn …", "vậy …", "nếu …", "còn …": what begins so goes on with what was talked of. */
const goingOn = /^(the|vay|con|neu|ma|roi|a|oi|and|so|but|if|what about|how about)( |$)/;

/** A question as it is asked: `after` is the topic talked of before, `holds` says which topics have an answer now. */
export interface Asking {
  question: string;
  after?: string | undefined;
  holds?: (id: string) => boolean;
}

/**
 * The topic a question is about. Found without regard to diacritics; those that were typed weaken what they contradict.
 * Silent ("unknown") for other subjects and for ordinary answers such as "có", "12 tháng", a name or a place. A short
 * question may go on with the topic before it.
 */
export function findTopic(index: TopicIndex, lang: string, asking: Asking): FoundTopic {
  const known = index.get(lang);
  if (!known) return { outcome: "unknown" };
  const words = correctSlips(known.lexicon.read(asking.question), known);
  const found = decide(holding(rankAll(known, words), asking));
  return asking.after === undefined ? found : (followUp(known, words, { ...asking, found }) ?? found);
}

/** Topics by how near a question is to them, nearest first. */
export function rankTopics(index: TopicIndex, lang: string, asking: Asking): RankedTopic[] {
  const known = index.get(lang);
  if (!known) return [];
  const words = correctSlips(known.lexicon.read(asking.question), known);
  return holding(rankAll(known, words), asking).filter(({ id }) => !id.startsWith(OTHER));
}

function holding(ranked: RankedTopic[], { holds = () => true }: Asking): RankedTopic[] {
  return ranked.filter(({ id }) => id.startsWith(OTHER) || holds(id));
}

function decide(ranked: readonly RankedTopic[]): FoundTopic {
  const [best, next] = ranked;
  if (!best || best.id.startsWith(OTHER) || best.score < bounds.offer) return { outcome: "unknown" };
  if (best.score >= bounds.answer && best.score - (next?.score ?? 0) >= bounds.margin) {
    return { outcome: "answer", id: best.id, score: best.score };
  }
  const near = ranked.filter(({ id, score }) => !id.startsWith(OTHER) && score >= best.score * NEARLY);
  return { outcome: "choices", ids: near.slice(0, OFFERED_AT_MOST).map(({ id }) => id) };
}

/** What a short question means after a topic: the likeliest one of the same area, or that topic itself. */
function followUp(
  known: LanguageIndex,
  words: readonly Word[],
  { found, ...asking }: Asking & { found: FoundTopic },
): FoundTopic | null {
  const before = known.ids.indexOf(asking.after ?? "");
  if (before < 0 || words.length > FOLLOW_UP_WORDS) return null;
  if (found.outcome === "answer" && found.score >= bounds.sure) return null;
  const area = known.areas[before];
  const [best] = holding(
    rankAll(known, words, (topic) => known.areas[topic] === area),
    asking,
  );
  if (best && best.score >= bounds.follow) return { outcome: "answer", ...best };
  const goesOn = goingOn.test(words.map(({ folded }) => folded).join(" "));
  return goesOn && asking.after !== undefined ? { outcome: "answer", id: asking.after, score: 0 } : null;
}
