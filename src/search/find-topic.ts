import { marksFit } from "./tone-position.ts";
import { type Features, featuresOf } from "./topic-features.ts";

/** A topic in one language, as it goes into the index. */
export interface TopicEntry {
  id: string;
  lang: string;
  title: string;
  /** Other ways people ask for it. */
  aliases: readonly string[];
  /** The answer. */
  text: string;
}

/** What a question is about: one topic, a few that may be meant (likeliest first), or nothing we know. */
export type FoundTopic =
  | { outcome: "answer"; id: string; score: number }
  | { outcome: "choices"; ids: string[] }
  | { outcome: "unknown" };

/** One way to ask for a topic. */
interface Phrase extends Features {
  id: string;
  /** Sum of the weights of its words and pairs. */
  weight: number;
}

interface LanguageIndex {
  phrases: Phrase[];
  /** Inverse document frequency of words and pairs over all phrases. */
  rarity: ReadonlyMap<string, number>;
  /** Rarity of what no phrase contains. */
  unknown: number;
  /** By topic: every word of its phrases and answer. */
  vocabulary: ReadonlyMap<string, ReadonlySet<string>>;
  /** By topic: the words and pairs that most ways to ask for it share. */
  core: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The topics of all languages, ready to be searched. */
export type TopicIndex = ReadonlyMap<string, LanguageIndex>;

/**
 * Why phrases and not whole topics: a question is near to one way of asking, not to the sum of all, and what is near to
 * none of them is no question for us. Both measures below must agree, so that one shared word never answers:
 * `likeness` is how much of a known way to ask was asked, `coverage` how much of the question the topic speaks of.
 */
const LIKENESS = 0.65;

/** From this score on a topic answers; from the lower one on it is offered. */
const ANSWER_FROM = 0.66;
const OFFER_FROM = 0.52;

/** How much better the best must be than the next topic to answer alone. */
const MARGIN = 0.05;

/** Most topics offered. */
const OFFERED_AT_MOST = 3;

/** Share of a topic's phrases that have its core words, such as "khiếu nại" or "116". */
const CORE = 0.4;

/** What is left of the score of a topic none of whose core words was asked: "công ty nợ lương thì làm sao". */
const WITHOUT_CORE = 0.7;

/** Fewer words with a meaning than this ask nothing: an answer, a name, a place. */
const WORDS_AT_LEAST = 2;

/** Words weigh half of pairs: a syllable alone means little. */
const WORD = 0.5;

/** What is left of a match whose typed diacritics say another word: "người to cao" is not "người tố cáo". */
const OTHER_WORD = 0.1;

/** Indexes topics by language. */
export function buildTopicIndex(entries: readonly TopicEntry[]): TopicIndex {
  const langs = [...new Set(entries.map((entry) => entry.lang))];
  return new Map(langs.map((lang) => [lang, indexOf(entries.filter((entry) => entry.lang === lang))]));
}

function indexOf(entries: TopicEntry[]): LanguageIndex {
  const features = entries.flatMap(({ id, lang, title, aliases }) =>
    [title, ...aliases].map((text) => ({ id, ...featuresOf(text, lang) })),
  );
  const rarity = new Map(
    [...countOf(features)].map(([feature, times]) => [feature, Math.log(1 + features.length / times)]),
  );
  const unknown = Math.log(1 + features.length);
  const phrases = features.map((phrase) => ({
    ...phrase,
    weight: weightOf(phrase, (feature) => rarity.get(feature) ?? unknown),
  }));
  const vocabulary = new Map(entries.map((entry) => [entry.id, vocabularyOf(entry)]));
  const core = new Map(entries.map(({ id }) => [id, coreOf(features.filter((phrase) => phrase.id === id))]));
  return { phrases, rarity, unknown, vocabulary, core };
}

function vocabularyOf({ lang, title, aliases, text }: TopicEntry): Set<string> {
  return new Set([title, ...aliases, text].flatMap((part) => [...featuresOf(part, lang).words.keys()]));
}

function coreOf(phrases: Features[]): Set<string> {
  const shared = [...countOf(phrases)].filter(([, times]) => times >= CORE * phrases.length);
  return new Set(shared.map(([feature]) => feature));
}

/** In how many phrases each word and pair stands. */
function countOf(phrases: Features[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const { words, pairs } of phrases) {
    for (const feature of [...words.keys(), ...pairs]) count.set(feature, (count.get(feature) ?? 0) + 1);
  }
  return count;
}

function weightOf({ words, pairs }: Features, rarityOf: (feature: string) => number): number {
  let weight = 0;
  for (const word of words.keys()) weight += WORD * rarityOf(word);
  for (const pair of pairs) weight += rarityOf(pair);
  return weight;
}

/**
 * The topic a question is about. Found without regard to diacritics; those that were typed weaken what they contradict.
 * Silent ("unknown") for other subjects and for ordinary answers such as "có", "12 tháng", a name or a place.
 */
export function findTopic(index: TopicIndex, lang: string, question: string): FoundTopic {
  const known = index.get(lang);
  const asked = featuresOf(question, lang);
  if (!known || meaningfulWords(asked) < WORDS_AT_LEAST) return { outcome: "unknown" };
  const ranked = [...scoresOf(known, asked)].sort(([, one], [, other]) => other - one);
  const [best, next] = ranked;
  if (!best || best[1] < OFFER_FROM) return { outcome: "unknown" };
  if (best[1] >= ANSWER_FROM && (!next || best[1] - next[1] >= MARGIN))
    return { outcome: "answer", id: best[0], score: best[1] };
  const near = ranked.filter(([, score]) => score >= OFFER_FROM && best[1] - score < 2 * MARGIN);
  return { outcome: "choices", ids: near.slice(0, OFFERED_AT_MOST).map(([id]) => id) };
}

function meaningfulWords({ words }: Features): number {
  return [...words.keys()].filter((word) => !/^\d+$/.test(word)).length;
}

/** The score of each topic, that of its nearest phrase. */
function scoresOf(known: LanguageIndex, asked: Features): Map<string, number> {
  const scores = new Map<string, number>();
  for (const phrase of known.phrases) {
    const likeness = likenessOf(asked, phrase, known);
    scores.set(phrase.id, Math.max(likeness, scores.get(phrase.id) ?? 0));
  }
  for (const [id, likeness] of scores) {
    const coverage = coverageOf(asked, { words: known.vocabulary.get(id) ?? new Set(), known });
    const central = [...(known.core.get(id) ?? [])].some(
      (feature) => asked.words.has(feature) || asked.pairs.has(feature),
    );
    scores.set(id, likeness ** LIKENESS * coverage ** (1 - LIKENESS) * (central ? 1 : WITHOUT_CORE));
  }
  return scores;
}

/** The share of a phrase that was asked, 0 to 1, by weight. */
function likenessOf(asked: Features, phrase: Phrase, { rarity, unknown }: LanguageIndex): number {
  let common = 0;
  for (const [word, spelled] of asked.words) {
    const other = phrase.words.get(word);
    if (other !== undefined)
      common += WORD * (rarity.get(word) ?? unknown) * (isSameWord(spelled, other, { asked, phrase }) ? 1 : OTHER_WORD);
  }
  for (const pair of asked.pairs) {
    if (phrase.pairs.has(pair))
      common += (rarity.get(pair) ?? unknown) * (isSamePair(pair, asked, phrase) ? 1 : OTHER_WORD);
  }
  return common / phrase.weight;
}

function isSameWord(spelled: string, other: string, { asked, phrase }: { asked: Features; phrase: Features }): boolean {
  return !asked.marks || !phrase.marks || marksFit(spelled, other) || marksFit(other, spelled);
}

function isSamePair(pair: string, asked: Features, phrase: Phrase): boolean {
  return pair.split(" ").every((word) => {
    const [spelled, other] = [asked.words.get(word), phrase.words.get(word)];
    return spelled === undefined || other === undefined || isSameWord(spelled, other, { asked, phrase });
  });
}

/** The share of the question's words that the topic speaks of, 0 to 1, by weight. */
function coverageOf(asked: Features, { words, known }: { words: ReadonlySet<string>; known: LanguageIndex }): number {
  let covered = 0;
  let all = 0;
  for (const word of asked.words.keys()) {
    const weight = known.rarity.get(word) ?? known.unknown;
    all += weight;
    if (words.has(word)) covered += weight;
  }
  return all === 0 ? 0 : covered / all;
}
