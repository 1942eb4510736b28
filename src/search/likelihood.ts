/**
 * How much likelier a question is to be asked about a topic than by chance: a language model of each topic, smoothed by that
 * of its area and by that of all topics, as a sum of logarithms over features (query likelihood with Dirichlet priors;
 * Zhai and Lafferty 2001). So that questions add only what they ask, each logarithm is taken apart into what the topic
 * adds to its area, what the area adds to all, and what silence costs.
 */
import type { LanguageIndex, Postings } from "./language-index.ts";

/** How much the priors count, in counts: what the area speaks of, and what all topics speak of; and a floor for the latter. */
const priors = { area: 14, all: 3_000, floor: 0.4 };

/** How often everything is said, by topic, by area and of all. */
interface Said {
  perTopic: Float64Array;
  perArea: Float64Array;
  all: number;
}

/** Turns counts into gains, those of topics in place. */
export function gainsOf(
  postings: Postings,
  areas: Int32Array,
): Pick<LanguageIndex, "postings" | "areaPostings" | "silences"> {
  const said = saidIn(postings, areas);
  const prior = priors.area + priors.all;
  return {
    postings,
    areaPostings: areaGains(postings, areas, said),
    silences: said.perTopic.map((n) => Math.log(priors.all / (n + prior))),
  };
}

function saidIn({ starts, of, gains }: Postings, areas: Int32Array): Said {
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
  return { perTopic, perArea, all: total + priors.floor * (starts.length - 1) };
}

/** The gains of areas; those of topics are put in the place of their counts. */
function areaGains(postings: Postings, areas: Int32Array, { perArea, all }: Said): Postings {
  const { length } = postings.of;
  const found: Postings = {
    starts: new Int32Array(postings.starts.length),
    of: new Int32Array(length),
    gains: new Float64Array(length),
    spellings: new Int32Array(length),
  };
  const counting = { postings, areas, found, places: new Int32Array(perArea.length).fill(-1) };
  for (let feature = 0; feature + 1 < found.starts.length; feature += 1) {
    const times = countAreas(counting, feature);
    const chance = (times + priors.floor) / all;
    toGains(counting, feature, { chance, perArea });
  }
  return found;
}

/** The counts of topics, and those of areas as far as they are found. */
interface Counting {
  postings: Postings;
  areas: Int32Array;
  found: Postings;
  /** By area: its latest place in `found`. */
  places: Int32Array;
}

/** Adds the areas that speak of a feature with their counts; gives how often all do. */
function countAreas({ postings, areas, found, places }: Counting, feature: number): number {
  const { starts, of, gains, spellings } = postings;
  const begin = found.starts[feature] ?? 0;
  let end = begin;
  let all = 0;
  for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1) {
    const area = areas[of[at] ?? 0] ?? 0;
    const times = gains[at] ?? 0;
    const known = places[area] ?? -1;
    const place = known < begin ? end : known;
    if (place === end) end += 1;
    places[area] = place;
    found.of[place] = area;
    found.gains[place] = (found.gains[place] ?? 0) + times;
    found.spellings[place] = (found.spellings[place] ?? 0) | (spellings[at] ?? 0);
    all += times;
  }
  found.starts[feature + 1] = end;
  return all;
}

/** Replaces the counts of a feature by gains. */
function toGains(
  { postings: { starts, of, gains }, areas, found, places }: Counting,
  feature: number,
  { chance, perArea }: { chance: number; perArea: Float64Array },
): void {
  const [begin, end] = [found.starts[feature] ?? 0, found.starts[feature + 1] ?? 0];
  for (let place = begin; place < end; place += 1) {
    const times = found.gains[place] ?? 0;
    found.gains[place] = (priors.area * times) / (perArea[found.of[place] ?? 0] ?? 1) / chance / priors.all;
  }
  for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1) {
    const inArea = found.gains[places[areas[of[at] ?? 0] ?? 0] ?? 0] ?? 0;
    gains[at] = Math.log1p((gains[at] ?? 0) / chance / priors.all / (1 + inArea));
  }
  toLogarithms(found.gains, begin, end);
}

function toLogarithms(gains: Float64Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) gains[at] = Math.log1p(gains[at] ?? 0);
}
