import { addWorkingDays } from "../calendar.ts";
import type { Day } from "../day.ts";
import { type PlanId, planArticles, type Said, said } from "./articles.ts";
import type { SettledClaim } from "./conditions.ts";
import { countFrom, type DayIfKnown, isKnown } from "./day-if-known.ts";
import type { FilingWindow } from "./filing-window.ts";
import { changeNotice, type ScheduledMonth, type Timetable } from "./timetable.ts";
import { askingWindow } from "./training-support.ts";

/** One thing a person can do or expect; its words may use {{day}}, {{from}}, {{to}}, {{advised}}, {{month}} and {{days}}. */
export interface PlanItem extends Said {
  id: PlanId;
  /** First day, where it is a stretch. */
  from: DayIfKnown | null;
  /** The day, or the last of a stretch; null for a rule that holds whenever it happens. */
  day: DayIfKnown | null;
  /** The earlier day we tell people. */
  advisedBy: DayIfKnown | null;
  /** Number of the benefit month. */
  month: number | null;
  /** Working days of a rule that holds whenever it happens. */
  workingDays: number | null;
  /** True while the file's day is only supposed to be today. */
  isSupposed: boolean;
}

type Entry = { id: PlanId } & Partial<Omit<PlanItem, keyof Said>>;

/** What a person can do and expect after losing a job, by day; rules without a day come last. */
export function planOf(claim: SettledClaim, filing: FilingWindow | null, schedule: Timetable | null): PlanItem[] {
  const entries = [...beforeFiling(claim, filing), ...(schedule ? afterFiling(schedule) : []), ...always(claim)];
  const items = entries.flatMap(({ id, ...entry }): PlanItem[] => {
    const words = said(planArticles, { id, law: claim.law }, claim.given.sources);
    const empty = { from: null, day: null, advisedBy: null, month: null, workingDays: null };
    return words ? [{ ...empty, isSupposed: false, ...entry, ...words }] : [];
  });
  return items
    .map((item, at) => ({ item, at }))
    .sort(byDay)
    .map(({ item }) => item);
}

function beforeFiling(claim: SettledClaim, filing: FilingWindow | null): Entry[] {
  const ended = claim.day("jobEndedOn");
  const isFiled = claim.day("unemploymentFiledOn") !== null;
  if (!ended || !filing) return [];
  const { calendar } = claim.given;
  const days = claim.numberOn("unemployment-papers-working-days");
  const papers = days && countFrom(ended, calendar, (day) => addWorkingDays(calendar, day, days.value));
  const training = askingWindow({ ...claim.given, jobEndedOn: ended }, claim.lawDay);
  return [
    ...(papers && !isFiled ? [{ id: "get-papers", day: papers } as const] : []),
    ...(isFiled ? [] : fileEntries(filing, claim.given.today)),
    ...(training ? [{ id: "ask-for-training", day: training.lastDay, advisedBy: training.advisedBy } as const] : []),
  ];
}

/** From today to the last day; who is past the advised day is told today. Nothing once the last day is over. */
function fileEntries({ lastDay, advisedBy }: FilingWindow, today: Day): Entry[] {
  if (isKnown(lastDay) && lastDay < today) return [];
  const isPast = isKnown(advisedBy) && advisedBy < today;
  return [{ id: "file", from: today, day: lastDay, advisedBy: isPast ? today : advisedBy }];
}

function afterFiling(schedule: Timetable): Entry[] {
  const { collect, months, ends, isSupposed } = schedule;
  const entries: Entry[] = [
    { id: "withdraw", day: schedule.withdrawUntil },
    { id: "no-new-job-until", day: schedule.testEnds },
    { id: "benefit-starts", day: schedule.starts },
    { id: "decision", day: schedule.decisionBy },
    { id: "collect-decision", from: collect.from, day: collect.to, advisedBy: collect.advisedBy },
    { id: "first-payment", day: schedule.firstPaymentBy, month: 1 },
    ...(months ?? []).flatMap(entriesOfMonth),
    ...(ends ? [{ id: "benefit-ends", day: ends } as const] : []),
    ...(schedule.collectMoneyUntil ? [{ id: "collect-money", day: schedule.collectMoneyUntil } as const] : []),
  ];
  return entries.map((entry) => ({ ...entry, isSupposed }));
}

function entriesOfMonth({ number, notice, paidBy }: ScheduledMonth): Entry[] {
  if (number === 1 || !notice) return [];
  return [
    { id: "monthly-notice", from: notice.from, day: notice.to, advisedBy: notice.advisedBy, month: number },
    ...(paidBy ? [{ id: "payment", day: paidBy, month: number } as const] : []),
  ];
}

/** A job that was found is told whenever it happens; one that is known, by its day. */
function always(claim: SettledClaim): Entry[] {
  const began = claim.day("newSituationOn");
  if (began !== null) {
    const { from, to, advisedBy } = changeNotice(claim, began);
    return [{ id: "tell-of-change", from, day: to, advisedBy }];
  }
  return [{ id: "tell-of-job", workingDays: claim.lawNumber("unemployment-job-notice-working-days") }];
}

interface Placed {
  item: PlanItem;
  at: number;
}

function byDay(one: Placed, other: Placed): number {
  const [a, b] = [sortKey(one.item), sortKey(other.item)];
  return a === b ? one.at - other.at : a < b ? -1 : 1;
}

/** What has no day comes last, what falls in a year nobody knows comes at the end of that year's known days. */
function sortKey({ from, day }: PlanItem): string {
  const key = from ?? day;
  if (key === null) return "9999-99-99";
  return isKnown(key) ? key : `${key.yearNotKnown}-99-99`;
}
