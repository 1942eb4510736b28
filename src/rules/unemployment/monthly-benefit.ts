import { type Fraction, fraction, isLarger, percentOf, wholeDong } from "./fraction.ts";

/** The benefit of one month, and which of its two limits it came to. */
export interface MonthlyBenefit {
  /** The exact sum in đồng. */
  exact: Fraction;
  /** The exact sum rounded down to whole đồng: an estimate, because no text seen fixes the rounding. */
  dong: number;
  /** True when the exact sum is no whole number of đồng. */
  isRounded: boolean;
  /** The share of the average wage, or the cap that cut it. */
  limitedBy: "wage" | "cap";
}

/** The average of insured wages in đồng, exactly; at least one wage. */
export function averageWage(wages: readonly number[]): Fraction {
  return fraction(
    wages.reduce((sum, wage) => sum + wage, 0),
    wages.length,
  );
}

/**
 * The benefit of one month in đồng: a share of the average insured wage, at most the cap (Luật Việc làm 2013, điều 50
 * khoản 1; Luật Việc làm 2025, điều 39 khoản 1).
 */
export function monthlyBenefit(given: { average: Fraction; percent: number; cap: number }): MonthlyBenefit {
  const share = percentOf(given.average, given.percent);
  const cap = fraction(given.cap, 1);
  const isCut = isLarger(share, cap);
  const exact = isCut ? cap : share;
  return { exact, dong: wholeDong(exact), isRounded: exact.denominator !== 1, limitedBy: isCut ? "cap" : "wage" };
}
