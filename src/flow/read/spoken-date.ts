import { withEnglishDigits } from "./english-numbers.ts";

const weekdays = "monday tuesday wednesday thursday friday saturday sunday".split(" ");
const named = weekdays.join("|");

/** Ways of speaking of a day, in order, with the Vietnamese words for them that `meaningOf` knows; "$1" is a weekday. */
const spoken: readonly [RegExp, string][] = [
  [/\b(?:the )?day before yesterday\b/g, "hom kia"],
  [/\blast night\b/g, "hom qua"],
  [/\byesterday (?:morning|noon|afternoon|evening|night)\b/g, "hom qua"],
  [/\bthis (?:morning|afternoon|evening)\b/g, "hom nay"],
  [new RegExp(`\\b(?:on )?(${named})(?: of)? last week\\b`, "g"), "$1 tuan truoc"],
  [new RegExp(`\\blast week(?:'s)?,?(?: on)? (${named})\\b`, "g"), "$1 tuan truoc"],
  [new RegExp(`\\b(?:last|this past|this|on)? ?(${named})\\b`, "g"), "$1"],
  [/\blast (week|month)\b/g, "$1 truoc"],
  [/\bthis (week|month)\b/g, "$1 nay"],
  [/\b(\d{1,2}) months? ago\b/g, "cach day $1 thang"],
  [/\bhalf a month ago\b/g, "cach day nua thang"],
  [/\bweek(?= truoc| nay)/g, "tuan"],
  [/\bmonth(?= truoc| nay)/g, "thang"],
  // "t6 tuần trước" is a Friday, "t10", "T.10/2026" a month.
  [/(?<![\p{L}\d])t\.?([2-7])(?= (?:tuần|tuan|vừa|vua))/gu, "thứ $1"],
  [/(?<![\p{L}\d])t\.? ?(\d{1,2})(?![\p{L}\d])/gu, "tháng $1"],
];

/** A day in lower case, with English and shortened ways of speaking of it in the Vietnamese words that are read. */
export function spokenDate(text: string): string {
  const said = spoken.reduce((rest, [form, words]) => rest.replace(form, words), withEnglishDigits(text));
  return said.replace(new RegExp(`\\b(${named})\\b`, "g"), (name) => weekdayWords(name));
}

function weekdayWords(name: string): string {
  return name === "sunday" ? "chu nhat" : `thu ${weekdays.indexOf(name) + 2}`;
}
