import type { NeededText } from "./needed-text.ts";

/** A person on a phone reads a question of this many words at a glance; words are what spaces separate. */
export const QUESTION_WORDS = 60;

/** An answer to a question about a policy fits a phone's screen with this many words. */
export const ANSWER_WORDS = 120;

/** A text may exceed its length by a tenth, so that nobody cuts a sentence for one word. */
const TOLERANCE = 1.1;

/** Message about a text that is too long to be read at a glance, or null. Parameters count as one word each. */
export function lengthFault(text: string, { wordsAtMost }: Pick<NeededText, "wordsAtMost">): string | null {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  if (wordsAtMost === undefined || words <= Math.floor(wordsAtMost * TOLERANCE)) return null;
  return `has ${words} words; people read at most ${wordsAtMost} here, so say it shorter`;
}
