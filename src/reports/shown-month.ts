import {
  type ExactGroup,
  type ExactMonth,
  type ExactQuestions,
  monthCounts,
  type PublishedGroup,
  type PublishedMonth,
  type PublishedQuestions,
} from "../complaints/public-figures.ts";
import { hideSmall, type Sum } from "./hide-small.ts";

/** Half of the days lie below the middle one: so many cases there must be that it is not nearly somebody's own. */
const casesForHalf = 10;
/** The same of the day within which nine of ten were settled: five cases lie above it. */
const casesForMost = 50;
/** What was asked less often, or on fewer days, may be one person's. */
const leastAsked = { times: 5, days: 5 };
/** Open cases are told to the nearest ten: what comes and goes within a month cannot be worked out from two of them. */
const openStep = 10;

const width = monthCounts.length;

/** A month as the public may read it: small numbers hidden, and whatever else would tell them by a sum. */
export function shownMonth({ month, total, kinds, open, questions }: ExactMonth): PublishedMonth {
  const groups = [total, ...kinds];
  const hidden = hideSmall({ values: groups.flatMap(valuesOf), sums: sumsOf(groups.length) });
  const shown = (group: ExactGroup, at: number) => shownGroup(group, hidden.slice(at * width, (at + 1) * width));
  return {
    month,
    total: shown(total, 0),
    kinds: kinds.map((kind, at) => ({ id: kind.id, ...shown(kind, at + 1) })),
    open: open < openStep ? null : Math.round(open / openStep) * openStep,
    questions: questions && shownQuestions(questions),
  };
}

function valuesOf({ counts }: ExactGroup): number[] {
  return monthCounts.map((count) => counts[count]);
}

/** The kinds add up to the total, and what was settled is what was in time and what was late. */
function sumsOf(groups: number): Sum[] {
  const at = (group: number, count: (typeof monthCounts)[number]) => group * width + monthCounts.indexOf(count);
  const each = Array.from({ length: groups }, (_, group) => group);
  const kinds = each.slice(1);
  return [
    ...(kinds.length > 0
      ? monthCounts.map((count) => ({ total: at(0, count), parts: kinds.map((kind) => at(kind, count)) }))
      : []),
    ...each.map((group) => ({ total: at(group, "settled"), parts: [at(group, "onTime"), at(group, "late")] })),
  ];
}

/** Days are told only beside a number of cases that is told: where it is hidden, they would say that it is not small. */
function shownGroup({ counts, days }: ExactGroup, hidden: readonly boolean[]): PublishedGroup {
  const [received = null, settled = null, onTime = null, late = null] = monthCounts.map((count, at) =>
    hidden[at] ? null : counts[count],
  );
  const of = settled ?? 0;
  return {
    ...{ received, settled, onTime, late },
    halfWithin: days && of >= casesForHalf ? days.half : null,
    mostWithin: days && of >= casesForMost ? days.most : null,
  };
}

/** Subjects asked too seldom go into `else`; then what the sums would tell is hidden. */
function shownQuestions({ answered, offered, unknown, subjects, unhelpful }: ExactQuestions): PublishedQuestions {
  // By their names: by size they would tell which of two hidden numbers is larger.
  const named = subjects
    .filter((one) => one.id !== "else" && isOften(one))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const rest = unknown - named.reduce((sum, { times }) => sum + times, 0);
  const parts = [...named.map(({ id, times }) => ({ id, times })), { id: "else", times: rest }];
  const values = [answered + offered + unknown, answered, offered, unknown, ...parts.map(({ times }) => times)];
  const sums = [
    { total: 0, parts: [1, 2, 3] },
    { total: 3, parts: parts.map((_, at) => at + 4) },
  ];
  const hidden = hideSmall({ values, sums });
  const [all = null, known = null, choices = null, none = null, ...rows] = values.map((value, at) =>
    hidden[at] ? null : value,
  );
  return {
    ...{ asked: all, answered: known, offered: choices, unknown: none },
    subjects: parts.map(({ id }, at) => ({ id, times: rows[at] ?? null })),
    unhelpful: unhelpful.filter(isOften).map(({ topic, times }) => ({ topic, times })),
  };
}

function isOften({ times, days }: { times: number; days: number }): boolean {
  return times >= leastAsked.times && days >= leastAsked.days;
}
