import { fold } from "../../search/fold.ts";
import type { Amount } from "./amount.ts";
import { asksSomething } from "./asks.ts";
import { withEnglishDigits } from "./english-numbers.ts";
import { type Lexeme, lexemesOf, wordAt } from "./lexemes.ts";
import { quantitiesOf } from "./quantity.ts";
import { ambiguous, type Limits, oneOf, type Reading, unread, within } from "./reading.ts";

const currency = new Set(["d", "dong", "vnd", "₫", "vietnam", "viet"]);

/** What may stand around a sum without changing it: "lương bình quân của em là 5 triệu". */
const around = new Set(
  "luong muc tien binh quan trung thuong toi duoc da dang dong nhan cua tong cong moi hang so bao hiem của bao average salary wage per month my is it s".split(
    " ",
  ),
);

/** Below this a bare number is not taken as đồng: nobody earns 5,200 đồng, they mean thousands or millions. */
const BARE_AT_LEAST = 100_000;

/** Largest sum offered for a bare number, 1 billion đồng. */
const OFFERED_AT_MOST = 1_000_000_000;

/**
 * A sum in whole đồng: "5tr2", "3 triệu rưỡi", "5 triệu 200", "5.200.000đ", "5,2 triệu", "500k", "ba triệu", "1 tỷ 2",
 * "khoảng 5 triệu", also "… một tháng". Never a silent guess that is off by a thousand:
 * - a bare number below 100,000 ("5", "5.200", "500") is ambiguous between đồng, thousands and millions;
 * - "5 triệu 25" is ambiguous (5,250,000 or 5,025,000), and so is "5.250 triệu";
 * - "gần/hơn 5 triệu" and "4-5 triệu" are ambiguous; other currencies, days and hours are unreadable.
 */
export function readMoney(text: string, limits: Limits = {}): Reading<number> {
  const folded = fold(text);
  if (folded === "") return unread("empty");
  if (/^(khong|ko|chua)( co)?( gi| dong nao| luong| tien)?$/.test(folded)) return within(0, limits);
  const { amounts, rest, exactness, range, negative } = quantitiesOf(withoutPeriod(lexemesOf(withEnglishDigits(text))));
  if (asksSomething(text)) return unread("unreadable");
  const named = rest.some((word) => currency.has(word));
  if (negative || rest.some((word) => !currency.has(word) && !around.has(word))) return unread("unreadable");
  if (amounts.length === 0 || amounts.length > 2 || (amounts.length === 2 && !range)) return unread("unreadable");
  const bare = amounts.every((amount) => !amount.scaled) && !named;
  const values = amounts.flatMap((amount) => (bare ? bareValues(amount) : amount.values)).filter(Number.isInteger);
  const sure = amounts.length === 1 && values.length === 1 && exactness === "exact" && !(bare && isSmall(amounts));
  const [value] = values;
  if (value === undefined) return unread("unreadable");
  return sure ? within(value, limits) : offered(values, limits);
}

function isSmall(amounts: Amount[]): boolean {
  return amounts.some((amount) => amount.values.some((value) => value > 0 && value < BARE_AT_LEAST));
}

/** What a number without "triệu", "nghìn" or "đ" can mean. */
function bareValues({ values }: Amount): number[] {
  return values.flatMap((value) => {
    if (value === 0 || value >= BARE_AT_LEAST) return [value];
    return [value * 1e6, value * 1e3, value].map(Math.round).filter((sum) => sum >= 1000 && sum <= OFFERED_AT_MOST);
  });
}

function offered(values: number[], limits: Limits): Reading<number> {
  return values.length === 1 && values[0] !== undefined ? mostlyOne(values[0], limits) : oneOf(values, limits);
}

function mostlyOne(value: number, limits: Limits): Reading<number> {
  const reading = within(value, limits);
  return reading.ok ? ambiguous([value]) : reading;
}

/** Without "một tháng", "/tháng" at the end: money is asked for by the month. Not without "2 tháng". */
function withoutPeriod(lexemes: Lexeme[]): Lexeme[] {
  let end = lexemes.length;
  while (["a", "da", "ah"].includes(wordAt(lexemes, end - 1) ?? "")) end -= 1;
  if (!["thang", "month"].includes(wordAt(lexemes, end - 1) ?? "")) return lexemes;
  return isEach(lexemes[end - 2]) ? lexemes.slice(0, end - 2) : lexemes;
}

function isEach(lexeme: Lexeme | undefined): boolean {
  if (lexeme?.is === "number") return lexeme.raw === "1";
  if (lexeme?.is === "sign") return lexeme.sign === "/";
  return ["mot", "moi", "hang", "per"].includes(lexeme?.word ?? "");
}
