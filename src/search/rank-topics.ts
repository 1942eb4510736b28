import { type Asked, askedOf } from "./asked.ts";
import type { Word } from "./lexicon.ts";
import type { LanguageIndex, Phrase } from "./topic-index.ts";
import { weightIn } from "./weight-in.ts";

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

/** Topics that are looked at closely. */
const CANDIDATES = 14;
/** Weight added to every phrase, so that one of few words is not contained in everything. */
const SHORT = 3;
/** Longer texts are told apart into parts, of which one may be the question. */
const PART_WORDS = 14;

/** Topics and subjects that are not ours, nearest first. */
export function rankAll(
  known: LanguageIndex,
  words: readonly Word[],
  among?: (topic: number) => boolean,
): RankedTopic[] {
  const scores = new Map<number, number>();
  for (const part of partsOf(words)) {
    for (const [topic, score] of scoresOf(known, part, among)) {
      const weighed = part.length === words.length ? score : score * 0.95;
      if (weighed > (scores.get(topic) ?? 0)) scores.set(topic, weighed);
    }
  }
  const ranked = [...scores].map(([topic, score]) => ({ id: known.ids[topic] ?? "", score }));
  return ranked.sort((one, other) => other.score - one.score);
}

function partsOf(words: readonly Word[]): (readonly Word[])[] {
  if (words.length <= PART_WORDS * 1.5) return [words];
  const parts = [words];
  for (let at = 0; at < words.length; at += PART_WORDS / 2) parts.push(words.slice(at, at + PART_WORDS));
  return parts;
}

/** Scores of the topics nearest to a question, by number. */
function scoresOf(
  known: LanguageIndex,
  words: readonly Word[],
  among: (topic: number) => boolean = () => true,
): Map<number, number> {
  const asked = askedOf(words, known);
  const scores = new Map<number, number>();
  if (asked.features.length === 0) return scores;
  const views = new AreaViews(known, asked);
  const spoken = spokenBy(known, asked, views);
  const spokenInArea = bestOfAreas(known, spoken);
  const near = nearness(known, asked);
  for (const topic of highest(spoken, CANDIDATES, among)) {
    const area = known.areas[topic] ?? 0;
    const shares = measures.spoken * (spoken[topic] ?? 0) + measures.area * (spokenInArea[area] ?? 0);
    scores.set(topic, shares + near(known.phrases[topic] ?? [], views.of(area)));
  }
  return scores;
}

/** What the features of a question weigh within an area, in their order, and together. */
interface AreaView {
  weights: Float64Array;
  sum: number;
}

/**
 * A feature says most about a topic when it is rare, among all topics and among those of its area: that all topics of
 * unemployment insurance speak of it does not tell them apart.
 */
class AreaViews {
  readonly #views = new Map<number, AreaView>();

  constructor(
    private readonly known: LanguageIndex,
    private readonly asked: Asked,
  ) {}

  of(area: number): AreaView {
    const made = this.#views.get(area);
    if (made) return made;
    const { features, unknown } = this.asked;
    const weights = Float64Array.from(features, (feature) => weightIn(this.known, feature, area));
    const view = { weights, sum: weights.reduce((sum, weight) => sum + weight, unknown) };
    this.#views.set(area, view);
    return view;
  }
}

/** How much of what was asked each topic speaks of, 0 to 1. */
function spokenBy(known: LanguageIndex, { features, fitting }: Asked, views: AreaViews): Float64Array {
  const spoken = new Float64Array(known.ids.length);
  for (const [at, feature] of features.entries()) {
    const { topics = [], shares = [], spellings = [] } = known.postings[feature] ?? {};
    const bits = fitting[at] ?? 0;
    for (let place = 0; place < topics.length; place += 1) {
      const topic = topics[place] ?? 0;
      const view = views.of(known.areas[topic] ?? 0);
      const share = Math.sqrt(Math.min(1, (shares[place] ?? 0) / measures.enough));
      const isOther = ((spellings[place] ?? 0) & bits) === 0;
      const part = ((view.weights[at] ?? 0) / view.sum) * share;
      spoken[topic] = (spoken[topic] ?? 0) + part * (isOther ? measures.otherWord : 1);
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
function highest(values: Float64Array, atMost: number, among: (place: number) => boolean): number[] {
  const places: number[] = [];
  const valueAt = (at: number) => values[places[at] ?? 0] ?? 0;
  for (const [place, value] of values.entries()) {
    const isFull = places.length === atMost;
    if (value <= (isFull ? valueAt(atMost - 1) : 0) || !among(place)) continue;
    if (isFull) places.pop();
    let at = places.length;
    while (at > 0 && valueAt(at - 1) < value) at -= 1;
    places.splice(at, 0, place);
  }
  return places;
}

/** The best of what a topic's phrases have in common with the question. */
function nearness(known: LanguageIndex, asked: Asked): (phrases: readonly Phrase[], view: AreaView) => number {
  const placeOf = new Int16Array(known.weights.length).fill(-1);
  for (const [at, feature] of asked.features.entries()) placeOf[feature] = at;
  const common = ({ features, bits }: Phrase, { weights }: AreaView) => {
    let sum = 0;
    for (let at = 0; at < features.length; at += 1) {
      const place = placeOf[features[at] ?? 0] ?? -1;
      if (place < 0) continue;
      const isOther = ((asked.fitting[place] ?? 0) & (bits[at] ?? 0)) === 0;
      sum += (weights[place] ?? 0) * (isOther ? measures.otherWord : 1);
    }
    return sum;
  };
  return (phrases, view) => {
    const best = [0, 0, 0];
    for (const phrase of phrases) {
      const shared = common(phrase, view);
      const alike = (2 * shared) / (view.sum + phrase.weight);
      const score = measures.alike * alike + measures.contained * (shared / (phrase.weight + SHORT));
      if (score > (best[2] ?? 0)) {
        best[2] = score;
        best.sort((one, other) => other - one);
      }
    }
    const [first = 0, second = 0, third = 0] = best;
    return first + (measures.several * (second + third - 2 * first)) / 3;
  };
}
