import { addDays, type CivilDay, civilDay, isoDay, lastDayOf, weekdayOf } from "./civil-day.ts";

/**
 * What a typed day means: one day, a day whose year is open, a month (or its beginning, middle, end), or some days of
 * which one is meant.
 */
export type Meaning =
  | { is: "day"; iso: string }
  | { is: "no-such-day" }
  | { is: "day-of-year"; day: number; month: number }
  | { is: "month"; month: number; year: number | null; days: MonthDays }
  | { is: "some"; days: string[] };

/** The days of a month that are offered for it; 31 stands for its last day. */
type MonthDays = readonly number[];

const wholeMonth: MonthDays = [1, 15, 31];
const partsOfMonth: Readonly<Record<string, MonthDays>> = { dau: [1, 5, 10], giua: [10, 15, 20], cuoi: [20, 25, 31] };

/** One written form of a day: when it matches, what it means on the day `today`; null: it does not apply after all. */
type Form = [RegExp, (found: string[], today: string) => Meaning | null];

const years: Readonly<Record<string, number>> = { nay: 0, ngoai: -1, truoc: -1, roi: -1, kia: -2, sau: 1 };
const months: Readonly<Record<string, number>> = { nay: 0, truoc: -1, roi: -1, "vua roi": -1, ngoai: -1, sau: 1 };
const weeks: Readonly<Record<string, number>> = { nay: 0, truoc: -1, roi: -1, "vua roi": -1, sau: 1 };
const relative: Readonly<Record<string, number>> = {
  "hom nay": 0,
  nay: 0,
  "ngay hom nay": 0,
  today: 0,
  "hom qua": -1,
  "ngay hom qua": -1,
  "bua qua": -1,
  qua: -1,
  yesterday: -1,
  "hom kia": -2,
  "bua kia": -2,
  "ngay mai": 1,
  mai: 1,
  tomorrow: 1,
  "ngay kia": 2,
};

const day = String.raw`(?:(?:ngay|mung|mong) )?(\d{1,2})`;
const month = String.raw`(?:/| |(?: |/)?thang )(\d{1,2})`;
const year = String.raw`(?:/| |(?: |/)?nam )(\d{4}|\d{2})`;
const agoUnits = "ngay|hom|bua|days?|tuan|weeks?";

