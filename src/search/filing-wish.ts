/** Whether somebody says that they want to file a complaint: the phrases of `filing` in flows/search, in any spelling. */
import { findPhrase, type Phrase, phraseReader, wordsOfPhrase } from "./danger-phrase.ts";
import { keyedWords, type ReadText, typedReader } from "./danger-words.ts";
import type { DictionaryFile } from "./dictionary.ts";
import type { FilingFile } from "./filing-schema.ts";
import { foldedWords } from "./fold.ts";
import { buildSpelling } from "./spelling.ts";

/** Longest text, in words, that is taken for a question because of one phrase of it. */
const ASKS_AT_MOST = 40;

/** What a phrase counts as. */
type Kind = "wishes" | "begins" | "harmless" | "asks";
const kinds = ["wishes", "begins", "harmless", "asks"] as const;

interface Entry {
  kind: Kind;
  phrase: Phrase;
}

/** The phrases of one language. */
interface LanguageFiling {
  read: (text: ReturnType<typeof keyedWords>) => ReadText<Entry>;
  /** Folded words that may stand before what begins a text. */
  before: ReadonlySet<string>;
}

/** The phrases of all languages: people do not always write in the one they chose. */
export type FilingIndex = readonly LanguageFiling[];

/** Makes the phrases ready. */
export function buildFilingIndex(dictionaries: ReadonlyMap<string, DictionaryFile>): FilingIndex {
  return [...dictionaries.values()].flatMap(({ filing, "short-forms": shortForms }) =>
    filing ? [filingOf(filing, new Map(Object.entries(shortForms)))] : [],
  );
}

function filingOf(filing: FilingFile, shortForms: ReadonlyMap<string, string>): LanguageFiling {
  const reader = phraseReader(filing.words);
  const entries = kinds.flatMap((kind) =>
    filing[kind].map((written): Entry => ({ kind, phrase: reader(written, kind === "wishes" ? "near" : "none") })),
  );
  const begins = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const first of entry.phrase.places[0]?.rows.keys() ?? [])
      begins.set(first, [...(begins.get(first) ?? []), entry]);
  }
  const before = new Set(foldedWords(filing.before));
  const known = new Set([...entries.flatMap(({ phrase }) => wordsOfPhrase(phrase)), ...before]);
  const words = { shortForms, known, spelling: buildSpelling(known) };
  return { read: typedReader(words, (folded) => begins.get(folded) ?? []), before };
}

/**
 * Whether a text says that its writer wants to file something: "tôi muốn tố cáo giám đốc", "toi muon khieu nai cong ty". Questions
 * about filing do not, nor whoever does not want to.
 */
export function wantsToFile(index: FilingIndex, text: string): boolean {
  const keyed = keyedWords(text);
  return index.some((filing) => hasWish(filing.read(keyed), filing));
}

function hasWish(text: ReadText<Entry>, { before }: LanguageFiling): boolean {
  const taken = new Set<number>();
  const wordsOf = ({ phrase }: Entry, from: number) => findPhrase(phrase, text, { from, taken });
  const stand = (kind: Kind, last = text.words.length - 1): number[][] =>
    text.begun.slice(0, last + 1).flatMap((entries, from) =>
      entries.flatMap((entry) => {
        const at = entry.kind === kind ? wordsOf(entry, from) : null;
        return at ? [at] : [];
      }),
    );
  if (text.begun.every((entries) => entries.length === 0)) return false;
  if (text.words.length <= ASKS_AT_MOST && stand("asks").length > 0) return false;
  for (const at of stand("harmless").flat()) taken.add(at);
  const opening = text.words.findIndex((readings) => !readings.some(({ folded }) => before.has(folded)));
  return stand("wishes").length > 0 || (opening >= 0 && stand("begins", opening).length > 0);
}
