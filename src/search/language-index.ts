import type { Lexicon } from "./lexicon.ts";
import type { Spelling } from "./spelling.ts";

/** The ways to ask for a topic, one behind the other. */
export interface Phrases {
  /** Where each ends in `features` and `bits`. */
  ends: Int32Array;
  /** Their features, each once in a way to ask. */
  features: Int32Array;
  /** Bits of the spelling each feature has there. */
  bits: Int32Array;
  /** Of each way to ask the sum of the weights of its features. */
  weights: Float64Array;
}

/** Which topics, or areas, speak of a feature: parallel lists, ascending. */
export interface Postings {
  of: number[];
  /** How much likelier the feature is there than by chance, as a logarithm; while counting, how often it stands there. */
  gains: number[];
  /** Bits of the spellings the feature has there. */
  spellings: number[];
}

/** Features of an index by what they are made of. */
export interface FeatureTable {
  /** By number of a word without diacritics; -1 for a word that is no feature. */
  ofWord: readonly number[];
  /** By pair of numbers of words without diacritics. */
  ofPair: ReadonlyMap<number, number>;
  ofConcept: ReadonlyMap<number, number>;
  /** Spellings of each feature, at most 30: numbers of words, or pairs of them; their place is their bit. */
  spelled: readonly (readonly number[])[];
}

/** The topics of one language. */
export interface LanguageIndex {
  lexicon: Lexicon;
  /** Ids of topics by number; those of subjects that are not ours begin with "other:". */
  ids: readonly string[];
  /** Numbers of areas of topics, by number of topic. */
  areas: readonly number[];
  features: FeatureTable;
  /** By feature: topics, beyond what their area says already. */
  postings: readonly Postings[];
  /** By feature: areas. */
  areaPostings: readonly Postings[];
  /** By topic: what each asked feature counts that nobody of its area speaks of; topics that say much count less. */
  silences: readonly number[];
  /** What a feature weighs: its rarity among topics, by its kind. */
  weights: readonly number[];
  /** What its kind weighs, by feature. */
  kindWeights: readonly number[];
  /** What a word weighs that no topic has. */
  unknown: number;
  phrases: readonly Phrases[];
  spelling: Spelling;
}

/** Prefix of subjects that are not ours. */
export const OTHER = "other:";
