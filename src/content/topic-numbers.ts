/**
 * Numbers in the answers of topics. They are never typed: `{{param annual-leave-days}}` takes the value in force today
 * with its unit, `{{number …}}` without, `{{amount programme.line}}` a programme's sum and `{{band programme.line}}`
 * the bare number from which it is paid, `{{limit matter.step}}` a time limit, `{{hotline police}}` a number to call. Days are
 * not typed either (topic-days.ts): `{{since base-salary}}`, `{{day programme.event.until}}`, `{{in-force luat-bhxh-2024}}`.
 */
import { describeDay, describeNumber } from "../flow/describe-answer.ts";
import { describeQuantity } from "../flow/describe-quantity.ts";
import type { Words } from "../flow/words.ts";
import type { Amount, Money } from "../rules/amount.ts";
import type { Bodies } from "../rules/bodies/bodies.ts";
import type { Day } from "../rules/day.ts";
import type { Limit, LimitedStep, TimeLimits } from "../rules/deadlines/time-limits-schema.ts";
import { didYouMean } from "../rules/nearest-name.ts";
import { type Parameter, type ParameterUnit, valueOn } from "../rules/parameter.ts";
import type { Programme } from "../rules/programme.ts";
import type { Sources } from "../rules/source.ts";
import { type DayFound, dayOfProgramme, firstDayOfLaw, firstDayOfValue } from "./topic-days.ts";

/** Where the numbers of answers come from. */
export interface NumberSources {
  parameters: ReadonlyMap<string, Parameter>;
  programmes: ReadonlyMap<string, Programme>;
  timeLimits: TimeLimits;
  hotlines: Bodies["hotlines"];
  sources: Sources;
}

const kinds = ["param", "number", "amount", "band", "limit", "hotline", "since", "day", "in-force"] as const;

/** A number or a day in a text that stands for one of the data. */
export interface NumberReference {
  kind: (typeof kinds)[number];
  name: string;
}

/** A number of the data: how much, of what; or a number to call, as it is written; or a day. */
type Quantity = { value: number; unit: ParameterUnit } | { written: string } | DayFound;

const placeholder = /\{\{\s*(\S+)\s+(\S+?)\s*\}\}/g;

/** The text with something else in place of each of its numbers. */
export function withoutNumbers(text: string, instead: string): string {
  return text.replace(/\{\{[^}]*\}\}/g, instead);
}

/** The references of a text, in order. Kinds that do not exist are told by checkNumbers. */
export function numbersIn(text: string): NumberReference[] {
  return [...text.matchAll(placeholder)].flatMap(([, kind = "", name = ""]) => (isKind(kind) ? [{ kind, name }] : []));
}

function isKind(kind: string): kind is NumberReference["kind"] {
  return kinds.some((known) => known === kind);
}

/** The text with its numbers as of a day. Throws where checkNumbers would have told a mistake. */
export function fillNumbers(
  text: string,
  sources: NumberSources,
  { day, lang, words }: { day: Day; lang: string; words: Words },
): string {
  return text.replace(placeholder, (whole, kind: string, name: string) => {
    if (!isKind(kind)) return whole;
    const found = quantityOf({ kind, name }, sources, day);
    if (typeof found === "string") throw new Error(`{{${kind} ${name}}} ${found}`);
    if ("written" in found) return found.written;
    if ("day" in found) return describeDay(found.day, lang);
    return kind === "number" ? describeNumber(found.value, lang) : describeQuantity(found, { lang, words });
  });
}

/** What is wrong with the numbers of a text that must hold on all of these days. */
export function checkNumbers(text: string, sources: NumberSources, days: readonly Day[]): string[] {
  const bad = [...text.matchAll(/\{\{([^}]*)\}\}/g)].filter(([whole]) => numbersIn(whole).length === 0);
  const unread = bad.map(([whole]) => `${whole} is none of ${kinds.map((kind) => `{{${kind} …}}`).join(", ")}`);
  const wrong = numbersIn(text).flatMap((reference) => {
    const faults = days.map((day) => quantityOf(reference, sources, day)).filter((one) => typeof one === "string");
    return faults.slice(0, 1).map((fault) => `{{${reference.kind} ${reference.name}}} ${fault}`);
  });
  return [...unread, ...wrong];
}

