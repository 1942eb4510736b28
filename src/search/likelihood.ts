/**
 * How much likelier a question is to be asked about a topic than by chance: a language model of each topic, smoothed by that
 * of its area and by that of all topics, as a sum of logarithms over features (query likelihood with Dirichlet priors;
 * Zhai and Lafferty 2001). So that questions add only what they ask, each logarithm is taken apart into what the topic
 * adds to its area, what the area adds to all, and what silence costs.
 */
import type { LanguageIndex, Postings } from "./language-index.ts";

/** How much the priors count, in counts: what the area speaks of, and what all topics speak of; and a floor for the latter. */
const priors = { area: 14, all: 3_000, floor: 0.4 };

/** Features as they were counted: by feature, how often in which topic. */
export interface Counted {
  areas: readonly number[];
  postings: Postings[];
}

/** Turns counts into gains. */
export function gainsOf({ areas, postings }: Counted): Pick<LanguageIndex, "postings" | "areaPostings" | "silences"> {
  const perTopic = new Float64Array(areas.length);
  const perArea = new Float64Array(Math.max(0, ...areas) + 1);
  let total = 0;
  for (const { of, gains } of postings) {
    for (let at = 0; at < of.length; at += 1) {
      const topic = of[at] ?? 0;
      const times = gains[at] ?? 0;
      const area = areas[topic] ?? 0;
      perTopic[topic] = (perTopic[topic] ?? 0) + times;
      perArea[area] = (perArea[area] ?? 0) + times;
      total += times;
    }
  }
  const all = total + priors.floor * postings.length;
  const areaPostings = postings.map((one) => gainOf(one, { areas, perArea, all }));
  const prior = priors.area + priors.all;
  return { postings, areaPostings, silences: Array.from(perTopic, (n) => Math.log(priors.all / (n + prior))) };
}

/** Replaces a feature's counts by the gains of its topics, and gives those of its areas. */
function gainOf(
  { of, gains, spellings }: Postings,
  { areas, perArea, all }: { areas: readonly number[]; perArea: Float64Array; all: number },
): Postings {
  const times = gains.reduce((sum, one) => sum + one, 0);
  const chance = (times + priors.floor) / all;
  const ofAreas: Postings = { of: [], gains: [], spellings: [] };
  for (const [at, topic] of of.entries()) {
    const area = areas[topic] ?? 0;
    const known = ofAreas.of.indexOf(area);
    const place = known >= 0 ? known : ofAreas.of.push(area) - 1;
    ofAreas.gains[place] = (ofAreas.gains[place] ?? 0) + (gains[at] ?? 0);
    ofAreas.spellings[place] = (ofAreas.spellings[place] ?? 0) | (spellings[at] ?? 0);
  }
  const likelier = ofAreas.of.map((area, place) => {
    return (priors.area * (ofAreas.gains[place] ?? 0)) / (perArea[area] ?? 1) / chance / priors.all;
  });
  for (const [at, topic] of of.entries()) {
    const inArea = likelier[ofAreas.of.indexOf(areas[topic] ?? 0)] ?? 0;
    gains[at] = Math.log1p((gains[at] ?? 0) / chance / priors.all / (1 + inArea));
  }
  ofAreas.gains = likelier.map(Math.log1p);
  return ofAreas;
}
