import type { BarChart } from "../../../complaints/overview.ts";
import type { PublishedGroup, PublishedMonth } from "../../../complaints/public-figures.ts";
import type { Reader } from "../page/reading-frame.tsx";
import { statusPath } from "./status-path.ts";
import { type StatusRow, StatusTable } from "./status-table.tsx";
import { monthName, onTimePercent, shownDays, shownNumber, shownOpen } from "./status-words.ts";

type Draw = (chart: BarChart) => string;

interface MonthsProps {
  reader: Reader;
  months: readonly PublishedMonth[];
  shown: PublishedMonth;
  columns: Draw;
}

/** All months as a chart and as a table; each leads to its own page. */
export function StatusMonths({ reader, months, shown, columns }: MonthsProps) {
  const { say, lang } = reader;
  const groups = months.toReversed().map(({ month, total }) => ({
    label: monthName(reader, month, "monthShort").replace("/20", "/"),
    values: [total.received, total.settled],
  }));
  const rows = months.map(({ month, total, open }) => ({
    key: month,
    name: <a href={`${statusPath}/${month}?lang=${lang}`}>{monthName(reader, month, "monthShort")}</a>,
    cells: [...cellsOf(reader, total), shownOpen(reader, open)],
    ...(month === shown.month ? { stands: "current" as const } : {}),
  }));
  return (
    <section aria-labelledby="months">
      <h2 id="months">{say("status.months")}</h2>
      <Chart
        svg={columns(
          chartOf(reader, { id: "months-chart", title: say("status.months"), description: "monthsChart", groups }),
        )}
      />
      <StatusTable
        caption={say("status.months")}
        sameAsHeading
        heads={["month", ...numbers, "open"].map((name) => say(`status.columns.${name}`))}
        rows={rows}
      />
    </section>
  );
}

/** The kinds of a month as a chart and as a table. */
export function StatusKinds({ reader, shown, bars }: { reader: Reader; shown: PublishedMonth; bars: Draw }) {
  const { say } = reader;
  const heading = say("status.kinds", { month: monthName(reader, shown.month, "inMonth") });
  // Kinds in which nothing happened would only make the page longer.
  const kinds = shown.kinds.filter(({ received, settled }) => received !== 0 || settled !== 0);
  const groups = kinds.map(({ id, received, settled }) => ({
    label: say(`status.kind.${id}`),
    values: [received, settled],
  }));
  const rows: StatusRow[] = kinds.map((kind) => ({
    key: kind.id,
    name: say(`status.kind.${kind.id}`),
    cells: cellsOf(reader, kind),
  }));
  const total: StatusRow = {
    key: "total",
    name: say("status.total"),
    cells: cellsOf(reader, shown.total),
    stands: "total",
  };
  return (
    <section aria-labelledby="kinds">
      <h2 id="kinds">{heading}</h2>
      <Chart svg={bars(chartOf(reader, { id: "kinds-chart", title: heading, description: "kindsChart", groups }))} />
      <StatusTable
        caption={heading}
        sameAsHeading
        heads={["kind", ...numbers].map((name) => say(`status.columns.${name}`))}
        rows={[...rows, total]}
      />
    </section>
  );
}

const numbers = ["received", "settled", "onTime", "half", "most"] as const;

function cellsOf(reader: Reader, group: PublishedGroup): string[] {
  const percent = onTimePercent(group);
  return [
    shownNumber(reader, group.received),
    shownNumber(reader, group.settled),
    // Nothing was settled, so nothing is hidden either.
    group.settled === 0
      ? "–"
      : percent === null
        ? reader.say("status.hidden")
        : reader.say("status.percent", { number: percent }),
    group.settled === 0 ? "–" : shownDays(reader, group.halfWithin),
    group.settled === 0 ? "–" : shownDays(reader, group.mostWithin),
  ];
}

interface ChartParts extends Pick<BarChart, "id" | "groups" | "title"> {
  /** Key of its words. */
  description: string;
}

function chartOf({ say }: Reader, { id, title, description, groups }: ChartParts): BarChart {
  const words = (key: string) => say(`status.${key}`);
  const series = [words("columns.received"), words("columns.settled")];
  return { id, title, description: words(description), series, groups, hidden: words("hidden") };
}

function Chart({ svg }: { svg: string }) {
  // Drawn and escaped by src/reports/chart.ts.
  return <div class="chart-box" dangerouslySetInnerHTML={{ __html: svg }} />;
}
