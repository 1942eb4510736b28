import type { Dictionary } from "./dictionary.ts";
import { unmark } from "./fold.ts";
import { readTelex, readVni } from "./key-strokes.ts";
import { isSyllable } from "./syllable.ts";
import { hasMarks, markedWords } from "./tone-position.ts";

/** A word of a text: folded, and as it is spelled, with the tone mark at its end. */
export interface Word {
  folded: string;
  spelled: string;
}

/** Least words that must be raw VNI keys before any is read so: "lop6" alone is class 6. */
const VNI_AT_LEAST = 2;

/** The words of a text: raw keys read, short forms written out. */
export function wordsOf(text: string, { shortForms }: Pick<Dictionary, "shortForms">): Word[] {
  const typed = text.normalize("NFC").match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const isVni = typed.filter((word) => readVni(word) !== null).length >= VNI_AT_LEAST;
  return typed
    .flatMap((word) => full(word, { shortForms, isVni }))
    .map((spelled) => ({ folded: unmark(spelled), spelled }));
}

function full(word: string, { shortForms, isVni }: { shortForms: Dictionary["shortForms"]; isVni: boolean }): string[] {
  const folded = unmark(word);
  const short = shortForms.get(folded);
  if (short !== undefined) return markedWords(short);
  const [, letters = "", digits = ""] = /^([a-z]+)(\d+)$/.exec(folded) ?? [];
  const named = shortForms.get(letters);
  if (named !== undefined) return [...markedWords(named), digits];
  if (isSyllable(folded)) return markedWords(word);
  return markedWords((isVni ? readVni(word) : null) ?? readTelex(word) ?? word);
}

/** Whether words were written with Vietnamese diacritics, at least one of them. */
export function areMarked(words: readonly Word[]): boolean {
  return words.some(({ spelled }) => hasMarks(spelled));
}
