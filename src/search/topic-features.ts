import { expandAbbreviations } from "./abbreviations.ts";
import { fold } from "./fold.ts";
import { stopWordsOf } from "./stop-words.ts";
import { hasMarks, markedWords } from "./tone-position.ts";

/** The words of a question or of one way to ask it, as they are compared. */
export interface Features {
  /** Folded words that carry meaning, each once, with their typed spelling, tone marks at the end. */
  words: ReadonlyMap<string, string>;
  /** Neighbouring folded words of which at least one carries meaning: in Vietnamese a word is mostly a pair of syllables. */
  pairs: ReadonlySet<string>;
  /** Whether it is written with diacritics. */
  marks: boolean;
}

/** Takes a text apart into the words and pairs of words that search compares. */
export function featuresOf(text: string, lang: string): Features {
  const stopWords = stopWordsOf(lang);
  const full = expandAbbreviations(text);
  const spelled = markedWords(full);
  const folded = spelled.map(fold);
  const words = new Map<string, string>();
  const pairs = new Set<string>();
  for (const [index, word] of folded.entries()) {
    if (!stopWords.has(word)) words.set(word, spelled[index] ?? word);
    const next = folded[index + 1];
    if (next !== undefined && !(stopWords.has(word) && stopWords.has(next))) pairs.add(`${word} ${next}`);
  }
  return { words, pairs, marks: hasMarks(full) };
}
