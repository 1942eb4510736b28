import { type PairLists, PairTable } from "./pair-table.ts";

/** Pairs of neighbours as lists, to be kept: of each spelled one its words and the one before that is the same without diacritics. */
export interface KnownPairLists {
  one: Int32Array;
  other: Int32Array;
  before: Int32Array;
  /** By number of a pair without diacritics: the latest spelled one. */
  latest: Int32Array;
  bare: PairLists;
}

/** Pairs of neighbours that stand in texts, as they are spelled and without diacritics. All are numbers. */
export class KnownPairs {
  readonly #bare: PairTable;

  constructor(private readonly lists: KnownPairLists) {
    this.#bare = PairTable.of(lists.bare);
  }

  /** The number of a pair of words without diacritics, by their numbers; -1 for one that is not known. */
  bareNumberOf(one: number, other: number): number {
    return this.#bare.numberOf(one, other);
  }

  /** The spelled pair of these without diacritics that came last, and the one before another; -1 where there is none. */
  latestOf(bare: number): number {
    return this.lists.latest[bare] ?? -1;
  }

  before(pair: number): number {
    return this.lists.before[pair] ?? -1;
  }

  /** The first and the second word of a spelled pair. */
  oneOf(pair: number): number {
    return this.lists.one[pair] ?? -1;
  }

  otherOf(pair: number): number {
    return this.lists.other[pair] ?? -1;
  }
}
