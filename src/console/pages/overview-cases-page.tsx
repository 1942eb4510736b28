import type { CountedCase, CountedQuery } from "../../complaints/overview.ts";
import { shownDay } from "../../rules/day.ts";
import { listAddress } from "../overview-address.ts";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { countKey } from "./overview-props.ts";
import { StateMark } from "./state-mark.tsx";
import { TableHead } from "./table-head.tsx";

interface CasesProps {
  frame: Frame;
  query: Omit<CountedQuery, "limit">;
  rows: CountedCase[];
  next: string | null;
  placeName(id: string): string;
}

/** The cases that a number of the overview counts. */
export function OverviewCasesPage(props: CasesProps) {
  const { frame, query, rows } = props;
  const { t } = frame;
  const title = t("overview.list-title", { what: t(countKey(query.count)) });
  return (
    <Layout frame={frame} title={title}>
      <h1>{title}</h1>
      <p>{which(props)}</p>
      <p class="hint">{t(countKey(query.count).replace("counts", "meaning"))}</p>
      {rows.length === 0 ? <p class="calm">{t("overview.no-cases")}</p> : <Rows {...props} />}
      <OtherPages {...props} />
    </Layout>
  );
}

/** The days, the kind and the place, in words. */
function which({ frame: { t }, query, placeName }: CasesProps): string {
  const { period, kind, place } = query;
  const days = period
    ? t("overview.days", { from: shownDay(period.from), to: shownDay(period.to) })
    : t("overview.now");
  const where = place === undefined ? [] : [place === null ? t("queue.no-place") : placeName(place)];
  return [days, ...(kind ? [t(`kinds.${kind}`)] : []), ...where].join(" · ");
}

const columns = ["number", "kind", "place", "state", "received-on", "due-on", "settled-on", "missed-on"] as const;

function Rows({ frame, rows, placeName }: CasesProps) {
  const { t } = frame;
  const label = (column: (typeof columns)[number]) => t(`overview.columns.${column}`);
  return (
    <table class="cards numbers">
      <caption class="hidden">{t("overview.cases")}</caption>
      <TableHead labels={columns.map((column) => label(column))} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={`/console/complaints/${row.id}`}>{row.number}</a>
            </th>
            <td data-label={label("kind")}>{t(`kinds.${row.kind}`)}</td>
            <td data-label={label("place")}>{row.place === null ? t("queue.no-place") : placeName(row.place)}</td>
            <td data-label={label("state")}>
              <StateMark frame={frame} state={row.state} />
            </td>
            <DayCell label={label("received-on")} day={row.receivedOn} />
            <DayCell label={label("due-on")} day={row.dueOn} />
            <DayCell label={label("settled-on")} day={row.settledOn} />
            <DayCell label={label("missed-on")} day={row.missedOn} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ label, day }: { label: string; day: string | null }) {
  return <td data-label={label}>{day === null ? "–" : <time dateTime={day}>{shownDay(day)}</time>}</td>;
}

function OtherPages({ frame: { t }, query, next }: CasesProps) {
  const address = listAddress(query);
  const first = address.startsWith("/console/overview/cases") ? address : null;
  if (first === null || (!query.after && next === null)) return null;
  return (
    <nav class="pages" aria-label={t("queue.pages")}>
      {query.after && <a href={first}>{t("overview.first-page")}</a>}
      {next && (
        <a rel="next" href={`${first}&${new URLSearchParams({ after: next })}`}>
          {t("overview.next-page")}
        </a>
      )}
    </nav>
  );
}
