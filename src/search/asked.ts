import type { LanguageIndex } from "./language-index.ts";
import type { Word } from "./lexicon.ts";
import { areMarked } from "./lexicon.ts";
import { visitFeatures } from "./topic-features.ts";

/** A question as it is compared with topics: parallel lists. */
export interface Asked {
  /** Features that topics know, each once. */
  features: number[];
  /** Bits of the spellings each may have; all for what was typed without diacritics. */
  fitting: number[];
  /** Weight of what no topic knows. */
  unknown: number;
  /** How many features were asked, by the weight of their kind, those that no topic knows included. */
  size: number;
}

const anySpelling = -1;

/** What a question asks, in features of the index. What is spelled like nothing known is not known. */
export function askedOf(words: readonly Word[], known: LanguageIndex): Asked {
  const asked: Asked = { features: [], fitting: [], unknown: 0, size: 0 };
  const { features } = known;
  const marked = areMarked(words);
  const seen = new Set<number | string>();
  const add = (feature: number, fitting: number): boolean => {
    if (fitting === 0) return false;
    asked.features.push(feature);
    asked.fitting.push(fitting);
    asked.size += known.kindWeights[feature] ?? 1;
    return true;
  };
  const isNew = (feature: number) => !seen.has(feature) && seen.add(feature).has(feature);
  const addUnknown = (word: Word) => {
    // Numbers say little; a word that no topic knows says that the subject is another.
    if (seen.has(word.spelled) || /^\d+$/.test(word.folded)) return;
    seen.add(word.spelled);
    asked.unknown += known.unknown;
    asked.size += 1;
  };
  visitFeatures(words, {
    word(word) {
      const feature = features.ofWord(word);
      if (feature < 0) addUnknown(word);
      else if (isNew(feature) && !add(feature, marked ? features.fittingWord(word) : anySpelling)) addUnknown(word);
    },
    pair(one, other) {
      const feature = features.ofPair(one, other);
      if (feature >= 0 && isNew(feature)) add(feature, marked ? features.fittingPair(one, other) : anySpelling);
    },
    concept(concept) {
      const feature = features.ofConcept(concept);
      if (feature >= 0 && isNew(feature)) add(feature, anySpelling);
    },
  });
  return asked;
}
