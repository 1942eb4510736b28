import { marksFit } from "../../search/tone-position.ts";
import { asksSomething } from "./asks.ts";
import { byNumber } from "./choice-number.ts";
import { bySimilarWords } from "./choice-typo.ts";
import { type ChoicePhrase, type ChoiceWords, phrasesOf } from "./choice-words.ts";
import { denies, type Phrase, phraseOf, withoutCourtesy } from "./phrase.ts";
import { readUnknown } from "./read-unknown.ts";
import { ambiguous, type Reading, read, unread } from "./reading.ts";

/** Words that name nothing by themselves: a part made of them alone is no answer. */
const hollow = new Set(
  "co khong chua da dang toi la va o duoc bi cho cua voi di thi nhung cac mot hay hoac tu den khi vi do nay the of the to a in at i am is and or not have has".split(
    " ",
  ),
);

/** How many words may surround a choice that stands in a sentence. */
const WORDS_AROUND = 6;

/**
 * The choice that was typed: by its number ("2", "câu 2", "thứ hai"), its words with or without diacritics, usual
 * abbreviations, a synonym, a part of its label that no other has, or with a small typo. Typed diacritics decide between
 * labels that fold alike. A question or a sentence about something else is no choice; what fits several is ambiguous.
 */
export function readChoice(text: string, choices: ChoiceWords[]): Reading<string> {
  const typed = phraseOf(text);
  if (typed.words.length === 0) return bySign(text, choices.flatMap(phrasesOf));
  const core = withoutCourtesy(typed);
  const numbered = byNumber(core, choices);
  if (numbered) return numbered;
  const phrases = choices.flatMap(phrasesOf);
  const certain = byWords(typed, phrases) ?? byWords(core, phrases);
  if (certain) return certain;
  if (asksSomething(text)) return unread("unreadable");
  // "Chỉ thị 16" begins with what may be words of politeness: "chị thì 16".
  const part = byPart(core, phrases) ?? byPart(typed, phrases);
  const likely = byOpening(text, phrases) ?? part ?? byMention(core, phrases);
  const begun = readUnknown(text) ? null : byFirstWord(core, phrases);
  return likely ?? bySimilarWords(core, phrases) ?? begun ?? unread("unreadable");
}

function bySign(text: string, phrases: ChoicePhrase[]): Reading<string> {
  const sign = text.trim();
  if (sign === "") return unread("empty");
  const ids = idsOf(phrases.filter((phrase) => phrase.written === sign));
  return ids[0] === undefined ? unread("unreadable") : read(ids[0]);
}

/** Exactly the words of a choice. One lone word whose diacritics say something else is asked back. */
function byWords(typed: Phrase, phrases: ChoicePhrase[]): Reading<string> | null {
  const same = phrases.filter((phrase) => phrase.folded === typed.folded);
  if (same.length === 0) return null;
  const [folded, exact] = [idsOf(same), idsOf(same.filter((phrase) => sameMarks(typed, phrase)))];
  if (exact.length === 1) return decided(exact);
  if (typed.marks && exact.length === 0 && typed.words.length === 1) return ambiguous(folded);
  return decided(folded);
}

function sameMarks(typed: Phrase, phrase: Phrase): boolean {
  return typed.marked.join(" ") === phrase.marked.join(" ");
}

/** "Có, tôi đang mang thai": the first clause is the choice and the rest does not take it back. */
function byOpening(text: string, phrases: ChoicePhrase[]): Reading<string> | null {
  const [, opening, rest] = /^([^,.;!\n]+)[,.;!\n]+\s*(\S[\s\S]*)$/.exec(text) ?? [];
  if (opening === undefined || rest === undefined) return null;
  const first = withoutCourtesy(phraseOf(opening));
  const found = byWords(first, phrases);
  const after = phraseOf(rest);
  if (!found?.ok) return null;
  const turns = after.words.some((word) => ["nhung", "but", "tru"].includes(word));
  return turns || after.words.length > 2 * WORDS_AROUND || (denies(after) && !denies(first))
    ? ambiguous([found.value])
    : found;
}

/** A part of one label only: "tạm hoãn" for "Tạm hoãn hợp đồng". */
function byPart(typed: Phrase, phrases: ChoicePhrase[]): Reading<string> | null {
  if (typed.words.every((word) => hollow.has(word)) || typed.folded.length < 3) return null;
  const whole = phrases.filter((phrase) => typed.words.every((word) => phrase.words.includes(word)));
  const parts = whole.filter((phrase) => denies(phrase) === denies(typed));
  if (parts.length === 0) return null;
  const marked = parts.filter((phrase) =>
    typed.marked.every((word, index) => isSpelled(word, typed.words[index], phrase)),
  );
  if (typed.marks && marked.length === 0) return ambiguous(idsOf(parts));
  return decided(idsOf(typed.marks ? marked : parts));
}

function isSpelled(marked: string, folded: string | undefined, phrase: ChoicePhrase): boolean {
  return phrase.words.some((word, at) => word === folded && marksFit(marked, phrase.marked[at] ?? ""));
}

/** A choice said within a short sentence: "tôi bị tạm hoãn hợp đồng từ tháng 5". */
function byMention(typed: Phrase, phrases: ChoicePhrase[]): Reading<string> | null {
  const spaced = ` ${typed.folded} `;
  const said = phrases.filter(
    (phrase) =>
      phrase.words.length > 1 &&
      phrase.words.some((word) => !hollow.has(word)) &&
      spaced.includes(` ${phrase.folded} `) &&
      denies(phrase) === denies(typed) &&
      typed.words.length <= phrase.words.length + WORDS_AROUND,
  );
  const longest = Math.max(...said.map((phrase) => phrase.words.length));
  return said.length === 0 ? null : decided(idsOf(said.filter((phrase) => phrase.words.length === longest)));
}

/**
 * The choices that a longer sentence names, to be asked back: "tôi đi bán vé số thôi chứ không có hợp đồng gì cả". Null for a
 * question and where none is named.
 */
export function namedChoices(text: string, choices: ChoiceWords[]): Reading<string> | null {
  const spaced = ` ${phraseOf(text).folded} `;
  const named = choices
    .flatMap(phrasesOf)
    .filter(
      ({ words, folded }) =>
        words.length > 1 && !words.every((word) => hollow.has(word)) && spaced.includes(` ${folded} `),
    );
  return named.length === 0 || asksSomething(text) ? null : ambiguous(idsOf(named));
}

/** "có em đóng rồi": begins like a choice and goes on; asked back instead of taken. */
function byFirstWord(typed: Phrase, phrases: ChoicePhrase[]): Reading<string> | null {
  const [first] = typed.words;
  const begun = phrases.filter((phrase) => phrase.words.length === 1 && phrase.folded === first && first.length > 1);
  return begun.length === 0 || typed.words.length > WORDS_AROUND ? null : ambiguous(idsOf(begun));
}

function idsOf(phrases: ChoicePhrase[]): string[] {
  return [...new Set(phrases.map((phrase) => phrase.id))];
}

function decided(ids: string[]): Reading<string> {
  const [only] = ids;
  return ids.length === 1 && only !== undefined ? read(only) : ambiguous(ids);
}
