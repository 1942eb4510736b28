import type { TextFeatures } from "./text-features.ts";
import { startOf } from "./texts.ts";

/** Which topics, or areas, speak of each feature: lists one behind the other, ascending. */
export interface Postings {
  /** By feature, and one more: where its list begins. */
  starts: Int32Array;
  of: Int32Array;
  /** How much likelier the feature is there than by chance, as a logarithm; before, how often it stands there. */
  gains: Float64Array;
  /** Bits of the spellings the feature has there. */
  spellings: Int32Array;
}

/**
 * How often something counts: once in an answer, and in a way to ask. The more ways there are, the less each counts, their number
 * to the power of `among`.
 */
const counts = { answer: 0.34, phrase: 20, among: 0.45 };

/** Which topics speak of which features, and how often. `starts` are the first texts of topics, `size` is how many features there are. */
export function countPostings(texts: TextFeatures, starts: Int32Array, size: number): Postings {
  const ofFeatures = startsOf(texts, starts, size);
  const length = ofFeatures[size] ?? 0;
  const postings: Postings = {
    starts: ofFeatures,
    of: new Int32Array(length),
    gains: new Float64Array(length),
    spellings: new Int32Array(length),
  };
  /** By feature: where its list ends so far. */
  const ends = ofFeatures.slice();
  for (let topic = 0; topic + 1 < starts.length; topic += 1) {
    const [from, answer] = [starts[topic] ?? 0, (starts[topic + 1] ?? 0) - 1];
    const each = counts.phrase / (answer - from) ** counts.among;
    for (let text = from; text < answer; text += 1) count({ postings, ends, topic }, texts, { text, times: each });
    count({ postings, ends, topic }, texts, { text: answer, times: counts.answer });
  }
  return postings;
}

/** Where the list of each feature begins when all stand one behind the other, and where the last ends. */
function startsOf({ ends, features }: TextFeatures, topics: Int32Array, size: number): Int32Array {
  const starts = new Int32Array(size + 1);
  /** By feature: the latest topic that speaks of it, plus one. */
  const latest = new Int32Array(size);
  let at = 0;
  for (let topic = 1; topic < topics.length; topic += 1) {
    for (const to = ends[(topics[topic] ?? 0) - 1] ?? 0; at < to; at += 1) {
      const feature = features[at] ?? 0;
      if (latest[feature] === topic) continue;
      latest[feature] = topic;
      starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
    }
  }
  for (let feature = 0; feature < size; feature += 1) {
    starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
  }
  return starts;
}

function count(
  { postings: { starts, of, gains, spellings }, ends, topic }: { postings: Postings; ends: Int32Array; topic: number },
  texts: TextFeatures,
  { text, times }: { text: number; times: number },
): void {
  const to = texts.ends[text] ?? 0;
  for (let at = startOf(texts.ends, text); at < to; at += 1) {
    const feature = texts.features[at] ?? 0;
    const end = ends[feature] ?? 0;
    const isKnown = end > (starts[feature] ?? 0) && of[end - 1] === topic;
    const place = isKnown ? end - 1 : end;
    of[place] = topic;
    gains[place] = (gains[place] ?? 0) + times;
    spellings[place] = (spellings[place] ?? 0) | (texts.bits[at] ?? 0);
    ends[feature] = place + 1;
  }
}
