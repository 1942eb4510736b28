import { expandAbbreviations } from "../../search/abbreviations.ts";
import { fold } from "../../search/fold.ts";
import { hasMarks, markedWords } from "../../search/tone-position.ts";

/** Words as they are compared: folded, and with their diacritics. */
export interface Phrase {
  /** Folded words with one space between. */
  folded: string;
  words: string[];
  /** The same words with diacritics, tone marks at the end of each word. */
  marked: string[];
  /** Whether any diacritic was written. */
  marks: boolean;
}

/** Words of politeness and of pointing around an answer: "dạ em chọn cái thứ 2 ạ nhé". */
const around = new Set(
  "da vang a ah oi uh thua anh chi em bac ban minh toi tui tao nhe nha nhi ne day do chon lay la thi cai theo muon hi i choose pick please".split(
    " ",
  ),
);

/** The words of a text made comparable, abbreviations written out. */
export function phraseOf(text: string): Phrase {
  const full = expandAbbreviations(text);
  const folded = fold(full);
  return { folded, words: folded === "" ? [] : folded.split(" "), marked: markedWords(full), marks: hasMarks(full) };
}

/** The phrase without the words of politeness at both ends; the whole phrase when nothing else is left. */
export function withoutCourtesy(phrase: Phrase): Phrase {
  let from = 0;
  let to = phrase.words.length;
  while (from < to && (around.has(phrase.words[from] ?? "") || isWish(phrase.words, from))) from += 1;
  while (to > from && around.has(phrase.words[to - 1] ?? "")) to -= 1;
  if (from === to || phrase.marked.length !== phrase.words.length) return phrase;
  const words = phrase.words.slice(from, to);
  return { ...phrase, words, folded: words.join(" "), marked: phrase.marked.slice(from, to) };
}

/** The second word of "muốn biết", "muốn xem", "muốn hỏi", and the third of "muốn hỏi về". */
function isWish(words: readonly string[], at: number): boolean {
  const [before, word = ""] = [words[at - 1], words[at]];
  if (before === "muon") return ["biet", "xem", "hoi"].includes(word);
  return word === "ve" && words[at - 2] === "muon" && (before === "hoi" || before === "biet");
}

/** Words that deny wherever they stand. */
const denying = new Set(["khong", "chua", "chang", "not", "never", "without"]);

/** English words before and behind which "no" denies; elsewhere it is "nợ" or "nó", as in "công ty nợ bảo hiểm". */
const deniedBy = new Set("have has had i is was there with got get paid gave we".split(" "));
const owed = new Set(
  "luong bao tien bhxh bhtn thue lai nan cong cham duoi cho tra da dang van cung bat bao".split(" "),
);

/** Whether the phrase denies something. Typed and understood must both deny, or neither. */
export function denies({ words, marked }: Phrase): boolean {
  return words.some(
    (word, at) => denying.has(word) || (word === "no" && marked[at] === "no" && isEnglishNo(words, at)),
  );
}

function isEnglishNo(words: string[], at: number): boolean {
  const before = words[at - 1];
  const after = words[at + 1];
  return before === undefined ? after === undefined || !owed.has(after) : deniedBy.has(before);
}
