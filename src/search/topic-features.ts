import type { ConceptPhrase } from "./dictionary.ts";
import { mayBe, pairOf, type Word } from "./lexicon.ts";

/** Told of each feature of a text: words with a meaning, pairs of which one has, concepts. Keys are numbers of the lexicon. */
export interface FeatureVisitor {
  word(word: Word): void;
  /** `key` and `spelled` are pairs of numbers: without diacritics, and of the spellings. */
  pair(one: Word, other: Word, key: number): void;
  concept(concept: number): void;
}

/**
 * Takes a text apart into what search compares. A feature may come more than once. Pairs of two stop words are left out, but
 * not where words are typed without marks (`bare`): "bao luc" may be "bạo lực".
 */
export function visitFeatures(words: readonly Word[], visitor: FeatureVisitor, bare = false): void {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (!word) return;
    if (!word.stop) visitor.word(word);
    if (next && (bare || !(word.stop && next.stop)) && word.bare >= 0 && next.bare >= 0) {
      visitor.pair(word, next, pairOf(word.bare, next.bare));
    }
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
