import { describeDay, describeNumber } from "../../flow/describe-answer.ts";
import type { Day } from "../../rules/day.ts";
import { type DayIfKnown, isKnown } from "../../rules/unemployment/day-if-known.ts";
import type { Line, LineNumber } from "../../rules/unemployment/lines.ts";
import type { PlanItem } from "../../rules/unemployment/plan.ts";
import { type Edition, say } from "../edition.ts";

/** A line that explains the sum, in words. */
export function lineWords({ id, values }: Line, edition: Edition): string {
  const told = Object.entries(values).map(([name, number]) => [name, numberWords(number, edition)]);
  return say(edition, `unemployment:lines.${id}`, Object.fromEntries(told));
}

function numberWords({ value, unit }: LineNumber, edition: Edition): string {
  const number = describeNumber(value, edition.lang);
  if (unit === "vnd") return say(edition, "interface:money", { amount: number });
  if (unit === "months") return say(edition, "interface:months", { count: value });
  return unit === "percent" ? `${value}%` : number;
}

/** An item of the plan, in words. */
export function planWords({ id, from, day, advisedBy, month, workingDays }: PlanItem, edition: Edition): string {
  const days: Record<string, DayIfKnown | null> = { from, day, advised: advisedBy ?? day };
  const told = Object.entries(days).flatMap(([name, one]) => (one === null ? [] : [[name, dayWords(one, edition)]]));
  return say(edition, `unemployment:plan.${id}`, {
    ...Object.fromEntries(told),
    ...(month === null ? {} : { month }),
    ...(workingDays === null ? {} : { days: workingDays }),
  });
}

function dayWords(day: DayIfKnown, edition: Edition): Day {
  if (isKnown(day)) return describeDay(day, edition.lang);
  return say(edition, "unemployment:day-not-known", { year: day.yearNotKnown });
}
