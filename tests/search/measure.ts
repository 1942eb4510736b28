/** How well a search finds the topic behind a question: the measures of docs/search.md. */
import type { FoundTopic } from "../../src/search/find-topic.ts";
import { followUps, isForTuning, offTopic, pairs, type Question, questions, twoInOne } from "./questions-on-file.ts";
import { spellings } from "./spellings.ts";

/** What a search gives for a question: topics by nearness, and what it would say. */
export interface Finding {
  ids: string[];
  outcome: FoundTopic["outcome"];
}

/** A search that can be measured. */
export type Searching = (question: string) => Finding;

/** Shares of questions, 0 to 1. */
export interface Quality {
  questions: number;
  /** The right topic is nearest. */
  first: number;
  /** The right topic is among the nearest three. */
  firstThree: number;
  /** Nothing is said to a question that has an answer. */
  refused: number;
  /** A single wrong topic is answered. */
  wrong: number;
}

/** Which questions are measured. */
export type Part = "tuning" | "untouched";

/** Questions to measure with: those of a part; of a slow search only every so many. */
export interface Sample {
  part: Part;
  every?: number;
}

/** The questions of a sample. */
export function sampleOf<T extends { ask: string }>(all: readonly T[], { part, every = 1 }: Sample): T[] {
  return all.filter((one) => isForTuning(one) === (part === "tuning")).filter((_, at) => at % every === 0);
}

/** The quality of a search in each way of typing. */
export function qualityBySpelling(
  search: Searching,
  sample: Sample,
  ways = Object.keys(spellings),
): Record<string, Quality> {
  const asked = sampleOf(questions, sample);
  return Object.fromEntries(
    Object.entries(spellings)
      .filter(([name]) => ways.includes(name))
      .map(([name, spell]) => [name, qualityOf(asked.map((one) => ({ one, found: search(spell(one.ask)) })))]),
  );
}

function qualityOf(results: { one: Question; found: Finding }[]): Quality {
  const share = (holds: (result: { one: Question; found: Finding }) => boolean) =>
    results.filter(holds).length / results.length;
  const isRight = ({ id, also = [] }: Question, found: string | undefined) =>
    found !== undefined && [id, ...also].includes(found);
  return {
    questions: results.length,
    first: share(({ one, found }) => isRight(one, found.ids[0])),
    firstThree: share(({ one, found }) => found.ids.slice(0, 3).some((id) => isRight(one, id))),
    refused: share(({ found }) => found.outcome === "unknown"),
    wrong: share(({ one, found }) => found.outcome === "answer" && !isRight(one, found.ids[0])),
  };
}

/** Share of questions that are none of ours to which nothing is said, over all ways of typing but raw keys. */
export function silence(search: Searching, sample: Sample): number {
  const ways = [spellings["as typed"], spellings["no marks"]];
  const asked = sampleOf(offTopic, sample).flatMap(({ ask }) => ways.map((spell) => spell?.(ask) ?? ask));
  return asked.filter((ask) => search(ask).outcome === "unknown").length / asked.length;
}

/** Share of pairs that only diacritics tell apart of which the one is found and the other not taken for it. */
export function pairsToldApart(search: Searching, sample: Sample): number {
  const asked = sampleOf(pairs, sample);
  const apart = asked.filter(({ ask, id, not }) => {
    const other = search(not);
    return search(ask).ids[0] === id && (other.outcome !== "answer" || other.ids[0] !== id);
  });
  return apart.length / asked.length;
}

/** Share of follow-ups that are answered with the right topic, given the topic before. */
export function followUpsAnswered(ask: (question: string, after: string) => FoundTopic, sample: Sample): number {
  const asked = sampleOf(followUps, sample);
  const right = asked.filter(({ before, ask: question, id, also = [] }) => {
    const found = ask(question, before);
    return found.outcome === "answer" && [id, ...also].includes(found.id);
  });
  return right.length / asked.length;
}

/** Share of questions that are none of ours to which nothing is said, whatever topic was talked of before. */
export function silenceAfter(ask: (question: string, after: string) => FoundTopic, sample: Sample): number {
  const asked = sampleOf(offTopic, sample).flatMap(({ ask: question }) =>
    ["ui.where", "wage.unpaid", "denounce.how", "si.book", "covid68.overview"].map((after) => ask(question, after)),
  );
  return asked.filter(({ outcome }) => outcome === "unknown").length / asked.length;
}

/** Share of messages with two questions of which both topics are among the first four. */
export function bothFound(search: Searching): number {
  const both = twoInOne.filter(({ ids, ask }) => ids.every((id) => search(ask).ids.slice(0, 4).includes(id)));
  return both.length / twoInOne.length;
}
