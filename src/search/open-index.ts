import { areasOf } from "./areas-of.ts";
import { type Dictionary, emptyDictionary } from "./dictionary.ts";
import { FeatureTable } from "./feature-table.ts";
import type { IndexLists, IndexParts } from "./index-parts.ts";
import { KnownPairs } from "./known-pairs.ts";
import type { LanguageIndex } from "./language-index.ts";
import { Lexicon } from "./lexicon.ts";
import { Gains } from "./likelihood.ts";
import { buildSpelling } from "./spelling.ts";
import { wordWeight } from "./word-weight.ts";

/** The index of a language out of its parts, which it takes over, and the dictionary they were built with. */
export function openIndex(
  { ids, words, bares, lists }: IndexParts,
  dictionary: Dictionary = emptyDictionary,
): LanguageIndex {
  const areas = areasOf(ids);
  const lexicon = Lexicon.of({ words, bares }, dictionary);
  const said = { perTopic: lists.saidPerTopic, perArea: lists.saidPerArea, all: lists.saidOfAll };
  return {
    lexicon,
    ids,
    areas,
    features: new FeatureTable(lists, { words, bareOf: lists.bareOf, pairs: knownPairs(lists) }),
    gains: new Gains(countsOf(lists), areas, said),
    weights: lists.weights,
    kindWeights: lists.kindWeights,
    unknown: Math.log(1 + areas.length / 0.5) * wordWeight,
    phrases: {
      ends: lists.ends,
      features: lists.features,
      bits: lists.bits,
      starts: lists.starts,
      weights: lists.phraseWeights,
    },
    spelling: once(() => buildSpelling(lexicon.bareWords())),
    scratch: {
      weights: new Float64Array(lists.weights.length),
      fitting: new Int32Array(lists.weights.length),
      topics: new Float64Array(areas.length),
      areas: new Float64Array(areas.length),
    },
  };
}

function knownPairs(lists: IndexLists): KnownPairs {
  return new KnownPairs({
    one: lists.pairOne,
    other: lists.pairOther,
    before: lists.pairBefore,
    latest: lists.pairLatest,
    bare: { slots: lists.bareSlots, ones: lists.bareOnes, others: lists.bareOthers },
  });
}

function countsOf(lists: IndexLists): ConstructorParameters<typeof Gains>[0] {
  return { starts: lists.countStarts, of: lists.countOf, gains: lists.counts, spellings: lists.countSpellings };
}

/** What is made when it is asked for the first time. */
function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}
