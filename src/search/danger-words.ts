import { foldedWords, unmark } from "./fold.ts";
import { readTelex, readVni } from "./key-strokes.ts";
import { type Spelling, slipsOf } from "./spelling.ts";
import { isSyllable } from "./syllable.ts";
import { hasMarks, markedWords, marksFit } from "./tone-position.ts";

/** Least letters of a word that is read as a slip of another. */
const SLIP_LETTERS = 4;
/** Share of words with marks from which on a word without any is what it says. */
const WELL_MARKED = 0.4;
/** Least words that must be raw VNI keys before any is read so. */
const VNI_AT_LEAST = 2;

/** The spelling of a slip: of its marks nothing is known. */
const ANY_MARKS = "";

/** A word with and without its marks. */
export interface SpelledWord {
  folded: string;
  /** With its tone mark at the end. */
  spelled: string;
}

/** A text as it was typed: of each word what it is, or may be a slip of. */
export interface TypedText {
  words: readonly (readonly SpelledWord[])[];
  /** Written with marks throughout, not only here and there. */
  wellMarked: boolean;
}

/** What reading a text needs: short forms, and the folded words that phrases have. */
export interface KnownWords {
  shortForms: ReadonlyMap<string, string>;
  known: ReadonlySet<string>;
  spelling: Spelling;
}

/** The words of a text of the content. */
export function spelledWords(text: string): SpelledWord[] {
  const spelled = markedWords(text);
  return foldedWords(text).map((folded, at) => ({ folded, spelled: spelled[at] ?? folded }));
}

/** The words of a text as it was typed: raw keys are read, short forms written out, slips read as what they may be. */
export function readTyped(text: string, words: KnownWords): TypedText {
  // "13t" is 13 tuổi.
  const whole = text.normalize("NFC").replace(/(?<![\p{L}\p{N}])(\d{1,2})t(?![\p{L}\p{N}])/giu, "$1 tuổi");
  const typed = whole.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const isVni = typed.filter((word) => readVni(word) !== null).length >= VNI_AT_LEAST;
  const read = typed.flatMap((word) => spelledWords(inFull(word, words, isVni)));
  const marked = read.filter(({ spelled }) => hasMarks(spelled)).length;
  return { words: read.map((word) => withSlips(word, words)), wellMarked: marked >= read.length * WELL_MARKED };
}

function inFull(word: string, { shortForms, known }: KnownWords, isVni: boolean): string {
  const folded = unmark(word);
  const short = shortForms.get(folded);
  if (short !== undefined) return short;
  if (known.has(folded)) return word;
  // "khoong" is the keys of "không" and a syllable too.
  if (/^[a-z]+oong$/.test(word)) return word.replace("oong", "ông");
  if (isSyllable(folded)) return word;
  return (isVni ? readVni(word) : null) ?? readTelex(word) ?? word;
}

/** What no phrase knows and is no syllable either may be a slip. */
function withSlips(word: SpelledWord, { known, spelling }: KnownWords): SpelledWord[] {
  const { folded } = word;
  if (known.has(folded) || folded.length < SLIP_LETTERS || isSyllable(folded)) return [word];
  // The first letter is seldom wrong; words that begin otherwise are mostly other words.
  const slips = slipsOf(folded, spelling).filter((slip) => slip[0] === folded[0]);
  return [word, ...slips.map((slip) => ({ folded: slip, spelled: ANY_MARKS }))];
}

/** Whether a typed word is one of a phrase: no mark of it is another; `exactly` as it is marked in a text with marks. */
export function isWord(typed: SpelledWord, word: SpelledWord, exactly: { marks: boolean; noSlips: boolean }): boolean {
  if (typed.folded !== word.folded) return false;
  if (typed.spelled === ANY_MARKS) return !exactly.noSlips;
  if (typed.spelled === word.spelled) return true;
  return !exactly.marks && (typed.spelled === typed.folded || marksFit(typed.spelled, word.spelled));
}
