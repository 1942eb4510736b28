import { isWord, type SpelledWord, spelledWords, type TypedText } from "./danger-words.ts";

/** Words that may stand between two words of a phrase, and where `…` is written. Without marks more is mistaken. */
const gaps = { marked: { none: 0, near: 1, wide: 5 }, bare: { none: 0, near: 0, wide: 4 } };

/** How far two places of a phrase may be apart. */
type Gap = keyof typeof gaps.marked;

/** Rows of words, by the folded word they begin with. The same rows are one object in all phrases of a reader. */
export type Rows = ReadonlyMap<string, readonly (readonly SpelledWord[])[]>;

/** One place of a phrase: any of these rows of words, after at most so many others. */
interface Place {
  gap: Gap;
  rows: Rows;
}

/** A phrase ready to be looked for. */
export interface Phrase {
  places: readonly Place[];
  /** Counts only as it is marked: without marks it would be something else. */
  needsMarks: boolean;
}

function rowsOf(rows: readonly SpelledWord[][]): Rows {
  const byFirst = new Map<string, SpelledWord[][]>();
  for (const row of rows) {
    const first = row[0]?.folded ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), row]);
  }
  return byFirst;
}

/** The names in angle brackets of a phrase. */
export function namesIn(phrase: string): string[] {
  return [...phrase.matchAll(/<([^>]*)>/g)].map(([, name = ""]) => name);
}

/** Makes phrases ready; `near`: others may stand between the words. */
export type PhraseReader = (written: string, near: "none" | "near") => Phrase;

/** Gives the reader of phrases whose names in angle brackets stand for these words. */
export function phraseReader(groups: Readonly<Record<string, readonly string[]>>): PhraseReader {
  const named = new Map(Object.entries(groups).map(([name, texts]) => [name, rowsOf(texts.map(spelledWords))]));
  const single = new Map<string, Rows>();
  const rowsOfWord = (word: SpelledWord): Rows => {
    const rows = single.get(word.spelled) ?? rowsOf([[word]]);
    single.set(word.spelled, rows);
    return rows;
  };
  return (written, near) =>
    readPhrase(written, near, (part) => {
      const [name] = namesIn(part);
      return name === undefined ? spelledWords(part).map(rowsOfWord) : [named.get(name) ?? new Map()];
    });
}

function readPhrase(written: string, near: "none" | "near", rowsIn: (part: string) => Rows[]): Phrase {
  const needsMarks = written.startsWith("=");
  const places: Place[] = [];
  let gap: Gap = "none";
  for (const part of written.match(/<[^>]*>|…|[^\s<>…=]+/g) ?? []) {
    if (part === "…") {
      gap = "wide";
      continue;
    }
    for (const rows of rowsIn(part)) {
      places.push({ gap, rows });
      gap = near;
    }
  }
  return { places, needsMarks };
}

/** All folded words of a phrase. */
export function wordsOfPhrase({ places }: Phrase): string[] {
  return places.flatMap(({ rows }) => [...rows.values()].flat(2).map(({ folded }) => folded));
}

/** How a phrase is looked for in a text: which words belong to other phrases, and how exactly marks are taken. */
interface Search {
  text: TypedText;
  taken: ReadonlySet<number>;
  exactly: { marks: boolean; noSlips: boolean };
}

/** The positions of the words of a phrase that begins at a word, or null; `taken` words belong to other phrases. */
export function findPhrase(
  { places, needsMarks }: Phrase,
  text: TypedText,
  { from, taken }: { from: number; taken: ReadonlySet<number> },
): number[] | null {
  if (needsMarks && !text.wellMarked) return null;
  const search = { text, taken, exactly: { marks: text.wellMarked, noSlips: needsMarks } };
  const apart = text.wellMarked ? gaps.marked : gaps.bare;
  const standsFrom = (place: number, at: number): number[] | null => {
    const wanted = places[place];
    if (!wanted) return [];
    const last = Math.min(at + apart[wanted.gap], text.words.length - 1);
    for (let here = at; here <= last; here += 1) {
      for (const length of lengthsAt(wanted.rows, here, search)) {
        const found = standsFrom(place + 1, here + length);
        if (found) return [...Array.from({ length }, (_, i) => here + i), ...found];
      }
    }
    return null;
  };
  return standsFrom(0, from);
}

const nowhere: readonly number[] = [];

/** How many words each row has that stands at a word. */
function lengthsAt(rows: Rows, at: number, search: Search): readonly number[] {
  let lengths = nowhere;
  for (const { folded } of search.text.words[at] ?? []) {
    for (const row of rows.get(folded) ?? []) {
      if (stands(row, at, search)) lengths = [...lengths, row.length];
    }
  }
  return lengths;
}

function stands(row: readonly SpelledWord[], at: number, { text, taken, exactly }: Search): boolean {
  return row.every(
    (word, i) => !taken.has(at + i) && (text.words[at + i] ?? []).some((one) => isWord(one, word, exactly)),
  );
}
