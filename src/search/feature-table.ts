import { fits, type Word } from "./lexicon.ts";
import { PairTable } from "./pair-table.ts";

/** Bits that are left for spellings. */
const SPELLINGS_AT_MOST = 30;

/** What features are made of. */
export type FeatureKind = "word" | "stopWord" | "pair" | "stopPair" | "concept";

/** A word that is none: the second of a spelling of a word. */
const NONE = -1;

/**
 * The features of an index, numbered as they come, and the spellings each has in topics: of a word the words it is without
 * diacritics, of a pair the pairs of them. A spelling has a number, and one of thirty bits among those of its feature; 0 beyond.
 */
export class FeatureTable {
  readonly kinds: FeatureKind[] = [];
  /** By number of a spelling. */
  readonly featureOf: number[] = [];
  readonly bitOf: number[] = [];
  /** By feature: its latest spelling and how many it has; by spelling: the one before. */
  readonly #latest: number[] = [];
  readonly #many: number[] = [];
  readonly #before: number[] = [];
  readonly #ones: number[] = [];
  readonly #others: number[] = [];
  readonly #ofBare: Int32Array;
  readonly #ofConcept: number[] = [];
  readonly #bares = new PairTable();
  readonly #ofPair: number[] = [];
  /** Spelling of a word by its number, and of a pair by its number in `#spelledPairs`. */
  readonly #spellingOfWord: Int32Array;
  readonly #spelledPairs = new PairTable();
  readonly #spellingOfPair: number[] = [];
  /** By number of a word: bits of the spellings it fits; 0 until it is asked. */
  readonly #fitting: Int32Array;

  constructor(
    private readonly words: readonly Word[],
    bares: number,
  ) {
    this.#ofBare = new Int32Array(bares).fill(NONE);
    this.#spellingOfWord = new Int32Array(words.length).fill(NONE);
    this.#fitting = new Int32Array(words.length);
  }

  /** How many features there are. */
  get size(): number {
    return this.kinds.length;
  }

  /** The feature of a word, or -1. */
  ofWord({ bare }: Word): number {
    return this.#ofBare[bare] ?? NONE;
  }

  /** The feature of two neighbours, or -1. */
  ofPair(one: Word, other: Word): number {
    const pair = this.#bares.numberOf(one.bare, other.bare);
    return pair < 0 ? NONE : (this.#ofPair[pair] ?? NONE);
  }

  /** The feature of a concept, or -1. */
  ofConcept(concept: number): number {
    return this.#ofConcept[concept] ?? NONE;
  }

  /** The spelling of a word, new where it is met for the first time. */
  addWord(word: Word): number {
    const known = this.#spellingOfWord[word.id] ?? NONE;
    if (known >= 0) return known;
    let feature = this.ofWord(word);
    if (feature < 0) feature = this.#addFeature(word.mayBeStop ? "stopWord" : "word");
    this.#ofBare[word.bare] = feature;
    const spelling = this.#addSpelling(feature, word.id, NONE);
    this.#spellingOfWord[word.id] = spelling;
    return spelling;
  }

  /** The spelling of two neighbours. */
  addPair(one: Word, other: Word): number {
    const pair = this.#spelledPairs.add(one.id, other.id);
    const known = this.#spellingOfPair[pair];
    if (known !== undefined) return known;
    const bare = this.#bares.add(one.bare, other.bare);
    const feature = this.#ofPair[bare] ?? this.#addFeature(one.mayBeStop && other.mayBeStop ? "stopPair" : "pair");
    this.#ofPair[bare] = feature;
    const spelling = this.#addSpelling(feature, one.id, other.id);
    this.#spellingOfPair[pair] = spelling;
    return spelling;
  }

  /** The spelling of a concept. */
  addConcept(concept: number): number {
    const known = this.ofConcept(concept);
    if (known >= 0) return this.#latest[known] ?? NONE;
    const feature = this.#addFeature("concept");
    this.#ofConcept[concept] = feature;
    return this.#addSpelling(feature, NONE, NONE);
  }

  /** Bits of the spellings of a word that it fits. */
  fittingWord(word: Word): number {
    const known = this.#fitting[word.id] ?? 0;
    if (known !== 0) return known;
    const bits = this.#bits(this.ofWord(word), (one) => fits(word.spelled, this.words[one]?.spelled ?? ""));
    if (word.id >= 0) this.#fitting[word.id] = bits;
    return bits;
  }

  /** Bits of the spellings of two neighbours that both fit. */
  fittingPair(one: Word, other: Word): number {
    const [fitOne, fitOther] = [this.fittingWord(one), this.fittingWord(other)];
    return this.#bits(
      this.ofPair(one, other),
      (first, second) => this.#isAmong(fitOne, one, first) && this.#isAmong(fitOther, other, second),
    );
  }

  /** Whether a known word is among the spellings that a word fits. */
  #isAmong(bits: number, word: Word, known: number): boolean {
    const bit = this.bitOf[this.#spellingOfWord[known] ?? NONE] ?? 0;
    return bit === 0 ? fits(word.spelled, this.words[known]?.spelled ?? "") : (bits & bit) !== 0;
  }

  #bits(feature: number, isOne: (one: number, other: number) => boolean): number {
    let bits = 0;
    for (let at = this.#latest[feature] ?? NONE; at >= 0; at = this.#before[at] ?? NONE) {
      if (isOne(this.#ones[at] ?? NONE, this.#others[at] ?? NONE)) bits |= this.bitOf[at] ?? 0;
    }
    return bits;
  }

  #addFeature(kind: FeatureKind): number {
    this.#latest.push(NONE);
    this.#many.push(0);
    return this.kinds.push(kind) - 1;
  }

  #addSpelling(feature: number, one: number, other: number): number {
    const many = this.#many[feature] ?? 0;
    this.#many[feature] = many + 1;
    this.bitOf.push(many < SPELLINGS_AT_MOST ? 1 << many : 0);
    this.#ones.push(one);
    this.#others.push(other);
    this.#before.push(this.#latest[feature] ?? NONE);
    this.#latest[feature] = this.featureOf.push(feature) - 1;
    return this.#latest[feature] ?? NONE;
  }
}
