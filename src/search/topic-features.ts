import type { Dictionary } from "./dictionary.ts";
import { marksFit } from "./tone-position.ts";
import type { Word } from "./words-of.ts";

/** What is compared of a text: a folded word, two neighbours, or a concept of the dictionary. */
export interface Feature {
  kind: "word" | "pair" | "concept";
  /** Folded; unique for its kind: "luong", "no luong", "#no luong". */
  name: string;
  /** As it is spelled; a concept always alike. */
  spelled: string;
}

/** Takes a text apart into what search compares: words with a meaning, pairs of which one has, and concepts. */
export function featuresOf(words: readonly Word[], dictionary: Dictionary): Feature[] {
  const { stopWords } = dictionary;
  const found: Feature[] = [];
  for (const [at, { folded, spelled }] of words.entries()) {
    if (!stopWords.has(folded)) found.push({ kind: "word", name: folded, spelled });
    const next = words[at + 1];
    if (next && !(stopWords.has(folded) && stopWords.has(next.folded))) {
      found.push({ kind: "pair", name: `${folded} ${next.folded}`, spelled: `${spelled} ${next.spelled}` });
    }
  }
  return [...found, ...conceptsIn(words, dictionary)];
}

/** Concepts whose phrases stand in the text, spelled so as far as it is spelled at all; the longest at each place. */
function conceptsIn(words: readonly Word[], { same, longest }: Dictionary): Feature[] {
  const found = new Set<string>();
  for (let at = 0; at < words.length; at += 1) {
    for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
      const part = words.slice(at, at + length);
      const concept = same.get(part.map(({ folded }) => folded).join(" "));
      if (!concept || !part.every(({ spelled }, i) => marksFit(spelled, concept.spelled[i] ?? ""))) continue;
      found.add(concept.name);
      break;
    }
  }
  return [...found].map((name) => ({ kind: "concept", name, spelled: name }));
}
