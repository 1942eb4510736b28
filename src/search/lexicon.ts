/** The words of an index as numbers: every spelling once, with what it is without diacritics. */
import type { ConceptPhrase, Dictionary } from "./dictionary.ts";
import { unmark } from "./fold.ts";
import { readTelex, readVni } from "./key-strokes.ts";
import { isSyllable } from "./syllable.ts";
import { hasMarks, markedWords, marksFit } from "./tone-position.ts";

/** A word as it is spelled, with the tone mark at its end. */
export interface Word {
  /** Number of this spelling; -1 for one that the index does not know. */
  id: number;
  spelled: string;
  folded: string;
  /** Number of the word without diacritics; -1 for one that the index does not know. */
  bare: number;
  /** Whether it is spelled with diacritics. */
  marked: boolean;
  /** Whether it says nothing about what a question is about. */
  stop: boolean;
  /** Phrases of concepts that begin with it. */
  concepts: readonly ConceptPhrase[];
}

/** Least words that must be raw VNI keys before any is read so: "lop6" alone is class 6. */
const VNI_AT_LEAST = 2;

/** Two numbers as one; neither reaches two millions. */
const PAIR = 2 ** 21;

/** Number of a pair of words. */
export function pairOf(one: number, other: number): number {
  return one * PAIR + other;
}

/** The words of a pair. */
export function wordsOfPair(pair: number): [number, number] {
  return [Math.floor(pair / PAIR), pair % PAIR];
}

/** All words of an index. It grows while the index is built; questions add nothing to it. */
export class Lexicon {
  readonly #words: Word[] = [];
  readonly #bySpelling = new Map<string, Word>();
  readonly #bare = new Map<string, number>();
  readonly #readings = new Map<string, readonly Word[]>();
  readonly #fitting = new Map<number, boolean>();
  #grows = true;

  constructor(private readonly dictionary: Dictionary) {}

  /** From now on nothing is added. */
  freeze(): void {
    this.#grows = false;
  }

  /** How many words without diacritics there are. */
  get size(): number {
    return this.#bare.size;
  }

  /** All words without diacritics, in the order of their numbers. */
  bareWords(): Iterable<string> {
    return this.#bare.keys();
  }

  /** The words of a text: raw keys are read, short forms written out. */
  read(text: string): Word[] {
    const typed = text.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const isVni = /[a-z][1-9]/i.test(text) && typed.filter((word) => readVni(word) !== null).length >= VNI_AT_LEAST;
    const words: Word[] = [];
    for (const word of typed) words.push(...this.#reading(word, isVni));
    return areMarked(words) ? words.map((word) => this.#amongMarked(word)) : words;
  }

  /** The word of a spelling. */
  wordOf(spelled: string): Word {
    const known = this.#bySpelling.get(spelled);
    if (known) return known;
    const folded = unmark(spelled);
    const word: Word = {
      id: this.#grows ? this.#words.length : -1,
      spelled,
      folded,
      bare: this.#bareOf(folded),
      marked: hasMarks(spelled),
      stop: this.#isStop(spelled, folded),
      concepts: this.#conceptsFrom(spelled, folded),
    };
    if (!this.#grows) return word;
    this.#words.push(word);
    this.#bySpelling.set(spelled, word);
    return word;
  }

  /** The word of a number. */
  wordAt(id: number): Word | undefined {
    return this.#words[id];
  }

  /** Whether a word can be the known one, or that one it, with marks left out. Both are the same without diacritics. */
  fits(word: Word, other: number): boolean {
    if (word.id === other) return true;
    const pair = pairOf(word.id, other);
    const known = word.id < 0 ? undefined : this.#fitting.get(pair);
    if (known !== undefined) return known;
    const spelled = this.#words[other]?.spelled ?? "";
    const fitting = marksFit(word.spelled, spelled) || marksFit(spelled, word.spelled);
    if (word.id >= 0) this.#fitting.set(pair, fitting);
    return fitting;
  }

  /** Whether a word says nothing about what a question is about when its marks are left out. */
  mayBeStop({ folded }: Word): boolean {
    return this.dictionary.bareStopWords.has(folded);
  }

  /** In a text with marks a word without any is what it says: "cai" is not "cái" there. */
  #amongMarked(word: Word): Word {
    const means = word.stop && !word.marked && !this.dictionary.stopWords.has(word.spelled);
    return means ? { ...word, stop: false } : word;
  }

  /** A word typed without marks is one when it may be one. */
  #isStop(spelled: string, folded: string): boolean {
    const { stopWords, bareStopWords } = this.dictionary;
    return spelled === folded ? bareStopWords.has(folded) : stopWords.has(spelled);
  }

  #conceptsFrom(spelled: string, folded: string): readonly ConceptPhrase[] {
    const phrases = this.dictionary.concepts.get(folded) ?? [];
    return phrases.filter((phrase) => mayBe(spelled, phrase.spelled[0] ?? ""));
  }

  #bareOf(folded: string): number {
    const known = this.#bare.get(folded);
    if (known !== undefined || !this.#grows) return known ?? -1;
    this.#bare.set(folded, this.#bare.size);
    return this.#bare.size - 1;
  }

  #reading(typed: string, isVni: boolean): readonly Word[] {
    const known = isVni ? undefined : this.#readings.get(typed);
    if (known) return known;
    const words = this.#full(typed, isVni).map((spelled) => this.wordOf(spelled));
    if (this.#grows && !isVni) this.#readings.set(typed, words);
    return words;
  }

  #full(word: string, isVni: boolean): string[] {
    const { shortForms } = this.dictionary;
    const folded = unmark(word);
    const short = shortForms.get(folded);
    if (short !== undefined) return markedWords(short);
    const [, letters = "", digits = ""] = /^([a-z]+)(\d+)$/.exec(folded) ?? [];
    const named = shortForms.get(letters);
    if (named !== undefined) return [...markedWords(named), digits];
    if (isSyllable(folded)) return markedWords(word);
    return markedWords((isVni ? readVni(word) : null) ?? readTelex(word) ?? word);
  }
}

/** Whether a word that is spelled so may be the other one: no mark of it is another. Both are the same without diacritics. */
export function mayBe(spelled: string, other: string): boolean {
  return spelled === other || marksFit(spelled, other);
}

/** Whether words were written with Vietnamese diacritics, at least one of them. */
export function areMarked(words: readonly Word[]): boolean {
  return words.some(({ marked }) => marked);
}
