import type { ComplaintKind } from "../../complaints/desk.ts";
import { type BarChart, type OverviewCount, overviewCounts, type ShownCounts } from "../../complaints/overview.ts";
import { weekWithin } from "../../complaints/period.ts";
import { shownDay } from "../../rules/day.ts";
import { daysOutside, listAddress, type NumberPlace } from "../overview-address.ts";
import { countKey, type OverviewProps, shownNumber } from "./overview-props.ts";
import { TableHead } from "./table-head.tsx";

/** One line of a table: what it is called, its numbers, and which cases each of them counts. */
interface Line {
  key: string;
  name: string;
  /** Where the chart has less room. */
  short?: string;
  counts: ShownCounts;
  where(count: OverviewCount): NumberPlace;
}

/** Most groups in a chart; the table has them all. */
const chartedAtMost = 10;

/** The same numbers by kind, by place and by week, each as a chart and as a table. */
export function OverviewTables(props: OverviewProps) {
  return (
    <>
      <Group {...props} by="kind" lines={byKind(props)} />
      <Group {...props} by="place" lines={byPlace(props)} />
      <Group {...props} by="week" lines={byWeek(props)} />
    </>
  );
}

type By = "kind" | "place" | "week";

function Group(props: OverviewProps & { by: By; lines: Line[] }) {
  const { frame, by, lines, papers } = props;
  const { t } = frame;
  const draw = by === "week" ? papers.columns : papers.bars;
  return (
    <section class="figures" aria-labelledby={`by-${by}`}>
      <h2 id={`by-${by}`}>{t(`overview.by.${by}`)}</h2>
      {lines.length === 0 ? (
        <p class="calm">{t("overview.nothing")}</p>
      ) : (
        <div class="chart-and-table">
          {/* Drawn and escaped by src/reports/chart.ts. */}
          <div class="chart-box" dangerouslySetInnerHTML={{ __html: draw(chartOf(props)) }} />
          <Table {...props} />
        </div>
      )}
    </section>
  );
}

function chartOf({ frame: { t }, by, lines }: OverviewProps & { by: By; lines: Line[] }): BarChart {
  const charted =
    by === "week" ? lines.filter(({ key }) => key !== "before" && key !== "after") : lines.slice(0, chartedAtMost);
  const left = by !== "week" && lines.length > charted.length;
  return {
    id: `chart-${by}`,
    title: t(`overview.by.${by}`),
    description: t(left ? "overview.chart-of-largest" : "overview.chart", { count: charted.length }),
    series: [t(countKey("received")), t(countKey("settled"))],
    groups: charted.map(({ name, short, counts }) => ({
      label: short ?? name,
      values: [counts.received, counts.settled],
    })),
    hidden: t("overview.hidden"),
  };
}

function Table({ frame, by, lines, figures, exact, asked }: OverviewProps & { by: By; lines: Line[] }) {
  const { t } = frame;
  const whole = (count: OverviewCount) => ({ count, period: count === "overdue" ? null : asked.period });
  const total: Line = { key: "total", name: t("overview.total"), counts: figures.totals, where: whole };
  return (
    <table class="cards numbers counts">
      <caption class="hidden">{t(`overview.by.${by}`)}</caption>
      <TableHead labels={[t(`overview.${by}`), ...overviewCounts.map((count) => t(countKey(count)))]} />
      <tbody>
        {[...lines, total].map((line) => (
          <tr key={line.key} class={line === total ? "total" : undefined}>
            <th scope="row">{line.name}</th>
            {overviewCounts.map((count) => (
              <td key={count} data-label={t(countKey(count))}>
                <Figure {...{ frame, line, count, exact }} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A number that opens its list; nothing is behind a 0. */
function Figure(props: { frame: OverviewProps["frame"]; line: Line; count: OverviewCount; exact: boolean }) {
  const { frame, line, count, exact } = props;
  const value = line.counts[count];
  const number = shownNumber(frame, value);
  if (!exact || value === 0) return <>{number}</>;
  const what = `${line.name}, ${frame.t(countKey(count))}`;
  return (
    <a href={listAddress(line.where(count))}>
      {number}
      <span class="hidden"> {frame.t("overview.open-list", { what })}</span>
    </a>
  );
}

function byKind({ frame: { t }, figures, asked }: OverviewProps): Line[] {
  return figures.kinds.map(({ id, counts }) => ({
    ...{ key: id, name: t(`kinds.${id}`), counts },
    where: (count) => ({ ...whole(count, asked.period), kind: id satisfies ComplaintKind }),
  }));
}

function byPlace({ frame: { t }, figures, asked, placeName }: OverviewProps): Line[] {
  return figures.places.map(({ id, counts }) => ({
    ...{ key: id ?? "none", name: id === null ? t("queue.no-place") : placeName(id), counts },
    where: (count) => ({ ...whole(count, asked.period), place: id }),
  }));
}

function whole(count: OverviewCount, period: NumberPlace["period"]): NumberPlace {
  return { count, period: count === "overdue" ? null : period };
}

function byWeek({ frame: { t }, figures, asked, today }: OverviewProps): Line[] {
  return figures.weeks.map(({ id, counts }) => {
    const outside = id === "before" || id === "after";
    const period = outside ? daysOutside(id, asked.period, today) : weekWithin(id, asked.period);
    const name = outside
      ? t(`overview.due-${id}`)
      : t("overview.week-days", { from: shownDay(period.from), to: shownDay(period.to) });
    return { ...{ key: id, name, short: shownDay(id).slice(0, 5), counts }, where: (count) => ({ count, period }) };
  });
}
