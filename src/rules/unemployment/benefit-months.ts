/** The numbers that turn contributed months into months of benefit. */
export interface DurationNumbers {
  /** Fewest contributed months that give a benefit. */
  needed: number;
  /** Up to so many contributed months the first benefit months are paid. */
  firstBand: number;
  firstMonths: number;
  /** Each further full so many contributed months give one month more. */
  perMonth: number;
  most: number;
}

/** For how many months benefit is paid, and the odd contributed months that are kept for the next time. */
export interface BenefitMonths {
  months: number;
  /** Kept in the decision itself. */
  oddMonthsKept: number;
}

/**
 * Months of benefit of so many contributed months (Luật Việc làm 2013, điều 50 khoản 2; Luật Việc làm 2025, điều 39 khoản 2),
 * and the odd months kept: only between the first band and the most (Nghị định 374/2025, điều 8 khoản 1; Thông tư 15/2023).
 */
export function benefitMonths(contributed: number, numbers: DurationNumbers): BenefitMonths {
  const { needed, firstBand, firstMonths, perMonth, most } = numbers;
  if (contributed < needed) return { months: 0, oddMonthsKept: 0 };
  if (contributed <= firstBand) return { months: firstMonths, oddMonthsKept: 0 };
  const further = Math.floor((contributed - firstBand) / perMonth);
  const isBeyond = contributed > firstBand + (most - firstMonths) * perMonth;
  return {
    months: Math.min(most, firstMonths + further),
    oddMonthsKept: isBeyond ? 0 : (contributed - firstBand) % perMonth,
  };
}

/** Contributed months above which the rest is lost: 144 by the numbers of both laws. */
export function mostUsableMonths({ firstBand, firstMonths, perMonth, most }: DurationNumbers): number {
  return firstBand + (most - firstMonths) * perMonth;
}
