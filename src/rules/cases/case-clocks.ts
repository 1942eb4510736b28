/**
 * The clocks of a case: our own promise to whoever wrote in a chat, and the limits of the law from the day a signed
 * petition came. Officers and citizens are told the days that come from here, and no others. Which limits a track has is
 * data (flows/tracks.yaml, flows/parameters/time-limits.yaml); how long the promise is too (flows/service.yaml).
 */
import { UnknownYear, workingDaysBetween } from "../calendar.ts";
import { type Day, daysBetween } from "../day.ts";
import { type DeadlineBook, type DueDay, dueDays, type Grounds } from "../deadlines/due-days.ts";
import type { Circumstance, LimitUnit, MatterKind, StartingDay } from "../deadlines/time-limits-schema.ts";
import type { CaseState, CaseStates } from "./case-states.ts";
import { type CasePause, pausedEnd } from "./paused-end.ts";
import { type Promises, promiseDay, promisedDays } from "./promise.ts";
import type { TrackId, Tracks } from "./tracks.ts";

/** What the clocks of cases are counted with. */
export interface CaseBook extends DeadlineBook, Promises {
  states: CaseStates;
  tracks: Tracks;
}

/** All that the clocks of a case depend on. */
export interface CaseTimes {
  track: TrackId;
  state: CaseState;
  /** There is a sign of danger in it. */
  urgent?: boolean;
  receivedOn: Day;
  /** Since when it is our turn: the first day, or when the citizen wrote after our last message, or when it was reopened. */
  turnOn: Day;
  /** The last day of the promise as it was given for that turn; null where it was not written down yet. */
  promisedBy: Day | null;
  petitionOn: Day | null;
  acceptedOn: Day | null;
  /** The day the matter of the petition was answered. */
  settledOn: Day | null;
  endedOn: Day | null;
  /** Circumstances that were decided to be there; all others are open. */
  circumstances: readonly Circumstance[];
  pauses: readonly CasePause[];
}

/** How much of its time a clock has used, in the steps at which people are warned. */
export type ClockLevel = 0 | 50 | 80 | 100;

/** One clock of a case. */
export interface CaseClock {
  /** "promise", or the id of a step: its words are deadlines:steps.<matter>.<what>. */
  what: string;
  matter: MatterKind | null;
  /** Our own promise, no limit of the law. */
  ours: boolean;
  /** Only shown: whether the step was taken in time is not known, so it warns of nothing. */
  reminder: boolean;
  from: Day;
  /** The day to go by: of several limits that may hold the earliest. Null in a year whose days off are not known. */
  due: Day | null;
  unknownYear: number | null;
  /** The shortest and the longest limit that may hold; the same where only one does. Never promise the longest. */
  shortest: { limit: number; unit: LimitUnit };
  longest: { limit: number; unit: LimitUnit };
  /** Null for our promise. */
  source: Grounds | null;
  /** waiting: it is the citizen's turn. met: the step was taken. stopped: the case ended. */
  is: "running" | "paused" | "waiting" | "met" | "stopped";
  /** The day it was met. */
  metOn: Day | null;
  /** Days by which pauses lengthened it, in the unit of the limit. */
  pausedDays: number;
  /** Used part of the time, 0 to 1, of a clock that runs or is paused; else 0. */
  used: number;
  level: ClockLevel;
  overdue: boolean;
  /** Working days left, the due day with them; null when it is over, does not run or cannot be counted. */
  left: number | null;
}

/** All clocks of a case, and what follows for the queue. */
export interface CaseClocks {
  clocks: CaseClock[];
  /** The next day by which the office must act; null when nothing is due, or when one due day cannot be told. */
  nextDue: Day | null;
  /** A clock runs into a year whose days off are not known. */
  unknownYear: number | null;
  level: ClockLevel;
  overdue: boolean;
}

