/** An exact sum in đồng as a fraction in lowest terms; the texts seen do not say how a benefit is rounded. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

/** The fraction of two whole numbers, in lowest terms; the denominator is above 0. */
export function fraction(numerator: number, denominator: number): Fraction {
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** So many percent of a sum, exactly. */
export function percentOf({ numerator, denominator }: Fraction, percent: number): Fraction {
  return fraction(numerator * percent, denominator * 100);
}

/** The sum rounded down to whole đồng. */
export function wholeDong({ numerator, denominator }: Fraction): number {
  return Math.floor(numerator / denominator);
}

/** Whether one sum is larger than another. */
export function isLarger(one: Fraction, other: Fraction): boolean {
  return one.numerator * other.denominator > other.numerator * one.denominator;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? Math.max(a, 1) : greatestCommonDivisor(b, a % b);
}
