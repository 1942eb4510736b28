import type { Asked } from "./asked.ts";
import type { LanguageIndex, Phrases, Scratch } from "./language-index.ts";
import { startOf } from "./texts.ts";

/** How the measures of nearness to ways to ask are weighed; fitted as those of rank-topics.ts. */
const measures = {
  /** How alike the question and a way to ask are. */
  alike: 0.08,
  /** How much of a way to ask was asked: for long stories. */
  contained: 0.143,
  /** How much each of the three nearest ways to ask counts. */
  nearest: [1, 0.64, 0.41],
  /** The very words of a way to ask. */
  same: 0.5,
};

/** Weight added to every phrase, so that one of few words is not contained in everything. */
const SHORT = 3.8;
/** As alike as the very words. */
const SAME = 0.999;

/** How near a question is to the ways to ask for each of the topics; `otherWord` is left of a match spelled as another word. */
export function nearnessTo(
  topics: readonly number[],
  asked: Asked,
  { known, otherWord }: { known: LanguageIndex; otherWord: number },
): number[] {
  const { weights, fitting } = known.scratch;
  let sum = asked.unknown;
  for (const [at, feature] of asked.features.entries()) {
    const weight = known.weights[feature] ?? 0;
    fitting[feature] = asked.fitting[at] ?? 0;
    weights[feature] = weight;
    sum += weight;
  }
  const near = topics.map((topic) => nearest(known, topic, { sum, otherWord }));
  for (const feature of asked.features) weights[feature] = 0;
  return near;
}

/** What all phrases are compared with: the weight of the question, and what is left of a match spelled as another word. */
interface Wanted {
  sum: number;
  otherWord: number;
}

function nearest({ phrases, scratch }: LanguageIndex, topic: number, { sum, otherWord }: Wanted): number {
  const best = [0, 0, 0];
  let isSame = false;
  const answer = (phrases.starts[topic + 1] ?? 0) - 1;
  for (let phrase = phrases.starts[topic] ?? 0; phrase < answer; phrase += 1) {
    const common = commonOf(phrases, phrase, { weights: scratch.weights, fitting: scratch.fitting, otherWord });
    const weight = phrases.weights[phrase] ?? 0;
    const alike = (2 * common) / (sum + weight);
    if (alike > SAME) isSame = true;
    const near = measures.alike * alike + measures.contained * (common / (weight + SHORT));
    if (near > (best[2] ?? 0)) putIn(best, near);
  }
  const near = measures.nearest.reduce((all, share, at) => all + share * (best[at] ?? 0), 0);
  return isSame ? near + measures.same : near;
}

/** What a phrase has in common with the question, by weight. */
function commonOf(
  { ends, features, bits }: Phrases,
  phrase: number,
  { weights, fitting, otherWord }: Pick<Scratch, "weights" | "fitting"> & Pick<Wanted, "otherWord">,
): number {
  const end = ends[phrase] ?? 0;
  let common = 0;
  for (let at = startOf(ends, phrase); at < end; at += 1) {
    const feature = features[at] ?? 0;
    const weight = weights[feature] ?? 0;
    if (weight === 0) continue;
    const isOther = ((fitting[feature] ?? 0) & (bits[at] ?? 0)) === 0;
    common += isOther ? weight * otherWord : weight;
  }
  return common;
}

/** Puts a value among the highest, highest first, where it belongs there. */
function putIn(highest: number[], value: number): void {
  let at = highest.length;
  while (at > 0 && (highest[at - 1] ?? 0) < value) at -= 1;
  for (let place = highest.length - 1; place > at; place -= 1) highest[place] = highest[place - 1] ?? 0;
  if (at < highest.length) highest[at] = value;
}
