/** Signs of danger in what somebody typed, in any spelling: the phrases of flows/danger.yaml. */
import { findPhrase, type Phrase, phraseReader, type Rows, wordsOfPhrase } from "./danger-phrase.ts";
import type { DangerFile, DangerStrength } from "./danger-schema.ts";
import { type TypedText, typedReader } from "./danger-words.ts";
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
}

/** Phrases by their rarest place. */
type Entries = ReadonlyMap<Rows, readonly Entry[]>;

/** The words of a text at which rows may begin. */
type Beginnings = ReadonlyMap<Rows, readonly number[]>;

/** The phrases of one language. */
interface LanguagePhrases {
  read: (text: string) => TypedText;
  /** All rows of phrases, by the folded words they begin with. */
  rows: ReadonlyMap<string, readonly Rows[]>;
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
  const entry = (sign: string | null, strength: DangerStrength) => (written: string) => ({
    written,
    phrase: read(written, strength === "now" ? "near" : "none"),
    sign,
    strength,
  });
  const signs = Object.entries(file.signs);
  const quiet = [
    ...(file.harmless[lang] ?? []).map(entry(null, "asks")),
    ...signs.flatMap(([sign, { asks }]) => (asks?.[lang] ?? []).map(entry(sign, "asks"))),
  ];
  const now = signs.flatMap(([sign, of]) => (of.now[lang] ?? []).map(entry(sign, "now")));
  const phrases = [...quiet, ...now].map(({ phrase }) => phrase);
  const known = new Set(phrases.flatMap(wordsOfPhrase));
  const weigh = commonness(phrases);
  return {
    read: typedReader({ shortForms, known, spelling: buildSpelling(known) }),
    rows: byBeginning(phrases),
    quiet: byRarest(quiet, weigh),
    now: byRarest(now, weigh),
  };
}

/** How common the words are that rows begin with: what many phrases have, ordinary texts mostly have too. */
function commonness(phrases: readonly Phrase[]): (rows: Rows) => number {
  const counts = new Map<string, number>();
  for (const word of phrases.flatMap((phrase) => [...new Set(wordsOfPhrase(phrase))])) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (rows) => [...rows.keys()].reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
}

function byBeginning(phrases: readonly Phrase[]): Map<string, Rows[]> {
  const all = new Map<string, Rows[]>();
  for (const rows of new Set(phrases.flatMap(({ places }) => places.map((place) => place.rows)))) {
    for (const word of rows.keys()) add(all, word, rows);
  }
  return all;
}

function byRarest(entries: readonly Entry[], weigh: (rows: Rows) => number): Entries {
  const all = new Map<Rows, Entry[]>();
  for (const entry of entries) {
    const rows = entry.phrase.places.map((place) => place.rows);
    add(
      all,
      rows.reduce((a, b) => (weigh(b) < weigh(a) ? b : a)),
      entry,
    );
  }
  return all;
}

function add<K, V>(all: Map<K, V[]>, key: K, value: V): void {
  const known = all.get(key);
  if (known) known.push(value);
  else all.set(key, [value]);
}

/** The gravest sign of danger in a text, in whatever language it is written; null when there is none. */
export function findDanger(index: DangerIndex, text: string): FoundDanger | null {
  const found = dangersIn(index, text);
  const gravest = (strength: DangerStrength) =>
    index.signs.find((sign) => found.some((one) => one.sign === sign && one.strength === strength));
  const [now, asks] = [gravest("now"), gravest("asks")];
  if (now !== undefined) return { sign: now, strength: "now" };
  return asks === undefined ? null : { sign: asks, strength: "asks" };
}

/** Every phrase that is found in a text, as it is written in the file. */
export function dangersIn(index: DangerIndex, text: string): (FoundDanger & { phrase: string })[] {
  return [...index.languages.values()].flatMap((phrases) => {
    const typed = phrases.read(text);
    const beginnings = beginningsIn(typed, phrases.rows);
    const quiet = entriesIn(phrases.quiet, { typed, beginnings, taken: new Set() });
    const now = entriesIn(phrases.now, { typed, beginnings, taken: new Set(quiet.flatMap(({ at }) => at)) });
    return [...quiet, ...now].flatMap(({ entry: { sign, strength, written } }) =>
      sign === null ? [] : [{ sign, strength, phrase: written }],
    );
  });
}

function beginningsIn({ words }: TypedText, rows: LanguagePhrases["rows"]): Beginnings {
  const found = new Map<Rows, number[]>();
  for (const [at, word] of words.entries()) {
    for (const { folded } of word) for (const one of rows.get(folded) ?? []) add(found, one, at);
  }
  return found;
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
  for (const rarest of beginnings.keys()) {
    for (const entry of entries.get(rarest) ?? []) {
      const { places } = entry.phrase;
      if (!places.every(({ rows }) => beginnings.has(rows))) continue;
      for (const from of new Set(beginnings.get(places[0]?.rows ?? rarest))) {
        const at = findPhrase(entry.phrase, typed, { from, taken });
        if (at) found.push({ entry, at });
      }
    }
  }
  return found;
}
