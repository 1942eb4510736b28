/** How pauses lengthen a limit of the law. */
import { addWorkingDays, nextWorkingDay, UnknownYear, workingDaysBetween } from "../calendar.ts";
import { addDays, type Day, daysBetween } from "../day.ts";
import type { DeadlineBook, DueDay } from "../deadlines/due-days.ts";

/** A time in which the clocks of the law stood still: from its first day until the day on which work went on. */
export interface CasePause {
  from: Day;
  /** Null while it lasts. */
  until: Day | null;
  /** A code of flows/case-states.yaml. */
  reason: string;
}

type Book = Pick<DeadlineBook, "calendar">;

/** The end of a limit with its pauses. */
export interface PausedEnd {
  due: Day | null;
  unknownYear: number | null;
  pausedDays: number;
  pausedNow: boolean;
}

/**
 * The end of a limit with its pauses: only the time of settlement stands still, and a pause that begins after the limit is
 * over lengthens nothing. While a pause lasts, the end is what it would be if work went on today.
 */
export function pausedEnd(
  due: DueDay,
  all: readonly CasePause[],
  { book, today }: { book: Book; today: Day },
): PausedEnd {
  const plain = due.end.known
    ? { due: due.end.day, unknownYear: null }
    : { due: null, unknownYear: due.end.unknownYear };
  const pauses = due.from === "accepted" ? pausesFrom(all, due.start, today) : [];
  if (pauses.length === 0 || !due.end.known) return { ...plain, pausedDays: 0, pausedNow: false };
  try {
    return { unknownYear: null, ...afterPauses(due, { pauses, end: due.end.nominal }, book) };
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error;
    return { due: null, unknownYear: error.year, pausedDays: 0, pausedNow: pauses.some(({ open }) => open) };
  }
}

/** The parts of pauses that lie after a day, oldest first. */
function pausesFrom(pauses: readonly CasePause[], start: Day, today: Day) {
  return pauses
    .map(({ from, until }) => ({ from: from > start ? from : start, until: until ?? today, open: until === null }))
    .filter(({ from, until, open }) => until > from || open)
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

function afterPauses(
  { unit }: DueDay,
  { pauses, end: nominal }: { pauses: ReturnType<typeof pausesFrom>; end: Day },
  { calendar }: Book,
): Omit<PausedEnd, "unknownYear"> {
  let end = nominal;
  let pausedDays = 0;
  let pausedNow = false;
  for (const { from, until, open } of pauses) {
    if (from > nextWorkingDay(calendar, end)) break;
    const days = unit === "working-days" ? workingDaysBetween(calendar, from, until) : daysBetween(from, until);
    end = unit === "working-days" ? addWorkingDays(calendar, end, Math.max(0, days)) : addDays(end, Math.max(0, days));
    pausedDays += Math.max(0, days);
    pausedNow ||= open;
  }
  return { due: nextWorkingDay(calendar, end), pausedDays, pausedNow };
}
