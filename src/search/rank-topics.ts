import type { Asked } from "./asked.ts";
import type { LanguageIndex, Phrase, Postings } from "./language-index.ts";

/** A topic and how near a question is to it, 0 to about 1. */
export interface RankedTopic {
  id: string;
  score: number;
}

/** How the measures of nearness are weighed; fitted on the tuning questions of tests/search. */
const measures = {
  /** How much likelier the question is about the topic than by chance, a feature on the average. */
  likely: 0.22,
  /** How alike the question and the nearest way to ask are. */
  alike: 0.08,
  /** How much of the nearest way to ask was asked: for long stories. */
  contained: 0.143,
  /** How much each of the three nearest ways to ask counts. */
  nearest: [1, 0.64, 0.41],
  /** The very words of a way to ask. */
  same: 0.5,
  /** What is left of a match whose typed diacritics say another word. */
  otherWord: 0.07,
};

/** Topics that are looked at closely. */
const CANDIDATES = 24;
/** Weight added to every phrase, so that one of few words is not contained in everything. */
const SHORT = 3.8;

/** Topics and subjects that are not ours, nearest first. */
export function rankAll(known: LanguageIndex, asked: Asked, among?: (topic: number) => boolean): RankedTopic[] {
  const ranked = [...scoresOf(known, asked, among)].map(([topic, score]) => ({ id: known.ids[topic] ?? "", score }));
  return ranked.sort((one, other) => other.score - one.score);
}

/** Scores of the topics nearest to a question, by number. */
function scoresOf(
  known: LanguageIndex,
  asked: Asked,
  among: (topic: number) => boolean = () => true,
): Map<number, number> {
  const scores = new Map<number, number>();
  if (asked.features.length === 0) return scores;
  const likelihood = likelihoods(known, asked);
  const near = nearness(known, asked);
  for (const topic of highest(likelihood, CANDIDATES, among)) {
    const likely = (likelihood[topic] ?? 0) / asked.size;
    scores.set(topic, measures.likely * likely + near(known.phrases[topic] ?? []));
  }
  return scores;
}

/** How much likelier the question is about each topic than by chance, as logarithms. */
function likelihoods(known: LanguageIndex, asked: Asked): Float64Array {
  const { postings, areaPostings, silences, areas, kindWeights } = known;
  const topics = new Float64Array(silences.length);
  const inAreas: number[] = [];
  let size = 0;
  for (const [at, feature] of asked.features.entries()) {
    const weight = kindWeights[feature] ?? 1;
    const bits = asked.fitting[at] ?? 0;
    size += weight;
    addGains(topics, postings[feature], { weight, bits });
    addGains(inAreas, areaPostings[feature], { weight, bits });
  }
  for (let topic = 0; topic < topics.length; topic += 1) {
    topics[topic] = (topics[topic] ?? 0) + (inAreas[areas[topic] ?? 0] ?? 0) + size * (silences[topic] ?? 0);
  }
  return topics;
}

function addGains(
  sums: Float64Array | number[],
  postings: Postings | undefined,
  { weight, bits }: { weight: number; bits: number },
): void {
  const { of = [], gains = [], spellings = [] } = postings ?? {};
  for (let at = 0; at < of.length; at += 1) {
    const place = of[at] ?? 0;
    const isOther = ((spellings[at] ?? 0) & bits) === 0;
    sums[place] = (sums[place] ?? 0) + weight * (gains[at] ?? 0) * (isOther ? measures.otherWord : 1);
  }
}

/** The places of the highest values, highest first. */
function highest(values: Float64Array, atMost: number, among: (place: number) => boolean): number[] {
  const places: number[] = [];
  const valueAt = (at: number) => values[places[at] ?? 0] ?? 0;
  for (const [place, value] of values.entries()) {
    const isFull = places.length === atMost;
    if ((isFull && value <= valueAt(atMost - 1)) || !among(place)) continue;
    if (isFull) places.pop();
    let at = places.length;
    while (at > 0 && valueAt(at - 1) < value) at -= 1;
    places.splice(at, 0, place);
  }
  return places;
}

/** What the nearest of a topic's phrases have in common with the question. */
function nearness({ weights }: LanguageIndex, asked: Asked): (phrases: readonly Phrase[]) => number {
  const fittingOf = new Int32Array(weights.length);
  let sum = asked.unknown;
  for (const [at, feature] of asked.features.entries()) {
    fittingOf[feature] = asked.fitting[at] ?? 0;
    sum += weights[feature] ?? 0;
  }
  const common = ({ features, bits }: Phrase) => {
    let shared = 0;
    for (let at = 0; at < features.length; at += 1) {
      const feature = features[at] ?? 0;
      const fitting = fittingOf[feature] ?? 0;
      if (fitting === 0) continue;
      const isOther = (fitting & (bits[at] ?? 0)) === 0;
      shared += (weights[feature] ?? 0) * (isOther ? measures.otherWord : 1);
    }
    return shared;
  };
  return (phrases) => {
    let [first, second, third] = [0, 0, 0];
    let same = 0;
    for (const phrase of phrases) {
      const shared = common(phrase);
      const alike = (2 * shared) / (sum + phrase.weight);
      if (alike > 0.999) same = measures.same;
      const near = measures.alike * alike + measures.contained * (shared / (phrase.weight + SHORT));
      if (near > first) [first, second, third] = [near, first, second];
      else if (near > second) [second, third] = [near, second];
      else if (near > third) third = near;
    }
    const [one = 1, two = 0, three = 0] = measures.nearest;
    return same + one * first + two * second + three * third;
  };
}
