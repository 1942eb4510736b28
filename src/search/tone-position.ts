import { unmark } from "./fold.ts";
import { wordsIn } from "./words-in.ts";

/** Grave, acute, tilde, hook above, dot below: the five tone marks, combining. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Combining marks begin here; text below has none, and is NFC and NFD alike if it is ASCII. */
const MARKS = 0x300;
const ASCII = 0x80;

/**
 * The words of a text in small letters with their diacritics, the tone mark moved to the end of each word, so that old
 * and new tone placement ("hòa", "hoà") and NFC and NFD compare as equal. For comparing only, not for reading.
 */
export function markedWords(text: string): string[] {
  if (isBelow(text, ASCII)) return wordsIn(text.toLowerCase());
  return wordsIn(text.normalize("NFD").toLowerCase()).map(toneAtEnd);
}

function toneAtEnd(word: string): string {
  if (isBelow(word, MARKS)) return word.normalize("NFC");
  const tone = word.match(tones)?.[0] ?? "";
  return (word.replace(tones, "") + tone).normalize("NFC");
}

/** Whether all characters have codes below this one. */
function isBelow(text: string, code: number): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= code) return false;
  return true;
}

/** Whether the text is written with Vietnamese diacritics, at least in one word. */
export function hasMarks(text: string): boolean {
  return !isBelow(text, ASCII) && unmark(text) !== text.normalize("NFKD").toLowerCase();
}

/** Whether no mark of the typed word contradicts the name: marks may be left out ("Đam" for "Đàm"), not changed. Both folded alike. */
export function marksFit(typed: string, name: string): boolean {
  if (isBelow(typed, ASCII)) return true;
  const left = marksOf(name);
  return marksOf(typed).every((mark) => {
    const at = left.indexOf(mark);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function marksOf(word: string): string[] {
  return (
    word
      .normalize("NFD")
      .toLowerCase()
      .match(/[\p{M}đ]/gu) ?? []
  );
}
