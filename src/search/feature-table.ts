import type { KnownPairs } from "./known-pairs.ts";
import { fits, type Word } from "./lexicon.ts";

/** The features of an index as lists, to be kept. */
export interface FeatureLists {
  /** What its kind weighs, by feature. */
  kindWeights: Float64Array;
  /** By word without diacritics, by pair of them, by concept: its feature plus one; 0 for none. */
  ofBare: Int32Array;
  ofPair: Int32Array;
  ofConcept: Int32Array;
  /** Bits of words and pairs as they are spelled; 0 for those that no topic has. */
  bitOfWord: Int32Array;
  bitOfPair: Int32Array;
}

/** Tells the features of questions, and which of the spellings that topics have theirs may be. */
export class FeatureTable {
  /** By word without diacritics: the latest of its words, plus one; and by word the one before. 0 for none. */
  readonly #latest: Int32Array;
  readonly #before: Int32Array;
  /** By word: bits of the spellings it fits; 0 until it is asked. */
  readonly #fitting: Int32Array;

  constructor(
    private readonly lists: FeatureLists,
    private readonly known: { words: readonly string[]; bareOf: Int32Array; pairs: KnownPairs },
  ) {
    const { bareOf } = known;
    this.#fitting = new Int32Array(bareOf.length);
    this.#before = new Int32Array(bareOf.length);
    this.#latest = new Int32Array(lists.ofBare.length);
    for (let id = 0; id < bareOf.length; id += 1) {
      const bare = bareOf[id] ?? 0;
      this.#before[id] = this.#latest[bare] ?? 0;
      this.#latest[bare] = id + 1;
    }
  }

  /** The feature of a word, or -1. */
  ofWord({ bare }: Word): number {
    return bare < 0 ? -1 : (this.lists.ofBare[bare] ?? 0) - 1;
  }

  /** The feature of two neighbours, or -1. */
  ofPair(one: Word, other: Word): number {
    const pair = this.known.pairs.bareNumberOf(one.bare, other.bare);
    return pair < 0 ? -1 : (this.lists.ofPair[pair] ?? 0) - 1;
  }

  /** The feature of a concept, or -1. */
  ofConcept(concept: number): number {
    return (this.lists.ofConcept[concept] ?? 0) - 1;
  }

  /** Bits of the spellings of a word that it fits. */
  fittingWord(word: Word): number {
    const known = word.id < 0 ? 0 : (this.#fitting[word.id] ?? 0);
    if (known !== 0) return known;
    let bits = 0;
    for (let id = (this.#latest[word.bare] ?? 0) - 1; id >= 0; id = (this.#before[id] ?? 0) - 1) {
      if (this.#fits(word, id)) bits |= this.#bitOfWord(id);
    }
    if (word.id >= 0) this.#fitting[word.id] = bits;
    return bits;
  }

  /** Bits of the spellings of two neighbours that both fit. */
  fittingPair(one: Word, other: Word): number {
    const { pairs } = this.known;
    const [fitOne, fitOther] = [this.fittingWord(one), this.fittingWord(other)];
    const isAmong = (bits: number, word: Word, id: number) => {
      const bit = this.#bitOfWord(id);
      return bit === 0 ? this.#fits(word, id) : (bits & bit) !== 0;
    };
    let bits = 0;
    for (let pair = pairs.latestOf(pairs.bareNumberOf(one.bare, other.bare)); pair >= 0; pair = pairs.before(pair)) {
      const bit = this.lists.bitOfPair[pair] ?? 0;
      if (bit === 0) continue;
      if (isAmong(fitOne, one, pairs.oneOf(pair)) && isAmong(fitOther, other, pairs.otherOf(pair))) bits |= bit;
    }
    return bits;
  }

  #bitOfWord(id: number): number {
    return this.lists.bitOfWord[id] ?? 0;
  }

  #fits(word: Word, id: number): boolean {
    return fits(word.spelled, this.known.words[id] ?? "");
  }
}
