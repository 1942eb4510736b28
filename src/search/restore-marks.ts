import type { Word } from "./lexicon.ts";
import type { SpelledPairs } from "./spelled-pairs.ts";
import { answersOf, type PairedTexts, startOf } from "./texts.ts";

/** What a pair of neighbours says about a spelling counts so much more than the word alone. */
const PAIR_WEIGHT = 10;

/** How often each spelling stands in texts with diacritics: those that are the same without, in the order they came. */
class Votes {
  readonly counts: Int32Array;
  readonly next: Int32Array;
  readonly first: Int32Array;
  readonly #last: Int32Array;

  constructor(spellings: number, bares: number) {
    this.counts = new Int32Array(spellings);
    this.next = new Int32Array(spellings).fill(-1);
    this.first = new Int32Array(bares).fill(-1);
    this.#last = new Int32Array(bares).fill(-1);
  }

  add(spelling: number, bare: number): void {
    const count = this.counts[spelling] ?? 0;
    this.counts[spelling] = count + 1;
    if (count > 0) return;
    const last = this.#last[bare] ?? -1;
    if (last < 0) this.first[bare] = spelling;
    else this.next[last] = spelling;
    this.#last[bare] = spelling;
  }
}

/** What restoring needs of a language. */
interface Known {
  words: readonly Word[];
  bares: Int32Array;
  pairs: SpelledPairs;
}

/** What texts with diacritics say about words and pairs. */
interface Ballot extends Known {
  single: Votes;
  double: Votes;
}

/**
 * Gives words that were typed without diacritics the spelling they have most often in texts with diacritics, those of the
 * pairs they stand in first: so that an alias without diacritics counts for those who type them. Answers stay. Numbers all pairs.
 */
export function restoreMarks(texts: PairedTexts, known: Known): void {
  const answers = answersOf(texts);
  const marked = texts.ends.map((_, text) => (readPairs(texts, text, known) ? 1 : 0));
  const single = new Votes(known.words.length, known.bares.length);
  const double = new Votes(known.pairs.size, known.pairs.bareSize);
  const ballot: Ballot = { ...known, single, double };
  for (let text = 0; text < marked.length; text += 1) if (marked[text]) vote(texts, text, ballot);
  for (let text = 0; text < marked.length; text += 1) {
    if (marked[text] || answers[text]) continue;
    respell(texts, text, ballot);
    readPairs(texts, text, known);
  }
}

/** Numbers the pairs of a text; gives whether it has diacritics. */
function readPairs({ words, ends, paired }: PairedTexts, text: number, known: Known): boolean {
  const end = ends[text] ?? 0;
  let marked = false;
  for (let at = startOf(ends, text); at < end; at += 1) {
    const word = words[at] ?? 0;
    if (known.words[word]?.marked) marked = true;
    if (at + 1 < end) paired[at] = known.pairs.add(word, words[at + 1] ?? 0);
  }
  return marked;
}

function vote({ words, ends, paired }: PairedTexts, text: number, { single, double, bares, pairs }: Ballot): void {
  const end = ends[text] ?? 0;
  for (let at = startOf(ends, text); at < end; at += 1) {
    const word = words[at] ?? 0;
    single.add(word, bares[word] ?? 0);
    const pair = paired[at] ?? 0;
    if (at + 1 < end) double.add(pair, pairs.bareOf(pair));
  }
}

function respell({ words, ends, paired }: PairedTexts, text: number, ballot: Ballot): void {
  const [from, end] = [startOf(ends, text), ends[text] ?? 0];
  const { single, double, bares, pairs } = ballot;
  const firstPair = (at: number) => double.first[pairs.bareOf(paired[at] ?? 0)] ?? -1;
  for (let at = from; at < end; at += 1) {
    const sums = new Sums();
    for (let pair = at + 1 < end ? firstPair(at) : -1; pair >= 0; pair = double.next[pair] ?? -1) {
      sums.add(pairs.oneOf(pair), PAIR_WEIGHT * (double.counts[pair] ?? 0));
    }
    for (let pair = at > from ? firstPair(at - 1) : -1; pair >= 0; pair = double.next[pair] ?? -1) {
      sums.add(pairs.otherOf(pair), PAIR_WEIGHT * (double.counts[pair] ?? 0));
    }
    const word = words[at] ?? 0;
    for (let other = single.first[bares[word] ?? 0] ?? -1; other >= 0; other = single.next[other] ?? -1) {
      sums.add(other, single.counts[other] ?? 0);
    }
    words[at] = sums.winner() ?? word;
  }
}

/** Votes for the spellings of one word, in the order they came. */
class Sums {
  readonly #spellings: number[] = [];
  readonly #votes: number[] = [];

  add(spelling: number, votes: number): void {
    const at = this.#spellings.indexOf(spelling);
    if (at >= 0) this.#votes[at] = (this.#votes[at] ?? 0) + votes;
    else this.#votes[this.#spellings.push(spelling) - 1] = votes;
  }

  /** The spelling with most votes, the first of equal ones. */
  winner(): number | undefined {
    let best = 0;
    for (let at = 1; at < this.#votes.length; at += 1) if ((this.#votes[at] ?? 0) > (this.#votes[best] ?? 0)) best = at;
    return this.#spellings[best];
  }
}
