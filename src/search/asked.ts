import type { LanguageIndex } from "./language-index.ts";
import type { Word } from "./lexicon.ts";
import { areMarked, wordsOfPair } from "./lexicon.ts";
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
  const { ofWord, ofPair, ofConcept, spelled } = known.features;
  const marked = areMarked(words);
  const seen = new Set<number | string>();
  const add = (feature: number, fits: ((spelling: number) => boolean) | null): boolean => {
    if (seen.has(feature)) return true;
    seen.add(feature);
    const fitting = fits ? bitsOf(spelled[feature] ?? [], fits) : anySpelling;
    if (fitting === 0) return false;
    asked.features.push(feature);
    asked.fitting.push(fitting);
    asked.size += known.kindWeights[feature] ?? 1;
    return true;
  };
  const addUnknown = (word: Word) => {
    // Numbers say little; a word that no topic knows says that the subject is another.
    if (seen.has(word.spelled) || /^\d+$/.test(word.folded)) return;
    seen.add(word.spelled);
    asked.unknown += known.unknown;
    asked.size += 1;
  };
  visitFeatures(words, {
    word(word) {
      const feature = word.bare < 0 ? -1 : (ofWord[word.bare] ?? -1);
      const fits = marked ? (spelling: number) => known.lexicon.fits(word, spelling) : null;
      if (feature < 0 || !add(feature, fits)) addUnknown(word);
    },
    pair(one, other, key) {
      const feature = ofPair.get(key);
      if (feature === undefined) return;
      const fits = (pair: number) => {
        const [first, second] = wordsOfPair(pair);
        return known.lexicon.fits(one, first) && known.lexicon.fits(other, second);
      };
      add(feature, marked ? fits : null);
    },
    concept(concept) {
      const feature = ofConcept.get(concept);
      if (feature !== undefined) add(feature, null);
    },
  });
  return asked;
}

function bitsOf(spellings: readonly number[], fits: (spelling: number) => boolean): number {
  let bits = 0;
  for (const [at, spelling] of spellings.entries()) if (fits(spelling)) bits |= 1 << at;
  return bits;
}
