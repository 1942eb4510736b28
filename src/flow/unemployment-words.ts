/** What unemployment insurance works out, in words: the lines of the sum and the items of the plan. */
import { type DayIfKnown, isKnown } from "../rules/unemployment/day-if-known.ts";
import type { Line, LineNumber } from "../rules/unemployment/lines.ts";
import type { PlanItem } from "../rules/unemployment/plan.ts";
import { describeDay, describeMoney, describeNumber } from "./describe-answer.ts";
import { type Speaker, text } from "./talk.ts";

/** A line that explains the sum, in words. */
export function lineWords({ id, values }: Line, speaker: Speaker): string {
  const told = Object.entries(values).map(([name, number]) => [name, numberWords(number, speaker)]);
  return text(speaker, `unemployment:lines.${id}`, Object.fromEntries(told));
}

function numberWords({ value, unit }: LineNumber, speaker: Speaker): string {
  if (unit === "vnd") return describeMoney(speaker, value);
  if (unit === "months") return text(speaker, "interface:months", { count: value });
  return unit === "percent" ? `${value}%` : describeNumber(value, speaker.session.lang);
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

function dayWords(day: DayIfKnown, speaker: Speaker): string {
  if (isKnown(day)) return describeDay(day, speaker.session.lang);
  return text(speaker, "unemployment:day-not-known", { year: day.yearNotKnown });
}
