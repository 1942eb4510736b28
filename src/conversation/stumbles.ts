import { LimitedMap } from "./limited-map.ts";

/** Tries of an event that fails by a bug of ours before it is given up. */
const triesAtMost = 3;
/** Events remembered at once. */
const eventsAtMost = 1_000;

/** Counts how often the same event of a platform failed by a bug. */
export class Stumbles {
  readonly #tries = new LimitedMap<string, number>(eventsAtMost);

  /** Counts a failed try; true when it was the last one. */
  again(event: string): boolean {
    const tries = (this.#tries.get(event) ?? 0) + 1;
    if (tries < triesAtMost) this.#tries.set(event, tries);
    else this.#tries.delete(event);
    return tries >= triesAtMost;
  }
}
