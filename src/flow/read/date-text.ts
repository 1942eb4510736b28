import { amountAt } from "./amount.ts";
import { type Lexeme, lexemesOf, wordAt } from "./lexemes.ts";
import { groupAt } from "./number-words.ts";
import { spokenDate } from "./spoken-date.ts";

const englishMonths = "january february march april may june july august september october november december".split(
  " ",
);

/** Said around a day without changing it; "hôm" only before a number ("hôm 15/8"). */
const around =
  /(?:^| )(?:tu|từ|vao|luc|la|da|a|ah|em|toi|nghi viec|bi nghi|nghi|viec|on|from|since|thoi|roi a)(?= |$)|(?:^| )(?:hom|bua)(?= (?:ngay )?\d)|[,.;!?]+$/g;

/** "mới hôm qua", "sáng nay": the part of the day and that it was just now do not matter. */
const justThen =
  /^(?:(?:mới|moi|vừa|vua) )+|^(?:(?:mới|moi|vừa|vua) )?(?:sáng|sang|trưa|trua|chiều|chieu|đêm|dem|khuya)(?: (?:sớm|som))? (?=(?:(?:hom|ngay) )?(?:nay|qua|kia)$)/;

/** What happened on the day, said before or behind it: "20/10/2026 mới nộp". */
const happened =
  /(?<!\p{L})(?:mới nộp|moi nop|đã nộp|da nop|nộp hồ sơ|nop ho so|hết hợp đồng|het hop dong|hết hạn|het han)(?!\p{L})/gu;

/** A typed day, brought to one spelling: folded words, numbers in digits, "d/m/y" with slashes. */
export function dateText(text: string): { plain: string; about: boolean } {
  const prepared = english(spokenDate(text.normalize("NFC").toLowerCase().replace(happened, " "))).replace(
    /(?<!\p{L})ngày mốt(?!\p{L})|^\s*mốt\s*$/gu,
    "ngày kia",
  );
  const words = inDigits(lexemesOf(prepared)).join(" ");
  const joined = words.replace(/(?<=\d) ?([/.\-–]) ?(?=\d)/g, "/").replace(/(?<=\d)[.](?=\d)/g, "/");
  const about = /(?:^| )(?:khoang|chung|do|co|about|around)(?= )/.test(joined);
  const plain = joined.replace(/(?:^| )(?:khoang|chung|do|co|about|around)(?= )/g, " ").replace(around, " ");
  return { plain: plain.replace(around, " ").replace(/\s+/g, " ").trim().replace(justThen, ""), about };
}

/** English days and months in the order day/month/year: "August 15, 2021" → "15/8/2021". */
function english(text: string): string {
  const names = englishMonths.map((name) => `${name}|${name.slice(0, 3)}`).join("|");
  const form = new RegExp(
    `(?:(\\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(?<!\\p{L})(${names})(?!\\p{L})\\.?(?: (\\d{1,2})(?:st|nd|rd|th)?(?!\\d))?(?:,? (\\d{4}))?`,
    "u",
  );
  const found = form.exec(text);
  if (!found) return text;
  const [all, before, name = "", after, year] = found;
  const month = englishMonths.findIndex((one) => one.startsWith(name.slice(0, 3))) + 1;
  const day = before ?? after;
  const start = day === undefined ? `tháng ${month}` : `${day}/${month}`;
  return text.replace(all, year === undefined ? start : `${start}/${year}`);
}

/** The words with number words as digits. "năm" is five only where a day or a month must stand ("tháng năm" is May). */
function inDigits(lexemes: Lexeme[]): string[] {
  const words: string[] = [];
  for (let at = 0; at < lexemes.length; ) {
    const number = numberAt(lexemes, at, words.at(-1));
    words.push(number ? String(number.value) : plainOf(lexemes[at]));
    at = number ? number.next : at + 1;
  }
  return words;
}

function numberAt(lexemes: Lexeme[], at: number, before: string | undefined): { value: number; next: number } | null {
  const word = wordAt(lexemes, at);
  if (word === null || before === "thu") return null;
  const expected = before === "thang" || before === "ngay" || before === "mung" || before === "mong";
  if (word === "tu") return before === "thang" ? { value: 4, next: at + 1 } : null;
  if (word === "nam" && !expected) return null;
  if (before !== "nam") return groupAt(lexemes, at);
  const year = amountAt(lexemes, at);
  return year?.values[0] === undefined ? null : { value: year.values[0], next: year.next };
}

function plainOf(lexeme: Lexeme | undefined): string {
  if (!lexeme) return "";
  if (lexeme.is === "word") return lexeme.word;
  return lexeme.is === "number" ? lexeme.raw : lexeme.sign;
}
