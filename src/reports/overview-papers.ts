/** What is made of figures: tables as files, charts, and what others may see. Pure: no clock, no database, no page. */
import type { OverviewPapers } from "../complaints/overview.ts";
import { barsSvg, columnsSvg } from "./chart.ts";
import { shownOverview, shownParts } from "./shown-overview.ts";
import { toCsv } from "./to-csv.ts";
import { toXlsx } from "./to-xlsx.ts";

/** The papers of the overview. */
export const overviewPapers: OverviewPapers = {
  hideSmall: shownOverview,
  hideParts: shownParts,
  xlsx: toXlsx,
  csv: toCsv,
  bars: barsSvg,
  columns: columnsSvg,
};
