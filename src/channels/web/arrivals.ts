import { networkOf } from "../../conversation/network-of.ts";

const minuteMs = 60_000;
/** Bits of a puzzle when the load has just passed the threshold: under a second on a cheap phone. */
const easiestBits = 14;
/** Bits nobody is asked more than: some seconds on a cheap phone. */
const hardestBits = 20;
/** New conversations a minute from one address that are nothing unusual behind carrier NAT. */
const usualFromOneAddress = 20;

/**
 * Counts new conversations, over all addresses and by address, in a sliding minute. An address is never refused: many
 * people share one behind carrier NAT. It only makes the puzzle harder, and only while the whole service is under load.
 */
export class Arrivals {
  readonly #threshold: number;
  #minute = 0;
  #before = new Map<string, number>();
  #current = new Map<string, number>();
  #totalBefore = 0;
  #total = 0;

  /** `threshold`: new conversations a minute that need no puzzle. */
  constructor(threshold: number) {
    this.#threshold = threshold;
  }

  /** Counts one arrival. */
  count(address: string, now: Date): void {
    this.#turn(now);
    const key = networkOf(address);
    this.#total += 1;
    this.#current.set(key, (this.#current.get(key) ?? 0) + 1);
  }

  /** Zero bits the puzzle of the next arrival from an address must have; 0 when none is needed. */
  bitsFor(address: string, now: Date): number {
    this.#turn(now);
    const key = networkOf(address);
    const share = 1 - (now.getTime() % minuteMs) / minuteMs;
    const total = this.#total + this.#totalBefore * share;
    if (total < this.#threshold) return 0;
    const own = (this.#current.get(key) ?? 0) + (this.#before.get(key) ?? 0) * share;
    return bitsUnderLoad(total / Math.max(1, this.#threshold), own);
  }

  #turn(now: Date): void {
    const minute = Math.floor(now.getTime() / minuteMs);
    if (minute === this.#minute) return;
    const follows = minute === this.#minute + 1;
    this.#before = follows ? this.#current : new Map();
    this.#totalBefore = follows ? this.#total : 0;
    this.#current = new Map();
    this.#total = 0;
    this.#minute = minute;
  }
}

/** Zero bits of a puzzle at so many times the load that needs none, of which so many came from the address that asks. */
export function bitsUnderLoad(load: number, own: number): number {
  return Math.min(hardestBits, easiestBits + steps(load) + steps(own / usualFromOneAddress));
}

/** Doublings above one, at most four. */
function steps(ratio: number): number {
  return ratio <= 1 ? 0 : Math.min(4, Math.ceil(Math.log2(ratio)));
}
