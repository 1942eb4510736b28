/** What unemployment insurance works out, in words: the lines of the sum and the items of the plan. */
import { type DayIfKnown, isKnown } from "../rules/unemployment/day-if-known.ts";
import type { Line, LineNumber } from "../rules/unemployment/lines.ts";
import type { PlanItem } from "../rules/unemployment/plan.ts";
import type { ConditionOutcome, UnemploymentResult } from "../rules/unemployment/unemployment-benefit.ts";
import { describeDay, describeMoney, describeNumber } from "./describe-answer.ts";
import { type Speaker, text } from "./talk.ts";

/** A line that explains the sum, in words. */
export function lineWords({ id, values }: Line, speaker: Speaker): string {
  return text(speaker, `unemployment:lines.${id}`, numbersInWords(values, speaker));
}

function numberWords({ value, unit }: LineNumber, speaker: Speaker): string {
  if (unit === "vnd") return describeMoney(speaker, value);
  if (unit === "months") return text(speaker, "interface:months", { count: value });
  return unit === "percent" ? `${value}%` : describeNumber(value, speaker.session.lang);
}

/** A condition with its outcome, in words; they may name the numbers of the law. */
export function conditionWords(
  { id, status }: ConditionOutcome,
  { numbers }: Pick<UnemploymentResult, "numbers">,
  speaker: Speaker,
): string {
  return text(speaker, `unemployment:conditions.${id}.${status}`, numbersInWords(numbers, speaker));
}

/** Numbers of the law in words, by the names that texts use. */
export function numbersInWords(numbers: Record<string, LineNumber>, speaker: Speaker): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, numberWords(number, speaker)]));
}

/** An item of the plan, in words. */
export function planWords({ id, from, day, advisedBy, month, workingDays }: PlanItem, speaker: Speaker): string {
  const days = { from, day, advised: advisedBy ?? day };
  const told = Object.entries(days).flatMap(([name, one]) => (one === null ? [] : [[name, dayWords(one, speaker)]]));
  return text(speaker, `unemployment:plan.${id}`, {
    ...Object.fromEntries(told),
    ...(month === null ? {} : { month }),
    ...(workingDays === null ? {} : { days: workingDays }),
  });
}

/** A day in words, or that its year's days off are not known yet. */
export function dayWords(day: DayIfKnown, speaker: Speaker): string {
  if (isKnown(day)) return describeDay(day, speaker.session.lang);
  return text(speaker, "unemployment:day-not-known", { year: day.yearNotKnown });
}