/** The starting days of the law that the desk knows, by the day of a case that each is. */
const startOf: Partial<Record<StartingDay, "petitionOn" | "acceptedOn">> = {
  received: "petitionOn",
  "mediation-requested": "petitionOn",
  accepted: "acceptedOn",
  "acceptance-decided": "acceptedOn",
};

/** The starting days of the law that the desk knows. */
// Object.keys forgets that they are starting days.
export const caseStartingDays = Object.keys(startOf) as readonly StartingDay[];

/** The clocks of a case on a day. */
export function caseClocks(times: CaseTimes, book: CaseBook, today: Day): CaseClocks {
  const ofLaw = clocksOfLaw(times, book, today);
  const lawRuns = ofLaw.some(({ reminder, is }) => !reminder && (is === "running" || is === "paused"));
  // While a clock of the law runs, it stands in place of the promise.
  const clocks = lawRuns ? ofLaw : [promiseClock(times, book, today), ...ofLaw];
  const watched = clocks.filter(({ reminder, is }) => !reminder && (is === "running" || is === "paused"));
  const unknownYear = watched.find((clock) => clock.unknownYear !== null)?.unknownYear ?? null;
  const days = watched.flatMap(({ due }) => due ?? []).sort();
  return {
    clocks,
    nextDue: unknownYear === null ? (days[0] ?? null) : null,
    unknownYear,
    level: worstOf(watched),
    overdue: watched.some(({ overdue }) => overdue),
  };
}

/** The earliest due day that is over without the office having acted; null when none is. */
export function missedDay(times: CaseTimes, book: CaseBook, today: Day): Day | null {
  const late = caseClocks(times, book, today).clocks.filter(
    ({ reminder, overdue, metOn }) => !reminder && overdue && !metOn,
  );
  return late.flatMap(({ due }) => due ?? []).sort()[0] ?? null;
}

function worstOf(clocks: readonly CaseClock[]): ClockLevel {
  return ([100, 80, 50] as const).find((level) => clocks.some((clock) => clock.level === level)) ?? 0;
}

/** True when an answer now settles the matter of the petition: all its clocks but the last are met. */
export function answerSettles(times: CaseTimes, book: CaseBook): boolean {
  const last = book.tracks[times.track].clocks.at(-1);
  if (last === undefined || times.settledOn !== null) return false;
  return lawDays(times, book).some(({ step }) => step === last);
}

/** The promise for the present turn: the day that was given for it, or what the data says today. */
export function promiseOf({ turnOn, promisedBy, urgent = false }: CaseTimes, book: CaseBook): Day {
  return promisedBy ?? promiseDay(book.calendar, turnOn, promisedDays(book, urgent));
}

function promiseClock(times: CaseTimes, book: CaseBook, today: Day): CaseClock {
  const due = promiseOf(times, book);
  const length = { limit: promisedDays(book, times.urgent ?? false), unit: "working-days" } as const;
  const { ended, waits } = book.states.states[times.state];
  const is = ended || times.endedOn ? "stopped" : waits ? "waiting" : "running";
  const clock = { what: "promise", matter: null, ours: true, reminder: false, from: times.turnOn, due, is } as const;
  return {
    ...clock,
    ...{ unknownYear: null, shortest: length, longest: length, source: null, metOn: null, pausedDays: 0 },
    ...standing({ from: times.turnOn, due, unit: "working-days", today, runs: is === "running", pausedDays: 0 }, book),
  };
}

function lawDays(times: CaseTimes, book: CaseBook): DueDay[] {
  const { matter } = book.tracks[times.track];
  if (matter === undefined) return [];
  const known = Object.entries(startOf).flatMap(([name, day]) => (times[day] ? [[name, times[day]] as const] : []));
  const circumstances = Object.fromEntries(times.circumstances.map((name) => [name, true]));
  const due = dueDays({ kind: matter, days: Object.fromEntries(known), circumstances }, book);
  return due.filter(({ acts, holds, confidence }) => acts === "authority" && holds !== "no" && confidence !== "unsure");
}

