import { countPostings, type Postings } from "./count-postings.ts";
import { FeatureTable, wordWeight } from "./feature-table.ts";
import type { LanguageIndex, Phrases } from "./language-index.ts";
import type { Lexicon } from "./lexicon.ts";
import { Gains } from "./likelihood.ts";
import { restoreMarks } from "./restore-marks.ts";
import { SpelledPairs } from "./spelled-pairs.ts";
import { type TextFeatures, TextReader } from "./text-features.ts";
import type { Texts } from "./texts.ts";

/** So many words begin a pair that is new, about. */
const NEW_PAIRS = 0.4;

/** Features, postings and phrases of the texts of topics. Texts without diacritics are given those they should have. */
export function buildIndex(
  texts: Texts,
  { lexicon, areas }: { lexicon: Lexicon; areas: Int32Array },
): Omit<LanguageIndex, "lexicon" | "ids" | "spelling"> {
  const { words } = lexicon;
  const bares = Int32Array.from(words, ({ bare }) => bare);
  const pairs = new SpelledPairs(bares, texts.words.length * NEW_PAIRS);
  const paired = { ...texts, paired: new Int32Array(texts.words.length) };
  restoreMarks(paired, { words, bares, pairs });
  const features = new FeatureTable({ words, pairs, bares: lexicon.size });
  const read = new TextReader(paired, { words, pairs, table: features }).read();
  const kindWeights = Float64Array.from(features.weights);
  const counted = countPostings(read, texts.starts, kindWeights.length);
  const weights = kindWeights.map((ofKind, feature) => rarity(counted, feature, areas.length) * ofKind);
  return {
    areas,
    weights,
    kindWeights,
    features,
    unknown: Math.log(1 + areas.length / 0.5) * wordWeight,
    phrases: { ...read, starts: texts.starts, weights: weightsOf(read, weights) },
    gains: new Gains(counted, areas),
    scratch: {
      weights: new Float64Array(weights.length),
      fitting: new Int32Array(weights.length),
      topics: new Float64Array(areas.length),
      areas: new Float64Array(areas.length),
    },
  };
}

/** Of each text the sum of the weights of its features. */
function weightsOf({ ends, features }: TextFeatures, weights: Float64Array): Phrases["weights"] {
  const sums = new Float64Array(ends.length);
  let at = 0;
  for (let text = 0; text < ends.length; text += 1) {
    let sum = 0;
    for (const end = ends[text] ?? 0; at < end; at += 1) sum += weights[features[at] ?? 0] ?? 0;
    sums[text] = sum;
  }
  return sums;
}

/** How rare a feature is among topics; those that only speak of it in their answer count less. */
function rarity({ starts, gains }: Postings, feature: number, topics: number): number {
  const [from, to] = [starts[feature] ?? 0, starts[feature + 1] ?? 0];
  let asking = 0;
  for (let at = from; at < to; at += 1) if ((gains[at] ?? 0) > 1) asking += 1;
  return Math.log(1 + topics / (asking + 0.3 * (to - from - asking) + 0.5));
}
