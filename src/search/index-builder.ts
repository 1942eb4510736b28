import type { LanguageIndex, Phrases, Postings } from "./language-index.ts";
import { type Lexicon, pairOf, type Word } from "./lexicon.ts";
import { type Counted, gainsOf } from "./likelihood.ts";
import { visitFeatures } from "./topic-features.ts";

/** What a word, a pair of neighbours and a concept weigh; words and pairs that say little (stop words) by themselves. */
const kindWeights = { word: 1.8, stopWord: 1.2, pair: 0.55, stopPair: 0.47, concept: 1 };

/**
 * How often something counts: once in an answer, and in a way to ask. The more ways there are, the less each counts, their number
 * to the power of `among`.
 */
const counts = { answer: 0.34, phrase: 20, among: 0.45 };
/** Bits that are left for spellings. */
const SPELLINGS_AT_MOST = 30;

/** A text as features, each once, with the bits of its spellings. */
interface Phrase {
  features: number[];
  bits: number[];
}

/** Gathers features, postings and phrases of an index. */
export class IndexBuilder {
  readonly #ofWord: number[];
  readonly #ofPair = new Map<number, number>();
  readonly #ofConcept = new Map<number, number>();
  readonly #kinds: (keyof typeof kindWeights)[] = [];
  readonly #spelled: number[][] = [];
  readonly #postings: Postings[] = [];
  readonly #phrases: Phrase[][] = [];
  /** Place of a feature in the phrase being read, by feature; a phrase is known by its number. */
  readonly #places: number[] = [];
  readonly #seenIn: number[] = [];
  #reading = 0;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly areas: readonly number[],
  ) {
    this.#ofWord = new Array(lexicon.size).fill(-1);
  }

  /** Adds the next topic. */
  addTopic(number: number, { phrases, answer }: { phrases: Word[][]; answer: Word[] }): void {
    const own = phrases.map((words) => this.#read(words));
    const each = counts.phrase / phrases.length ** counts.among;
    for (const phrase of own) this.#countAll(number, phrase, each);
    this.#countAll(number, this.#read(answer), counts.answer);
    this.#phrases.push(own);
  }

  /** Everything gathered. */
  done(): Omit<LanguageIndex, "lexicon" | "ids" | "spelling"> {
    const ofKind = this.#kinds.map((kind) => kindWeights[kind]);
    const topics = this.areas.length;
    const weights = this.#postings.map(({ gains }, feature) => rarity(gains, topics) * (ofKind[feature] ?? 1));
    const counted: Counted = { areas: this.areas, postings: this.#postings };
    return {
      areas: this.areas,
      weights,
      kindWeights: ofKind,
      features: { ofWord: this.#ofWord, ofPair: this.#ofPair, ofConcept: this.#ofConcept, spelled: this.#spelled },
      unknown: Math.log(1 + topics / 0.5) * kindWeights.word,
      phrases: this.#phrases.map((phrases) => packed(phrases, weights)),
      ...gainsOf(counted),
    };
  }

  #read(words: readonly Word[]): Phrase {
    const features: number[] = [];
    const bits: number[] = [];
    this.#reading += 1;
    const add = (feature: number, spelled: number) => {
      const bit = this.#bitOf(feature, spelled);
      if (this.#seenIn[feature] === this.#reading) {
        const place = this.#places[feature] ?? 0;
        bits[place] = (bits[place] ?? 0) | bit;
        return;
      }
      this.#seenIn[feature] = this.#reading;
      this.#places[feature] = features.length;
      features.push(feature);
      bits.push(bit);
    };
    visitFeatures(words, {
      word: (word) => add(this.#wordFeature(word), word.id),
      pair: (one, other, key) => {
        const kind = this.lexicon.mayBeStop(one) && this.lexicon.mayBeStop(other) ? "stopPair" : "pair";
        add(this.#featureIn(this.#ofPair, key, kind), pairOf(one.id, other.id));
      },
      concept: (concept) => add(this.#featureIn(this.#ofConcept, concept, "concept"), 0),
    });
    return { features, bits };
  }

  #wordFeature(word: Word): number {
    const { bare } = word;
    const known = this.#ofWord[bare] ?? -1;
    if (known >= 0) return known;
    const feature = this.#add(this.lexicon.mayBeStop(word) ? "stopWord" : "word");
    this.#ofWord[bare] = feature;
    return feature;
  }

  #featureIn(table: Map<number, number>, key: number, kind: keyof typeof kindWeights): number {
    const known = table.get(key);
    if (known !== undefined) return known;
    const feature = this.#add(kind);
    table.set(key, feature);
    return feature;
  }

  #add(kind: keyof typeof kindWeights): number {
    this.#kinds.push(kind);
    this.#spelled.push([]);
    this.#seenIn.push(0);
    this.#places.push(0);
    return this.#postings.push({ of: [], gains: [], spellings: [] }) - 1;
  }

  #bitOf(feature: number, spelled: number): number {
    const known = this.#spelled[feature] ?? [];
    const at = known.indexOf(spelled);
    if (at >= 0) return 1 << at;
    return known.length < SPELLINGS_AT_MOST ? 1 << (known.push(spelled) - 1) : 0;
  }

  #countAll(topic: number, { features, bits }: Phrase, times: number): void {
    for (let at = 0; at < features.length; at += 1) {
      const postings = this.#postings[features[at] ?? 0];
      if (postings) count(postings, topic, { times, bits: bits[at] ?? 0 });
    }
  }
}

function count(
  { of, gains, spellings }: Postings,
  topic: number,
  { times, bits }: { times: number; bits: number },
): void {
  const last = of.length - 1;
  if (of[last] === topic) {
    gains[last] = (gains[last] ?? 0) + times;
    spellings[last] = (spellings[last] ?? 0) | bits;
    return;
  }
  of.push(topic);
  gains.push(times);
  spellings.push(bits);
}

function packed(phrases: readonly Phrase[], weights: readonly number[]): Phrases {
  const length = phrases.reduce((sum, { features }) => sum + features.length, 0);
  const all: Phrases = {
    ends: new Int32Array(phrases.length),
    features: new Int32Array(length),
    bits: new Int32Array(length),
    weights: new Float64Array(phrases.length),
  };
  let at = 0;
  for (const [number, { features, bits }] of phrases.entries()) {
    all.features.set(features, at);
    all.bits.set(bits, at);
    at += features.length;
    all.ends[number] = at;
    for (const feature of features) all.weights[number] = (all.weights[number] ?? 0) + (weights[feature] ?? 0);
  }
  return all;
}

/** How rare a feature is among topics; those that only speak of it in their answer count less. */
function rarity(times: readonly number[], topics: number): number {
  let asking = 0;
  for (const one of times) if (one > 1) asking += 1;
  return Math.log(1 + topics / (asking + 0.3 * (times.length - asking) + 0.5));
}
