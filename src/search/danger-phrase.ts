import { isWord, type SpelledWord, spelledWords, type TypedText } from "./danger-words.ts";

/** Words that may stand between two words of a phrase, and where `…` is written. Without marks more is mistaken. */
const gaps = { marked: { none: 0, near: 1, wide: 5 }, bare: { none: 0, near: 0, wide: 4 } };

/** How far two places of a phrase may be apart. */
type Gap = keyof typeof gaps.marked;

/** Rows of words, by the folded word they begin with. */
type Rows = ReadonlyMap<string, readonly (readonly SpelledWord[])[]>;

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

/** The words that stand for names in angle brackets. */
export type WordGroups = ReadonlyMap<string, Rows>;

/** Makes the words ready that stand for a name. */
export function readGroups(groups: Readonly<Record<string, readonly string[]>>): WordGroups {
  return new Map(Object.entries(groups).map(([name, texts]) => [name, rowsOf(texts.map(spelledWords))]));
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

/** Makes a phrase ready; its words stand one after the other, or with others between them. */
export function readPhrase(written: string, groups: WordGroups, near: "none" | "near"): Phrase {
  const needsMarks = written.startsWith("=");
  const places: Place[] = [];
  let gap: Gap = "none";
  for (const part of written.match(/<[^>]*>|…|[^\s<>…=]+/g) ?? []) {
    if (part === "…") {
      gap = "wide";
      continue;
    }
    for (const rows of placesOf(part, groups)) {
      places.push({ gap, rows });
      gap = near;
    }
  }
  return { places, needsMarks };
}

function placesOf(part: string, groups: WordGroups): Rows[] {
  const [name] = namesIn(part);
  if (name !== undefined) return [groups.get(name) ?? new Map()];
  return spelledWords(part).map((word) => rowsOf([[word]]));
}

/** Whether a phrase can begin with one of these words. */
export function beginsWith({ places }: Phrase, words: readonly SpelledWord[]): boolean {
  const rows = places[0]?.rows;
  return rows !== undefined && words.some(({ folded }) => rows.has(folded));
}

/** Folded words of which a text must have one to have the phrase: the fewest that `weigh` gives for any of its places. */
export function anchorsOf({ places }: Phrase, weigh: (folded: string) => number): string[] {
  const rarest = (row: readonly SpelledWord[]) =>
    row.map(({ folded }) => folded).reduce((a, b) => (weigh(b) < weigh(a) ? b : a), row[0]?.folded ?? "");
  const weight = (anchors: readonly string[]) => anchors.reduce((sum, folded) => sum + weigh(folded), 0);
  return places
    .map(({ rows }) => [...new Set([...rows.values()].flat().map(rarest))])
    .reduce((a, b) => (weight(b) < weight(a) ? b : a));
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
