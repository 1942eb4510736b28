import type { Word } from "./lexicon.ts";

/** Texts as words, one behind the other. */
export interface Texts {
  words: Word[];
  /** Where each text ends in `words`. */
  ends: number[];
}

/** From where to where in the words of all. */
export interface Stretch {
  from: number;
  to: number;
}

/** Where a text stands, by its number. */
export function stretchOf({ ends }: Texts, text: number): Stretch {
  return { from: ends[text - 1] ?? 0, to: ends[text] ?? 0 };
}
