import { unmark } from "../../../src/search/fold.ts";

const units = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

/** A number from 1 to 999 as it is said in full: 105 is "một trăm lẻ năm", 25 "hai mươi lăm". */
export function vietnameseWords(number: number, marks = true): string {
  const hundreds = Math.floor(number / 100);
  const rest = number % 100;
  const words = hundreds === 0 ? belowHundred(rest) : `${units[hundreds]} trăm${afterHundred(rest)}`;
  return marks ? words : unmark(words);
}

function afterHundred(rest: number): string {
  if (rest === 0) return "";
  return rest < 10 ? ` lẻ ${units[rest]}` : ` ${belowHundred(rest)}`;
}

function belowHundred(number: number): string {
  const tens = Math.floor(number / 10);
  const unit = number % 10;
  if (tens === 0) return units[unit] ?? "";
  const first = tens === 1 ? "mười" : `${units[tens]} mươi`;
  if (unit === 0) return first;
  if (unit === 5) return `${first} lăm`;
  return `${first} ${unit === 1 && tens > 1 ? "mốt" : units[unit]}`;
}
