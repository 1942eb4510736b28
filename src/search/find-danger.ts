/** Signs of danger in what somebody typed, in any spelling: the phrases of flows/danger.yaml. */
import { findPhrase, type Phrase, phraseReader, type Rows, wordsOfPhrase } from "./danger-phrase.ts";
import type { DangerFile, DangerStrength } from "./danger-schema.ts";
import { type Keyed, keyedWords, type ReadText, type TypedText, typedReader } from "./danger-words.ts";
import { buildSpelling } from "./spelling.ts";

/** What was found in a text. */
export interface FoundDanger {
  sign: string;
  strength: DangerStrength;
}

/** A phrase and what it stands for: a sign, or nothing when it is harmless. */
interface Entry {
  written: string;
  phrase: Phrase;
  sign: string | null;
  strength: DangerStrength;
  /** The rows of its places. */
  rows: readonly RowsNumber[];
}

/** Rows of a language, counted: texts are read in every turn, and a number is looked up faster than a map of rows. */
type RowsNumber = number;

/** Phrases by the rows of their rarest place. */
type Entries = readonly (readonly Entry[])[];

/** The rows that may stand in a text, each once, and the words at which each may begin. */
interface Beginnings {
  rows: readonly RowsNumber[];
  /** In the order of `rows`. */
  words: readonly (readonly number[])[];
  /** By row: its place in `rows`, counted from one; zero where it cannot stand in the text. */
  place: Uint16Array;
}

/** The phrases of one language. */
interface LanguagePhrases {
  /** A text with the rows that may begin at each of its words. */
  read: (keyed: Keyed) => ReadText<RowsNumber>;
  /** By row, all zero: a sheet for the places of one text, wiped after each. */
  places: Uint16Array;
  /** Looked for first: what is no danger takes its words away. */
  quiet: Entries;
  now: Entries;
}

/** The phrases of all languages, and the signs in the order of their gravity. */
export interface DangerIndex {
  languages: ReadonlyMap<string, LanguagePhrases>;
  signs: readonly string[];
}

/** What people shorten, by language: from the letters without diacritics to the words. */
export type ShortForms = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Makes the signs of danger ready. */
export function buildDangerIndex(file: DangerFile, shortForms: ShortForms): DangerIndex {
  const spoken = new Set(Object.values(file.signs).flatMap(({ now }) => Object.keys(now)));
  const languages = [...spoken].map((lang): [string, LanguagePhrases] => [
    lang,
    phrasesOf(file, lang, shortForms.get(lang) ?? new Map()),
  ]);
  return { languages: new Map(languages), signs: Object.keys(file.signs) };
}

function phrasesOf(file: DangerFile, lang: string, shortForms: ReadonlyMap<string, string>): LanguagePhrases {
  const read = phraseReader(file.words[lang] ?? {});
  const numbers = new Map<Rows, RowsNumber>();
  const entry =
    (sign: string | null, strength: DangerStrength) =>
    (written: string): Entry => {
      const phrase = read(written, strength === "now" ? "near" : "none");
      const rows = phrase.places.map((place) => numberOf(place.rows, numbers));
      return { written, phrase, sign, strength, rows };
    };
  const signs = Object.entries(file.signs);
  const quiet = [
    ...(file.harmless[lang] ?? []).map(entry(null, "asks")),
    ...signs.flatMap(([sign, { asks }]) => (asks?.[lang] ?? []).map(entry(sign, "asks"))),
  ];
  const now = signs.flatMap(([sign, of]) => (of.now[lang] ?? []).map(entry(sign, "now")));
  const phrases = [...quiet, ...now].map(({ phrase }) => phrase);
  const known = new Set(phrases.flatMap(wordsOfPhrase));
  const weigh = commonness(phrases);
  const begins = byBeginning(numbers);
  const words = { shortForms, known, spelling: buildSpelling(known) };
  const weights = [...numbers.keys()].map(weigh);
  return {
    read: typedReader(words, (folded) => begins.get(folded) ?? []),
    places: new Uint16Array(numbers.size),
    quiet: byRarest(quiet, weights),
    now: byRarest(now, weights),
  };
}

function numberOf(rows: Rows, numbers: Map<Rows, RowsNumber>): RowsNumber {
  const number = numbers.get(rows) ?? numbers.size;
  numbers.set(rows, number);
  return number;
}

/** How common the words are that rows begin with: what many phrases have, ordinary texts mostly have too. */
function commonness(phrases: readonly Phrase[]): (rows: Rows) => number {
  const counts = new Map<string, number>();
  for (const word of phrases.flatMap((phrase) => [...new Set(wordsOfPhrase(phrase))])) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (rows) => [...rows.keys()].reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
}

