import { IntList } from "./int-list.ts";
import type { KnownPairLists } from "./known-pairs.ts";
import { PairTable } from "./pair-table.ts";

/** Gathers pairs of neighbours as they are spelled, each with the pair that it is without diacritics. All are numbers. */
export class SpelledPairs {
  readonly #spelled: PairTable;
  readonly #bare: PairTable;
  /** By number of a spelled pair: what it is without diacritics, and the one before that is the same. */
  readonly #bareOf = new IntList();
  readonly #before = new IntList();
  /** By number of a pair without diacritics: the latest spelled one. */
  readonly #latest = new IntList();

  /** `bares` are the numbers without diacritics of words by their numbers, `expected` is how many pairs will come, about. */
  constructor(
    private readonly bares: Int32Array,
    expected: number,
  ) {
    this.#spelled = new PairTable(expected);
    this.#bare = new PairTable(expected);
  }

  /** How many spelled pairs there are. */
  get size(): number {
    return this.#spelled.size;
  }

  /** How many pairs without diacritics there are. */
  get bareSize(): number {
    return this.#bare.size;
  }

  /** What is known of the pairs when all were added. */
  get lists(): KnownPairLists {
    const { ones, others } = this.#spelled.lists;
    return { one: ones, other: others, before: this.#before.taken, latest: this.#latest.taken, bare: this.#bare.lists };
  }

  /** The number of a spelled pair of words. */
  add(one: number, other: number): number {
    const pair = this.#spelled.add(one, other);
    if (pair < this.#bareOf.length) return pair;
    const bare = this.#bare.add(this.bares[one] ?? -1, this.bares[other] ?? -1);
    if (bare === this.#latest.length) this.#latest.push(-1);
    this.#bareOf.push(bare);
    this.#before.push(this.#latest.values[bare] ?? -1);
    this.#latest.values[bare] = pair;
    return pair;
  }

  /** The number of a pair of words without diacritics, by their numbers; -1 for one that did not come. */
  bareNumberOf(one: number, other: number): number {
    return this.#bare.numberOf(one, other);
  }

  /** What a spelled pair is without diacritics. */
  bareOf(pair: number): number {
    return this.#bareOf.values[pair] ?? -1;
  }

  /** The first and the second word of a spelled pair. */
  oneOf(pair: number): number {
    return this.#spelled.oneOf(pair);
  }

  otherOf(pair: number): number {
    return this.#spelled.otherOf(pair);
  }
}
