import type { ConceptPhrase } from "./dictionary.ts";
import { mayBe, pairOf, type Word } from "./lexicon.ts";

/** Told of each feature of a text: words, pairs of neighbours, concepts. */
export interface FeatureVisitor {
  word(word: Word): void;
  /** `key` is the pair of their numbers without diacritics. */
  pair(one: Word, other: Word, key: number): void;
  concept(concept: number): void;
}

/** Takes a text apart into what search compares. A feature may come more than once. */
export function visitFeatures(words: readonly Word[], visitor: FeatureVisitor): void {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (!word) return;
    visitor.word(word);
    if (next && word.bare >= 0 && next.bare >= 0) visitor.pair(word, next, pairOf(word.bare, next.bare));
    const phrase = word.concepts.find((one) => standsAt(one, words, at));
    if (phrase) visitor.concept(phrase.concept);
  }
}

/** Whether a phrase stands here, spelled so as far as it is spelled at all. */
function standsAt({ folded, spelled }: ConceptPhrase, words: readonly Word[], at: number): boolean {
  return folded.every((word, i) => {
    const here = words[at + i];
    return here?.folded === word && (i === 0 || mayBe(here.spelled, spelled[i] ?? ""));
  });
}