const forms: Form[] = [
  [/^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, ([y, m, d]) => dayOf({ year: Number(y), month: Number(m), day: Number(d) })],
  [
    new RegExp(`^${day}${month}${year}$`),
    ([d, m, y], today) => dayOf({ year: fullYear(y, today), month: Number(m), day: Number(d) }),
  ],
  [
    new RegExp(`^${day}${month} nam (nay|ngoai|truoc|roi|kia|sau)$`),
    ([d, m, y], today) =>
      dayOf({ year: civilDay(today).year + (years[y ?? ""] ?? 0), month: Number(m), day: Number(d) }),
  ],
  [new RegExp(`^${day}${month}$`), ([d, m], today) => dayAndMonth(Number(d), { second: Number(m), today })],
  [/^thang (\d{1,2})$/, ([m]) => monthOf({ month: Number(m), year: null })],
  [/^(?:thang )?(\d{1,2})(?:\/|-| |(?: |\/)?nam )(\d{4})$/, ([m, y]) => monthOf({ month: Number(m), year: Number(y) })],
  [/^thang (\d{1,2})(?:\/| nam )(\d{2})$/, ([m, y], today) => monthOf({ month: Number(m), year: fullYear(y, today) })],
  [
    /^thang (\d{1,2}) nam (nay|ngoai|truoc|roi|kia|sau)$/,
    ([m, y], today) => monthOf({ month: Number(m), year: civilDay(today).year + (years[y ?? ""] ?? 0) }),
  ],
  [
    new RegExp(`^(dau|giua|cuoi) thang (\\d{1,2})(?:${year})?$`),
    ([part, m, y], today) => monthOf({ month: Number(m), year: y === undefined ? null : fullYear(y, today), part }),
  ],
  [
    /^(dau|giua|cuoi) thang (\d{1,2}) nam (nay|ngoai|truoc|roi|kia|sau)$/,
    ([part, m, y], today) => monthOf({ month: Number(m), year: civilDay(today).year + (years[y ?? ""] ?? 0), part }),
  ],
  [
    /^(?:(dau|giua|cuoi) )?thang (nay|truoc|roi|vua roi|ngoai|sau)$/,
    ([part, which], today) => monthOf({ ...shifted(today, months[which ?? ""] ?? 0), part }),
  ],
  [
    /^(ngay |mung |mong )?(\d{1,2}) thang (nay|truoc|roi|vua roi|ngoai|sau)$/,
    ([said, d, which], today) => dayOfMonth(Number(d), { said: said !== undefined, which: which ?? "", today }),
  ],
  [new RegExp(`^${day}$`), ([d], today) => dayOnly(Number(d), today)],
  [/^(\d{2})(\d{2})(\d{4})$/, ([d, m, y], today) => eightDigits(`${d}${m}${y}`, today)],
  [
    /^(\d{2})(\d{2})(\d{2})$/,
    ([d, m, y], today) => someOf([isoDay({ year: fullYear(y, today), month: Number(m), day: Number(d) })]),
  ],
  [new RegExp(`^cach (?:day|nay) (\\d{1,3}) (${agoUnits})$`), ([n, unit], today) => ago(Number(n), unit ?? "", today)],
  [
    new RegExp(`^(?:cach (?:day|nay) )?(\\d{1,3}) (${agoUnits}) (?:truoc|ago)$`),
    ([n, unit], today) => ago(Number(n), unit ?? "", today),
  ],
  [
    /^(?:(?:thu (\d|hai|ba|tu|nam|sau|bay))|chu nhat|cn) tuan (nay|truoc|roi|vua roi|sau)$/,
    ([weekday, week], today) => dayOfWeek(weekday, weeks[week ?? ""] ?? 0, today),
  ],
  [
    /^(?:trong )?tuan (nay|truoc|roi|vua roi)$/,
    ([week], today) => someOf(weekOf(addDays(today, 7 * (weeks[week ?? ""] ?? 0))).filter((iso) => iso <= today)),
  ],
  [
    /^(?:(?:hom|bua|ngay) )?(?:thu (\d|hai|ba|tu|nam|sau|bay)|chu nhat|cn)(?: (?:vua roi|vua qua|roi))?$/,
    ([name], today) => someOf([latestWeekday(name, today)]),
  ],
  [/^(?:cach (?:day|nay) )?nua thang(?: truoc)?$/, (_, today) => someOf([addDays(today, -15)])],
  [/^cach (?:day|nay) (\d{1,2}) thang$/, ([n], today) => someOf([monthsAgo(Number(n), today)])],
];

/** What a day in the one spelling of `dateText` means; null when it is no form of a day. */
export function meaningOf(plain: string, today: string): Meaning | null {
  const shift = Object.hasOwn(relative, plain) ? relative[plain] : undefined;
  if (shift !== undefined) return { is: "day", iso: addDays(today, shift) };
  for (const [form, meaning] of forms) {
    const found = form.exec(plain);
    const meant = found ? meaning(found.slice(1), today) : null;
    if (meant) return meant;
  }
  return null;
}

/** Two digits are a year of this century up to ten years ahead, else of the last one. */
function fullYear(digits: string | undefined, today: string): number {
  const number = Number(digits);
  if ((digits ?? "").length !== 2) return number;
  return number <= (civilDay(today).year % 100) + 10 ? 2000 + number : 1900 + number;
}

function dayOf(parts: CivilDay): Meaning {
  const iso = isoDay(parts);
  return iso === null ? { is: "no-such-day" } : { is: "day", iso };
}

/** "15/8" is a day and a month; "8/21" can only be a month and a year, of the last ten. Month before day is never assumed. */
function dayAndMonth(first: number, { second, today }: { second: number; today: string }): Meaning {
  const thisYear = civilDay(today).year;
  if (second > 12 && 2000 + second <= thisYear && 2000 + second > thisYear - 10)
    return monthOf({ month: first, year: 2000 + second });
  const exists = first >= 1 && second >= 1 && second <= 12 && first <= lastDayOf(2000, second);
  return exists ? { is: "day-of-year", day: first, month: second } : { is: "no-such-day" };
}

