import { FeatureTable } from "./feature-table.ts";
import type { LanguageIndex, Phrases, Postings } from "./language-index.ts";
import type { Lexicon } from "./lexicon.ts";
import { gainsOf } from "./likelihood.ts";
import { PostingsBuilder } from "./postings-builder.ts";
import { type Stretch, stretchOf, type Texts } from "./texts.ts";
import { type FeatureVisitor, visitFeatures } from "./topic-features.ts";

/** What a word, a pair of neighbours and a concept weigh; words and pairs that say little (stop words) by themselves. */
const kindWeights = { word: 1.8, stopWord: 1.2, pair: 0.55, stopPair: 0.47, concept: 1 };

/**
 * How often something counts: once in an answer, and in a way to ask. The more ways there are, the less each counts, their number
 * to the power of `among`.
 */
const counts = { answer: 0.34, phrase: 20, among: 0.45 };

/** Most features of a word in a text: itself, it and the next, a concept. */
const FEATURES_OF_WORD = 3;

/** Gathers features, postings and phrases of an index. */
export class IndexBuilder {
  readonly #features: FeatureTable;
  readonly #postings = new PostingsBuilder();
  /** What was read, one text behind the other: features, each once in a text, with the bits of their spellings. */
  readonly #read: Int32Array;
  readonly #bits: Int32Array;
  #end = 0;
  /** Where each way to ask ends there, and by topic the number of its first. */
  readonly #ends: number[] = [];
  readonly #starts: number[] = [0];
  /** By feature: where it is in what was read. */
  readonly #places: number[] = [];
  #begin = 0;
  readonly #visitor: FeatureVisitor = {
    word: (word) => this.#add(this.#features.addWord(word)),
    pair: (one, other) => this.#add(this.#features.addPair(one, other)),
    concept: (concept) => this.#add(this.#features.addConcept(concept)),
  };

  constructor(
    lexicon: Lexicon,
    private readonly texts: Texts,
  ) {
    this.#features = new FeatureTable(lexicon.words, lexicon.size);
    this.#read = new Int32Array(texts.words.length * FEATURES_OF_WORD);
    this.#bits = new Int32Array(this.#read.length);
  }

  /** Adds the next topic: the numbers of the texts that are ways to ask, and of its answer. */
  addTopic(topic: number, { phrases, answer }: { phrases: Stretch; answer: number }): void {
    const each = counts.phrase / (phrases.to - phrases.from) ** counts.among;
    for (let text = phrases.from; text < phrases.to; text += 1) {
      this.#readText(text);
      this.#count(topic, each);
      this.#ends.push(this.#end);
    }
    this.#readText(answer);
    this.#count(topic, counts.answer);
    this.#end = this.#begin;
    this.#starts.push(this.#ends.length);
  }

  /** Everything gathered. */
  done(areas: Int32Array): Omit<LanguageIndex, "lexicon" | "ids" | "spelling"> {
    const features = this.#features;
    const ofKind = Float64Array.from(features.kinds, (kind) => kindWeights[kind]);
    const postings = this.#postings.done(features.size);
    const weights = ofKind.map((ofOne, feature) => rarity(postings, feature, areas.length) * ofOne);
    const gains = gainsOf(postings, areas);
    return {
      areas,
      weights,
      kindWeights: ofKind,
      features,
      unknown: Math.log(1 + areas.length / 0.5) * kindWeights.word,
      phrases: this.#phrases(weights),
      ...gains,
      scratch: {
        weights: new Float64Array(features.size),
        fitting: new Int32Array(features.size),
        topics: new Float64Array(areas.length),
        areas: new Float64Array(gains.areaPostings.starts.length),
      },
    };
  }

  #readText(text: number): void {
    this.#begin = this.#end;
    visitFeatures(this.texts.words, stretchOf(this.texts, text), this.#visitor);
  }

  #add(spelling: number): void {
    const feature = this.#features.featureOf[spelling] ?? 0;
    const bit = this.#features.bitOf[spelling] ?? 0;
    const place = this.#places[feature] ?? -1;
    if (place >= this.#begin && place < this.#end && this.#read[place] === feature) {
      this.#bits[place] = (this.#bits[place] ?? 0) | bit;
      return;
    }
    this.#places[feature] = this.#end;
    this.#read[this.#end] = feature;
    this.#bits[this.#end] = bit;
    this.#end += 1;
  }

  #count(topic: number, times: number): void {
    for (let at = this.#begin; at < this.#end; at += 1) {
      this.#postings.count(this.#read[at] ?? 0, topic, { times, bits: this.#bits[at] ?? 0 });
    }
  }

  #phrases(weights: Float64Array): Phrases {
    const features = this.#read.slice(0, this.#end);
    const ends = Int32Array.from(this.#ends);
    const ofPhrases = new Float64Array(ends.length);
    let at = 0;
    for (let phrase = 0; phrase < ends.length; phrase += 1) {
      let sum = 0;
      for (const end = ends[phrase] ?? 0; at < end; at += 1) sum += weights[features[at] ?? 0] ?? 0;
      ofPhrases[phrase] = sum;
    }
    const starts = Int32Array.from(this.#starts);
    return { starts, ends, features, bits: this.#bits.slice(0, this.#end), weights: ofPhrases };
  }
}

/** How rare a feature is among topics; those that only speak of it in their answer count less. */
function rarity({ starts, gains }: Postings, feature: number, topics: number): number {
  const [from, to] = [starts[feature] ?? 0, starts[feature + 1] ?? 0];
  let asking = 0;
  for (let at = from; at < to; at += 1) if ((gains[at] ?? 0) > 1) asking += 1;
  return Math.log(1 + topics / (asking + 0.3 * (to - from - asking) + 0.5));
}
