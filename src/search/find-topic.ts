import { looksLikeQuestion } from "./looks-like-question.ts";
import { marksFit } from "./tone-position.ts";
import { type Features, featuresOf } from "./topic-features.ts";
import { type LanguageIndex, type TopicIndex, type TopicPhrase, type Vocabulary, WORD } from "./topic-index.ts";

/** What a question is about: one topic, a few that may be meant (likeliest first), or nothing we know. */
export type FoundTopic =
  | { outcome: "answer"; id: string; score: number }
  | { outcome: "choices"; ids: string[] }
  | { outcome: "unknown" };

/**
 * Why phrases and not whole topics: a question is near to one way of asking, not to the sum of all, and what is near to
 * none of them is no question for us. Two measures are multiplied, so that one shared word never answers: `likeness` is
 * how much of a known way to ask was asked, `coverage` how much of the question the topic speaks of. This is the share of
 * likeness in the product (as exponent).
 */
const LIKENESS = 0.65;

/** From this score on a topic answers; from the lower one on it is offered. */
const ANSWER_FROM = 0.66;
const OFFER_FROM = 0.52;

/** How much better the best must be than the next topic to answer alone. */
const MARGIN = 0.05;

/** Most topics offered. */
const OFFERED_AT_MOST = 3;

/** What is left of the score of a topic none of whose core words was asked: "công ty nợ lương thì làm sao". */
const WITHOUT_CORE = 0.7;

/** A phrase of so few words is the name of a subject: it was asked only when nothing else was ("khiếu nại"). */
const NAME = 3;

/** Fewer words with a meaning than this ask nothing: an answer, a name, a place. */
const WORDS_AT_LEAST = 2;

/** What is left of a match whose typed diacritics say another word: "người to cao" is not "người tố cáo". */
const OTHER_WORD = 0.1;

/**
 * The topic a question is about. Found without regard to diacritics; those that were typed weaken what they contradict.
 * Silent ("unknown") for other subjects and for ordinary answers such as "có", "12 tháng", a name or a place. A question
 * that names a subject we know and asks something we do not is offered the topics of that subject.
 */
export function findTopic(index: TopicIndex, lang: string, question: string): FoundTopic {
  const known = index.get(lang);
  const asked = featuresOf(question, lang);
  if (!known || !mayAsk(asked)) return { outcome: "unknown" };
  const ranked = [...scoresOf(known, asked)].sort(([, one], [, other]) => other - one);
  const [best, next] = ranked;
  if (!best || best[1] < OFFER_FROM) return bySubject(question, { asked, known, ranked: ranked.map(([id]) => id) });
  const lead = best[1] - (next?.[1] ?? 0);
  if (best[1] >= ANSWER_FROM && lead >= MARGIN) return { outcome: "answer", id: best[0], score: best[1] };
  const near = ranked.filter(([, score]) => score >= OFFER_FROM && best[1] - score < 2 * MARGIN);
  return { outcome: "choices", ids: near.slice(0, OFFERED_AT_MOST).map(([id]) => id) };
}

function mayAsk({ words }: Features): boolean {
  return words.size >= WORDS_AT_LEAST && [...words.keys()].some((word) => !/^\d+$/.test(word));
}

/** The topics whose subject a question names, "khiếu nại" or "116", although it is near to no known way to ask. */
function bySubject(
  question: string,
  { asked, known, ranked }: { asked: Features; known: LanguageIndex; ranked: string[] },
): FoundTopic {
  if (!looksLikeQuestion(question)) return { outcome: "unknown" };
  const ids = ranked.filter((id) => [...(known.core.get(id) ?? [])].some((feature) => isNamed(feature, asked, known)));
  return ids.length === 0 ? { outcome: "unknown" } : { outcome: "choices", ids: ids.slice(0, OFFERED_AT_MOST) };
}

/** A pair or a number names a subject; in a text with diacritics the pair must be spelled as the subject is. */
function isNamed(feature: string, asked: Features, known: LanguageIndex): boolean {
  if (/^\d+$/.test(feature)) return asked.words.has(feature);
  if (!asked.pairs.has(feature)) return false;
  const spelled = known.phrases.filter((phrase) => phrase.marks && phrase.pairs.has(feature));
  const isSpelled = (phrase: TopicPhrase) =>
    feature.split(" ").every((word) => phrase.words.get(word) === asked.words.get(word));
  return !asked.marks || spelled.length === 0 || spelled.some(isSpelled);
}

