import { type Asked, askedOf } from "./asked.ts";
import { slipsOf } from "./spelling.ts";
import { type LanguageIndex, OTHER, type Phrase, type TopicIndex } from "./topic-index.ts";
import { type Word, wordsOf } from "./words-of.ts";

/** What a question is about: one topic, a few that may be meant (likeliest first), or nothing we know. */
export type FoundTopic =
  | { outcome: "answer"; id: string; score: number }
  | { outcome: "choices"; ids: string[] }
  | { outcome: "unknown" };

/** A topic and how near a question is to it, 0 to about 1. */
export interface RankedTopic {
  id: string;
  score: number;
}

/** How the measures of nearness are weighed; fitted on the tuning questions of tests/search. */
export const measures = {
  /** How much of what was asked the topic speaks of. */
  spoken: 0.45,
  /** How alike the question and the nearest way to ask are. */
  alike: 0.35,
  /** How much of the nearest way to ask was asked: for long stories. */
  contained: 0.2,
  /** Share of a topic's phrases with a word that counts in full. */
  enough: 0.25,
  /** What is left of a match whose typed diacritics say another word. */
  otherWord: 0.05,
};

/** From this score on a topic answers; from the lower one on it is offered. */
export const bounds = { answer: 0.36, offer: 0.26, margin: 0.03 };

/** Topics that are looked at closely. */
const CANDIDATES = 14;
/** Most topics offered. */
const OFFERED_AT_MOST = 3;
/** Weight added to every phrase, so that one of few words is not contained in everything. */
const SHORT = 3;
/** Longer texts are told apart into parts, of which one may be the question. */
const PART_WORDS = 14;

/** A question as it is asked: `after` is the topic talked of before, `holds` says which topics have an answer now. */
export interface Asking {
  question: string;
  after?: string | undefined;
  holds?: (id: string) => boolean;
}

/**
 * The topic a question is about. Found without regard to diacritics; those that were typed weaken what they contradict.
 * Silent ("unknown") for other subjects and for ordinary answers such as "có", "12 tháng", a name or a place.
 */
export function findTopic(index: TopicIndex, lang: string, asking: Asking): FoundTopic {
  const ranked = rankAll(index, lang, asking);
  const [best, next] = ranked;
  if (!best || best.id.startsWith(OTHER) || best.score < bounds.offer) return { outcome: "unknown" };
  if (best.score >= bounds.answer && best.score - (next?.score ?? 0) >= bounds.margin) {
    return { outcome: "answer", id: best.id, score: best.score };
  }
  const near = ranked.filter(({ id, score }) => !id.startsWith(OTHER) && score >= best.score * 0.75);
  return { outcome: "choices", ids: near.slice(0, OFFERED_AT_MOST).map(({ id }) => id) };
}

/** Topics by how near a question is to them, nearest first. */
export function rankTopics(index: TopicIndex, lang: string, asking: Asking): RankedTopic[] {
  return rankAll(index, lang, asking).filter(({ id }) => !id.startsWith(OTHER));
}

/** Topics, and subjects that are not ours. */
function rankAll(index: TopicIndex, lang: string, { question, holds = () => true }: Asking): RankedTopic[] {
  const known = index.get(lang);
  if (!known) return [];
  const words = corrected(wordsOf(question, known.dictionary), known);
  const scores = new Map<number, number>();
  for (const part of partsOf(words)) {
    for (const [topic, score] of scoresOf(known, part)) {
      const weighed = part.length === words.length ? score : score * 0.95;
      if (weighed > (scores.get(topic) ?? 0)) scores.set(topic, weighed);
    }
  }
  const ranked = [...scores].map(([topic, score]) => ({ id: known.ids[topic] ?? "", score }));
  return ranked.filter(({ id }) => id.startsWith(OTHER) || holds(id)).sort((one, other) => other.score - one.score);
}

function partsOf(words: Word[]): Word[][] {
  if (words.length <= PART_WORDS * 1.5) return [words];
  const parts = [words];
  for (let at = 0; at < words.length; at += PART_WORDS / 2) parts.push(words.slice(at, at + PART_WORDS));
  return parts;
}

/** Words that nobody knows are read as what they may be a slip of, if a neighbour or chance says so. */
function corrected(words: Word[], known: LanguageIndex): Word[] {
  return words.map((word, at) => {
    if (known.features.has(word.folded) || known.dictionary.stopWords.has(word.folded)) return word;
    const slips = slipsOf(word.folded, known.spelling);
    if (slips.length === 0) return word;
    const before = words[at - 1]?.folded;
    const next = words[at + 1]?.folded;
    const inPair = slips.find(
      (slip) => known.features.has(`${before} ${slip}`) || known.features.has(`${slip} ${next}`),
    );
    const chosen = inPair ?? (slips.length === 1 ? slips[0] : undefined);
    return chosen === undefined ? word : { folded: chosen, spelled: chosen };
  });
}

/** Scores of the topics nearest to a question, by number. */
function scoresOf(known: LanguageIndex, words: readonly Word[]): Map<number, number> {
  const asked = askedOf(words, known);
  if (asked.features.length === 0) return new Map();
  const spoken = spokenBy(known, asked);
  const having = [...spoken.keys()].filter((topic) => (spoken[topic] ?? 0) > 0);
  const order = having.sort((one, other) => (spoken[other] ?? 0) - (spoken[one] ?? 0)).slice(0, CANDIDATES);
  const near = nearness(known, asked);
  return new Map(
    order.map((topic) => [
      topic,
      measures.spoken * ((spoken[topic] ?? 0) / asked.weight) + near(known.phrases[topic] ?? []),
    ]),
  );
}

/** How much of what was asked each topic speaks of, by weight. */
function spokenBy(known: LanguageIndex, { features }: Asked): Float64Array {
  const spoken = new Float64Array(known.ids.length);
  for (const { id, weight, fitting } of features) {
    const { topics = [], shares = [], spellings = [] } = known.postings[id] ?? {};
    for (let at = 0; at < topics.length; at += 1) {
      const topic = topics[at] ?? 0;
      const share = Math.min(1, (shares[at] ?? 0) / measures.enough) ** 0.5;
      const fits = ((spellings[at] ?? 0) & fitting) !== 0;
      spoken[topic] = (spoken[topic] ?? 0) + weight * share * (fits ? 1 : measures.otherWord);
    }
  }
  return spoken;
}

/** The best of what a topic's phrases have in common with the question. */
function nearness({ weights }: LanguageIndex, asked: Asked): (phrases: readonly Phrase[]) => number {
  const fittingOf = new Map(asked.features.map(({ id, fitting }) => [id, fitting]));
  const common = ({ features }: Phrase) => {
    let sum = 0;
    for (const [id, bits] of features) {
      const fitting = fittingOf.get(id);
      if (fitting !== undefined) sum += (weights[id] ?? 0) * ((fitting & bits) === 0 ? measures.otherWord : 1);
    }
    return sum;
  };
  const score = (phrase: Phrase) => {
    const shared = common(phrase);
    const alike = (2 * shared) / (asked.weight + phrase.weight);
    return measures.alike * alike + measures.contained * (shared / (phrase.weight + SHORT));
  };
  return (phrases) => phrases.reduce((best, phrase) => Math.max(best, score(phrase)), 0);
}
