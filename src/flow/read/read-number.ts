import { fold } from "../../search/fold.ts";
import { asksSomething } from "./asks.ts";
import { withEnglishDigits } from "./english-numbers.ts";
import { lexemesOf } from "./lexemes.ts";
import { type Quantities, quantitiesOf } from "./quantity.ts";
import { type Limits, oneOf, type Reading, unread, within } from "./reading.ts";

/** How a number is wanted. Without `integer` decimals are allowed. */
export interface NumberLimits extends Limits {
  integer?: boolean;
}

/** None at all: "không", "không có ai", "chưa có". */
const none =
  /^(da |em |toi )*(khong|ko|k|chua)( co)?( ai| ai ca| gi| gi ca| con| con nao| chau nao| nguoi nao| dua nao| lan nao| ngay nao)?( a| dau)?$|^(none|zero|nobody|nothing)$/;

/** Words that change what is counted: 2 weeks are no number of days, 5 percent no number of people. */
const otherUnits = new Set(
  "tuan thang nam gio phut quy week weeks month months year years hour hours % / vnd ₫ usd $".split(" "),
);

const denial = new Set(["khong", "ko", "chua", "not", "no"]);

/** What may stand before the number: "tổng cộng 3", "nhà em được 2 cháu". Other words, such as names, may not. */
const leading = new Set("tong cong tat ca duoc dang da so luong nha gia dinh nuoi hien i have we".split(" "));

/** Most words about what is counted: "12 người lao động". */
const WORDS_AROUND = 4;

/**
 * A number as people write it: "12", "mười hai", "1.000" or "1,000" (thousands, never one), "12 người", "khoảng 20" (20),
 * "không có" (0). "hơn 20", "10-12" and "1,500" where decimals are allowed are ambiguous. Other units than days are
 * unreadable, so that "2 tuần" never becomes 2.
 */
export function readNumber(text: string, limits: NumberLimits = {}): Reading<number> {
  const folded = fold(text);
  if (folded === "") return unread("empty");
  if (none.test(folded)) return within(0, limits);
  const children = childrenOf(folded);
  if (children > 0 && !asksSomething(text)) return oneOf([children], limits);
  const typed = quantitiesOf(lexemesOf(withEnglishDigits(text)));
  if (asksSomething(text) || !isOneNumber(typed)) return unread("unreadable");
  const values = typed.amounts
    .flatMap((amount) => amount.values)
    .filter((value) => !limits.integer || Number.isInteger(value))
    .map((value) => (typed.negative ? -value : value));
  const [value] = values;
  if (value === undefined) return unread("unreadable");
  return values.length > 1 || typed.exactness !== "exact" ? oneOf(values, limits) : within(value, limits);
}

const small: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4 };

/** Children told with their ages, counted: "1 đứa 3 tuổi" is 1, "một cháu 2 tuổi một cháu 5 tuổi" 2; 0 for all else. */
function childrenOf(folded: string): number {
  const told = [
    ...folded.matchAll(/(\d|mot|hai|ba|bon) (?:dua|chau|con|be|tre)(?: nho| gai| trai)? (?:moi )?\d{1,2} tuoi/g),
  ];
  return told.reduce((sum, [, count = ""]) => sum + (small[count] ?? Number(count)), 0);
}

/** Whether the text names one number, or two of which one is meant, and nothing that changes it. */
function isOneNumber({ amounts, rest, before, range }: Quantities): boolean {
  if (amounts.length !== (range ? 2 : 1) || rest.length > WORDS_AROUND) return false;
  return before.every((word) => leading.has(word)) && !rest.some((word) => otherUnits.has(word) || denial.has(word));
}