/** The score of each topic, that of its nearest phrase; 1 for the very words of one. */
function scoresOf(known: LanguageIndex, asked: Features): Map<string, number> {
  const likeness = new Map<string, number>();
  const exact = new Set<string>();
  for (const phrase of known.phrases) {
    const near = isOnlyMentioned(phrase, asked) ? 0 : likenessOf(asked, phrase, known);
    likeness.set(phrase.id, Math.max(near, likeness.get(phrase.id) ?? 0));
    if (near > 0.999 && phrase.words.size === asked.words.size) exact.add(phrase.id);
  }
  const score = ([id, near]: [string, number]) => (exact.has(id) ? 1 : near ** LIKENESS * weakening(id, asked, known));
  return new Map([...likeness].map((entry) => [entry[0], score(entry)]));
}

/** What the nearest phrase does not show: words the topic does not know, and missing its core. */
function weakening(id: string, asked: Features, known: LanguageIndex): number {
  const coverage = coverageOf(asked, { vocabulary: known.vocabulary.get(id) ?? new Map(), known });
  return coverage ** (1 - LIKENESS) * (hasCore(asked, known.core.get(id) ?? new Set()) ? 1 : WITHOUT_CORE);
}

function isOnlyMentioned(phrase: TopicPhrase, asked: Features): boolean {
  return phrase.words.size <= NAME && [...asked.words.keys()].some((word) => !phrase.words.has(word));
}

/** Whether a core word was asked. Where there are core pairs, a single syllable of one is not enough: trợ is not hỗ trợ. */
function hasCore(asked: Features, core: ReadonlySet<string>): boolean {
  const pairs = [...core].some((feature) => feature.includes(" "));
  const counting = [...core].filter((feature) => !pairs || feature.includes(" ") || /\d/.test(feature));
  return core.size === 0 || counting.some((feature) => asked.words.has(feature) || asked.pairs.has(feature));
}

/** The share of a phrase that was asked, 0 to 1, by weight. */
function likenessOf(asked: Features, phrase: TopicPhrase, { rarityOf }: LanguageIndex): number {
  let common = 0;
  for (const word of asked.words.keys()) {
    if (phrase.words.has(word)) common += WORD * rarityOf(word) * (isSameWord(word, asked, phrase) ? 1 : OTHER_WORD);
  }
  for (const pair of asked.pairs) {
    const same = pair.split(" ").every((word) => isSameWord(word, asked, phrase));
    if (phrase.pairs.has(pair)) common += rarityOf(pair) * (same ? 1 : OTHER_WORD);
  }
  return common / phrase.weight;
}

/** Whether a folded word that both have can be the same word, by the diacritics of both. */
function isSameWord(word: string, asked: Features, phrase: Features): boolean {
  const [spelled, other] = [asked.words.get(word), phrase.words.get(word)];
  if (!asked.marks || !phrase.marks || spelled === undefined || other === undefined) return true;
  return marksFit(spelled, other) || marksFit(other, spelled);
}

/** The share of the question's words that the topic speaks of, 0 to 1, by weight. */
function coverageOf(asked: Features, { vocabulary, known }: { vocabulary: Vocabulary; known: LanguageIndex }): number {
  let covered = 0;
  let all = 0;
  for (const [word, spelled] of asked.words) {
    all += known.rarityOf(word);
    if (isSpokenOf(word, { spelled: asked.marks ? spelled : null, vocabulary })) covered += known.rarityOf(word);
  }
  return all === 0 ? 0 : covered / all;
}

function isSpokenOf(
  word: string,
  { spelled, vocabulary }: { spelled: string | null; vocabulary: Vocabulary },
): boolean {
  const spellings = [...(vocabulary.get(word) ?? [])];
  if (spelled === null || spellings.length === 0) return vocabulary.has(word);
  return spellings.some((other) => marksFit(spelled, other) || marksFit(other, spelled));
}
