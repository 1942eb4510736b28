import { fold } from "../../search/fold.ts";
import { readNumber } from "./read-number.ts";
import { ambiguous, type Limits, type Reading, within } from "./reading.ts";

const DAYS_OF_A_WEEK = 7;
/** A month as support for workers counts it. */
const DAYS_OF_A_MONTH = 30;

const small: Readonly<Record<string, number>> = { mot: 1, hai: 2, ba: 3, bon: 4, one: 1, two: 2, three: 3, four: 4 };

/** A number of weeks or months and nothing else. */
const span =
  /^(khoang |tam |chung |do |gan |hon )?(?:duoc |la )?(\d{1,2}|mot|hai|ba|bon|one|two|three|four) (tuan|thang|weeks?|months?)(?: lien| lien tuc| lien tiep)?$/;

/** A number of days: "20", "20 ngày"; "2 tuần" is 14. Months differ in length: "2 tháng" is asked back as 60 days, and so is
 * what is only about right ("khoảng 2 tuần"). */
export function readDays(text: string, limits: Limits = {}): Reading<number> {
  const [, about, count = "", unit = ""] = span.exec(fold(text)) ?? [];
  const number = small[count] ?? Number(count);
  if (unit === "" || number === 0) return readNumber(text, { ...limits, integer: true });
  const isWeeks = unit.startsWith("tuan") || unit.startsWith("week");
  const days = within(number * (isWeeks ? DAYS_OF_A_WEEK : DAYS_OF_A_MONTH), limits);
  return days.ok && (about !== undefined || !isWeeks) ? ambiguous([days.value]) : days;
}
