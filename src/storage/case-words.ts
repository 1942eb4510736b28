/**
 * Words of what was told as short keyed hashes, so that cases can be searched without opening them (docs/adr/0013). Words
 * and numbers lie in one list: words below 2^20, numbers above. Of a case without a name only syllables of Vietnamese are
 * kept, which thousands of cases share: no number, no foreign name and no slip of the pen by which two could be joined.
 */
import { numbersIn } from "../flow/read/read-phone.ts";
import { foldedWords } from "../search/fold.ts";
import { isSyllable } from "../search/syllable.ts";
import type { HouseKeys } from "./house-keys.ts";

/** Bits of a word's hash: in a million cases a word finds about sixty that do not have it; in ten thousand not one. */
const wordBits = 20;
/** Shortest number that is kept as one. */
const shortestNumber = 4;
/** Longest word; what is longer is no word. */
const longestWord = 40;
/** Hashes remembered of one house: nearly all words are said again and again. */
const rememberedAtMost = 20_000;

/** What is told in a case. */
export interface ToldWords {
  texts: readonly string[];
  /** Numbers that belong to the case beside the texts, such as the phone of who wrote. */
  numbers?: readonly string[];
  anonymous: boolean;
}

const remembered = new WeakMap<HouseKeys, Map<string, number>>();

/** The hashes of a case's words and numbers, each once, in ascending order, which says nothing of the text's. */
export function hashesOf(house: HouseKeys, { texts, numbers = [], anonymous }: ToldWords): number[] {
  const words = texts.flatMap(wordsOf).filter((word) => !anonymous || isSyllable(word));
  const told = anonymous ? [] : [...texts, ...numbers].flatMap(longNumbersIn);
  const hashes = [...words.map((word) => wordHash(house, word)), ...told.map((digits) => numberHash(house, digits))];
  return [...new Set(hashes)].sort((one, other) => one - other);
}

/** The hashes that a case must have to hold every word of a search; empty when there is nothing to search for. */
export function searchedHashes(house: HouseKeys, typed: string): number[] {
  return [...new Set(wordsOf(typed).map((word) => wordHash(house, word)))];
}

/** The hash of a phone number or another long number; null when it is too short. */
export function searchedNumber(house: HouseKeys, typed: string): number | null {
  const [digits, ...others] = longNumbersIn(typed);
  return digits === undefined || others.length > 0 ? null : numberHash(house, digits);
}

function wordsOf(text: string): string[] {
  return foldedWords(text).filter((word) => word.length <= longestWord && !/^\d{4,}$/.test(word));
}

function longNumbersIn(text: string): string[] {
  return numbersIn(text).filter(({ length }) => length >= shortestNumber && length <= longestWord);
}

function wordHash(house: HouseKeys, word: string): number {
  const known = remembered.get(house) ?? new Map<string, number>();
  remembered.set(house, known);
  const hash = known.get(word) ?? house.lookup("word", word).readUInt32BE(0) >>> (32 - wordBits);
  if (known.size < rememberedAtMost) known.set(word, hash);
  return hash;
}

/** 30 bits above those of words. */
function numberHash(house: HouseKeys, digits: string): number {
  const bits = house.lookup("number", digits).readUInt32BE(0) >>> 2;
  return bits < 2 ** wordBits ? bits + 2 ** wordBits : bits;
}
