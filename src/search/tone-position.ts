import { letterwise, unmark } from "./fold.ts";
import { wordsIn } from "./words-in.ts";

/** Grave, acute, tilde, hook above, dot below: the five tone marks, combining. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Letters of these codes have no combining marks behind them; the first are ASCII. */
const ASCII = 0x80;
const latin = { until: 0x250, moreFrom: 0x1e00, moreUntil: 0x1f00 };

/** A letter in small and without its tone, and that tone; `null` for one that is not a single letter then. */
type Letter = { letter: string; tone: string } | null;

/** Letters by their codes, and letters with a tone put on them; filled as they come. */
const letters: (Letter | undefined)[] = new Array(latin.moreUntil).fill(undefined);
const composed = new Map<string, string>();

/**
 * The words of a text in small letters with their diacritics, the tone mark moved to the end of each word, so that old
 * and new tone placement ("hòa", "hoà") and NFC and NFD compare as equal. For comparing only, not for reading.
 */
export function markedWords(text: string): string[] {
  if (isAscii(text)) return wordsIn(text.toLowerCase());
  return latinWords(text) ?? wordsIn(text.normalize("NFD").toLowerCase()).map(toneAtEnd);
}

/** The words of a text that has only letters of Latin alphabets, each with its marks in one; null for another. */
function latinWords(text: string): string[] | null {
  for (let at = 0; at < text.length; at += 1) if (letterOf(text.charCodeAt(at)) === null) return null;
  return wordsIn(text).map(latinWord);
}

function latinWord(word: string): string {
  let plain = "";
  let tone = "";
  for (let at = 0; at < word.length; at += 1) {
    const letter = letterOf(word.charCodeAt(at));
    plain += letter?.letter ?? "";
    if (tone === "") tone = letter?.tone ?? "";
  }
  return tone === "" ? plain : plain.slice(0, -1) + compose(plain.slice(-1) + tone);
}

function letterOf(code: number): Letter {
  const known = code < latin.moreUntil ? letters[code] : null;
  return known === undefined ? look(code) : known;
}

function look(code: number): Letter {
  const isLatin = code < latin.until || (code >= latin.moreFrom && code < latin.moreUntil);
  const apart = String.fromCharCode(code).normalize("NFD").toLowerCase();
  const letter = apart.replace(tones, "").normalize("NFC");
  const found = isLatin && letter.length === 1 ? { letter, tone: apart.match(tones)?.[0] ?? "" } : null;
  letters[code] = found;
  return found;
}

function compose(letterAndTone: string): string {
  const known = composed.get(letterAndTone);
  if (known !== undefined) return known;
  const one = letterAndTone.normalize("NFC");
  composed.set(letterAndTone, one);
  return one;
}

function toneAtEnd(word: string): string {
  const tone = word.match(tones)?.[0] ?? "";
  return (word.replace(tones, "") + tone).normalize("NFC");
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= ASCII) return false;
  return true;
}

/** The text in small letters, its marks behind them. */
const apart = letterwise((text) => text.normalize("NFKD").toLowerCase());

/** The marks of a text, and its letters đ. */
const marksOf = letterwise((text) =>
  (
    text
      .normalize("NFD")
      .toLowerCase()
      .match(/[\p{M}đ]/gu) ?? []
  ).join(""),
);

/** Whether the text is written with Vietnamese diacritics, at least in one word. */
export function hasMarks(text: string): boolean {
  return !isAscii(text) && unmark(text) !== apart(text);
}

/** Whether no mark of the typed word contradicts the name: marks may be left out ("Đam" for "Đàm"), not changed. Both folded alike. */
export function marksFit(typed: string, name: string): boolean {
  if (isAscii(typed)) return true;
  let left = marksOf(name);
  for (const mark of marksOf(typed)) {
    if (!left.includes(mark)) return false;
    left = left.replace(mark, "");
  }
  return true;
}
