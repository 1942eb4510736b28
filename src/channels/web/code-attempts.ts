import { type Allowances, codesOf, codesOfHouse, plainTries } from "../../conversation/allowances.ts";
import { networkOf } from "../../conversation/network-of.ts";
import { bitsUnderLoad } from "./arrivals.ts";
import type { Sign } from "./conversation-token.ts";
import { Problem } from "./problem.ts";
import { createPuzzle, type Puzzle, type Solution, solvedSeed } from "./puzzle.ts";

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
 * Limits how often somebody tries a secret code, whichever process they reach. It makes guessing tedious; hopeless it is by
 * the size of the code (docs/security.md). A try is counted before it is looked up and given back when the code was right, so
 * right and wrong ones are treated alike until then.
 */
export class CodeAttempts {
  constructor(
    private readonly allowances: Allowances,
    private readonly sign: Sign,
    private readonly random: () => string,
  ) {}

  /** Lets a try through or gives a puzzle to solve first. Throws Problem too-fast when its network tried too many wrong ones. */
  async admit({ code, address, now, solution }: CodeTry): Promise<Puzzle | null> {
    const bits = await this.#bits(address);
    if (bits > 0 && !(await this.#mayPass({ code, solution, now }))) {
      const random = this.random().slice(0, seedLength);
      return createPuzzle(this.sign, { seed: random + this.#mark(random, code), bits, now });
    }
    const wait = await this.allowances.take(ofNetwork(address));
    if (wait > 0) throw new Problem("too-fast", { retryAfter: wait, params: { seconds: wait } });
    return null;
  }

  /** What became of an admitted try. */
  count({ address }: Pick<CodeTry, "address">, wasRight: boolean): Promise<void> {
    return wasRight ? this.allowances.giveBack(ofNetwork(address)) : this.allowances.spend(codesOfHouse);
  }

  /** Zero bits that a puzzle must have now; 0 when none is needed. */
  async #bits(address: string): Promise<number> {
    const left = await this.allowances.left(codesOfHouse);
    if (left >= 1) return 0;
    const own = ofNetwork(address);
    const wrong = own.atOnce - (await this.allowances.left(own));
    return bitsUnderLoad((codesOfHouse.atOnce - left) / codesOfHouse.atOnce, wrong);
  }

  async #mayPass({ code, solution, now }: Omit<CodeTry, "address">): Promise<boolean> {
    return (solution !== null && this.#solved(code, solution, now)) || (await this.allowances.take(plainTries)) === 0;
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

function ofNetwork(address: string) {
  return codesOf(`network ${networkOf(address)}`);
}
