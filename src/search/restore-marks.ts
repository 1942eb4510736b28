import { areMarked, type Lexicon, pairOf, type Word } from "./lexicon.ts";

/** What a pair of neighbours says about a spelling counts so much more than the word alone. */
const PAIR_WEIGHT = 10;

/** How often each spelling stands for a word without diacritics. */
type Votes = Map<number, number>;

/**
 * Gives words that were typed without diacritics the spelling they have most often in texts with diacritics, those of the
 * pairs they stand in first: so that an alias without diacritics counts for those who type them.
 */
export function restoreMarks(texts: readonly (readonly Word[])[], lexicon: Lexicon): (words: Word[]) => Word[] {
  const bare = texts.filter((words) => !areMarked(words));
  const single = new Map<number, Votes>();
  const before = new Map<number, Votes>();
  const after = new Map<number, Votes>();
  for (const words of bare) {
    for (const [at, word] of words.entries()) {
      single.set(word.bare, new Map());
      const next = words[at + 1];
      if (!next) continue;
      before.set(pairOf(word.bare, next.bare), new Map());
      after.set(pairOf(word.bare, next.bare), new Map());
    }
  }
  for (const words of texts) {
    if (!areMarked(words)) continue;
    for (const [at, word] of words.entries()) {
      vote(single.get(word.bare), word);
      const next = words[at + 1];
      if (!next) continue;
      const pair = pairOf(word.bare, next.bare);
      vote(before.get(pair), word);
      vote(after.get(pair), next);
    }
  }
  return (words) => {
    if (areMarked(words)) return words;
    return words.map((word, at) => {
      const [left, right] = [words[at - 1], words[at + 1]];
      const votes = [
        ...(right ? weighed(before.get(pairOf(word.bare, right.bare)), PAIR_WEIGHT) : []),
        ...(left ? weighed(after.get(pairOf(left.bare, word.bare)), PAIR_WEIGHT) : []),
        ...weighed(single.get(word.bare), 1),
      ];
      return lexicon.wordAt(winner(votes) ?? word.id) ?? word;
    });
  };
}

function vote(votes: Votes | undefined, word: Word): void {
  votes?.set(word.id, (votes.get(word.id) ?? 0) + 1);
}

function weighed(votes: Votes | undefined, weight: number): [number, number][] {
  return [...(votes ?? [])].map(([spelling, count]) => [spelling, count * weight]);
}

function winner(votes: readonly [number, number][]): number | undefined {
  const sums: Votes = new Map();
  for (const [spelling, count] of votes) sums.set(spelling, (sums.get(spelling) ?? 0) + count);
  let best: [number, number] | undefined;
  for (const one of sums) if (!best || one[1] > best[1]) best = one;
  return best?.[0];
}
