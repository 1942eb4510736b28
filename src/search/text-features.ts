import type { FeatureNumbers } from "./feature-numbers.ts";
import type { Word } from "./lexicon.ts";
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
  /** By pair of neighbours: whether no phrase begins with them. */
  readonly #beginsNone: Uint8Array;
  /** By word: whether a phrase of a concept begins with it. */
  readonly #begins: Uint8Array;
  #begin = 0;
  #end = 0;

  constructor(
    private readonly texts: PairedTexts,
    private readonly known: { words: readonly Word[]; pairs: SpelledPairs; numbers: FeatureNumbers },
  ) {
    const most = texts.words.length * FEATURES_OF_WORD;
    this.#features = new Int32Array(most);
    this.#bits = new Int32Array(most);
    this.#places = new Int32Array(most);
    this.#begins = Uint8Array.from(known.words, ({ concepts }) => (concepts.length > 0 ? 1 : 0));
    this.#beginsNone = new Uint8Array(known.pairs.size);
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

  /** Most neighbours begin no phrase of a concept: that is looked for once. */
  #conceptAt(at: number, to: number): number {
    const word = this.texts.words[at] ?? 0;
    if (!this.#begins[word]) return -1;
    if (at + 1 === to) return conceptAt(at, to, this.#wordAt);
    const pair = this.texts.paired[at] ?? 0;
    if (this.#beginsNone[pair]) return -1;
    const concept = conceptAt(at, to, this.#wordAt);
    const next = this.#wordAt(at + 1)?.folded;
    const concepts = this.known.words[word]?.concepts ?? [];
    if (concept < 0 && !concepts.some(({ folded }) => folded[1] === next)) this.#beginsNone[pair] = 1;
    return concept;
  }

  readonly #wordAt = (at: number) => this.known.words[this.texts.words[at] ?? 0];

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
