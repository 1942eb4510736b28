import { type Asked, askedOf } from "./asked.ts";
import { correctSlips } from "./correct-slips.ts";
import { type LanguageIndex, OTHER } from "./language-index.ts";
import type { Word } from "./lexicon.ts";
import { looksLikeQuestion } from "./looks-like-question.ts";
import { type RankedTopic, rankAll } from "./rank-topics.ts";
import type { TopicIndex } from "./topic-index.ts";

/** What a question is about: one topic, a few that may be meant (likeliest first), or nothing we know. */
export type FoundTopic =
  | { outcome: "answer"; id: string; score: number }
  | { outcome: "choices"; ids: string[] }
  | { outcome: "unknown" };

/**
 * When a question is one of ours: weighs how much nearer it is to our topics than to other subjects, its length and its
 * unknown words. Fitted (logistic regression) on the tuning questions of tests/search; above `least` it is one.
 */
const ours = { nearer: 25, word: 0.4, unknown: -8, least: 6.2, farthest: -0.1, wordsAtMost: 40 };

/**
 * `lead`: how much nearer the best must be than the next to answer alone. `follow`: how near a topic of the area talked of must
 * be to be what a short text means: one that asks, one where no topic was talked of but a conversation goes on, any other; `leave`: how much nearer one of another area must be to be
 * meant instead; `away`: how much nearer, when it is not near enough to be meant, for the text to be about nothing of the area;
 * `foreign`: how much nearer a subject that is none of ours must be for the same.
 */
const bounds = {
  ...{ lead: 0.06, away: 0.2, foreign: 0.1 },
  follow: { asking: -0.05, within: 0.28, otherwise: 0.35 },
  leave: { goingOn: 0.3, otherwise: 0.1 },
};

/** Two or three words are an answer more often than a question: they must be nearer. */
const brief = { words: 3, least: 0.45 };

/** Most topics offered. */
const OFFERED_AT_MOST = 3;
/** A topic is offered beside a better one when it is at most so much farther. */
const NEARLY = 0.1;
/** Longer questions stand for themselves. */
const FOLLOW_UP_WORDS = 9;
/** "thế còn …", "vậy …", "nếu …", "còn …": what begins so goes on with what was talked of. */
const goingOn = /^(the|vay|con|neu|ma|roi|a|oi|and|so|but|if|what about|how about)( |$)/;

/**
 * A question as it is asked: `after` is the topic talked of before, `within` that of the conversation that goes on where none was;
 * `holds` says which topics have an answer now.
 */
export interface Asking {
  question: string;
  after?: string | undefined;
  within?: string | undefined;
  holds?: (id: string) => boolean;
}

/** What a search gives: what to say, and all topics by how near the question is to them, nearest first. */
export interface SearchedTopics {
  found: FoundTopic;
  ranked: RankedTopic[];
}

/** A question as words and as features. */
interface Read {
  words: readonly Word[];
  asked: Asked;
}

/**
 * The topic a question is about. Found without regard to diacritics; those that were typed weaken what they contradict.
 * Silent ("unknown") for other subjects and for ordinary answers such as "có", "12 tháng", a name or a place. A short
 * question may go on with the topic before it.
 */
export function findTopic(index: TopicIndex, lang: string, asking: Asking): FoundTopic {
  return searchTopics(index, lang, asking).found;
}

/** The topic a question is about, and all topics by how near it is to them, in one search. */
export function searchTopics(index: TopicIndex, lang: string, asking: Asking): SearchedTopics {
  const known = index.get(lang);
  if (!known) return { found: { outcome: "unknown" }, ranked: [] };
  const words = correctSlips(known.lexicon.read(asking.question), known);
  const read = { words, asked: askedOf(words, known) };
  const all = holding(rankAll(known, read.asked), asking);
  const found = decide(known, read, all);
  return {
    found: followUp(known, read, { ...asking, found, ranked: all }) ?? found,
    ranked: all.filter(({ id }) => !id.startsWith(OTHER)),
  };
}

function holding(ranked: RankedTopic[], { holds = () => true }: Asking): RankedTopic[] {
  return ranked.filter(({ id }) => id.startsWith(OTHER) || holds(id));
}

function decide(known: LanguageIndex, read: Read, ranked: readonly RankedTopic[]): FoundTopic {
  const [best, next] = ranked.filter(({ id }) => !id.startsWith(OTHER));
  if (!best || !saysSomething(read.words) || !isOurs(known, read, ranked)) return { outcome: "unknown" };
  if (read.words.length <= brief.words && best.score < brief.least) return { outcome: "unknown" };
  if (best.score - (next?.score ?? ours.farthest) >= bounds.lead) return { outcome: "answer", ...best };
  const near = ranked.filter(({ id, score }) => !id.startsWith(OTHER) && best.score - score <= NEARLY);
  return { outcome: "choices", ids: near.slice(0, OFFERED_AT_MOST).map(({ id }) => id) };
}

/** Two words, of which one carries a meaning: "1" and "12 tháng" ask nothing, "116 được bao nhiêu" does. */
function saysSomething(words: readonly Word[]): boolean {
  return words.length > 1 && words.some(({ stop, folded }) => !stop && !/^\d{1,2}$/.test(folded));
}

function isOurs(known: LanguageIndex, { words, asked }: Read, ranked: readonly RankedTopic[]): boolean {
  const nearer = nearest(ranked, false) - Math.max(nearest(ranked, true), ours.farthest);
  const unknown = asked.unknown / known.unknown / Math.max(1, words.length);
  const length = Math.min(words.length, ours.wordsAtMost);
  return ours.nearer * nearer + ours.word * length + ours.unknown * unknown > ours.least;
}

/** How near the question is to what is nearest of our topics, or of the subjects that are none of ours. */
function nearest(ranked: readonly RankedTopic[], isOther: boolean): number {
  return ranked.find(({ id }) => id.startsWith(OTHER) === isOther)?.score ?? ours.farthest;
}

/** What a short question means after a topic: the likeliest one of the same area, or that topic itself. */
function followUp(
  known: LanguageIndex,
  { words, asked }: Read,
  { found, ranked, ...asking }: Asking & SearchedTopics,
): FoundTopic | null {
  const before = known.ids.indexOf(asking.after ?? asking.within ?? "");
  const goesOn = goingOn.test(words.map(({ folded }) => folded).join(" "));
  if (before < 0 || words.length > FOLLOW_UP_WORDS || !(goesOn || saysSomething(words))) return null;
  const area = known.areas[before];
  const [best] = holding(
    rankAll(known, asked, (topic) => known.areas[topic] === area),
    asking,
  );
  const lead = goesOn ? bounds.leave.goingOn : bounds.leave.otherwise;
  if (found.outcome === "answer" && found.score - (best?.score ?? ours.farthest) >= lead) return null;
  const isElsewhere =
    !goesOn &&
    best &&
    (nearest(ranked, false) - best.score >= bounds.away || nearest(ranked, true) - best.score >= bounds.foreign);
  if (best && best.score >= leastToFollow(asking, goesOn) && !isElsewhere) return { outcome: "answer", ...best };
  return goesOn && asking.after !== undefined ? { outcome: "answer", id: asking.after, score: 0 } : null;
}

function leastToFollow({ question, after }: Asking, goesOn: boolean): number {
  if (!goesOn && !looksLikeQuestion(question)) return bounds.follow.otherwise;
  return after === undefined ? bounds.follow.within : bounds.follow.asking;
}
