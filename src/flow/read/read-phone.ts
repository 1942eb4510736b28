import { unmark } from "../../search/fold.ts";
import { ambiguous, type Reading, read, unread } from "./reading.ts";

/** Mobile numbers have 10 digits and begin with 03, 05, 07, 08 or 09; landlines have 11 and begin with 02. */
const vietnamese = /^0(?:[35789]\d{8}|2\d{9})$/;

/** A run of digits with spaces, dots, dashes or brackets in between, and an optional plus. */
const run = /(?:\+|\(\s*\+?)?\d(?:[\s.\-()]*\d)+/g;

/**
 * A Vietnamese phone number as its digits with the leading zero ("0912345678"), from +84, 84, spaces, dots and dashes.
 * Nine digits without the zero, or two numbers, are ambiguous; old mobile numbers of 11 digits are unreadable.
 */
export function readPhone(text: string): Reading<string> {
  // People type the letter o for the digit in front.
  const typed = unmark(text).replace(/(?<![a-z0-9])o(?=[\s.-]?\d)/g, "0");
  if (typed.trim() === "") return unread("empty");
  const numbers = [...new Set((typed.match(run) ?? []).map(national).filter((number) => vietnamese.test(number)))];
  const [only] = numbers;
  if (numbers.length > 1) return ambiguous(numbers);
  if (only !== undefined) return read(only);
  const digits = typed.replace(/\D/g, "");
  const withZero = `0${digits}`;
  return digits.length === 9 && vietnamese.test(withZero) ? ambiguous([withZero]) : unread("unreadable");
}

/** Every run of digits in a text as its digits alone; phone numbers as readPhone gives them, whatever stands around them. */
export function numbersIn(text: string): string[] {
  return [...new Set((unmark(text).match(run) ?? []).map(national))];
}

function national(digits: string): string {
  const plain = digits.replace(/\D/g, "");
  return plain.replace(/^(?:00)?84(?=\d{9,10}$)/, "0");
}
