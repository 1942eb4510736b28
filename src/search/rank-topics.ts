import type { Asked } from "./asked.ts";
import type { Postings } from "./count-postings.ts";
import type { LanguageIndex } from "./language-index.ts";
import { nearnessTo } from "./nearness.ts";

/**
 * A topic and how near a question is to it, 0 to about 1. Weights here and in likelihood.ts, nearness.ts and index-builder.ts were
 * fitted by hill climbing on aliases left out of the index and on the tuning questions of tests/search, not among the aliases then.
 */
export interface RankedTopic {
  id: string;
  score: number;
}

/** How much likelier a question is about a topic than by chance counts so much, a feature on the average. */
const LIKELY = 0.22;
/** What is left of a match whose typed diacritics say another word. */
const OTHER_WORD = 0.07;

/** Topics that are looked at closely. */
const CANDIDATES = 24;

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
  const topics = highest(likelihood, CANDIDATES, among);
  const near = nearnessTo(topics, asked, { known, otherWord: OTHER_WORD });
  for (const [at, topic] of topics.entries()) {
    scores.set(topic, LIKELY * ((likelihood[topic] ?? 0) / asked.size) + (near[at] ?? 0));
  }
  return scores;
}

/** How much likelier the question is about each topic than by chance, as logarithms. The table is that of the next question, too. */
function likelihoods(known: LanguageIndex, asked: Asked): Float64Array {
  const { gains, areas, kindWeights, scratch } = known;
  const topics = scratch.topics.fill(0);
  const inAreas = scratch.areas.fill(0);
  let size = 0;
  for (let at = 0; at < asked.features.length; at += 1) {
    const feature = asked.features[at] ?? 0;
    const weight = kindWeights[feature] ?? 1;
    const bits = asked.fitting[at] ?? 0;
    size += weight;
    const from = gains.topics.starts[feature] ?? 0;
    const areasEnd = gains.workOut(feature);
    addGains(topics, gains.topics, { from, to: gains.topics.starts[feature + 1] ?? 0, weight, bits });
    addGains(inAreas, gains.areas, { from, to: areasEnd, weight, bits });
  }
  for (let topic = 0; topic < topics.length; topic += 1) {
    topics[topic] = (topics[topic] ?? 0) + (inAreas[areas[topic] ?? 0] ?? 0) + size * (gains.silences[topic] ?? 0);
  }
  return topics;
}

function addGains(
  sums: Float64Array,
  { of, gains, spellings }: Postings,
  { from, to, weight, bits }: { from: number; to: number; weight: number; bits: number },
): void {
  for (let at = from; at < to; at += 1) {
    const place = of[at] ?? 0;
    const isOther = ((spellings[at] ?? 0) & bits) === 0;
    sums[place] = (sums[place] ?? 0) + weight * (gains[at] ?? 0) * (isOther ? OTHER_WORD : 1);
  }
}

/** The places of the highest values, highest first. */
function highest(values: Float64Array, atMost: number, among: (place: number) => boolean): number[] {
  const places: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < values.length; place += 1) {
    if ((values[place] ?? 0) <= least || !among(place)) continue;
    putIn(places, place, values);
    places.length = Math.min(places.length, atMost);
    if (places.length === atMost) least = values[places[atMost - 1] ?? 0] ?? 0;
  }
  return places;
}

/** Puts a place behind those whose values are as high or higher. */
function putIn(places: number[], place: number, values: Float64Array): void {
  const value = values[place] ?? 0;
  let at = places.length;
  while (at > 0 && (values[places[at - 1] ?? 0] ?? 0) < value) at -= 1;
  places.splice(at, 0, place);
}
