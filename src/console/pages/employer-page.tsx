import type { CaseRow } from "../../complaints/desk.ts";
import { mayDo } from "../../complaints/rights.ts";
import { shownDay } from "../../rules/day.ts";
import { shownMoment } from "../moments.ts";
import { ClusterLine } from "./cluster-alarms.tsx";
import { EmployerNames } from "./employer-names.tsx";
import type { EmployerProps } from "./employer-props.ts";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { shownNumber } from "./overview-props.ts";
import { DueMark } from "./queue-rows.tsx";
import { StateMark } from "./state-mark.tsx";
import { TableHead } from "./table-head.tsx";

/** All about one employer: its cases, how they grow, its names and why they are one. */
export function EmployerPage(props: EmployerProps) {
  const { frame, view, placeName } = props;
  const { t } = frame;
  const { employer, cluster } = view;
  const about = [
    employer.taxCode && `${t("employers.tax-code")} ${employer.taxCode}`,
    employer.place && placeName(employer.place),
    t(employer.listed ? "employers.listed" : "employers.no-list"),
  ];
  return (
    <Layout frame={frame} title={employer.name} notice={props.notice}>
      <p>
        <a href="/console/employers">{t("employers.title")}</a>
      </p>
      <h1>{employer.name}</h1>
      <p class="hint">{about.filter(Boolean).join(" · ")}</p>
      {cluster && props.exact && (
        <ul class="alarms">
          <ClusterLine frame={frame} cluster={cluster} />
        </ul>
      )}
      <Cases {...props} />
      <Growth {...props} />
      <EmployerNames {...props} />
    </Layout>
  );
}

function Cases({ frame, view, rows, exact, papers }: EmployerProps) {
  const { t } = frame;
  const { employer } = view;
  const count = exact ? employer.cases : papers.hideParts([employer.cases]).total;
  return (
    <section class="figures" aria-labelledby="cases">
      <h2 id="cases">{t("employer.cases")}</h2>
      <p>{t("employer.count", { count: shownNumber(frame, count) })}</p>
      {employer.cases === 0 && <p class="calm">{t("employer.no-cases")}</p>}
      {rows.length > 0 && <CaseTable frame={frame} rows={rows} />}
      {mayDo(frame.me, "queue.read") && (
        <p class="filter-buttons">
          <a href={`/console/complaints?employer=${employer.id}`}>{t("employer.all-cases")}</a>
        </p>
      )}
    </section>
  );
}

const columns = ["number", "kind", "received", "state", "due", "owner"] as const;

function CaseTable({ frame, rows }: { frame: Frame; rows: CaseRow[] }) {
  const { t } = frame;
  return (
    <table class="cards numbers">
      <caption class="hidden">{t("employer.cases")}</caption>
      <TableHead labels={columns.map((column) => t(`queue.${column}`))} />
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={`/console/complaints/${row.id}`}>{row.number}</a>
            </th>
            <td data-label={t("queue.kind")}>{t(`kinds.${row.kind}`)}</td>
            <td data-label={t("queue.received")}>{shownMoment(row.receivedAt, "day")}</td>
            <td data-label={t("queue.state")}>
              <StateMark frame={frame} state={row.state} />
            </td>
            <td data-label={t("queue.due")}>
              <DueMark frame={frame} row={row} />
            </td>
            <td data-label={t("queue.owner")}>{row.owner?.name ?? t("queue.owners.none")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Cases of each month, as a picture and as a table; for who may not read small numbers with those hidden. */
function Growth({ frame, view, exact, papers }: EmployerProps) {
  const { t } = frame;
  const counts = view.months.map(({ cases }) => cases);
  const shown = exact ? counts : papers.hideParts(counts).parts;
  const months = view.months.map(({ month }, at) => ({ month, label: shownDay(month), cases: shown[at] ?? null }));
  const chart = papers.columns({
    id: "growth",
    title: t("employer.growth"),
    description: t("employer.growth-chart"),
    series: [t("employers.cases")],
    groups: months.map(({ label, cases }) => ({ label, values: [cases] })),
    hidden: t("overview.hidden"),
  });
  return (
    <section class="figures" aria-labelledby="by-month">
      <h2 id="by-month">{t("employer.growth")}</h2>
      <div class="chart-and-table">
        {/* Drawn and escaped by src/reports/chart.ts. */}
        <div class="chart-box" dangerouslySetInnerHTML={{ __html: chart }} />
        <table class="counts months">
          <caption class="hidden">{t("employer.growth")}</caption>
          <TableHead labels={[t("employer.month"), t("employers.cases")]} />
          <tbody>
            {months.map(({ month, label, cases }) => (
              <tr key={month}>
                <th scope="row">{label}</th>
                <td>{shownNumber(frame, cases)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
