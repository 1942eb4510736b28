import { type Asked, askedOf } from "./asked.ts";
import { pairOf, type Word } from "./lexicon.ts";
import { slipsOf } from "./spelling.ts";
import { type LanguageIndex, OTHER, type Phrase, type TopicIndex } from "./topic-index.ts";

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
  spoken: 0.33,
  /** How alike the question and the nearest way to ask are. */
  alike: 0.35,
  /** How much of the nearest way to ask was asked: for long stories. */
  contained: 0.27,
  /** How much the topics of its area speak of it. */
  area: 0.2,
  /** How much the second and third nearest way to ask count beside the nearest. */
  several: 0.4,
  /** Share of a topic's phrases with a word that counts in full. */
  enough: 0.34,
  /** What is left of a match whose typed diacritics say another word. */
  otherWord: 0.04,
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
  const words = corrected(known.lexicon.read(question), known);
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

/** Words that nobody knows are read as what they may be a slip of, if a neighbour says so or there is only one. */
function corrected(words: Word[], { lexicon, features, spelling }: LanguageIndex): Word[] {
  const isPair = (one: Word | undefined, other: Word | undefined) =>
    one !== undefined && other !== undefined && features.ofPair.has(pairOf(one.bare, other.bare));
  return words.map((word, at) => {
    if (word.bare >= 0 || word.stop) return word;
    const slips = slipsOf(word.folded, spelling).map((slip) => lexicon.wordOf(slip));
    const inPair = slips.find((slip) => isPair(words[at - 1], slip) || isPair(slip, words[at + 1]));
    return inPair ?? (slips.length === 1 ? slips[0] : undefined) ?? word;
  });
}

/** Scores of the topics nearest to a question, by number. */
function scoresOf(known: LanguageIndex, words: readonly Word[]): Map<number, number> {
  const asked = askedOf(words, known);
  const scores = new Map<number, number>();
  if (asked.features.length === 0) return scores;
  const spoken = spokenBy(known, asked);
  const spokenInArea = bestOfAreas(known, spoken);
  const near = nearness(known, asked);
  for (const topic of highest(spoken, CANDIDATES)) {
    const share = (spoken[topic] ?? 0) / asked.weight;
    const area = (spokenInArea[known.areas[topic] ?? 0] ?? 0) / asked.weight;
    scores.set(topic, measures.spoken * share + measures.area * area + near(known.phrases[topic] ?? []));
  }
  return scores;
}

/** How much of what was asked each topic speaks of, by weight. */
function spokenBy(known: LanguageIndex, { features, fitting }: Asked): Float64Array {
  const spoken = new Float64Array(known.ids.length);
  for (const [at, feature] of features.entries()) {
    const { topics = [], shares = [], spellings = [] } = known.postings[feature] ?? {};
    const weight = known.weights[feature] ?? 0;
    const bits = fitting[at] ?? 0;
    for (let place = 0; place < topics.length; place += 1) {
      const topic = topics[place] ?? 0;
      const share = Math.sqrt(Math.min(1, (shares[place] ?? 0) / measures.enough));
      const isOther = ((spellings[place] ?? 0) & bits) === 0;
      spoken[topic] = (spoken[topic] ?? 0) + weight * share * (isOther ? measures.otherWord : 1);
    }
  }
  return spoken;
}

/** How much of what was asked the topics of each area speak of: the mean of the best three. */
function bestOfAreas({ areas }: LanguageIndex, spoken: Float64Array): number[] {
  const best: number[][] = [];
  for (let topic = 0; topic < spoken.length; topic += 1) {
    const value = spoken[topic] ?? 0;
    if (value === 0) continue;
    const area = areas[topic] ?? 0;
    const known = best[area] ?? [];
    best[area] = [...known, value].sort((one, other) => other - one).slice(0, 3);
  }
  return Array.from(best, (values) => (values ?? []).reduce((sum, value) => sum + value, 0) / 3);
}

/** The places of the highest positive values, highest first. */
function highest(values: Float64Array, atMost: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] ?? 0;
    if (value <= (places.length < atMost ? 0 : (values[places[atMost - 1] ?? 0] ?? 0))) continue;
    let at = places.length < atMost ? places.length : atMost - 1;
    for (; at > 0 && (values[places[at - 1] ?? 0] ?? 0) < value; at -= 1) places[at] = places[at - 1] ?? 0;
    places[at] = place;
  }
  return places;
}

/** The best of what a topic's phrases have in common with the question. */
function nearness({ weights }: LanguageIndex, asked: Asked): (phrases: readonly Phrase[]) => number {
  const fittingOf = new Int32Array(weights.length);
  for (const [at, feature] of asked.features.entries()) fittingOf[feature] = asked.fitting[at] ?? 0;
  const common = ({ features, bits }: Phrase) => {
    let sum = 0;
    for (let at = 0; at < features.length; at += 1) {
      const feature = features[at] ?? 0;
      const fitting = fittingOf[feature] ?? 0;
      if (fitting === 0) continue;
      const isOther = (fitting & (bits[at] ?? 0)) === 0;
      sum += (weights[feature] ?? 0) * (isOther ? measures.otherWord : 1);
    }
    return sum;
  };
  return (phrases) => {
    const best = [0, 0, 0];
    for (const phrase of phrases) {
      const shared = common(phrase);
      const alike = (2 * shared) / (asked.weight + phrase.weight);
      const score = measures.alike * alike + measures.contained * (shared / (phrase.weight + SHORT));
      if (score > (best[2] ?? 0)) {
        best[2] = score;
        best.sort((one, other) => other - one);
      }
    }
    const [first = 0, second = 0, third = 0] = best;
    return first + measures.several * (second + third - 2 * first) / 3;
  };
}