function clocksOfLaw(times: CaseTimes, book: CaseBook, today: Day): CaseClock[] {
  const { clocks, reminders } = book.tracks[times.track];
  const due = lawDays(times, book);
  return [...new Set(due.map(({ step }) => step))].flatMap((step) => {
    const limits = due.filter((one) => one.step === step);
    const at = clocks.indexOf(step);
    if (at === -1 && !reminders.includes(step)) return [];
    const metOn = at === -1 ? null : at === clocks.length - 1 ? times.settledOn : times.acceptedOn;
    return lawClock(times, { limits, reminder: at === -1, metOn, today }, book);
  });
}

interface Limits {
  limits: readonly DueDay[];
  reminder: boolean;
  metOn: Day | null;
  today: Day;
}

function lawClock(times: CaseTimes, { limits, reminder, metOn, today }: Limits, book: CaseBook): CaseClock[] {
  const byLength = limits.toSorted((one, other) => one.limit - other.limit);
  const [first, last] = [byLength[0], byLength.at(-1)];
  if (!first || !last) return [];
  const end = pausedEnd(first, times.pauses, { book, today: metOn ?? times.endedOn ?? today });
  const is = metOn ? "met" : times.endedOn ? "stopped" : end.pausedNow ? "paused" : "running";
  const runs = is === "running" || is === "paused";
  return [
    {
      ...{ what: first.step, matter: first.matter, ours: false, reminder, from: first.start, is, metOn },
      ...{ due: end.due, unknownYear: end.unknownYear, pausedDays: end.pausedDays },
      shortest: { limit: first.limit, unit: first.unit },
      longest: { limit: last.limit, unit: last.unit },
      source: { cite: first.cite, confidence: first.confidence },
      ...standing(
        {
          from: first.start,
          due: end.due,
          unit: first.unit,
          today,
          runs: runs && !reminder,
          pausedDays: end.pausedDays,
        },
        book,
      ),
      ...(metOn && end.due ? { overdue: metOn > end.due } : {}),
    },
  ];
}

interface Running {
  from: Day;
  due: Day | null;
  unit: LimitUnit;
  today: Day;
  runs: boolean;
  /** Days that do not count, in the unit. */
  pausedDays: number;
}

/** How far a clock has come. Where working days cannot be counted, days of the calendar tell the part that is used. */
function standing(clock: Running, book: CaseBook): Pick<CaseClock, "used" | "level" | "overdue" | "left"> {
  const { from, due, today, runs } = clock;
  if (!runs || due === null) return { used: 0, level: 0, overdue: false, left: null };
  const used = Math.min(1, Math.max(0, usedPart({ ...clock, due }, book)));
  const level = used >= 1 || today >= due ? 100 : used >= 0.8 ? 80 : used >= 0.5 ? 50 : 0;
  const overdue = today > due;
  const left = overdue ? null : unlessUnknown(() => workingDaysBetween(book.calendar, later(today, from), due));
  return { used: overdue ? 1 : used, level, overdue, left };
}

function later(one: Day, other: Day): Day {
  return one < other ? other : one;
}

function usedPart({ from, due, unit, today, pausedDays }: Running & { due: Day }, { calendar }: CaseBook): number {
  const part = (count: (to: Day) => number) => (count(today) - pausedDays) / Math.max(1, count(due) - pausedDays);
  const inDays = () => part((to) => daysBetween(from, to));
  if (unit !== "working-days") return inDays();
  return unlessUnknown(() => part((to) => workingDaysBetween(calendar, from, to))) ?? inDays();
}

function unlessUnknown(count: () => number): number | null {
  try {
    return count();
  } catch (error) {
    if (error instanceof UnknownYear) return null;
    throw error;
  }
}

/** Words of a clock: the key of its name. */
export function clockKey({ what, matter }: Pick<CaseClock, "what" | "matter">): string {
  return matter === null ? "cases:clocks.promise" : `deadlines:steps.${matter}.${what}`;
}
