import Fuse, { type IFuseOptions } from "fuse.js";
import { isSyllable } from "../../search/syllable.ts";
import type { ChoicePhrase } from "./choice-words.ts";
import { denies, type Phrase } from "./phrase.ts";
import { ambiguous, type Reading, read } from "./reading.ts";

/** Wrong letters per letter that still count as a typo: one in five, two in ten. */
const TYPOS = 0.21;

/** The same for text typed with diacritics, where a wrong mark counts too. */
const TYPOS_MARKED = 0.34;

/** How much better the best must be than the next choice. */
const MARGIN = 0.08;

/** Shortest text, in letters, that may be a part of a longer label with a typo in it. */
const PART_AT_LEAST = 8;

const options: IFuseOptions<string> = {
  includeScore: true,
  ignoreLocation: true,
  ignoreFieldNorm: true,
  threshold: 0.5,
};

/**
 * The choice that is meant in spite of a small typo, found by fuzzy search (fuse.js); null when none is near. Another word
 * ("hết hợp đồng" beside "tạm hoãn hợp đồng") may be no slip, so that the choice is asked back.
 */
export function bySimilarWords(typed: Phrase, phrases: ChoicePhrase[]): Reading<string> | null {
  if (typed.folded.length < 4 || /\d/.test(typed.folded)) return null;
  const candidates = phrases.filter((phrase) => mayMean(typed, phrase));
  const scores = scoresOf(typed, candidates);
  const near = [...scores].filter(([, score]) => score <= TYPOS).sort(([, one], [, other]) => one - other);
  const [best, next] = near;
  if (!best) return null;
  if (next && next[1] - best[1] < MARGIN) return ambiguous(near.map(([id]) => id));
  return isSlip(typed, best[0], candidates) ? read(best[0]) : ambiguous([best[0]]);
}

/** Whether what no label of the choice has is no word: "hop dog" is a slip for "hợp đồng", "hết" says something. */
function isSlip(typed: Phrase, id: string, candidates: readonly ChoicePhrase[]): boolean {
  const known = new Set(candidates.filter((phrase) => phrase.id === id).flatMap(({ words }) => words));
  return typed.words.every((word) => known.has(word) || !isSyllable(word));
}

function mayMean(typed: Phrase, phrase: ChoicePhrase): boolean {
  // Synonyms are short and many: "đóng rồi" would be near "đúng rồi".
  if (!phrase.label || denies(typed) !== denies(phrase) || typed.words.length > phrase.words.length + 1) return false;
  return typed.folded.length >= PART_AT_LEAST || Math.abs(typed.folded.length - phrase.folded.length) <= 2;
}

/** The best score of each choice, 0 for equal; only those near enough in diacritics too, if some were typed. */
function scoresOf(typed: Phrase, candidates: ChoicePhrase[]): Map<string, number> {
  const folded = search(
    candidates.map((phrase) => phrase.folded),
    typed.folded,
  );
  const marked = search(
    candidates.map((phrase) => phrase.marked.join(" ")),
    typed.marked.join(" "),
  );
  const best = new Map<string, number>();
  for (const [index, phrase] of candidates.entries()) {
    const score = folded.get(index) ?? 1;
    if (typed.marks && (marked.get(index) ?? 1) > TYPOS_MARKED) continue;
    best.set(phrase.id, Math.min(score, best.get(phrase.id) ?? 1));
  }
  return best;
}

function search(list: string[], pattern: string): Map<number, number> {
  const found = new Fuse(list, options).search(pattern);
  return new Map(found.map(({ refIndex, score = 1 }) => [refIndex, score]));
}
