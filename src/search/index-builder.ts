import { type Lexicon, pairOf, type Word } from "./lexicon.ts";
import { visitFeatures } from "./topic-features.ts";
import type { LanguageIndex, Phrase, Postings } from "./topic-index.ts";
import { weightIn } from "./weight-in.ts";

/** What a word, a pair and a concept weigh beside their rarity: a syllable alone means little. */
export const kindWeights = { word: 0.8, pair: 0.75, concept: 2.5 };

/** An answer speaks of more than it is asked for. */
export const answer = { share: 0.08 };
/** Bits that are left for spellings. */
const SPELLINGS_AT_MOST = 30;

/** Gathers features, postings and phrases of an index. */
export class IndexBuilder {
  readonly #ofWord: number[];
  readonly #ofPair = new Map<number, number>();
  readonly #ofConcept = new Map<number, number>();
  readonly #kinds: (keyof typeof kindWeights)[] = [];
  readonly #spelled: number[][] = [];
  readonly #postings: Postings[] = [];
  readonly #phrases: Phrase[][] = [];
  /** Place of a feature in the phrase being read, by feature; a phrase is known by its number. */
  readonly #places: number[] = [];
  readonly #seenIn: number[] = [];
  #reading = 0;

  constructor(
    lexicon: Lexicon,
    private readonly areas: readonly number[],
  ) {
    this.#ofWord = new Array(lexicon.size).fill(-1);
  }

  /** Adds the next topic. */
  addTopic(number: number, { phrases, answer }: { phrases: Word[][]; answer: Word[] }): void {
    const own = phrases.map((words) => this.#read(words));
    for (const { features, bits } of own) {
      for (const [at, feature] of features.entries()) {
        this.#count(feature, { number, share: 1 / phrases.length, bits: bits[at] ?? 0 });
      }
    }
    const { features, bits } = this.#read(answer);
    for (const [at, feature] of features.entries()) this.#count(feature, { number, share: 0, bits: bits[at] ?? 0 });
    this.#phrases.push(own);
  }

  /** Everything gathered. */
  done(): Omit<LanguageIndex, "lexicon" | "ids" | "spelling"> {
    const topics = this.areas.length;
    const postings = this.#postings;
    const ofKind = this.#kinds.map((kind) => kindWeights[kind]);
    const weights = postings.map((one, feature) => rarity(one, topics) * (ofKind[feature] ?? 1));
    const areaSizes: number[] = [];
    for (const area of this.areas) areaSizes[area] = (areaSizes[area] ?? 0) + 1;
    const index = { areas: this.areas, areaSizes, postings, weights, kindWeights: ofKind };
    for (const [topic, phrases] of this.#phrases.entries()) {
      const inArea = new Map<number, number>();
      for (const phrase of phrases)
        phrase.weight = this.#weigh(phrase, index, { area: this.areas[topic] ?? 0, inArea });
    }
    for (const { shares } of postings) {
      for (const [at, share] of shares.entries()) shares[at] = Math.max(share, answer.share);
    }
    const features = { ofWord: this.#ofWord, ofPair: this.#ofPair, ofConcept: this.#ofConcept, spelled: this.#spelled };
    return { ...index, features, unknown: Math.log(1 + topics / 0.5) * kindWeights.word, phrases: this.#phrases };
  }

  #weigh(
    { features }: Phrase,
    index: Parameters<typeof weightIn>[0],
    { area, inArea }: { area: number; inArea: Map<number, number> },
  ): number {
    let sum = 0;
    for (const feature of features) {
      const weight = inArea.get(feature) ?? weightIn(index, feature, area);
      inArea.set(feature, weight);
      sum += weight;
    }
    return sum;
  }

  #read(words: readonly Word[]): Phrase {
    const features: number[] = [];
    const bits: number[] = [];
    this.#reading += 1;
    const add = (feature: number, spelled: number) => {
      const bit = this.#bitOf(feature, spelled);
      if (this.#seenIn[feature] === this.#reading) {
        const place = this.#places[feature] ?? 0;
        bits[place] = (bits[place] ?? 0) | bit;
        return;
      }
      this.#seenIn[feature] = this.#reading;
      this.#places[feature] = features.length;
      features.push(feature);
      bits.push(bit);
    };
    visitFeatures(words, {
      word: (word) => add(this.#wordFeature(word.bare), word.id),
      pair: (one, other, key) => add(this.#featureIn(this.#ofPair, key, "pair"), pairOf(one.id, other.id)),
      concept: (concept) => add(this.#featureIn(this.#ofConcept, concept, "concept"), 0),
    });
    return { features, bits, weight: 0 };
  }

  #wordFeature(bare: number): number {
    const known = this.#ofWord[bare] ?? -1;
    if (known >= 0) return known;
    const feature = this.#add("word");
    this.#ofWord[bare] = feature;
    return feature;
  }

  #featureIn(table: Map<number, number>, key: number, kind: keyof typeof kindWeights): number {
    const known = table.get(key);
    if (known !== undefined) return known;
    const feature = this.#add(kind);
    table.set(key, feature);
    return feature;
  }

  #add(kind: keyof typeof kindWeights): number {
    this.#kinds.push(kind);
    this.#spelled.push([]);
    this.#seenIn.push(0);
    this.#places.push(0);
    return this.#postings.push({ topics: [], shares: [], spellings: [] }) - 1;
  }

  #bitOf(feature: number, spelled: number): number {
    const known = this.#spelled[feature] ?? [];
    const at = known.indexOf(spelled);
    if (at >= 0) return 1 << at;
    return known.length < SPELLINGS_AT_MOST ? 1 << (known.push(spelled) - 1) : 0;
  }

  #count(feature: number, { number, share, bits }: { number: number; share: number; bits: number }): void {
    const postings = this.#postings[feature];
    if (!postings) return;
    const last = postings.topics.length - 1;
    if (postings.topics[last] === number) {
      postings.shares[last] = (postings.shares[last] ?? 0) + share;
      postings.spellings[last] = (postings.spellings[last] ?? 0) | bits;
      return;
    }
    postings.topics.push(number);
    postings.shares.push(share);
    postings.spellings.push(bits);
  }
}

/** How rare a feature is among topics; those that only speak of it in their answer count less. */
function rarity({ topics: having, shares }: Postings, topics: number): number {
  let asking = 0;
  for (const share of shares) if (share > 0) asking += 1;
  return Math.log(1 + topics / (asking + 0.3 * (having.length - asking) + 0.5));
}
