/** Slots at the beginning; always a power of two and at least twice as many as pairs. */
const SLOTS = 1_024;

/** A table of pairs as lists: where each pair is, and its numbers. */
export interface PairLists {
  slots: Int32Array;
  ones: Int32Array;
  others: Int32Array;
}

/** Numbers for pairs of numbers, from 0 in the order in which they came: a hash table that makes no objects. */
export class PairTable {
  /** Number of the pair in each slot, plus one; 0 where there is none. */
  #slots: Int32Array;
  #ones: Int32Array;
  #others: Int32Array;
  #size = 0;

  /** `expected` is how many pairs will come, about. */
  constructor(expected = 0) {
    let slots = SLOTS;
    while (slots < expected * 2) slots *= 2;
    this.#slots = new Int32Array(slots);
    this.#ones = new Int32Array(slots / 2);
    this.#others = new Int32Array(slots / 2);
  }

  /** The table of these lists, which were those of another. Nothing can be added to it. */
  static of({ slots, ones, others }: PairLists): PairTable {
    const table = new PairTable();
    table.#slots = slots;
    table.#ones = ones;
    table.#others = others;
    table.#size = ones.length;
    return table;
  }

  /** The table as lists, without the room behind them. */
  get lists(): PairLists {
    return {
      slots: this.#slots,
      ones: this.#ones.slice(0, this.#size),
      others: this.#others.slice(0, this.#size),
    };
  }

  /** How many pairs there are. */
  get size(): number {
    return this.#size;
  }

  /** The number of a pair, or -1. */
  numberOf(one: number, other: number): number {
    return (this.#slots[this.#slotOf(one, other)] ?? 0) - 1;
  }

  /** The number of a pair, which is the size before when it is new. */
  add(one: number, other: number): number {
    const slot = this.#slotOf(one, other);
    const known = (this.#slots[slot] ?? 0) - 1;
    if (known >= 0) return known;
    this.#ones[this.#size] = one;
    this.#others[this.#size] = other;
    this.#size += 1;
    this.#slots[slot] = this.#size;
    if (this.#size === this.#ones.length) this.#grow();
    return this.#size - 1;
  }

  /** The first of a pair, by its number. */
  oneOf(pair: number): number {
    return this.#ones[pair] ?? -1;
  }

  /** The second of a pair, by its number. */
  otherOf(pair: number): number {
    return this.#others[pair] ?? -1;
  }

  /** Where a pair is, or belongs. */
  #slotOf(one: number, other: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let hash = Math.imul(one, 0x9e37_79b1) ^ Math.imul(other, 0x85eb_ca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const pair = (slots[slot] ?? 0) - 1;
      if (pair < 0 || (this.#ones[pair] === one && this.#others[pair] === other)) return slot;
    }
  }

  #grow(): void {
    this.#ones = longer(this.#ones);
    this.#others = longer(this.#others);
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let pair = 0; pair < this.#size; pair += 1) {
      this.#slots[this.#slotOf(this.oneOf(pair), this.otherOf(pair))] = pair + 1;
    }
  }
}

function longer(values: Int32Array): Int32Array {
  const twice = new Int32Array(values.length * 2);
  twice.set(values);
  return twice;
}
