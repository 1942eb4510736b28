import type { CasePage, CaseRow, QueueView } from "../../complaints/desk.ts";
import type { EmployerCluster } from "../../complaints/employer-view.ts";
import type { Morning } from "../../complaints/phone-news.ts";
import type { ConsolePlace } from "../console-deps.ts";
import type { QueueFilters } from "../queue-filters.ts";
import type { Frame, Notice } from "./frame.ts";

/** What the page of the queue shows. */
export interface QueueProps extends CasePage {
  frame: Frame;
  filters: QueueFilters;
  places: readonly ConsolePlace[];
  colleagues: readonly { id: string; name: string }[];
  notice: Notice | null;
  /** How many cases each view holds, counted to `countedAtMost`. */
  counts: Record<QueueView, number>;
  /** Cases that run out of time: the reader's own, or for who assigns cases all. */
  warnings: { rows: CaseRow[]; count: number };
  /** Alarms about employers, for who heads the office. */
  clusters: readonly EmployerCluster[];
  /** What the morning came to for the reader; null before it was told, and on days off. */
  morning: Morning | null;
  /** ISO instant. */
  now: string;
}
