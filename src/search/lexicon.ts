/** The words of an index as numbers: every spelling once, with what it is without diacritics. */
import type { ConceptPhrase, Dictionary } from "./dictionary.ts";
import { unmark } from "./fold.ts";
import type { IntList } from "./int-list.ts";
import { areVniKeys, readTelex, readVni } from "./key-strokes.ts";
import { isSyllable } from "./syllable.ts";
import { hasMarks, markedWords, marksFit } from "./tone-position.ts";
import { WordCutter } from "./word-cutter.ts";
import { wordsIn } from "./words-in.ts";

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
  /** Whether it says nothing about what a question is about; and whether it may when its marks are left out. */
  stop: boolean;
  mayBeStop: boolean;
  /** Phrases of concepts that begin with it. */
  concepts: readonly ConceptPhrase[];
}

/** The words of an index as lists, to be kept. */
export interface WordLists {
  /** Words as they are spelled, by number. */
  words: readonly string[];
  /** Words without diacritics, by number. */
  bares: readonly string[];
}

/** All words of an index. It grows while the index is built; questions add nothing to it. */
export class Lexicon {
  readonly #words: Word[] = [];
  readonly #bySpelling = new Map<string, Word>();
  readonly #bare = new Map<string, number>();
  /** Reads texts that are learned. */
  readonly #cutter = new WordCutter((part) => this.#wordsOf(part, false).map(({ id }) => id));
  /** Of words that were kept: their numbers. Such a lexicon does not grow. */
  #kept: ReadonlyMap<string, number> | null = null;

  constructor(private readonly dictionary: Dictionary) {}

  /** The lexicon of words that another one learned with the same dictionary. Nothing is added to it. */
  static of({ words, bares }: WordLists, dictionary: Dictionary): Lexicon {
    const lexicon = new Lexicon(dictionary);
    for (const [number, bare] of bares.entries()) lexicon.#bare.set(bare, number);
    lexicon.#kept = new Map(words.map((spelled, number) => [spelled, number]));
    return lexicon;
  }

  /** What it learned, to be kept. */
  get lists(): WordLists {
    return { words: this.#words.map(({ spelled }) => spelled), bares: [...this.#bare.keys()] };
  }

  /** How many words without diacritics there are. */
  get size(): number {
    return this.#bare.size;
  }

  /** All words it learned, each by its number. */
  get words(): readonly Word[] {
    return this.#words;
  }

  /** All words without diacritics, in the order of their numbers. */
  bareWords(): Iterable<string> {
    return this.#bare.keys();
  }

  /** The number of a word without diacritics; -1 for one that is not known. */
  bareNumberOf(folded: string): number {
    return this.#bare.get(folded) ?? -1;
  }

  /** The words of a question: raw keys are read, short forms written out. */
  read(question: string): Word[] {
    const words = this.#wordsOf(question, hasVniKeys(question));
    return areMarked(words) ? words.map((word) => this.#amongMarked(word)) : words;
  }

  /** Adds the numbers of the words of a text and learns them; whether they say something is not asked of them. */
  readTo(ids: IntList, text: string): void {
    if (hasVniKeys(text)) for (const { id } of this.#wordsOf(text, true)) ids.push(id);
    else this.#cutter.cutTo(ids, text);
  }

  /** The word of a spelling. */
  wordOf(spelled: string): Word {
    const known = this.#bySpelling.get(spelled);
    if (known) return known;
    const folded = unmark(spelled);
    const word: Word = {
      id: this.#kept ? (this.#kept.get(spelled) ?? -1) : this.#words.length,
      spelled,
      folded,
      bare: this.#bareOf(folded),
      marked: hasMarks(spelled),
      stop: this.#isStop(spelled, folded),
      mayBeStop: this.dictionary.bareStopWords.has(folded),
      concepts: this.#conceptsFrom(spelled, folded),
    };
    if (word.id < 0) return word;
    if (!this.#kept) this.#words.push(word);
    this.#bySpelling.set(spelled, word);
    return word;
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
    const phrases = this.dictionary.concepts.get(folded);
    return phrases?.filter((phrase) => mayBe(spelled, phrase.spelled[0] ?? "")) ?? [];
  }

  #bareOf(folded: string): number {
    const known = this.#bare.get(folded);
    if (known !== undefined || this.#kept) return known ?? -1;
    this.#bare.set(folded, this.#bare.size);
    return this.#bare.size - 1;
  }

  #wordsOf(typed: string, isVni: boolean): Word[] {
    const words = wordsIn(typed.normalize("NFC"));
    return words.flatMap((word) => this.#full(word, isVni).map((spelled) => this.wordOf(spelled)));
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

/** Whether one of two spellings may be the other with marks left out. Both are the same without diacritics. */
export function fits(one: string, other: string): boolean {
  return mayBe(one, other) || marksFit(other, one);
}

/** Whether a word that is spelled so may be the other one: no mark of it is another. Both are the same without diacritics. */
export function mayBe(spelled: string, other: string): boolean {
  return spelled === other || marksFit(spelled, other);
}

/** Whether words were written with Vietnamese diacritics, at least one of them. */
export function areMarked(words: readonly Word[]): boolean {
  return words.some(({ marked }) => marked);
}

function hasVniKeys(text: string): boolean {
  return /[a-z][1-9]/i.test(text) && areVniKeys(wordsIn(text));
}
