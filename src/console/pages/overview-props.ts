import type { OverviewCount, OverviewPapers, ShownCounts, ShownOverview } from "../../complaints/overview.ts";
import type { Period } from "../../complaints/period.ts";
import type { AskedPeriod } from "../overview-address.ts";
import type { Frame } from "./frame.ts";

/** What the pages of the overview show. */
export interface OverviewProps {
  frame: Frame;
  asked: AskedPeriod;
  /** The period before, and its numbers. */
  before: Period;
  earlier: ShownCounts;
  figures: ShownOverview;
  /** Numbers open their lists, and none of them is hidden. */
  exact: boolean;
  papers: Pick<OverviewPapers, "bars" | "columns">;
  /** Name of a commune or ward. */
  placeName(id: string): string;
  /** ISO day. */
  today: string;
}

/** The key of a count's words. */
export function countKey(count: OverviewCount): string {
  return `overview.counts.${count === "onTime" ? "on-time" : count}`;
}

/** A number with its thousands apart; the word for a hidden one. */
export function shownNumber({ t, lang }: Frame, value: number | null): string {
  return value === null ? t("overview.hidden") : value.toLocaleString(lang);
}
