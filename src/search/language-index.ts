import type { FeatureTable } from "./feature-table.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Gains } from "./likelihood.ts";
import type { Spelling } from "./spelling.ts";
import type { TextFeatures } from "./text-features.ts";

/** Ways to ask, and behind those of each topic its answer. */
export interface Phrases extends TextFeatures {
  /** By topic, and one more: the first of its ways to ask. */
  starts: Int32Array;
  /** Of each the sum of the weights of its features. */
  weights: Float64Array;
}

/** Tables as long as all features or topics: making them anew would take longer than a search. Each search leaves them empty. */
export interface Scratch {
  /** By feature: what it weighs where it was asked, and the bits of the spellings it may have. */
  weights: Float64Array;
  fitting: Int32Array;
  /** By topic and by area: how likely it is asked. */
  topics: Float64Array;
  areas: Float64Array;
}

/** The topics of one language. */
export interface LanguageIndex {
  lexicon: Lexicon;
  /** Ids of topics by number; those of subjects that are not ours begin with "other:". */
  ids: readonly string[];
  /** Numbers of areas of topics, by number of topic. */
  areas: Int32Array;
  features: FeatureTable;
  /** How much likelier features are where they are spoken of, in topics and areas. */
  gains: Gains;
  /** What a feature weighs: its rarity among topics, by its kind. */
  weights: Float64Array;
  /** What its kind weighs, by feature. */
  kindWeights: Float64Array;
  /** What a word weighs that no topic has. */
  unknown: number;
  phrases: Phrases;
  /** What slips are corrected by; made when the first is met. */
  spelling: () => Spelling;
  scratch: Scratch;
}

/** Prefix of subjects that are not ours. */
export const OTHER = "other:";
