import type { FeatureLists } from "./feature-table.ts";
import { IntList } from "./int-list.ts";
import type { Word } from "./lexicon.ts";
import type { SpelledPairs } from "./spelled-pairs.ts";
import { wordWeight } from "./word-weight.ts";

/** Bits that are left for spellings. */
const SPELLINGS_AT_MOST = 30;

/** What a word, a pair of neighbours and a concept weigh; words and pairs that say little (stop words) by themselves. */
const kindWeights = { word: wordWeight, stopWord: 1.2, pair: 0.55, stopPair: 0.47, concept: 1 };

/** What features are made of. */
export interface FeatureParts {
  words: readonly Word[];
  pairs: SpelledPairs;
  /** How many words there are without diacritics. */
  bares: number;
}

/**
 * Numbers the features of an index as they come, and the spellings each has in topics: of a word the words it is without
 * diacritics, of a pair the pairs of them. Each spelling has one of thirty bits among those of its feature; 0 beyond.
 */
export class FeatureNumbers {
  /** By word: whether it may say nothing. */
  readonly #mayBeStop: Uint8Array;
  /** What its kind weighs, by feature. */
  readonly #weights: number[] = [];
  readonly #ofBare: Int32Array;
  readonly #ofPair: Int32Array;
  readonly #ofConcept: number[] = [];
  /** By word and by pair as they are spelled: its feature plus one; 0 until it is met. */
  readonly #ofWord: Int32Array;
  readonly #ofSpelledPair: Int32Array;
  readonly #bitOfWord: Int32Array;
  readonly #bitOfPair: Int32Array;
  /** By feature: how many spellings it has. */
  readonly #many = new IntList();

  constructor(private readonly parts: FeatureParts) {
    const { words, pairs, bares } = parts;
    this.#mayBeStop = new Uint8Array(words.map(({ mayBeStop }) => (mayBeStop ? 1 : 0)));
    this.#ofBare = new Int32Array(bares);
    this.#ofPair = new Int32Array(pairs.bareSize);
    this.#ofWord = new Int32Array(words.length);
    this.#ofSpelledPair = new Int32Array(pairs.size);
    this.#bitOfWord = new Int32Array(words.length);
    this.#bitOfPair = new Int32Array(pairs.size);
  }

  /** What is known of the features when all were added. */
  get lists(): FeatureLists {
    return {
      kindWeights: Float64Array.from(this.#weights),
      ofBare: this.#ofBare,
      ofPair: this.#ofPair,
      ofConcept: Int32Array.from(this.#ofConcept, (feature) => feature ?? 0),
      bitOfWord: this.#bitOfWord,
      bitOfPair: this.#bitOfPair,
    };
  }

  /** The feature of a word, new where it is met for the first time. */
  addWord(id: number): number {
    const known = this.#ofWord[id] ?? 0;
    if (known > 0) return known - 1;
    const word = this.parts.words[id];
    const bare = word?.bare ?? 0;
    if (!this.#ofBare[bare]) this.#ofBare[bare] = this.#add(word?.mayBeStop ? kindWeights.stopWord : kindWeights.word);
    const feature = (this.#ofBare[bare] ?? 0) - 1;
    this.#ofWord[id] = feature + 1;
    this.#bitOfWord[id] = this.#nextBit(feature);
    return feature;
  }

  /** The feature of two neighbours, by the number of their pair. */
  addPair(pair: number): number {
    const known = this.#ofSpelledPair[pair] ?? 0;
    if (known > 0) return known - 1;
    const bare = this.parts.pairs.bareOf(pair);
    if (!this.#ofPair[bare])
      this.#ofPair[bare] = this.#add(this.#isStopPair(pair) ? kindWeights.stopPair : kindWeights.pair);
    const feature = (this.#ofPair[bare] ?? 0) - 1;
    this.#ofSpelledPair[pair] = feature + 1;
    this.#bitOfPair[pair] = this.#nextBit(feature);
    return feature;
  }

  /** The feature of a concept. */
  addConcept(concept: number): number {
    this.#ofConcept[concept] ??= this.#add(kindWeights.concept);
    return (this.#ofConcept[concept] ?? 0) - 1;
  }

  /** The bit of a word, and of a pair, as it is spelled. */
  bitOfWord(id: number): number {
    return this.#bitOfWord[id] ?? 0;
  }

  bitOfPair(pair: number): number {
    return this.#bitOfPair[pair] ?? 0;
  }

  #isStopPair(pair: number): boolean {
    const { pairs } = this.parts;
    return this.#mayBeStop[pairs.oneOf(pair)] === 1 && this.#mayBeStop[pairs.otherOf(pair)] === 1;
  }

  /** The number of a new feature, plus one. */
  #add(weight: number): number {
    this.#many.push(0);
    return this.#weights.push(weight);
  }

  #nextBit(feature: number): number {
    const many = this.#many.values[feature] ?? 0;
    if (many === SPELLINGS_AT_MOST) return 0;
    this.#many.values[feature] = many + 1;
    return 1 << many;
  }
}
