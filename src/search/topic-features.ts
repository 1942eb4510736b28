import type { ConceptPhrase } from "./dictionary.ts";
import { mayBe, type Word } from "./lexicon.ts";

/** Told of each feature of a text: words, pairs of neighbours, concepts. */
export interface FeatureVisitor {
  word(word: Word): void;
  /** Both are known without diacritics. */
  pair(one: Word, other: Word): void;
  concept(concept: number): void;
}

/** Takes a text apart into what search compares. A feature may come more than once. */
export function visitFeatures(words: readonly Word[], visitor: FeatureVisitor): void {
  const wordAt = (at: number) => words[at];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    const next = words[at + 1];
    if (!word) return;
    visitor.word(word);
    if (next && word.bare >= 0 && next.bare >= 0) visitor.pair(word, next);
    const concept = conceptAt(at, words.length, wordAt);
    if (concept >= 0) visitor.concept(concept);
  }
}

/** The concept that words mean from a place on, by its longest phrase, in a text that ends at `to`; -1 for none. */
export function conceptAt(from: number, to: number, wordAt: (at: number) => Word | undefined): number {
  for (const phrase of wordAt(from)?.concepts ?? []) {
    if (from + phrase.folded.length <= to && standsAt(phrase, from, wordAt)) return phrase.concept;
  }
  return -1;
}

/** Whether a phrase stands here, spelled so as far as it is spelled at all; its first word does. */
function standsAt({ folded, spelled }: ConceptPhrase, from: number, wordAt: (at: number) => Word | undefined): boolean {
  for (let i = 1; i < folded.length; i += 1) {
    const here = wordAt(from + i);
    if (!here || here.folded !== folded[i] || !mayBe(here.spelled, spelled[i] ?? "")) return false;
  }
  return true;
}
