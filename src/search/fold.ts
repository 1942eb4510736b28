/**
 * Words of a text, made comparable. This folder holds what search is made of: folding, abbreviations, the index and
 * the decision to stay silent. It knows neither conversations nor content files.
 */
import { remembered } from "./remembered.ts";

/** Characters from here on are seldom, and worked out together. */
const SELDOM = 0x2000;
/** A small one depends on what follows it. */
const SIGMA = 0x3a3;

/** The same function of a text for one that gives of it what it gives of each letter, which is remembered. Marks stay in their order. */
export function letterwise(of: (text: string) => string): (text: string) => string {
  const known: (string | undefined)[] = new Array(SELDOM).fill(undefined);
  return (text) => {
    let given = "";
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= SELDOM || code === SIGMA) return of(text);
      given += known[code] ??= of(String.fromCharCode(code));
    }
    return given;
  };
}

/** The text in small letters without diacritics (đ becomes d); punctuation and spaces stay. NFC and NFD give the same. */
export const unmark: (text: string) => string = letterwise((text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[đð]/g, "d"),
);

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
