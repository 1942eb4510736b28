import { type Confidence, confidenceOf, weakest } from "../source.ts";
import { lineArticles, said } from "./articles.ts";
import type { BenefitAmount } from "./benefit-amount.ts";
import type { BenefitMonths } from "./benefit-months.ts";
import type { SettledClaim } from "./conditions.ts";
import { percentOf, wholeDong } from "./fraction.ts";

/** A number in the words of a line, with its unit. */
export interface LineNumber {
  value: number;
  unit: "vnd" | "months" | "percent" | "times";
}

/** One line that explains the sum; its words use the names of `values`. */
export interface Line {
  id: keyof typeof lineArticles;
  values: Record<string, LineNumber>;
  cite: string;
  confidence: Confidence;
}

/** The names of the numbers that the words of each line may use. */
export const lineValues = {
  share: ["percent", "average", "sum"],
  cap: ["times", "wage", "sum"],
  "limited-by-wage": ["sum"],
  "limited-by-cap": ["sum"],
  between: ["low", "high"],
  months: ["contributed", "months"],
  "odd-months": ["months"],
  total: ["months", "monthly", "total"],
} as const satisfies Record<keyof typeof lineArticles, readonly string[]>;

const vnd = (value: number): LineNumber => ({ value, unit: "vnd" });
const months = (value: number): LineNumber => ({ value, unit: "months" });

interface Sums {
  amount: BenefitAmount | null;
  duration: (BenefitMonths & { contributed: number }) | null;
  total: number | null;
}

/** The lines that explain the sum, in the order of the reckoning. */
export function linesOf(claim: SettledClaim, { amount, duration, total }: Sums): Line[] {
  const line = (id: Line["id"], values: Line["values"], own?: { cite: string; confidence: Confidence }): Line[] => {
    const words = said(lineArticles, { id, law: claim.law }, claim.given.sources);
    return words ? [{ ...words, values, ...own }] : [];
  };
  return [
    ...(amount?.is === "known" ? knownLines(claim, amount, line) : []),
    ...(amount?.is === "between" ? line("between", { low: vnd(amount.low.dong), high: vnd(amount.high.dong) }) : []),
    ...(duration ? line("months", { contributed: months(duration.contributed), months: months(duration.months) }) : []),
    ...(duration && duration.oddMonthsKept > 0 ? line("odd-months", { months: months(duration.oddMonthsKept) }) : []),
    ...(duration && total !== null && amount?.is === "known"
      ? line("total", { months: months(duration.months), monthly: vnd(amount.monthly.dong), total: vnd(total) })
      : []),
  ];
}

type MakeLine = (id: Line["id"], values: Line["values"], own?: { cite: string; confidence: Confidence }) => Line[];

function knownLines(claim: SettledClaim, amount: BenefitAmount & { is: "known" }, line: MakeLine): Line[] {
  const { average, percent, cap, monthly, confidence } = amount;
  const times = claim.lawNumber("unemployment-cap-times");
  const share = wholeDong(percentOf(average, percent));
  const capSource = { cite: cap.cite, confidence: cap.confidence };
  const limit = monthly.limitedBy === "cap" ? "limited-by-cap" : "limited-by-wage";
  return [
    ...line("share", {
      percent: { value: percent, unit: "percent" },
      average: vnd(wholeDong(average)),
      sum: vnd(share),
    }),
    ...line("cap", { times: { value: times, unit: "times" }, wage: vnd(cap.wage), sum: vnd(cap.sum) }, capSource),
    ...line(limit, { sum: vnd(monthly.dong) }).map((one) => ({
      ...one,
      confidence: weakest([confidence, confidenceOf(one, claim.given.sources)]),
    })),
  ];
}
