import type { IntList } from "./int-list.ts";
import { wordsIn } from "./words-in.ts";

/** Codes of ASCII are below. */
const ASCII = 0x80;
/** By code: whether it stands between words. Other characters may, too; whoever learns the words of a part tells those. */
const between = Uint8Array.from({ length: ASCII }, (_, code) =>
  wordsIn(String.fromCharCode(code)).length > 0 ? 0 : 1,
);

/** What stands between two such characters, and the numbers of its words: mostly one. */
interface Part {
  letters: string;
  words: readonly number[];
}

/** Cuts texts into words that are numbers. Most come often: they are found by a hash of their letters and not cut out again. */
export class WordCutter {
  /** By hash: the latest part that has it. */
  readonly #parts = new Map<number, Part>();
  /** Of the part that was read last. */
  #hash = 0;

  /** `learn` gives the numbers of the words of a part: one that was not met, or was forgotten for another of the same hash. */
  constructor(private readonly learn: (letters: string) => readonly number[]) {}

  /** Adds the numbers of the words of a text. */
  cutTo(words: IntList, text: string): void {
    for (let from = 0; from < text.length; ) {
      const to = this.#endOf(text, from);
      if (to > from) {
        const part = this.#parts.get(this.#hash);
        const isIt = part?.letters.length === to - from && text.startsWith(part.letters, from);
        for (const word of isIt ? part.words : this.#learn(text.slice(from, to))) words.push(word);
      }
      from = to + 1;
    }
  }

  /** Where the part that begins here ends. */
  #endOf(text: string, from: number): number {
    let hash = 0;
    let to = from;
    for (; to < text.length; to += 1) {
      const code = text.charCodeAt(to);
      if (code < ASCII && between[code] === 1) break;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    this.#hash = hash;
    return to;
  }

  #learn(letters: string): readonly number[] {
    const words = this.learn(letters);
    this.#parts.set(this.#hash, { letters, words });
    return words;
  }
}
