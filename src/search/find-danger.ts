/** Signs of danger in what somebody typed, in any spelling: the phrases of flows/danger.yaml. */
import { anchorsOf, beginsWith, findPhrase, type Phrase, readGroups, readPhrase, wordsOfPhrase } from "./danger-phrase.ts";
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

/** Phrases by the folded words of which a text must have one to have them. */
type Entries = ReadonlyMap<string, readonly Entry[]>;

/** The phrases of one language. */
interface LanguagePhrases {
  read: (text: string) => TypedText;
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
  const groups = readGroups(file.words[lang] ?? {});
  const entry = (sign: string | null, strength: DangerStrength) => (written: string) => ({
    written,
    phrase: readPhrase(written, groups, strength === "now" ? "near" : "none"),
    sign,
    strength,
  });
  const signs = Object.entries(file.signs);
  const quiet = [
    ...(file.harmless[lang] ?? []).map(entry(null, "asks")),
    ...signs.flatMap(([sign, { asks }]) => (asks?.[lang] ?? []).map(entry(sign, "asks"))),
  ];
  const now = signs.flatMap(([sign, of]) => (of.now[lang] ?? []).map(entry(sign, "now")));
  const words = [...quiet, ...now].map(({ phrase }) => wordsOfPhrase(phrase));
  const known = new Set(words.flat());
  const weigh = commonness(words);
  return {
    read: typedReader({ shortForms, known, spelling: buildSpelling(known) }),
    quiet: byAnchor(quiet, weigh),
    now: byAnchor(now, weigh),
  };
}

/** How common a word is: what many phrases have, ordinary texts mostly have too. */
function commonness(words: readonly (readonly string[])[]): (folded: string) => number {
  const counts = new Map<string, number>();
  for (const word of words.flatMap((ofPhrase) => [...new Set(ofPhrase)])) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (folded) => counts.get(folded) ?? 0;
}

function byAnchor(entries: readonly Entry[], weigh: (folded: string) => number): Entries {
  const all = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const word of anchorsOf(entry.phrase, weigh)) {
      const known = all.get(word);
      if (known) known.push(entry);
      else all.set(word, [entry]);
    }
  }
  return all;
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
    const quiet = entriesIn(phrases.quiet, typed, new Set());
    const now = entriesIn(phrases.now, typed, new Set(quiet.flatMap(({ at }) => at)));
    return [...quiet, ...now].flatMap(({ entry: { sign, strength, written } }) =>
      sign === null ? [] : [{ sign, strength, phrase: written }],
    );
  });
}

function entriesIn(entries: Entries, text: TypedText, taken: ReadonlySet<number>): { entry: Entry; at: number[] }[] {
  return anchoredIn(entries, text).flatMap((entry) =>
    text.words.flatMap((word, from) => {
      const at = beginsWith(entry.phrase, word) ? findPhrase(entry.phrase, text, { from, taken }) : null;
      return at ? [{ entry, at }] : [];
    }),
  );
}

/** The few phrases that a text may have, each once. */
function anchoredIn(entries: Entries, { words }: TypedText): Entry[] {
  const found = new Set<Entry>();
  for (const word of words) {
    for (const { folded } of word) for (const entry of entries.get(folded) ?? []) found.add(entry);
  }
  return [...found];
}
