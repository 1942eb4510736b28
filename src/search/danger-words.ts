import { foldedWords, unmark } from "./fold.ts";
import { areVniKeys, readTelex, readVni } from "./key-strokes.ts";
import { remembered } from "./remembered.ts";
import { type Spelling, slipsOf } from "./spelling.ts";
import { isSyllable } from "./syllable.ts";
import { hasMarks, markedWords, marksFit } from "./tone-position.ts";
import { wordsIn } from "./words-in.ts";

/** Least letters of a word that is read as a slip of another. */
const SLIP_LETTERS = 4;
/** Share of words with marks from which on a word without any is what it says. */
const WELL_MARKED = 0.4;

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

/** A text as it was typed, with what begins at each of its words. */
export interface ReadText<Begun> extends TypedText {
  begun: readonly (readonly Begun[])[];
}

/** The words of a text by their keys, the same for every language. */
export interface Keyed {
  words: readonly string[];
  asVni: boolean;
}

/**
 * Reads texts as they were typed: raw keys are read, short forms written out, slips read as what they may be. `begins`
 * tells what begins with a folded word; it is asked once for each word.
 */
export function typedReader<Begun>(
  words: KnownWords,
  begins: (folded: string) => readonly Begun[],
): (keyed: Keyed) => ReadText<Begun> {
  // People use few words over and over; each is read once.
  const reader = (asVni: boolean) =>
    remembered((word) => readTypedWord(word, words, asVni).map((read) => withBegun(read, begins)));
  const [readPlainly, readAsVni] = [reader(false), reader(true)];
  return (keyed) => {
    const read = keyed.asVni ? readAsVni : readPlainly;
    const [found, begun]: [(readonly SpelledWord[])[], (readonly Begun[])[]] = [[], []];
    let [marked, written] = [0, 0];
    for (const typed of keyed.words) {
      for (const word of read(typed)) {
        found.push(word.readings);
        begun.push(word.begun);
        // A short form says nothing of whether marks are written.
        if (word.isShort) continue;
        written += 1;
        if (word.isMarked) marked += 1;
      }
    }
    return { words: found, begun, wellMarked: marked >= written * WELL_MARKED };
  };
}

/** A word with all that it may be. */
interface ReadWord {
  readings: readonly SpelledWord[];
  isMarked: boolean;
  /** Whether it was written out of a short form. */
  isShort: boolean;
}

function withBegun<Begun>(word: ReadWord, begins: (folded: string) => readonly Begun[]) {
  return { ...word, begun: word.readings.flatMap(({ folded }) => begins(folded)) };
}

/** The words of a text as it was typed. */
export function keyedWords(text: string): Keyed {
  const words = wordsIn(inWholeWords(text));
  // Its keys are letters and digits.
  return { words, asVni: /\d/.test(text) && areVniKeys(words) };
}

function inWholeWords(text: string): string {
  const composed = text.normalize("NFC");
  // "13t" is 13 tuổi.
  return /\dt/i.test(composed)
    ? composed.replace(/(?<![\p{L}\p{N}])(\d{1,2})t(?![\p{L}\p{N}])/giu, "$1 tuổi")
    : composed;
}

function readTypedWord(word: string, words: KnownWords, asVni: boolean): readonly ReadWord[] {
  const isShort = words.shortForms.has(unmark(word));
  return spelledWords(inFull(word, words, asVni)).map((one) => ({
    readings: withSlips(one, words),
    isMarked: hasMarks(one.spelled),
    isShort,
  }));
}

function inFull(word: string, { shortForms, known }: KnownWords, asVni: boolean): string {
  const folded = unmark(word);
  const short = shortForms.get(folded);
  if (short !== undefined) return short;
  if (known.has(folded)) return word;
  // "khoong" is the keys of "không" and a syllable too.
  if (/^[a-z]+oong$/.test(word)) return word.replace("oong", "ông");
  if (isSyllable(folded)) return word;
  return (asVni ? readVni(word) : null) ?? readTelex(word) ?? word;
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
