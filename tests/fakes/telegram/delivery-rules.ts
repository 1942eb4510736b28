import type { Pending } from "./pending-update.ts";

/** Where the body of a delivery is cut: at these bytes, or in the middle of every letter of several bytes. */
export type Cuts = readonly number[] | "inside-letters";

/** The misbehaviour of the platform towards deliveries of updates. Nothing misbehaves until it is told to. */
export class DeliveryRules {
  /** Forgets the order of queues: everything that waits is delivered at once. */
  inParallel = false;
  #duplicates = 0;
  #twins = 0;
  #swaps = 0;
  #held: Pending | undefined;
  #cuts: Cuts | undefined;
  #cutsLeft = 0;

  /** Delivers each of the next updates once more after it was taken; `atOnce`: twice at the same moment. */
  duplicate(times = 1, { atOnce = false } = {}): void {
    if (atOnce) this.#twins += times;
    else this.#duplicates += times;
  }

  /** Keeps the next update back until another has been queued before it; so `times` over. */
  reorder(times = 1): void {
    this.#swaps += times;
  }

  /** Sends the bodies of the next deliveries in pieces, each in a packet of its own. */
  split(cuts: Cuts, times = 1): void {
    this.#cuts = cuts;
    this.#cutsLeft = times;
  }

  /** Ends all misbehaviour towards deliveries. Gives the update that was being kept back. */
  calm(): Pending | undefined {
    this.inParallel = false;
    this.#duplicates = 0;
    this.#twins = 0;
    this.#swaps = 0;
    this.#cutsLeft = 0;
    const held = this.#held;
    this.#held = undefined;
    return held;
  }

  /** The updates to queue now that this one happened, in this order. */
  inOrder(update: Pending): Pending[] {
    if (this.#held) {
      const held = this.#held;
      this.#held = undefined;
      return [update, held];
    }
    if (this.#swaps === 0) return [update];
    this.#swaps -= 1;
    this.#held = update;
    return [];
  }

  takeDuplicate(): boolean {
    if (this.#duplicates === 0) return false;
    this.#duplicates -= 1;
    return true;
  }

  takeTwin(): boolean {
    if (this.#twins === 0) return false;
    this.#twins -= 1;
    return true;
  }

  /** The pieces in which to send a body; one when nothing is wrong. */
  pieces(body: Buffer): Buffer[] {
    if (this.#cutsLeft === 0 || this.#cuts === undefined) return [body];
    this.#cutsLeft -= 1;
    const cuts = this.#cuts === "inside-letters" ? insideLetters(body) : this.#cuts;
    const places = [0, ...cuts.filter((at) => at > 0 && at < body.length), body.length];
    return places.slice(1).map((end, index) => body.subarray(places[index], end));
  }
}

/** The places between a byte of a letter and its continuation. */
function insideLetters(body: Buffer): number[] {
  return [...body.keys()].filter((at) => ((body[at] ?? 0) & 0b1100_0000) === 0b1000_0000);
}
