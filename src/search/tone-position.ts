import { unmark } from "./fold.ts";

/** Grave, acute, tilde, hook above, dot below: the five tone marks, combining. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * The words of a text in small letters with their diacritics, the tone mark moved to the end of each word, so that old
 * and new tone placement ("hòa", "hoà") and NFC and NFD compare as equal. For comparing only, not for reading.
 */
export function markedWords(text: string): string[] {
  const words =
    text
      .normalize("NFD")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map(toneAtEnd);
}

function toneAtEnd(word: string): string {
  const tone = word.match(tones)?.[0] ?? "";
  return (word.replace(tones, "") + tone).normalize("NFC");
}

/** Whether the text is written with Vietnamese diacritics, at least in one word. */
export function hasMarks(text: string): boolean {
  return unmark(text) !== text.normalize("NFKD").toLowerCase();
}

/** Whether no mark of the typed word contradicts the name: marks may be left out ("Đam" for "Đàm"), not changed. Both folded alike. */
export function marksFit(typed: string, name: string): boolean {
  const left = [...marksOf(name)];
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
