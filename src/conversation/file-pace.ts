import { LimitedMap } from "./limited-map.ts";
import { TokenBuckets } from "./token-buckets.ts";

/** Files one person may send in quick succession, and afterwards an hour. */
const filesAtOnce = 20;
/** Files remembered as counted. */
const countedAtMost = 5_000;

/** How many files people may send. A file that comes again, because it could not be stored, is counted once. */
export class FilePace {
  readonly #pace = new TokenBuckets(filesAtOnce / 60, filesAtOnce);
  readonly #counted = new LimitedMap<string, true>(countedAtMost);

  /** 0 when a file may be taken, otherwise the whole seconds until one may; `id` is the file's, each time it comes. */
  take(address: string, id: string, now: Date): number {
    if (this.#counted.has(id)) return 0;
    const wait = this.#pace.take(address, now);
    if (wait === 0) this.#counted.set(id, true);
    return wait;
  }
}
