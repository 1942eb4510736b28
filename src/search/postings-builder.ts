import type { Postings } from "./language-index.ts";

/** Counts which topics speak of which features, and how often. Topics come one after the other, ascending. */
export class PostingsBuilder {
  /** By feature: its latest entry. */
  readonly #latest: number[] = [];
  /** Entries as they came. */
  readonly #features: number[] = [];
  readonly #topics: number[] = [];
  readonly #times: number[] = [];
  readonly #bits: number[] = [];

  /** Counts a feature of a topic, in the spellings of these bits. */
  count(feature: number, topic: number, { times, bits }: { times: number; bits: number }): void {
    while (this.#latest.length <= feature) this.#latest.push(-1);
    const at = this.#latest[feature] ?? -1;
    if (at >= 0 && this.#topics[at] === topic) {
      this.#times[at] = (this.#times[at] ?? 0) + times;
      this.#bits[at] = (this.#bits[at] ?? 0) | bits;
      return;
    }
    this.#latest[feature] = this.#topics.length;
    this.#features.push(feature);
    this.#topics.push(topic);
    this.#times.push(times);
    this.#bits.push(bits);
  }

  /** The lists of all features, one behind the other. */
  done(features: number): Postings {
    const { length } = this.#topics;
    const starts = startsOf(this.#features, features);
    const free = starts.slice();
    const of = new Int32Array(length);
    const gains = new Float64Array(length);
    const spellings = new Int32Array(length);
    for (let at = 0; at < length; at += 1) {
      const feature = this.#features[at] ?? 0;
      const place = free[feature] ?? 0;
      free[feature] = place + 1;
      of[place] = this.#topics[at] ?? 0;
      gains[place] = this.#times[at] ?? 0;
      spellings[place] = this.#bits[at] ?? 0;
    }
    return { starts, of, gains, spellings };
  }
}

/** Where the list of each feature begins when all stand one behind the other, and where the last ends. */
function startsOf(entries: readonly number[], features: number): Int32Array {
  const starts = new Int32Array(features + 1);
  for (const feature of entries) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
  for (let feature = 0; feature < features; feature += 1) {
    starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
  }
  return starts;
}