function monthOf({
  month: number,
  year: fixed,
  part,
}: {
  month: number;
  year: number | null;
  part?: string | undefined;
}): Meaning {
  if (number < 1 || number > 12) return { is: "no-such-day" };
  return { is: "month", month: number, year: fixed, days: partsOfMonth[part ?? ""] ?? wholeMonth };
}

/** "ngày 1 tháng trước" is a day; "1 tháng trước" may be one month ago too and is asked back. */
function dayOfMonth(number: number, { said, which, today }: { said: boolean; which: string; today: string }): Meaning {
  const meant = dayOf({ ...shifted(today, months[which] ?? 0), day: number });
  if (said || which === "nay" || meant.is !== "day") return meant;
  const mayBeAgo = which === "truoc" && number <= 12;
  return { is: "some", days: mayBeAgo ? [monthsAgo(number, today), meant.iso] : [meant.iso] };
}

/** The same day so many months ago, or the last day of that month. */
function monthsAgo(count: number, today: string): string {
  const { year, month } = shifted(today, -count);
  const day = Math.min(civilDay(today).day, lastDayOf(year, month));
  return isoDay({ year, month, day }) ?? today;
}

function shifted(today: string, by: number): { year: number; month: number } {
  const { year: thisYear, month: thisMonth } = civilDay(today);
  const count = thisYear * 12 + thisMonth - 1 + by;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** "ngày 15" alone: the latest such day, but asked back. */
function dayOnly(number: number, today: string): Meaning {
  for (let back = 0; back < 3; back += 1) {
    const iso = isoDay({ ...shifted(today, -back), day: number });
    if (iso !== null && iso <= today) return { is: "some", days: [iso] };
  }
  return { is: "no-such-day" };
}

/** "15082021", or "20210815"; what can be both is asked back. */
function eightDigits(digits: string, today: string): Meaning {
  const [a, b, c, d] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)];
  const dayFirst = isoDay({ year: Number(c + d), month: Number(b), day: Number(a) });
  const yearFirst = isoDay({ year: Number(a + b), month: Number(c), day: Number(d) });
  const ahead = civilDay(today).year + 10;
  const likely = [dayFirst, yearFirst].filter(
    (iso) => iso !== null && civilDay(iso).year >= 1900 && civilDay(iso).year <= ahead,
  );
  const [only] = likely;
  return likely.length === 1 && only ? { is: "day", iso: only } : someOf(likely);
}

function someOf(days: (string | null)[]): Meaning {
  const real = days.filter((iso) => iso !== null);
  return real.length === 0 ? { is: "no-such-day" } : { is: "some", days: real };
}

/** Days are counted exactly; weeks are a way of speaking and asked back. */
function ago(count: number, unit: string, today: string): Meaning {
  const isWeek = unit === "tuan" || unit.startsWith("week");
  const iso = addDays(today, -count * (isWeek ? 7 : 1));
  return isWeek ? { is: "some", days: [iso] } : { is: "day", iso };
}

function weekOf(iso: string): string[] {
  const monday = addDays(iso, 1 - weekdayOf(iso));
  return [0, 1, 2, 3, 4, 5, 6].map((later) => addDays(monday, later));
}

const weekdays: Readonly<Record<string, number>> = { hai: 2, ba: 3, tu: 4, nam: 5, sau: 6, bay: 7 };

/** "thứ 2" is Monday, "chủ nhật" Sunday. */
function dayOfWeek(name: string | undefined, week: number, today: string): Meaning {
  const iso = weekOf(addDays(today, 7 * week))[indexOfWeekday(name)];
  return iso === undefined ? { is: "no-such-day" } : { is: "day", iso };
}

/** The latest day of this name before today; null where there is no such weekday. */
function latestWeekday(name: string | undefined, today: string): string | null {
  const thisWeek = weekOf(today)[indexOfWeekday(name)];
  if (thisWeek === undefined) return null;
  return thisWeek < today ? thisWeek : addDays(thisWeek, -7);
}

function indexOfWeekday(name: string | undefined): number {
  return (name === undefined ? 8 : (weekdays[name] ?? Number(name))) - 2;
}
