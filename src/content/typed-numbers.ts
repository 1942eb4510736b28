/**
 * Numbers typed into the answers of topics. Every sum, rate, number of days and date comes from the data, so that it changes with the
 * law; what may be typed is a name that has a number in it.
 */
import { withoutNumbers } from "./topic-numbers.ts";

const document =
  "[Nn]ghị quyết|[Qq]uyết định|[Nn]ghị định|[Tt]hông tư|[Cc]hỉ thị|Resolution|Decision|Decree|Circular|Directive";

/** Names that have a number in them. */
const names = [
  // Documents, and places in them.
  String.raw`(?:${document})(?: số)? \d+(?:/\d{4})?`,
  String.raw`(?:[Đđ]iều|[Kk]hoản|[Aa]rticle|[Cc]lause) \d+`,
  String.raw`(?:[Mm]ẫu(?: số)?|[Ff]orm) \d+`,
  // Wage regions, groups of a list, classes at school, and what is called the thirteenth month.
  String.raw`(?:vùng|nhóm|lớp|[Rr]egion|group|grade) \d+`,
  "[Ll]ương tháng 13",
  "COVID-19",
  String.raw`\bF[01]\b`,
  // Public holidays that are called by their day.
  String.raw`(?<![\d/])(?:1/1|30/4|1/5|24/11)(?![\d/])`,
  // A year by itself, without day and month.
  String.raw`(?<![\p{L}\d/.,-]|\d )(?:19|20)\d{2}(?![\d/]|[., ]\d|\s*(?:%|đồng|ngày|tháng|giờ|người|days|hours|months|people))`,
  // The numbers of a list.
  String.raw`^\d+\. `,
];
const named = new RegExp(names.join("|"), "gmu");
/** With the rest of a telephone number, or the word behind it, which says what it counts. */
const typed = /\p{L}*\d[\p{L}\d.,/:-]*(?:(?: \d+)+|\s*%|\s[\p{L}\p{M}]+)?/gu;

/** Numbers typed into a text ("12 tháng", "75%", "1/7/2026"), which should come from the data. */
export function typedNumbers(text: string): string[] {
  return (withoutNumbers(text, " ").replace(named, " ").match(typed) ?? []).map((found) => found.replace(/[.,:]$/, ""));
}
