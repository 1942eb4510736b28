import type { ConceptPhrase } from "./dictionary.ts";
import { mayBe, type Word } from "./lexicon.ts";
import type { Stretch } from "./texts.ts";

/** Told of each feature of a text: words, pairs of neighbours, concepts. */
export interface FeatureVisitor {
  word(word: Word): void;
  /** Both are known without diacritics. */
  pair(one: Word, other: Word): void;
  concept(concept: number): void;
}

/** Takes a text, a stretch of words, apart into what search compares. A feature may come more than once. */
export function visitFeatures(words: readonly Word[], { from, to }: Stretch, visitor: FeatureVisitor): void {
  for (let at = from; at < to; at += 1) {
    const word = words[at];
    const next = at + 1 < to ? words[at + 1] : undefined;
    if (!word) return;
    visitor.word(word);
    if (next && word.bare >= 0 && next.bare >= 0) visitor.pair(word, next);
    const phrase = word.concepts.length === 0 ? undefined : phraseAt(words, at, to);
    if (phrase) visitor.concept(phrase.concept);
  }
}

/** The phrase of a concept that stands here, the longest one. */
function phraseAt(words: readonly Word[], at: number, to: number): ConceptPhrase | undefined {
  for (const phrase of words[at]?.concepts ?? []) if (standsAt(phrase, words, { from: at, to })) return phrase;
  return undefined;
}

/** Whether a phrase stands here, spelled so as far as it is spelled at all. */
function standsAt({ folded, spelled }: ConceptPhrase, words: readonly Word[], { from, to }: Stretch): boolean {
  if (from + folded.length > to) return false;
  for (let i = 1; i < folded.length; i += 1) {
    const here = words[from + i];
    if (here?.folded !== folded[i] || !mayBe(here?.spelled ?? "", spelled[i] ?? "")) return false;
  }
  return true;
}
