/**
 * How much likelier a question is to be asked about a topic than by chance: a language model of each topic, smoothed by that
 * of its area and by that of all topics, as a sum of logarithms over features (query likelihood with Dirichlet priors;
 * Zhai and Lafferty 2001). So that questions add only what they ask, each logarithm is taken apart into what the topic
 * adds to its area, what the area adds to all, and what silence costs.
 */
import type { Postings } from "./count-postings.ts";

/** How much the priors count, in counts: what the area speaks of, and what all topics speak of; and a floor for the latter. */
const priors = { area: 14, all: 3_000, floor: 0.4 };

/** How often everything is said, by topic, by area and of all (one number). */
export interface Said {
  perTopic: Float64Array;
  perArea: Float64Array;
  all: Float64Array;
}

/** How much likelier a feature is where it is spoken of than by chance, worked out when it is asked for the first time. */
export class Gains {
  /** By feature: topics, beyond what their area says already. Counts until they are worked out. */
  readonly topics: Postings;
  /** By feature: areas. Their list begins where that of topics does. */
  readonly areas: Postings;
  /** By topic: what each asked feature counts that nobody of its area speaks of; topics that say much count less. */
  readonly silences: Float64Array;
  readonly #areaOf: Int32Array;
  readonly #said: Said;
  /** By feature: where the list of its areas ends; 0 until it is worked out. */
  readonly #ends: Int32Array;
  /** By area: its latest place in the lists. */
  readonly #places: Int32Array;

  /** `counted` is how often what is said and changes, `areaOf` are the areas of topics, `said` is what saidIn gives of them. */
  constructor(counted: Postings, areaOf: Int32Array, said: Said = saidIn(counted, areaOf)) {
    const { length } = counted.of;
    this.topics = counted;
    this.areas = {
      starts: counted.starts,
      of: new Int32Array(length),
      gains: new Float64Array(length),
      spellings: new Int32Array(length),
    };
    this.#areaOf = areaOf;
    this.#said = said;
    this.#ends = new Int32Array(counted.starts.length);
    this.#places = new Int32Array(this.#said.perArea.length);
    const prior = priors.area + priors.all;
    this.silences = this.#said.perTopic.map((n) => Math.log(priors.all / (n + prior)));
  }

  /** Works the gains of a feature out; gives where the list of its areas ends. */
  workOut(feature: number): number {
    const known = this.#ends[feature] ?? 0;
    if (known > 0) return known;
    const times = this.#countAreas(feature);
    this.#toGains(feature, (times + priors.floor) / (this.#said.all[0] ?? 1));
    return this.#ends[feature] ?? 0;
  }

  /** Adds the areas that speak of a feature with their counts; gives how often all do. */
  #countAreas(feature: number): number {
    const { starts, of, gains, spellings } = this.topics;
    const begin = starts[feature] ?? 0;
    const found = this.areas;
    this.#places.fill(-1);
    let end = begin;
    let all = 0;
    for (let at = begin; at < (starts[feature + 1] ?? 0); at += 1) {
      const area = this.#areaOf[of[at] ?? 0] ?? 0;
      const times = gains[at] ?? 0;
      const known = this.#places[area] ?? -1;
      const place = known < 0 ? end : known;
      if (place === end) end += 1;
      this.#places[area] = place;
      found.of[place] = area;
      found.gains[place] = (found.gains[place] ?? 0) + times;
      found.spellings[place] = (found.spellings[place] ?? 0) | (spellings[at] ?? 0);
      all += times;
    }
    this.#ends[feature] = end;
    return all;
  }

  /** Replaces the counts of a feature by gains. */
  #toGains(feature: number, chance: number): void {
    const { starts, of, gains } = this.topics;
    const { perArea } = this.#said;
    const found = this.areas;
    const [begin, end] = [starts[feature] ?? 0, this.#ends[feature] ?? 0];
    for (let place = begin; place < end; place += 1) {
      const times = found.gains[place] ?? 0;
      found.gains[place] = (priors.area * times) / (perArea[found.of[place] ?? 0] ?? 1) / chance / priors.all;
    }
    for (let at = begin; at < (starts[feature + 1] ?? 0); at += 1) {
      const inArea = found.gains[this.#places[this.#areaOf[of[at] ?? 0] ?? 0] ?? 0] ?? 0;
      gains[at] = Math.log1p((gains[at] ?? 0) / chance / priors.all / (1 + inArea));
    }
    toLogarithms(found.gains, begin, end);
  }
}

function toLogarithms(gains: Float64Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) gains[at] = Math.log1p(gains[at] ?? 0);
}

/** How often everything is said in topics whose features were counted. */
export function saidIn({ starts, of, gains }: Postings, areas: Int32Array): Said {
  const perTopic = new Float64Array(areas.length);
  const perArea = new Float64Array(areas.reduce((most, area) => Math.max(most, area), 0) + 1);
  let total = 0;
  for (let at = 0; at < of.length; at += 1) {
    const topic = of[at] ?? 0;
    const times = gains[at] ?? 0;
    const area = areas[topic] ?? 0;
    perTopic[topic] = (perTopic[topic] ?? 0) + times;
    perArea[area] = (perArea[area] ?? 0) + times;
    total += times;
  }
  return { perTopic, perArea, all: Float64Array.of(total + priors.floor * (starts.length - 1)) };
}
