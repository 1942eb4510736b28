/** The words of an index as numbers: every spelling once, with what it is without diacritics. */
import type { ConceptPhrase, Dictionary } from "./dictionary.ts";
import { unmark } from "./fold.ts";
import type { IntList } from "./int-list.ts";
import { areVniKeys, readTelex, readVni } from "./key-strokes.ts";
import { isSyllable } from "./syllable.ts";
import { hasMarks, markedWords, marksFit } from "./tone-position.ts";
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
  /** What stands between two spaces of a text, and what words it is. */
  readonly #readings = new Map<string, readonly Word[]>();
  /** The same as numbers, for texts that are learned: most parts are one word. */
  readonly #ids = new Map<string, number | readonly number[]>();
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

  /** The words of a question: raw keys are read, short forms written out. */
  read(question: string): Word[] {
    const words = this.#wordsOf(question.normalize("NFC"));
    return areMarked(words) ? words.map((word) => this.#amongMarked(word)) : words;
  }

  /** Adds the numbers of the words of a text and learns them; whether they say something is not asked of them. */
  readTo(ids: IntList, text: string): void {
    const typed = text.normalize("NFC");
    if (hasVniKeys(typed)) {
      for (const { id } of this.#wordsOf(typed)) ids.push(id);
      return;
    }
    for (let from = 0; from <= typed.length; ) {
      const space = typed.indexOf(" ", from);
      const to = space < 0 ? typed.length : space;
      const part = typed.slice(from, to);
      const known = this.#ids.get(part) ?? this.#idsOf(part);
      if (typeof known === "number") ids.push(known);
      else for (const id of known) ids.push(id);
      from = to + 1;
    }
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
    const phrases = this.dictionary.concepts.get(folded) ?? [];
    return phrases.filter((phrase) => mayBe(spelled, phrase.spelled[0] ?? ""));
  }

  #bareOf(folded: string): number {
    const known = this.#bare.get(folded);
    if (known !== undefined || this.#kept) return known ?? -1;
    this.#bare.set(folded, this.#bare.size);
    return this.#bare.size - 1;
  }

  #wordsOf(typed: string): Word[] {
    const isVni = hasVniKeys(typed);
    return wordsIn(typed).flatMap((word) => {
      const known = isVni ? undefined : (this.#readings.get(word) ?? this.#readings.get(word.toLowerCase()));
      return known ?? this.#readAnew(word, isVni);
    });
  }

  #readAnew(typed: string, isVni: boolean): Word[] {
    return this.#full(typed, isVni).map((spelled) => this.wordOf(spelled));
  }

  #idsOf(part: string): number | readonly number[] {
    const ids = this.#learn(part).map(({ id }) => id);
    const known = ids.length === 1 && ids[0] !== undefined ? ids[0] : ids;
    this.#ids.set(part, known);
    return known;
  }

  #learn(part: string): readonly Word[] {
    const words = wordsIn(part).flatMap((word) => this.#readings.get(word) ?? this.#learnWord(word));
    this.#readings.set(part, words);
    return words;
  }

  #learnWord(word: string): readonly Word[] {
    const words = this.#readAnew(word, false);
    this.#readings.set(word, words);
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
