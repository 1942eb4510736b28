import type { LanguageIndex } from "./language-index.ts";
import type { Word } from "./lexicon.ts";
import { slipsOf } from "./spelling.ts";

/** Words that nobody knows, read as what they may be a slip of: what a neighbour goes with, or the only one there is. */
export function correctSlips(words: readonly Word[], { lexicon, features, spelling }: LanguageIndex): readonly Word[] {
  if (words.every(isKnown)) return words;
  const isPair = (one: Word | undefined, other: Word | undefined) =>
    one !== undefined && other !== undefined && features.ofPair(one, other) >= 0;
  return words.map((word, at) => {
    if (isKnown(word)) return word;
    const slips = slipsOf(word.folded, spelling()).map((slip) => lexicon.wordOf(slip));
    const inPair = slips.find((slip) => isPair(words[at - 1], slip) || isPair(slip, words[at + 1]));
    return inPair ?? (slips.length === 1 ? slips[0] : undefined) ?? word;
  });
}

function isKnown({ bare, stop }: Word): boolean {
  return bare >= 0 || stop;
}
