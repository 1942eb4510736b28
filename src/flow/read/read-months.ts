import { fold } from "../../search/fold.ts";
import { numberAt } from "./amount.ts";
import { withEnglishDigits } from "./english-numbers.ts";
import { type Lexeme, lexemesOf, wordAt } from "./lexemes.ts";
import { ambiguous, type Limits, oneOf, type Reading, unread, within } from "./reading.ts";

const years = new Set(["nam", "n", "y", "yr", "yrs", "year", "years"]);
const months = new Set(["thang", "t", "th", "m", "mo", "month", "months"]);

/** What may stand around without changing it: "em đóng được khoảng 27 tháng rồi ạ". */
const around = new Set(
  "da a em anh chi toi minh la thi duoc dong dang tong cong roi vay thoi nhe nha khoang chung do bao hiem that nghiep xa hoi bhtn bhxh for about around i have paid . , ! ? ( ) ~".split(
    " ",
  ),
);
const more = new Set("hon tren over more than +".split(" "));
const less = new Set("gan nearly almost".split(" "));
const joining = new Set("- – den toi hoac hay or to".split(" "));

/** No month at all: "không", "chưa đóng tháng nào". */
const none = /^(da |em |toi )*(khong|ko|chua)( co| dong| tung dong)?( thang nao| thang| gi)?( a)?$|^(none|zero)$/;

/** A length of time; `loose` ones need asking back ("2 năm 3", "2,5", "2n"). */
interface Duration {
  months: number;
  unit: "years" | "months" | "bare";
  loose: boolean;
  next: number;
}

/**
 * A length of time in whole months: "2 năm 3 tháng" is 27, "2 nam ruoi" 30, "nửa năm" 6, "2n3t" 27, a bare "27" months.
 * Ambiguous, never guessed: "gần 3 năm" (35 or 36), "hơn 1 năm" (12 or 13), "2-3 năm", "2 năm 3", "2,5".
 * Days, weeks and two dates are unreadable.
 */
export function readMonths(text: string, limits: Limits = {}): Reading<number> {
  const folded = fold(text);
  if (folded === "") return unread("empty");
  if (none.test(folded)) return within(0, limits);
  // "năm" alone is the number five, or a year.
  if (folded === "nam") return oneOf([5, 12], limits);
  const { durations, rest } = durationsOf(lexemesOf(withEnglishDigits(text)));
  const [first, second, third] = durations;
  const left = rest.filter((word) => !around.has(word) && !more.has(word) && !less.has(word));
  if (!first || third || durations.some((one) => !Number.isInteger(one.months))) return unread("unreadable");
  if (second)
    return left.length === 1 && joining.has(left[0] ?? "") ? oneOf(range(first, second), limits) : unread("unreadable");
  if (left.length > 0) return unread("unreadable");
  if (rest.some((word) => more.has(word))) return oneOf([first.months, first.months + 1], limits);
  if (rest.some((word) => less.has(word))) return oneOf([first.months - 1, first.months], limits);
  const reading = within(first.months, limits);
  return reading.ok && first.loose ? ambiguous([first.months]) : reading;
}

function range(first: Duration, second: Duration): number[] {
  const from = first.unit === "bare" && second.unit === "years" ? first.months * 12 : first.months;
  return [from, second.months];
}

function durationsOf(lexemes: Lexeme[]): { durations: Duration[]; rest: string[] } {
  const durations: Duration[] = [];
  const rest: string[] = [];
  for (let at = 0; at < lexemes.length; ) {
    const duration = durationAt(lexemes, at);
    if (duration) durations.push(duration);
    else rest.push(textOf(lexemes[at]));
    at = duration ? duration.next : at + 1;
  }
  return { durations, rest };
}

function textOf(lexeme: Lexeme | undefined): string {
  if (lexeme?.is === "word") return lexeme.word;
  return lexeme?.is === "sign" ? lexeme.sign : (lexeme?.raw ?? "");
}

function durationAt(lexemes: Lexeme[], at: number): Duration | null {
  // "năm rưỡi": one year and a half, not five and a half.
  if (wordAt(lexemes, at) === "nam" && wordAt(lexemes, at + 1) === "ruoi")
    return { months: 18, unit: "years", loose: false, next: at + 2 };
  const number = lengthAt(lexemes, at);
  if (!number) return null;
  const unit = wordAt(lexemes, number.next);
  if (unit !== null && years.has(unit))
    return afterYears(lexemes, number.next + 1, { count: number.value, loose: unit.length === 1 });
  if (unit !== null && months.has(unit))
    return { months: number.value, unit: "months", loose: unit === "m", next: number.next + 1 };
  const whole = Number.isInteger(number.value);
  return { months: whole ? number.value : number.value * 12, unit: "bare", loose: !whole, next: number.next };
}

function lengthAt(lexemes: Lexeme[], at: number): { value: number; next: number } | null {
  const number = numberAt(lexemes, at);
  const [value] = number?.value.unscaled ?? [];
  return number && value !== undefined ? { value, next: number.next } : null;
}

/** The months behind the years: "rưỡi", "3 tháng", "3t", or a loose "3". */
function afterYears(lexemes: Lexeme[], at: number, { count, loose }: { count: number; loose: boolean }): Duration {
  const whole: Duration = { months: rounded(count * 12), unit: "years", loose, next: at };
  if (wordAt(lexemes, at) === "ruoi") return { ...whole, months: rounded(count * 12 + 6), loose: false, next: at + 1 };
  const skip = ["va", "le", "and"].includes(wordAt(lexemes, at) ?? "") || textOf(lexemes[at]) === "," ? 1 : 0;
  const rest = lengthAt(lexemes, at + skip);
  if (!rest || years.has(wordAt(lexemes, rest.next) ?? "")) return whole;
  const unit = wordAt(lexemes, rest.next);
  const named = unit !== null && months.has(unit);
  const more = rest.value > 11;
  if (!named && (skip > 0 || more)) return whole;
  return {
    ...whole,
    months: whole.months + rest.value,
    loose: more || !named,
    next: named ? rest.next + 1 : rest.next,
  };
}

function rounded(months: number): number {
  return Math.round(months * 1000) / 1000;
}
