import type { Amount, Bands, Factor, Money, Sum } from "./amount.ts";
import type { Day } from "./day.ts";
import type { Given } from "./given.ts";
import type { KnownFacts } from "./known-facts.ts";
import { valueOn } from "./parameter.ts";
import { type Confidence, confidenceOf } from "./source.ts";

/** One line of a sum, in VND: `each` times `times` is `sum`. */
export interface AmountLine {
  id: string;
  each: number;
  times: number;
  sum: number;
  cite: string;
}

/** A day for which the law gives no number: not yet, or no longer. */
export interface OutsideDays {
  parameter: string;
  day: Day;
  is: "not-yet" | "repealed";
}

/** A sum as far as it can be told. */
export interface Reckoning {
  /** Null while a line is open. */
  amount: { total: number; lines: AmountLine[] } | null;
  /** The least and the most it can be while a line is open; `most` null where nothing bounds it. */
  between: { least: number; most: number | null } | null;
  /** Facts whose answers are lacking. */
  hangsOn: string[];
  outside: OutsideDays[];
  confidences: Confidence[];
}

interface Line {
  line?: AmountLine;
  least: number;
  most: number | null;
  hangsOn?: string[];
  outside?: OutsideDays;
  confidence?: Confidence;
}

const nothing: Line = { least: 0, most: 0 };

/** Adds up what a programme pays with what is known. Null for a programme that pays no sum. */
export function reckon(amount: Amount | undefined, given: Given, known: KnownFacts): Reckoning | null {
  if (!amount) return null;
  const reckoner: Reckoner = { given, known };
  const all = amount.map((entry) => reckonLine(entry, reckoner));
  const lines = all.flatMap(({ line }) => line ?? []);
  const hangsOn = all.flatMap((entry) => entry.hangsOn ?? []);
  const outside = all.flatMap((entry) => entry.outside ?? []);
  const settled = hangsOn.length === 0 && outside.length === 0;
  return {
    amount: settled ? { total: lines.reduce((sum, line) => sum + line.sum, 0), lines } : null,
    between:
      settled || outside.length > 0
        ? null
        : { least: total(all.map(({ least }) => least)) ?? 0, most: total(all.map(({ most }) => most)) },
    hangsOn,
    outside,
    confidences: all.flatMap(({ confidence }) => confidence ?? []),
  };
}

interface Reckoner {
  given: Given;
  known: KnownFacts;
}

function total(parts: (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

function reckonLine(entry: Sum | Bands, reckoner: Reckoner): Line {
  const { known, given } = reckoner;
  if ("since" in entry && entry.since !== undefined && (given.ruleOf ?? given.today) < entry.since) return nothing;
  const applies = known.holds(entry.when);
  if (applies === false) return nothing;
  const line = "bands" in entry ? reckonBands(entry, reckoner) : reckonSum(entry, reckoner);
  if (applies === true) return line;
  const circumstances = (entry.when ?? []).filter((part) => known.truth(part) === "unknown").map(({ fact }) => fact);
  return { least: 0, most: line.most, hangsOn: [...circumstances, ...(line.hangsOn ?? [])] };
}

function reckonSum(entry: Sum, reckoner: Reckoner): Line {
  const each = price(entry.each, reckoner);
  if (typeof each !== "number") return each;
  const factors = (entry.times ?? []).map((factor) => ({ factor, number: counted(factor, reckoner.known) }));
  if (factors.some(({ number }) => number === 0)) return nothing;
  const open = factors.filter(({ number }) => number === undefined).map(({ factor }) => factor.fact);
  if (open.length > 0) return { least: 0, most: most(entry, each, reckoner), hangsOn: open };
  const times = factors.reduce((product, { number = 1 }) => product * number, 1);
  return priced(entry, { each, times }, reckoner);
}

function counted({ fact, atMost }: Factor, known: KnownFacts): number | undefined {
  const number = numberOf(fact, known);
  return number === undefined || atMost === undefined ? number : Math.min(number, atMost);
}

/** The most a line can be: each factor as answered, else its own limit, else the one of its fact. */
function most(entry: Sum, each: number, { given, known }: Reckoner): number | null {
  return (entry.times ?? []).reduce<number | null>((product, factor) => {
    const limits = [factor.atMost, given.definitions.get(factor.fact)?.max].filter((limit) => limit !== undefined);
    const number = counted(factor, known) ?? (limits.length > 0 ? Math.min(...limits) : null);
    return product === null || number === null ? null : product * number;
  }, each);
}

function reckonBands(entry: Bands, reckoner: Reckoner): Line {
  const number = numberOf(entry.bandsBy, reckoner.known);
  if (number === undefined) return openBands(entry, reckoner);
  const band = entry.bands.filter(({ from }) => from <= number).at(-1);
  if (!band) return nothing;
  const each = price(band.each, reckoner);
  return typeof each === "number" ? priced(band, { each, times: 1 }, reckoner) : each;
}

/** The band is not known: the sum lies between those of the lowest and the highest one. */
function openBands(entry: Bands, reckoner: Reckoner): Line {
  const prices = entry.bands.map(({ each }) => price(each, reckoner));
  const blocked = prices.find((each) => typeof each !== "number");
  if (blocked) return { ...blocked, hangsOn: [entry.bandsBy, ...(blocked.hangsOn ?? [])] };
  const sums = prices.filter((each) => typeof each === "number");
  return { least: Math.min(...sums), most: Math.max(...sums), hangsOn: [entry.bandsBy] };
}

function priced(
  entry: Omit<Sum, "times" | "when" | "since">,
  { each, times }: { each: number; times: number },
  { given }: Reckoner,
): Line {
  const sum = each * times;
  const line = { id: entry.id, each, times, sum, cite: entry.cite };
  return { line, least: sum, most: sum, confidence: confidenceOf(entry, given.sources) };
}

/** The number behind a sum; where its parameter cannot give one, a line that says why. */
function price(money: Money, { given, known }: Reckoner): number | Line {
  if (typeof money === "number") return money;
  const parameter = given.parameters?.get(money.parameter);
  if (!parameter) throw new Error(`There is no parameter "${money.parameter}"`);
  const day = parameter.by === undefined ? given.today : dayOf(parameter.by, known);
  if (day === undefined) return { least: 0, most: null, hangsOn: [parameter.by ?? ""] };
  const value = valueOn(parameter, day);
  return typeof value === "number"
    ? value
    : { least: 0, most: null, outside: { parameter: money.parameter, day, is: value } };
}

function numberOf(fact: string, known: KnownFacts): number | undefined {
  const answer = known.answer(fact);
  return answer && "value" in answer && typeof answer.value === "number" ? answer.value : undefined;
}

function dayOf(fact: string, known: KnownFacts): Day | undefined {
  const answer = known.answer(fact);
  return answer && "value" in answer && typeof answer.value === "string" && answer.value !== "none"
    ? answer.value
    : undefined;
}
