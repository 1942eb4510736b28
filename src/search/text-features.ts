import type { FeatureNumbers } from "./feature-numbers.ts";
import type { Lexicon } from "./lexicon.ts";
import type { SpelledPairs } from "./spelled-pairs.ts";
import { type PairedTexts, startOf } from "./texts.ts";
import { conceptAt } from "./topic-features.ts";

/** Most features of a word in a text: itself, it and the next, a concept. */
const FEATURES_OF_WORD = 3;
/** The only spelling of a concept. */
const OF_CONCEPT = 1;

/** Texts as features, one behind the other. */
export interface TextFeatures {
  /** By text: where it ends in `features` and `bits`. */
  ends: Int32Array;
  /** Features, each once in a text. */
  features: Int32Array;
  /** Bits of the spellings each has there. */
  bits: Int32Array;
}

/** Takes texts apart into features; they are numbered as they come. */
export class TextReader {
  readonly #features: Int32Array;
  readonly #bits: Int32Array;
  /** By feature: its latest place, plus one. */
  readonly #places: Int32Array;
  /** By word: whether a phrase of a concept begins with it, and whether it is one. */
  readonly #begins: Uint8Array;
  readonly #isPhrase: Uint8Array;
  /** By pair of neighbours without diacritics: whether a phrase begins with them. */
  readonly #pairBegins: Uint8Array;
  #begin = 0;
  #end = 0;

  constructor(
    private readonly texts: PairedTexts,
    private readonly known: { lexicon: Lexicon; pairs: SpelledPairs; numbers: FeatureNumbers },
  ) {
    const most = texts.words.length * FEATURES_OF_WORD;
    this.#features = new Int32Array(most);
    this.#bits = new Int32Array(most);
    this.#places = new Int32Array(most);
    const { words } = known.lexicon;
    this.#begins = new Uint8Array(words.map(({ concepts }) => (concepts.length > 0 ? 1 : 0)));
    this.#isPhrase = new Uint8Array(
      words.map(({ concepts }) => (concepts.some(({ folded }) => folded.length === 1) ? 1 : 0)),
    );
    this.#pairBegins = new Uint8Array(known.pairs.bareSize);
    for (const { bare, concepts } of words) for (const { folded } of concepts) this.#markPair(bare, folded[1]);
  }

  /** All texts as features. */
  read(): TextFeatures {
    const ends = this.texts.ends.map((_, text) => this.#readText(text));
    return { ends, features: this.#features.slice(0, this.#end), bits: this.#bits.slice(0, this.#end) };
  }

  #readText(text: number): number {
    const { words, ends, paired } = this.texts;
    const { numbers } = this.known;
    const to = ends[text] ?? 0;
    this.#begin = this.#end;
    for (let at = startOf(ends, text); at < to; at += 1) {
      const word = words[at] ?? 0;
      this.#add(numbers.addWord(word), numbers.bitOfWord(word));
      if (at + 1 < to) {
        const pair = paired[at] ?? 0;
        this.#add(numbers.addPair(pair), numbers.bitOfPair(pair));
      }
      const concept = this.#conceptAt(at, to);
      if (concept >= 0) this.#add(numbers.addConcept(concept), OF_CONCEPT);
    }
    return this.#end;
  }

  #markPair(bare: number, next: string | undefined): void {
    const { lexicon, pairs } = this.known;
    const pair = next === undefined ? -1 : pairs.bareNumberOf(bare, lexicon.bareNumberOf(next));
    if (pair >= 0) this.#pairBegins[pair] = 1;
  }

  /** The concept that begins here, or -1. Most neighbours begin no phrase of any: those are not compared with phrases. */
  #conceptAt(at: number, to: number): number {
    const word = this.texts.words[at] ?? 0;
    if (!this.#begins[word]) return -1;
    const pair = at + 1 < to ? this.known.pairs.bareOf(this.texts.paired[at] ?? 0) : -1;
    if (!this.#isPhrase[word] && !(pair >= 0 && this.#pairBegins[pair])) return -1;
    return conceptAt(at, to, this.#wordAt);
  }

  readonly #wordAt = (at: number) => this.known.lexicon.words[this.texts.words[at] ?? 0];

  #add(feature: number, bit: number): void {
    const place = (this.#places[feature] ?? 0) - 1;
    if (place >= this.#begin) {
      this.#bits[place] = (this.#bits[place] ?? 0) | bit;
      return;
    }
    this.#features[this.#end] = feature;
    this.#bits[this.#end] = bit;
    this.#end += 1;
    this.#places[feature] = this.#end;
  }
}
