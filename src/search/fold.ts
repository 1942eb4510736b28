/**
 * Words of a text, made comparable. This folder holds what search is made of: folding, abbreviations, the index and
 * the decision to stay silent. It knows neither conversations nor content files.
 */
import { remembered } from "./remembered.ts";

/** The text in small letters without diacritics (đ becomes d); punctuation and spaces stay. NFC and NFD give the same. */
export function unmark(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[đð]/g, "d");
}

/** The text as folded words with one space between: "Hòa An,  ĐÃ có" → "hoa an da co". */
export function fold(text: string): string {
  return unmark(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The same for a label or name of the content, remembered. */
export const foldLabel = remembered(fold);

/** The folded words of a text; none for a text without letters and digits. */
export function foldedWords(text: string): string[] {
  const folded = fold(text);
  return folded === "" ? [] : folded.split(" ");
}