/** The rows that begin with a folded word. */
function byBeginning(numbers: ReadonlyMap<Rows, RowsNumber>): Map<string, RowsNumber[]> {
  const all = new Map<string, RowsNumber[]>();
  for (const [rows, number] of numbers) {
    for (const word of rows.keys()) all.set(word, [...(all.get(word) ?? []), number]);
  }
  return all;
}

function byRarest(entries: readonly Entry[], weights: readonly number[]): Entries {
  const all: Entry[][] = weights.map(() => []);
  const weightOf = (rows: RowsNumber) => weights[rows] ?? 0;
  for (const entry of entries) {
    const rarest = entry.rows.reduce((a, b) => (weightOf(b) < weightOf(a) ? b : a));
    all[rarest]?.push(entry);
  }
  return all;
}

/** The gravest sign of danger in a text, in whatever language it is written; null when there is none. */
export function findDanger(index: DangerIndex, text: string): FoundDanger | null {
  const found = dangersIn(index, text);
  if (found.length === 0) return null;
  const gravest = (strength: DangerStrength) =>
    index.signs.find((sign) => found.some((one) => one.sign === sign && one.strength === strength));
  const [now, asks] = [gravest("now"), gravest("asks")];
  if (now !== undefined) return { sign: now, strength: "now" };
  return asks === undefined ? null : { sign: asks, strength: "asks" };
}

/** Every phrase that is found in a text, as it is written in the file. */
export function dangersIn(index: DangerIndex, text: string): (FoundDanger & { phrase: string })[] {
  const keyed = keyedWords(text);
  return [...index.languages.values()].flatMap((phrases) => {
    const typed = phrases.read(keyed);
    if (typed.begun.every(isEmpty)) return [];
    const beginnings = beginningsIn(typed, phrases.places);
    try {
      return phrasesIn(phrases, typed, beginnings);
    } finally {
      for (const row of beginnings.rows) phrases.places[row] = 0;
    }
  });
}

function phrasesIn(
  phrases: LanguagePhrases,
  typed: TypedText,
  beginnings: Beginnings,
): (FoundDanger & { phrase: string })[] {
  const quiet = entriesIn(phrases.quiet, { typed, beginnings, taken: new Set() });
  const now = entriesIn(phrases.now, { typed, beginnings, taken: new Set(quiet.flatMap(({ at }) => at)) });
  return [...quiet, ...now].flatMap(({ entry: { sign, strength, written } }) =>
    sign === null ? [] : [{ sign, strength, phrase: written }],
  );
}

/** Most short answers have no word with which a phrase could begin. */
function isEmpty(begun: readonly RowsNumber[]): boolean {
  return begun.length === 0;
}

function beginningsIn({ begun }: ReadText<RowsNumber>, place: Uint16Array): Beginnings {
  const rows: RowsNumber[] = [];
  const words: number[][] = [];
  for (const [word, here] of begun.entries()) {
    for (const one of here) {
      const known = words[(place[one] ?? 0) - 1];
      // A word may begin the same rows in several readings.
      if (known === undefined) place[one] = words.push([word]);
      else if (known.at(-1) !== word) known.push(word);
      if (known === undefined) rows.push(one);
    }
  }
  return { rows, words, place };
}

interface Search {
  typed: TypedText;
  beginnings: Beginnings;
  /** Words that belong to phrases found before. */
  taken: ReadonlySet<number>;
}

/** The phrases of a text with the words they have there. Only those are looked for whose every place may be in it. */
function entriesIn(entries: Entries, { typed, beginnings, taken }: Search): { entry: Entry; at: number[] }[] {
  const found: { entry: Entry; at: number[] }[] = [];
  for (const rarest of beginnings.rows) {
    for (const entry of entries[rarest] ?? []) {
      if (!areThere(entry.rows, beginnings)) continue;
      for (const from of wordsBeginning(beginnings, entry.rows[0] ?? rarest)) {
        const at = findPhrase(entry.phrase, typed, { from, taken });
        if (at) found.push({ entry, at });
      }
    }
  }
  return found;
}

function wordsBeginning({ words, place }: Beginnings, rows: RowsNumber): readonly number[] {
  return words[(place[rows] ?? 0) - 1] ?? [];
}

function areThere(rows: readonly RowsNumber[], { place }: Beginnings): boolean {
  for (const one of rows) if (place[one] === 0) return false;
  return true;
}
