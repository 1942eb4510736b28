import { fold } from "./fold.ts";

/** Shortest text, in pairs of words, of which can be told whether another says the same. */
const pairsAtLeast = 8;

/**
 * How much of the shorter of two texts the longer one says too, 0 to 1, by pairs of words that follow one another, without
 * diacritics. Null when one is too short to tell: greetings are alike.
 */
export function sharedWording(one: string, other: string): number | null {
  const [first, second] = [pairsOf(one), pairsOf(other)];
  const [short, long] = first.size <= second.size ? [first, second] : [second, first];
  if (short.size < pairsAtLeast) return null;
  let shared = 0;
  for (const pair of short) if (long.has(pair)) shared += 1;
  return shared / short.size;
}

function pairsOf(text: string): Set<string> {
  const words = fold(text)
    .split(" ")
    .filter((word) => word !== "");
  return new Set(words.slice(1).map((word, at) => `${words[at]} ${word}`));
}
