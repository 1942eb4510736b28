/** A question as it may be kept for officers who improve the answers: folded, without what tells who asked. */
import { fold, unmark } from "./fold.ts";
import { isSyllable } from "./syllable.ts";

/** Longest text kept, in words. */
const WORDS_AT_MOST = 40;

/** Stands for what was taken out. */
const GAP = "…";

/** Stands where somebody or a place is introduced; so many words after it are taken out. */
const INTRODUCED = "§";
const INTRODUCED_AT_MOST = 6;

/** Family names that Vietnamese people of the province have, folded. */
const familyNames = new Set(
  `nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly nong be trieu luc lo ma ha mong dam hua luong lam than mac
   chu quan vi sam dao lang vuong tong dinh truong trinh ta phung cao la ban lau giang sung vang thao`.split(/\s+/),
);
/** Those that are no other word when typed without marks: "luong thi sao" asks about wages. */
const plainFamilyNames = new Set(
  "nguyen tran pham hoang huynh nong trieu luc hua mong dam truong trinh phung giang".split(" "),
);
/** Middle names that mark a name, by what they are without marks. */
const middleNames: Readonly<Record<string, string>> = {
  van: "văn",
  thi: "thị",
  duc: "đức",
  huu: "hữu",
  dinh: "đình",
  xuan: "xuân",
  quoc: "quốc",
  ngoc: "ngọc",
};

/** Words after which a name, a company or a place of one person follows. */
const introducing =
  /(?<!\p{L})(tên là|tên em là|tên tôi là|tôi là|em là|ten la|ten em la|ten toi la|toi la|em la|địa chỉ|dia chi|sđt|sdt|số điện thoại|so dien thoai|công ty tnhh|cong ty tnhh|công ty cp|xóm|xom|thôn|tổ)\s+/giu;

/**
 * The words of a question, folded, with numbers, addresses of the net, names and what follows "tôi tên là" taken out. What
 * is typed in capitals inside a sentence is taken for a name.
 */
export function withoutPersonalData(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/\S+@\S+|\b(?:https?:\/\/|www\.)\S+/gi, GAP)
    .replace(introducing, (found) => `${found} ${INTRODUCED} `);
  const words = plain.match(/[…§]|[\p{L}\p{M}\p{N}]+|[.,;:?!]/gu) ?? [];
  const kept: string[] = [];
  let at = 0;
  while (at < words.length) {
    const taken = takenFrom(words, at);
    const word = words[at] ?? "";
    if (taken > 0 && kept.at(-1) !== GAP) kept.push(GAP);
    if (taken === 0 && !isStop(word)) kept.push(fold(word));
    at += Math.max(1, taken);
  }
  return kept.slice(0, WORDS_AT_MOST).join(" ");
}

/** How many words from here on are taken out; 0 for none. */
function takenFrom(words: readonly string[], at: number): number {
  const [word = "", next = "", third = ""] = words.slice(at, at + 3);
  if (word === GAP || /\d{3,}/.test(word)) return 1;
  if (word === INTRODUCED) return 1 + runLength(words, at + 1, INTRODUCED_AT_MOST);
  if (isName(word, next) && isSyllable(unmark(third))) {
    return isCapital(third) && isCapital(words[at + 3] ?? "") ? 4 : 3;
  }
  const capitals = words.slice(at).findIndex((one) => !isCapital(one));
  const length = capitals < 0 ? words.length - at : capitals;
  return at > 0 && !isStop(words[at - 1] ?? "") && length >= 2 ? length : 0;
}

function isName(family: string, middle: string): boolean {
  const folded = unmark(middle);
  const proper = Object.hasOwn(middleNames, folded) ? middleNames[folded] : undefined;
  if (proper === undefined) return false;
  const typed = middle.toLowerCase();
  return typed === proper ? familyNames.has(unmark(family)) : typed === folded && plainFamilyNames.has(unmark(family));
}

function runLength(words: readonly string[], from: number, atMost: number): number {
  const end = words.slice(from, from + atMost).findIndex(isStop);
  return end < 0 ? Math.min(atMost, words.length - from) : end;
}

function isStop(word: string): boolean {
  return /^[.,;:?!]$/.test(word);
}

function isCapital(word: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word);
}
