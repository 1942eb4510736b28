/** Slots at the beginning; always a power of two and at least twice as many as words. */
const SLOTS = 1_024;

/** Numbers for words, from 0 in the order in which they came: a hash table that is asked without cutting a word out of its text. */
export class WordTable {
  readonly #words: string[] = [];
  /** Number of the word in each slot, plus one; 0 where there is none. */
  #slots = new Int32Array(SLOTS);

  /** The number of the word that stands from here to there in a text, or -1. */
  numberOf(text: string, from: number, to: number): number {
    return (this.#slots[this.#slotOf(text, from, to)] ?? 0) - 1;
  }

  /** Adds a word that is not known. */
  add(word: string): number {
    const number = this.#words.push(word);
    this.#slots[this.#slotOf(word, 0, word.length)] = number;
    if (number * 2 > this.#slots.length) this.#grow();
    return number - 1;
  }

  /** Where a word is, or belongs. */
  #slotOf(text: string, from: number, to: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let hash = to - from;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x0100_0193);
    for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
      const number = slots[slot] ?? 0;
      const word = number === 0 ? undefined : this.#words[number - 1];
      if (word === undefined || (word.length === to - from && standsAt(word, text, from))) return slot;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (const [number, word] of this.#words.entries()) {
      this.#slots[this.#slotOf(word, 0, word.length)] = number + 1;
    }
  }
}

function standsAt(word: string, text: string, from: number): boolean {
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) !== text.charCodeAt(from + at)) return false;
  return true;
}
