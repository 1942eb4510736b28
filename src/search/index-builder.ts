import { countPostings, type Postings } from "./count-postings.ts";
import { FeatureNumbers } from "./feature-numbers.ts";
import type { IndexLists } from "./index-parts.ts";
import type { KnownPairLists } from "./known-pairs.ts";
import type { Lexicon } from "./lexicon.ts";
import { saidIn } from "./likelihood.ts";
import { restoreMarks } from "./restore-marks.ts";
import { SpelledPairs } from "./spelled-pairs.ts";
import { type TextFeatures, TextReader } from "./text-features.ts";
import type { Texts } from "./texts.ts";

/** So many words begin a pair that is new, about. */
const NEW_PAIRS = 0.4;

/** Features, counts and phrases of the texts of topics. Texts without diacritics are given those they should have. */
export function buildLists(texts: Texts, lexicon: Lexicon, areas: Int32Array): IndexLists {
  const { words } = lexicon;
  const bares = new Int32Array(words.map(({ bare }) => bare));
  const pairs = new SpelledPairs(bares, texts.words.length * NEW_PAIRS);
  // Not spread: such an object has a shape of its own in each build, and code compiled for the last one is thrown away.
  const { words: spoken, ends, starts } = texts;
  const paired = { words: spoken, ends, starts, paired: new Int32Array(spoken.length) };
  restoreMarks(paired, { words, bares, pairs });
  const numbers = new FeatureNumbers({ words, pairs, bares: lexicon.size });
  const read = new TextReader(paired, { lexicon, pairs, numbers }).read();
  const features = numbers.lists;
  const counted = countPostings(read, texts.starts, features.kindWeights.length);
  const weights = features.kindWeights.map((ofKind, feature) => rarity(counted, feature, areas.length) * ofKind);
  const said = saidIn(counted, areas);
  return {
    ...read,
    starts: texts.starts,
    phraseWeights: weightsOf(read, weights),
    bareOf: bares,
    ...listsOfPairs(pairs.lists),
    ...features,
    weights,
    countStarts: counted.starts,
    countOf: counted.of,
    counts: counted.gains,
    countSpellings: counted.spellings,
    saidPerTopic: said.perTopic,
    saidPerArea: said.perArea,
    saidOfAll: said.all,
  };
}

function listsOfPairs({ one, other, before, latest, bare }: KnownPairLists) {
  return {
    pairOne: one,
    pairOther: other,
    pairBefore: before,
    pairLatest: latest,
    bareSlots: bare.slots,
    bareOnes: bare.ones,
    bareOthers: bare.others,
  };
}

/** Of each text the sum of the weights of its features. */
function weightsOf({ ends, features }: TextFeatures, weights: Float64Array): Float64Array {
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
