import { IntList } from "./int-list.ts";
import type { Lexicon } from "./lexicon.ts";

/** Texts as numbers of words, one behind the other. */
export interface Texts {
  words: Int32Array;
  /** By text: where it ends in `words`. */
  ends: Int32Array;
  /** By topic, and one more: its first text. The last one of a topic is its answer, those before are ways to ask. */
  starts: Int32Array;
}

/** Texts whose neighbours are numbered, too. */
export interface PairedTexts extends Texts {
  /** By place in `words`: the number of the pair of this word and the next, which means nothing at the end of a text. */
  paired: Int32Array;
}

/** Where a text begins. */
export function startOf(ends: Int32Array, text: number): number {
  return text === 0 ? 0 : (ends[text - 1] ?? 0);
}

/** The texts of a topic. */
export interface TopicTexts {
  phrases: readonly string[];
  answer: string;
}

/** Reads the texts of topics; the lexicon learns their words. */
export function readTexts(topics: readonly TopicTexts[], lexicon: Lexicon): Texts {
  const words = new IntList();
  const ends = new IntList();
  const starts = new Int32Array(topics.length + 1);
  for (const [topic, { phrases, answer }] of topics.entries()) {
    for (const text of [...phrases, answer]) {
      lexicon.readTo(words, text);
      ends.push(words.length);
    }
    starts[topic + 1] = ends.length;
  }
  return { words: words.values.slice(0, words.length), ends: ends.values.slice(0, ends.length), starts };
}

/** By text: whether it is an answer. */
export function answersOf({ starts, ends }: Texts): Uint8Array {
  const answers = new Uint8Array(ends.length);
  for (const start of starts) if (start > 0) answers[start - 1] = 1;
  return answers;
}
