import { IntList } from "./int-list.ts";
import { fits, type Word } from "./lexicon.ts";
import type { SpelledPairs } from "./spelled-pairs.ts";

/** Bits that are left for spellings. */
const SPELLINGS_AT_MOST = 30;

/** What a word, a pair of neighbours and a concept weigh; words and pairs that say little (stop words) by themselves. */
const kindWeights = { word: 1.8, stopWord: 1.2, pair: 0.55, stopPair: 0.47, concept: 1 };

/** What the words of questions weigh that no topic has. */
export const wordWeight = kindWeights.word;

/** What features are made of. */
export interface FeatureParts {
  words: readonly Word[];
  pairs: SpelledPairs;
  /** How many words there are without diacritics, and concepts. */
  bares: number;
}

/**
 * The features of an index, numbered as they come, and the spellings each has in topics: of a word the words it is without
 * diacritics, of a pair the pairs of them. Each spelling has one of thirty bits among those of its feature; 0 beyond.
 */
export class FeatureTable {
  /** What its kind weighs, by feature. */
  readonly weights: number[] = [];
  /** By word without diacritics, by pair of them, by concept: its feature plus one; 0 for none. */
  readonly #ofBare: Int32Array;
  readonly #ofPair: Int32Array;
  readonly #ofConcept: number[] = [];
  /** Bits of words and pairs as they are spelled; 0 for those that no topic has. */
  readonly #bitOfWord: Int32Array;
  readonly #bitOfPair: Int32Array;
  /** By feature: how many spellings it has. */
  readonly #many = new IntList();
  /** By word without diacritics: its words. */
  readonly #spelled: number[][];
  /** By word: bits of the spellings it fits; 0 until it is asked. */
  readonly #fitting: Int32Array;

  constructor(private readonly parts: FeatureParts) {
    const { words, pairs, bares } = parts;
    this.#ofBare = new Int32Array(bares);
    this.#ofPair = new Int32Array(pairs.bareSize);
    this.#bitOfWord = new Int32Array(words.length);
    this.#bitOfPair = new Int32Array(pairs.size);
    this.#fitting = new Int32Array(words.length);
    this.#spelled = Array.from({ length: bares }, () => []);
    for (const { id, bare } of words) this.#spelled[bare]?.push(id);
  }

  /** The feature of a word, or -1. */
  ofWord({ bare }: Word): number {
    return bare < 0 ? -1 : (this.#ofBare[bare] ?? 0) - 1;
  }

  /** The feature of two neighbours, or -1. */
  ofPair(one: Word, other: Word): number {
    const pair = this.parts.pairs.bareNumberOf(one.bare, other.bare);
    return pair < 0 ? -1 : (this.#ofPair[pair] ?? 0) - 1;
  }

  /** The feature of a concept, or -1. */
  ofConcept(concept: number): number {
    return (this.#ofConcept[concept] ?? 0) - 1;
  }

  /** The feature of a word of a topic, new where it is met for the first time. */
  addWord(id: number): number {
    const word = this.parts.words[id];
    const bare = word?.bare ?? 0;
    if (!this.#ofBare[bare]) this.#ofBare[bare] = this.#add(word?.mayBeStop ? "stopWord" : "word");
    const feature = (this.#ofBare[bare] ?? 0) - 1;
    if (!this.#bitOfWord[id]) this.#bitOfWord[id] = this.#nextBit(feature);
    return feature;
  }

  /** The feature of two neighbours of a topic, by the number of their pair. */
  addPair(pair: number): number {
    const { pairs } = this.parts;
    const bare = pairs.bareOf(pair);
    if (!this.#ofPair[bare]) this.#ofPair[bare] = this.#add(this.#isStopPair(pair) ? "stopPair" : "pair");
    const feature = (this.#ofPair[bare] ?? 0) - 1;
    if (!this.#bitOfPair[pair]) this.#bitOfPair[pair] = this.#nextBit(feature);
    return feature;
  }

  /** The feature of a concept of a topic. */
  addConcept(concept: number): number {
    this.#ofConcept[concept] ??= this.#add("concept");
    return this.ofConcept(concept);
  }

  /** The bit of a word, and of a pair, as it is spelled. */
  bitOfWord(id: number): number {
    return this.#bitOfWord[id] ?? 0;
  }

  bitOfPair(pair: number): number {
    return this.#bitOfPair[pair] ?? 0;
  }

  /** Bits of the spellings of a word that it fits. */
  fittingWord(word: Word): number {
    const known = word.id < 0 ? 0 : (this.#fitting[word.id] ?? 0);
    if (known !== 0) return known;
    let bits = 0;
    for (const id of this.#spelled[word.bare] ?? []) if (this.#fits(word, id)) bits |= this.bitOfWord(id);
    if (word.id >= 0) this.#fitting[word.id] = bits;
    return bits;
  }

  /** Bits of the spellings of two neighbours that both fit. */
  fittingPair(one: Word, other: Word): number {
    const { pairs } = this.parts;
    const [fitOne, fitOther] = [this.fittingWord(one), this.fittingWord(other)];
    const isAmong = (bits: number, word: Word, id: number) => {
      const bit = this.bitOfWord(id);
      return bit === 0 ? this.#fits(word, id) : (bits & bit) !== 0;
    };
    let bits = 0;
    for (let pair = pairs.latestOf(pairs.bareNumberOf(one.bare, other.bare)); pair >= 0; pair = pairs.before(pair)) {
      const bit = this.bitOfPair(pair);
      if (bit === 0) continue;
      if (isAmong(fitOne, one, pairs.oneOf(pair)) && isAmong(fitOther, other, pairs.otherOf(pair))) bits |= bit;
    }
    return bits;
  }

  #fits(word: Word, id: number): boolean {
    return fits(word.spelled, this.parts.words[id]?.spelled ?? "");
  }

  #isStopPair(pair: number): boolean {
    const { words, pairs } = this.parts;
    return (words[pairs.oneOf(pair)]?.mayBeStop && words[pairs.otherOf(pair)]?.mayBeStop) ?? false;
  }

  /** The number of a new feature, plus one. */
  #add(kind: keyof typeof kindWeights): number {
    this.#many.push(0);
    return this.weights.push(kindWeights[kind]);
  }

  #nextBit(feature: number): number {
    const many = this.#many.values[feature] ?? 0;
    if (many === SPELLINGS_AT_MOST) return 0;
    this.#many.values[feature] = many + 1;
    return 1 << many;
  }
}
