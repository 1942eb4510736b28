import { addDays, addMonths } from "../rules/day.ts";
import { legalDay } from "../rules/legal-day.ts";
import type { AskedMonth, ExactMonth, ExactQuestions, MonthBook, MonthHiding } from "./public-figures.ts";

/** Months that are published at first, and shown. */
export const publishedMonths = 12;

/** A month's figures are taken an hour after it is over, so that what was told in its last minute is stored. */
const lateMs = 60 * 60_000;

/** Questions that are looked at before others get their turn. */
const looksAtOnce = 50;

/** What months are published with. */
export interface Publishing {
  book: MonthBook;
  hide: MonthHiding;
  /** What an unknown question is nearest to: `area:<id>` or `other:<id>`; null for nothing. */
  subjectOf(lang: string, words: string): string | null;
  /** Days for which questions are kept. */
  questionDays: number;
  /** The real clock, never a frozen day: what is published stays. */
  now(): Date;
}

/**
 * Publishes the months that are over and were not published yet, of the last twelve, oldest first. Nothing is published of the
 * time before the first case. What is published is never counted again: neither a case that is erased or moved later nor a
 * second count tells anything.
 */
export async function publishMonths(parts: Publishing): Promise<number> {
  const { book, hide } = parts;
  const [newest] = await book.published(1);
  let published = 0;
  for (const month of monthsOver(parts.now())) {
    if (newest && month <= newest.month) continue;
    const counted = await book.count(month);
    const isEmpty = counted.total.counts.received + counted.total.counts.settled + counted.open === 0;
    if (isEmpty && !newest && published === 0) continue;
    await book.publish(hide({ month, ...counted, questions: await questionsOf(parts, month) }));
    published += 1;
  }
  return published;
}

/** The twelve months that are over, oldest first. */
function monthsOver(now: Date): string[] {
  const today = legalDay(new Date(now.getTime() - lateMs));
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: publishedMonths }, (_, n) => addMonths(first, n - publishedMonths).slice(0, 7));
}

/** The questions of a month; null where some are deleted already. */
async function questionsOf(parts: Publishing, month: string): Promise<ExactMonth["questions"]> {
  if (`${month}-01` < addDays(legalDay(parts.now()), 1 - parts.questionDays)) return null;
  const { unknowns, ...asked } = await parts.book.asked(month);
  return { ...asked, subjects: await subjectsOf(parts, unknowns) };
}

async function subjectsOf(
  { subjectOf }: Pick<Publishing, "subjectOf">,
  unknowns: AskedMonth["unknowns"],
): Promise<ExactQuestions["subjects"]> {
  const found = new Map<string, { times: number; days: Set<string> }>();
  for (const [at, { lang, words, day }] of unknowns.entries()) {
    // Nobody who writes meanwhile waits for it.
    if (at % looksAtOnce === looksAtOnce - 1) await new Promise((resolve) => setImmediate(resolve));
    const id = subjectOf(lang, words) ?? "else";
    const one = found.get(id) ?? { times: 0, days: new Set() };
    found.set(id, { times: one.times + 1, days: one.days.add(day) });
  }
  return [...found].map(([id, { times, days }]) => ({ id, times, days: days.size }));
}
