import { networkOf } from "../../conversation/network-of.ts";
import { TokenBuckets } from "../../conversation/token-buckets.ts";
import { Arrivals } from "./arrivals.ts";
import type { Sign } from "./conversation-token.ts";
import { Problem } from "./problem.ts";
import { createPuzzle, type Puzzle, type Solution, solvedSeed } from "./puzzle.ts";

/** Wrong codes of one network: people mistype; behind one carrier address there are many of them. */
const wrongAtOnce = 30;
const wrongPerMinute = 10;
/** Wrong codes a minute over all networks from which on a puzzle is wanted. */
const manyWrong = 60;
/** Tries a minute that need no puzzle even then, for people without a script. */
const plainPerMinute = 30;
/** Characters of base64url that carry 128 bits. */
const seedLength = 22;

/** One try: the code in its one spelling, from where, when, and the solution of a puzzle if there is one. */
export interface CodeTry {
  code: string;
  address: string;
  now: Date;
  solution: Solution | null;
}

/**
 * Limits how often somebody tries a secret code. It makes guessing tedious; hopeless it is by the size of the code
 * (docs/security.md). A try is counted before it is looked up and given back when the code was right, so right and wrong
 * ones are treated alike until then.
 */
export class CodeAttempts {
  readonly #ofNetwork = new TokenBuckets(wrongPerMinute, wrongAtOnce);
  readonly #wrong = new Arrivals(manyWrong);
  readonly #plain = new TokenBuckets(plainPerMinute);

  constructor(
    private readonly sign: Sign,
    private readonly random: () => string,
  ) {}

  /** Lets a try through or gives a puzzle to solve first. Throws Problem too-fast when its network tried too many wrong ones. */
  admit({ code, address, now, solution }: CodeTry): Puzzle | null {
    const bits = this.#wrong.bitsFor(address, now);
    const isFree =
      bits === 0 || (solution !== null && this.#solved(code, solution, now)) || this.#plain.take("", now) === 0;
    if (!isFree) {
      const random = this.random().slice(0, seedLength);
      return createPuzzle(this.sign, { seed: random + this.#mark(random, code), bits, now });
    }
    const wait = this.#ofNetwork.take(networkOf(address), now);
    if (wait > 0) throw new Problem("too-fast", { retryAfter: wait, params: { seconds: wait } });
    return null;
  }

  /** What became of an admitted try. */
  count({ address, now }: Pick<CodeTry, "address" | "now">, wasRight: boolean): void {
    if (wasRight) this.#ofNetwork.giveBack(networkOf(address));
    else this.#wrong.count(address, now);
  }

  /** A puzzle is good for the code it was made for, so that solving one does not open the way for many tries. */
  #solved(code: string, solution: Solution, now: Date): boolean {
    const seed = solvedSeed(this.sign, solution, now) ?? "";
    return seed.slice(seedLength) === this.#mark(seed.slice(0, seedLength), code) && seed.length === 2 * seedLength;
  }

  #mark(random: string, code: string): string {
    return this.sign("web-case-puzzle", `${random} ${code}`).slice(0, seedLength);
  }
}
