import { areMarked, type Word } from "./lexicon.ts";
import { PairTable } from "./pair-table.ts";
import { stretchOf, type Texts } from "./texts.ts";

/** What a pair of neighbours says about a spelling counts so much more than the word alone. */
const PAIR_WEIGHT = 10;

/** How often each spelling stands for something: by its number a list of numbers of words with their counts, in the order they came. */
type Votes = (number[] | undefined)[];

/** What votes are for: words without diacritics, and the first and the second of pairs of them. */
interface Ballot {
  pairs: PairTable;
  single: Votes;
  before: Votes;
  after: Votes;
}

/**
 * Gives words that were typed without diacritics the spelling they have most often in texts with diacritics, those of the
 * pairs they stand in first: so that an alias without diacritics counts for those who type them. Texts of `keep` stay.
 */
export function restoreMarks(texts: Texts, known: readonly Word[], keep: (text: number) => boolean): void {
  const bare = texts.ends.map((_, text) => !areMarked(texts.words, stretchOf(texts, text)));
  const ballot: Ballot = { pairs: new PairTable(), single: [], before: [], after: [] };
  for (const [text, isBare] of bare.entries()) if (isBare) enter(ballot, texts, text);
  for (const [text, isBare] of bare.entries()) if (!isBare) vote(ballot, texts, text);
  for (const [text, isBare] of bare.entries()) if (isBare && !keep(text)) respell(texts, text, { ballot, known });
}

function enter({ pairs, single, before, after }: Ballot, texts: Texts, text: number): void {
  const { from, to } = stretchOf(texts, text);
  for (let at = from; at < to; at += 1) {
    const bare = texts.words[at]?.bare ?? 0;
    single[bare] ??= [];
    if (at + 1 === to) return;
    const pair = pairs.add(bare, texts.words[at + 1]?.bare ?? 0);
    before[pair] ??= [];
    after[pair] ??= [];
  }
}

function vote({ pairs, single, before, after }: Ballot, { words, ends }: Texts, text: number): void {
  const { from, to } = stretchOf({ words, ends }, text);
  for (let at = from; at < to; at += 1) {
    const word = words[at];
    const next = at + 1 < to ? words[at + 1] : undefined;
    if (word) count(single[word.bare], word.id);
    const pair = word && next ? pairs.numberOf(word.bare, next.bare) : -1;
    if (!word || !next || pair < 0) continue;
    count(before[pair], word.id);
    count(after[pair], next.id);
  }
}

function count(votes: number[] | undefined, spelling: number, times = 1): void {
  if (!votes) return;
  let at = 0;
  while (at < votes.length && votes[at] !== spelling) at += 2;
  votes[at] = spelling;
  votes[at + 1] = (votes[at + 1] ?? 0) + times;
}

function respell(
  texts: Texts,
  text: number,
  { ballot: { pairs, single, before, after }, known }: { ballot: Ballot; known: readonly Word[] },
): void {
  const { from, to } = stretchOf(texts, text);
  let left = -1;
  for (let at = from; at < to; at += 1) {
    const word = texts.words[at];
    if (!word) return;
    const right = at + 1 < to ? pairs.numberOf(word.bare, texts.words[at + 1]?.bare ?? 0) : -1;
    const votes: number[] = [];
    addAll(votes, right < 0 ? undefined : before[right], PAIR_WEIGHT);
    addAll(votes, left < 0 ? undefined : after[left], PAIR_WEIGHT);
    addAll(votes, single[word.bare], 1);
    texts.words[at] = known[winner(votes)] ?? word;
    left = right;
  }
}

function addAll(sums: number[], votes: readonly number[] | undefined, weight: number): void {
  if (!votes) return;
  for (let at = 0; at < votes.length; at += 2) count(sums, votes[at] ?? -1, (votes[at + 1] ?? 0) * weight);
}

/** The spelling with most votes, the first of equal ones; -1 where nobody voted. */
function winner(votes: readonly number[]): number {
  let [best, most] = [-1, 0];
  for (let at = 0; at < votes.length; at += 2) {
    const times = votes[at + 1] ?? 0;
    if (times > most) [best, most] = [votes[at] ?? -1, times];
  }
  return best;
}
