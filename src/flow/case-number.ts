/**
 * The number of a case, not secret: year, eight digits of which the last is a check digit, such as "26-4821-3907".
 * Drawn at random, so it tells neither how many cases there are nor in which order they came.
 */

/** A case number from a year (2026) and a random whole number of 0 to 9,999,999. */
export function makeCaseNumber(year: number, random: number): string {
  const digits = String(random % 10_000_000).padStart(7, "0");
  const all = digits + luhnDigit(digits);
  return `${String(year % 100).padStart(2, "0")}-${all.slice(0, 4)}-${all.slice(4)}`;
}

/** Luhn's check digit (ISO/IEC 7812-1) of a row of digits. */
function luhnDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
