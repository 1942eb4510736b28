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
  const { words, bares, pairs } = known;
  const reader = { pairs, marked: new Uint8Array(words.map(({ marked }) => (marked ? 1 : 0))) };
  const marked = texts.ends.map((_, text) => (readPairs(texts, text, reader) ? 1 : 0));
  const single = new Votes(words.length, bares.length);
  const double = new Votes(pairs.size, pairs.bareSize);
  const ballot: Ballot = { words, bares, pairs, single, double };
  for (let text = 0; text < marked.length; text += 1) if (marked[text]) vote(texts, text, ballot);
  for (let text = 0; text < marked.length; text += 1) {
    if (marked[text] || answers[text]) continue;
    respell(texts, text, ballot);
    readPairs(texts, text, reader);
  }
}

/** Numbers the pairs of a text; gives whether it has diacritics. */
function readPairs(
  { words, ends, paired }: PairedTexts,
  text: number,
  { pairs, marked: isMarked }: Pick<Known, "pairs"> & { marked: Uint8Array },
): boolean {
  const end = ends[text] ?? 0;
  let marked = false;
  for (let at = startOf(ends, text); at < end; at += 1) {
    const word = words[at] ?? 0;
    if (isMarked[word]) marked = true;
    if (at + 1 < end) paired[at] = pairs.add(word, words[at + 1] ?? 0);
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
  const sums = new Sums(ballot);
  for (let at = from; at < end; at += 1) {
    const word = words[at] ?? 0;
    sums.clear();
    if (at + 1 < end) sums.addFirstOf(paired[at] ?? 0);
    if (at > from) sums.addSecondOf(paired[at - 1] ?? 0);
    sums.addWord(word);
    words[at] = sums.winner() ?? word;
  }
}

/** Votes for the spellings of one word, in the order they came. */
class Sums {
  readonly #spellings: number[] = [];
  readonly #votes: number[] = [];

  constructor(private readonly ballot: Ballot) {}

  clear(): void {
    this.#spellings.length = 0;
    this.#votes.length = 0;
  }

  /** Votes of the pairs that are the same without diacritics for their first words. */
  addFirstOf(same: number): void {
    const { double, pairs } = this.ballot;
    for (let pair = double.first[pairs.bareOf(same)] ?? -1; pair >= 0; pair = double.next[pair] ?? -1) {
      this.#add(pairs.oneOf(pair), PAIR_WEIGHT * (double.counts[pair] ?? 0));
    }
  }

  /** And for their second words. */
  addSecondOf(same: number): void {
    const { double, pairs } = this.ballot;
    for (let pair = double.first[pairs.bareOf(same)] ?? -1; pair >= 0; pair = double.next[pair] ?? -1) {
      this.#add(pairs.otherOf(pair), PAIR_WEIGHT * (double.counts[pair] ?? 0));
    }
  }

  /** Votes for the words that are the same without diacritics. */
  addWord(same: number): void {
    const { single, bares } = this.ballot;
    for (let word = single.first[bares[same] ?? 0] ?? -1; word >= 0; word = single.next[word] ?? -1) {
      this.#add(word, single.counts[word] ?? 0);
    }
  }

  /** The spelling with most votes, the first of equal ones. */
  winner(): number | undefined {
    let best = 0;
    for (let at = 1; at < this.#votes.length; at += 1) if ((this.#votes[at] ?? 0) > (this.#votes[best] ?? 0)) best = at;
    return this.#spellings[best];
  }

  #add(spelling: number, votes: number): void {
    const at = this.#spellings.indexOf(spelling);
    if (at >= 0) this.#votes[at] = (this.#votes[at] ?? 0) + votes;
    else this.#votes[this.#spellings.push(spelling) - 1] = votes;
  }
}
