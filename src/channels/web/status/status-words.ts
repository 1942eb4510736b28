import type { PublishedGroup } from "../../../complaints/public-figures.ts";
import type { Reader } from "../page/reading-frame.tsx";

/** A number as people write it, or the words for one that is hidden. */
export function shownNumber({ lang, say }: Reader, value: number | null): string {
  return value === null ? say("status.hidden") : new Intl.NumberFormat(lang).format(value);
}

/** Calendar days, or the words for what is hidden. */
export function shownDays({ say }: Reader, days: number | null): string {
  return days === null ? say("status.hidden") : say("status.days", { count: days });
}

/** Open cases, of which only tens are told. */
export function shownOpen(reader: Reader, open: number | null): string {
  return open === null ? reader.say("status.under") : reader.say("status.about", { number: shownNumber(reader, open) });
}

/** Which part of the settled cases was in time, in per cent, rounded down; null where it is hidden or there was none. */
export function onTimePercent({ settled, onTime }: PublishedGroup): number | null {
  return settled === null || onTime === null || settled === 0 ? null : Math.floor((100 * onTime) / settled);
}

/** A month by its name: alone, inside a sentence, or where there is little room. */
export function monthName({ say }: Reader, month: string, as: "month" | "inMonth" | "monthShort" = "month"): string {
  const [year = "", number = ""] = month.split("-");
  return say(`status.${as}`, { year, month: Number(number) });
}
