/**
 * Deadlines: by when somebody must act in a complaint, a denunciation or a dispute. The limits are data
 * (flows/parameters/time-limits.yaml); here they are only counted. Who decides on circumstances is the officer, so every
 * limit that may hold is given with its condition, and none is promised.
 */

import { type Calendar, UnknownYear } from "../calendar.ts";
import type { Day } from "../day.ts";
import { type Confidence, confidenceOf, type Sources } from "../source.ts";
import { endOfPeriod, nominalEnd, type Period, type PeriodEnd } from "./end-of-period.ts";
import type {
  Circumstance,
  Limit,
  LimitedStep,
  LimitUnit,
  MatterKind,
  StartingDay,
  TimeLimits,
} from "./time-limits-schema.ts";

/** The books that deadlines are counted with. */
export interface DeadlineBook {
  limits: TimeLimits;
  calendar: Calendar;
  sources: Sources;
}

/** A matter with the days that are known of it, and the circumstances that were decided; what is left out is open. */
export interface Matter {
  kind: MatterKind;
  days: Partial<Record<StartingDay, Day>>;
  circumstances?: Partial<Record<Circumstance, boolean>>;
}

/** A statement with its place in the law and how far it is known. */
export interface Grounds {
  cite: string;
  confidence: Confidence;
}

/** The end of a limit, or the year whose days off would have to be known to tell it. */
export type DueEnd =
  | {
      known: true;
      /** The last day as counted. */
      nominal: Day;
      /**
       * The day to go by. For an authority a day off moves to the next working day; for a person, and for what is counted
       * backwards, to the working day before.
       */
      day: Day;
      /** Where the nominal end is a day off and moves later: to which working day, and how far that is known. */
      moved?: { to: Day } & Grounds;
      /** Only for a person who must act: the day to tell, at least one day before `day`, never before the start. */
      advised?: Day;
    }
  | {
      known: false;
      unknownYear: number;
      /** The last day as counted; left out for working days, which cannot be counted there. */
      nominal?: Day;
    };

/** One limit counted to its end. */
export interface DueDay extends Grounds {
  /** Whose steps these are; a matter may follow another one. Its words are deadlines:steps.<matter>.<step>. */
  matter: MatterKind;
  step: string;
  acts: "person" | "authority";
  limit: number;
  unit: LimitUnit;
  /** From which day it is counted, and that day. */
  from: StartingDay;
  start: Day;
  before: boolean;
  /** Circumstances under which this limit holds, and whether it does: open while one of the step's is not decided. */
  when: readonly Circumstance[];
  holds: "yes" | "no" | "open";
  end: DueEnd;
}

/**
 * Every due day of a matter that can be counted from the days known, in the order of the law's steps: of each step all
 * limits in force on the day it is counted from. The day that chooses the law is that starting day: for the acceptance of
 * a complaint the day of its receipt.
 */
export function dueDays(matter: Matter, book: DeadlineBook): DueDay[] {
  const { kind, steps } = stepsOf(matter.kind, book.limits);
  return steps.flatMap((step) => {
    const start = matter.days[step.from];
    if (start === undefined) return [];
    const limits = step.limits.filter((limit) => isInForce(limit, start));
    const named = new Set(limits.flatMap(({ when }) => when));
    return limits.map((limit) => ({
      ...described({ kind, step, limit, start }, book.sources),
      holds: holds(limit, named, matter.circumstances ?? {}),
      end: endOf({ step, limit, start }, book),
    }));
  });
}

/** The steps of a matter and the matter that has them; checkTimeLimits sees to it that nothing follows in a ring. */
export function stepsOf(kind: MatterKind, limits: TimeLimits): { kind: MatterKind; steps: readonly LimitedStep[] } {
  const matter = limits.matters[kind];
  return "follows" in matter ? stepsOf(matter.follows, limits) : { kind, steps: matter.steps };
}

function isInForce({ since, until }: Limit, day: Day): boolean {
  return (since === undefined || since <= day) && (until === undefined || day <= until);
}

interface Counted {
  step: LimitedStep;
  limit: Limit;
  start: Day;
}

function described({ kind, step, limit, start }: Counted & { kind: MatterKind }, sources: Sources) {
  return {
    matter: kind,
    step: step.id,
    acts: step.acts,
    limit: limit.limit,
    unit: limit.unit,
    from: step.from,
    start,
    before: step.before ?? false,
    when: limit.when,
    ...grounds(limit, sources),
  };
}

function grounds(cited: { cite: string; confidence?: Confidence | undefined }, sources: Sources): Grounds {
  const { cite, confidence } = cited;
  return { cite, confidence: confidence ?? confidenceOf({ cite }, sources) };
}

/** A limit holds when exactly its circumstances are given among those that the step's limits tell apart. */
function holds(limit: Limit, named: ReadonlySet<Circumstance>, decided: NonNullable<Matter["circumstances"]>) {
  const needed = [...named].map((name) => ({ needs: limit.when.includes(name), is: decided[name] }));
  if (needed.some(({ needs, is }) => is !== undefined && is !== needs)) return "no";
  return needed.some(({ is }) => is === undefined) ? "open" : "yes";
}

function endOf({ step, limit, start }: Counted, book: DeadlineBook): DueEnd {
  const period: Period = { start, limit: limit.limit, unit: limit.unit, before: step.before ?? false };
  try {
    return endFor(step, endOfPeriod(period, book.calendar), book);
  } catch (error) {
    if (!(error instanceof UnknownYear)) throw error;
    const unknown = { known: false, unknownYear: error.year } as const;
    return period.unit === "working-days" ? unknown : { ...unknown, nominal: nominalEnd(period, book.calendar) };
  }
}

function endFor({ acts, before }: LimitedStep, end: PeriodEnd, { limits, sources }: DeadlineBook): DueEnd {
  const { nominal, next, last, advised } = end;
  if (before) return { known: true, nominal, day: last };
  const rule = limits.counting[acts === "person" ? "day-off-of-person" : "day-off"];
  const moved = next === nominal ? {} : { moved: { to: next, ...grounds(rule, sources) } };
  const common = { known: true, nominal, ...moved } as const;
  return acts === "authority" ? { ...common, day: next } : { ...common, day: last, advised };
}
