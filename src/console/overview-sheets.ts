import { type Cell, overviewCounts, type Sheet, type ShownCounts, type ShownOverview } from "../complaints/overview.ts";
import { type Period, weekWithin } from "../complaints/period.ts";
import type { Frame } from "./pages/frame.ts";
import { countKey } from "./pages/overview-props.ts";

/** What the files of the overview are made from; small numbers are hidden already. */
export interface SheetParts {
  frame: Pick<Frame, "t">;
  figures: ShownOverview;
  earlier: ShownCounts;
  period: Period;
  before: Period;
  placeName(id: string): string;
}

/** The workbook: the totals, a sheet for each table, and what the numbers mean. */
export function overviewBook(parts: SheetParts): Sheet[] {
  const { frame, figures } = parts;
  const { t } = frame;
  const counts = overviewCounts.map((count) => t(countKey(count)));
  const cells = (row: ShownCounts) => cellsOf(frame, row);
  return [
    totalsSheet(parts),
    {
      name: t("overview.by.kind"),
      columns: [t("overview.kind"), ...counts],
      rows: figures.kinds.map(({ id, counts: row }) => [t(`kinds.${id}`), ...cells(row)]),
    },
    {
      name: t("overview.by.place"),
      columns: [t("overview.place"), ...counts],
      rows: figures.places.map(({ id, counts: row }) => [placeOf(parts, id), ...cells(row)]),
    },
    {
      name: t("overview.by.week"),
      columns: [t("overview.from"), t("overview.to"), ...counts],
      rows: figures.weeks.map(({ id, counts: row }) => [...weekCells(parts, id), ...cells(row)]),
    },
    {
      name: t("overview.meanings"),
      columns: [t("overview.number"), t("overview.meanings")],
      rows: [
        ...overviewCounts.map((count) => [t(countKey(count)), t(countKey(count).replace("counts", "meaning"))]),
        [t("overview.hidden"), t("overview.hidden-hint")],
      ],
    },
  ];
}

/** The same as one table, for a file that has only one. */
export function overviewTable(parts: SheetParts): Sheet {
  const { frame, figures, period } = parts;
  const { t } = frame;
  const line = (by: string, name: string, row: ShownCounts): Cell[] => [by, name, ...cellsOf(frame, row)];
  const days = `${period.from} – ${period.to}`;
  return {
    name: t("overview.title"),
    columns: [t("overview.table"), t("overview.group"), ...overviewCounts.map((count) => t(countKey(count)))],
    rows: [
      line(t("overview.total"), days, figures.totals),
      ...figures.kinds.map(({ id, counts }) => line(t("overview.by.kind"), t(`kinds.${id}`), counts)),
      ...figures.places.map(({ id, counts }) => line(t("overview.by.place"), placeOf(parts, id), counts)),
      ...figures.weeks.map(({ id, counts }) => line(t("overview.by.week"), weekName(parts, id), counts)),
    ],
  };
}

function totalsSheet({ frame, figures, earlier, period, before }: SheetParts): Sheet {
  const { t } = frame;
  const [now, then] = [cellsOf(frame, figures.totals), cellsOf(frame, earlier)];
  const row = (name: string, { from, to }: Period, counts: Cell[]): Cell[] => [
    name,
    { day: from },
    { day: to },
    ...counts,
  ];
  return {
    name: t("overview.total"),
    columns: [
      t("overview.period"),
      t("overview.from"),
      t("overview.to"),
      ...overviewCounts.map((count) => t(countKey(count))),
    ],
    rows: [
      row(t("overview.this-period"), period, now),
      // What is overdue is counted today; of the period before it is not known.
      row(t("overview.period-before"), before, [...then.slice(0, -1), ""]),
    ],
  };
}

function cellsOf({ t }: Pick<Frame, "t">, counts: ShownCounts): Cell[] {
  return overviewCounts.map((count) => counts[count] ?? t("overview.hidden"));
}

function placeOf({ frame, placeName }: SheetParts, id: string | null): string {
  return id === null ? frame.t("queue.no-place") : placeName(id);
}

function weekCells(parts: SheetParts, id: string): Cell[] {
  if (id === "before" || id === "after") return [parts.frame.t(`overview.due-${id}`), ""];
  const { from, to } = weekWithin(id, parts.period);
  return [{ day: from }, { day: to }];
}

function weekName(parts: SheetParts, id: string): string {
  if (id === "before" || id === "after") return parts.frame.t(`overview.due-${id}`);
  const { from, to } = weekWithin(id, parts.period);
  return `${from} – ${to}`;
}
