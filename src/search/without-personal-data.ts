/** A question as it may be kept for officers who improve the answers: folded, without what tells who asked. */
import { fold, unmark } from "./fold.ts";
import { isSyllable } from "./syllable.ts";

/** Longest text kept, in words. */
const WORDS_AT_MOST = 40;

/** Stands for what was taken out. */
const GAP = "…";

/** Family names that Vietnamese people of the province have, folded, and the middle names that mark a name. */
const familyNames = new Set(
  `nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly nong be trieu luc lo ma ha mong dam hua luong lam than mac
   chu quan vi sam dao lang vuong tong dinh truong trinh ta phung cao la ban lau giang sung vang thao`.split(/\s+/),
);
const middleNames = new Set(["van", "thi", "duc", "huu", "dinh", "xuan", "quoc", "ngoc", "minh", "thanh", "hong"]);

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
    .replace(/\S+@\S+|\b(?:https?:\/\/|www\.)\S+/gi, ` ${GAP} `)
    .replace(introducing, (found) => `${found} ${GAP}${GAP} `);
  const words = plain.match(/…+|[\p{L}\p{M}\p{N}]+|[.?!]/gu) ?? [];
  const kept: string[] = [];
  let skip = 0;
  for (const [at, word] of words.entries()) {
    if (/^[.?!]$/.test(word)) {
      skip = 0;
      continue;
    }
    skip = Math.max(skip - 1, skipFrom(words, at));
    const shown = skip > 0 || /\d{3,}/.test(word) ? GAP : fold(word);
    if (shown !== GAP || kept.at(-1) !== GAP) kept.push(shown);
  }
  return kept.filter(Boolean).slice(0, WORDS_AT_MOST).join(" ");
}

/** How many words from here on belong to a name; 0 for none. */
function skipFrom(words: readonly string[], at: number): number {
  const word = words[at] ?? "";
  if (word === `${GAP}${GAP}`) return 5;
  const [here, next, third] = [word, words[at + 1] ?? "", words[at + 2] ?? ""];
  if (familyNames.has(unmark(here)) && middleNames.has(unmark(next)) && isSyllable(unmark(third))) return 4;
  const inSentence = at > 0 && !/^[.?!]$/.test(words[at - 1] ?? ".");
  if (inSentence && isCapital(here) && isCapital(next)) return 2;
  return inSentence && isCapital(here) && isCapital(words[at - 1] ?? "") ? 1 : 0;
}

function isCapital(word: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word);
}