/** The number, or what is wrong with it. */
function quantityOf({ kind, name }: NumberReference, sources: NumberSources, day: Day): Quantity | string {
  switch (kind) {
    case "param":
    case "number":
      return parameterOf(name, sources, day);
    case "amount":
      return amountOf(name, sources, day);
    case "band":
      return bandOf(name, sources);
    case "limit":
      return limitOf(name, sources, day);
    case "since":
      return firstDayOfValue(name, sources.parameters, day);
    case "day":
      return dayOfProgramme(name, sources.programmes);
    case "in-force":
      return firstDayOfLaw(name, sources.sources);
    case "hotline": {
      const hotline = sources.hotlines[name];
      return hotline ? { written: hotline.number } : `is no hotline${didYouMean(name, Object.keys(sources.hotlines))}`;
    }
  }
}

function parameterOf(name: string, { parameters }: NumberSources, day: Day): Quantity | string {
  const parameter = parameters.get(name);
  if (!parameter) return `is no parameter${didYouMean(name, parameters.keys())}`;
  const value = valueOn(parameter, day);
  return typeof value === "number" ? { value, unit: parameter.unit } : `has no value on ${day} (${value})`;
}

function amountOf(name: string, sources: NumberSources, day: Day): Quantity | string {
  const line = lineOf(name, sources);
  if (typeof line === "string") return line;
  return typeof line.each === "number"
    ? { value: line.each, unit: "vnd" }
    : parameterOf(line.each.parameter, sources, day);
}

function bandOf(name: string, sources: NumberSources): Quantity | string {
  const line = lineOf(name, sources);
  if (typeof line === "string") return line;
  return line.from === null ? `is a sum without bands` : { value: line.from, unit: "count" };
}

/** A line of a programme's amount; `from` is the number at which its band begins. */
interface AmountLine {
  id: string;
  each: Money;
  from: number | null;
}

function lineOf(name: string, { programmes }: NumberSources): AmountLine | string {
  const [id = "", line = ""] = name.split(".");
  const programme = programmes.get(id);
  if (!programme) return `names no programme${didYouMean(id, programmes.keys())}`;
  const lines = (programme.amount ?? []).flatMap(linesOf);
  const ids = lines.map((one) => one.id);
  return lines.find((one) => one.id === line) ?? `names no sum of ${id}${didYouMean(line, ids)}`;
}

function linesOf(line: Amount[number]): AmountLine[] {
  return "bands" in line ? line.bands : [{ id: line.id, each: line.each, from: null }];
}

function limitOf(name: string, { timeLimits }: NumberSources, day: Day): Quantity | string {
  const [matter = "", step = "", ...circumstances] = name.split(".");
  const steps = stepsOf(timeLimits, matter);
  if (!steps) return `names no matter of time-limits.yaml${didYouMean(matter, Object.keys(timeLimits.matters))}`;
  const limits = steps.find(({ id }) => id === step)?.limits;
  if (!limits)
    return `names no step of ${matter}${didYouMean(
      step,
      steps.map(({ id }) => id),
    )}`;
  const found = limits.find((limit) => holds(limit, day) && limit.when.join() === circumstances.join());
  return found ? { value: found.limit, unit: found.unit } : `has no limit on ${day}`;
}

function stepsOf(timeLimits: TimeLimits, name: string): readonly LimitedStep[] | null {
  const matter = Object.entries(timeLimits.matters).find(([kind]) => kind === name)?.[1];
  if (!matter) return null;
  return "follows" in matter ? stepsOf(timeLimits, matter.follows) : matter.steps;
}

function holds({ since, until }: Limit, day: Day): boolean {
  return (since === undefined || since <= day) && (until === undefined || day <= until);
}
