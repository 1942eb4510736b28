import { type OverviewCount, overviewCounts } from "../../complaints/overview.ts";
import { periodChoices } from "../../complaints/period.ts";
import { shownDay } from "../../rules/day.ts";
import { listAddress, periodQuery } from "../overview-address.ts";
import { Field } from "./field.tsx";
import type { Notice } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { countKey, type OverviewProps, shownNumber } from "./overview-props.ts";
import { OverviewTables } from "./overview-tables.tsx";

/** The overview for the head: five numbers of a period, and the same by kind, place and week. */
export function OverviewPage(props: OverviewProps & { notice: Notice | null }) {
  const { frame, asked, exact } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("overview.title")} notice={props.notice}>
      <h1>{t("overview.title")}</h1>
      <Periods {...props} />
      <p class="on-paper">{t("overview.not-on-paper")}</p>
      <div class="no-print">
        <Days {...props} />
        <Tiles {...props} />
        <Meanings {...props} />
        <OverviewTables {...props} />
        <section class="panel" aria-labelledby="take-along">
          <h2 id="take-along">{t("overview.take-along")}</h2>
          <p class="hint">{t(exact ? "overview.take-along-hint" : "overview.hidden-hint")}</p>
          <p class="filter-buttons">
            {(["export.xlsx", "export.csv", "print"] as const).map((what) => (
              <a key={what} href={`/console/overview/${what}${periodQuery(asked)}`}>
                {t(`overview.${what.replace(".", "-")}`)}
              </a>
            ))}
          </p>
        </section>
      </div>
    </Layout>
  );
}

function Periods({ frame: { t }, asked }: OverviewProps) {
  const { choice, period } = asked;
  const offered = periodChoices.filter((one) => one !== "days");
  return (
    <div class="periods no-print">
      <nav class="views" aria-label={t("overview.period")}>
        {offered.map((one) => (
          <a key={one} href={`/console/overview?period=${one}`} aria-current={one === choice ? "page" : undefined}>
            {t(`overview.periods.${one}`)}
          </a>
        ))}
      </nav>
      <form class="line" method="get" action="/console/overview">
        <input type="hidden" name="period" value="days" />
        <Field id="from" type="date" label={t("overview.from")} value={period.from} required />
        <Field id="to" type="date" label={t("overview.to")} value={period.to} required />
        <button class="secondary" type="submit">
          {t("overview.show")}
        </button>
      </form>
    </div>
  );
}

/** The days that are counted, and those they are compared with. */
export function Days({ frame: { t }, asked: { period }, before, today }: OverviewProps) {
  const days = { from: shownDay(period.from), to: shownDay(period.to) };
  const compared = { from: shownDay(before.from), to: shownDay(before.to) };
  return (
    <p>
      {t("overview.days", days)} <span class="aside">{t("overview.compared", compared)}</span>{" "}
      <span class="aside">{t("overview.as-of", { day: shownDay(today) })}</span>
    </p>
  );
}

/** The five numbers, each with that of the period before; what is overdue is counted today and has none. */
export function Tiles(props: OverviewProps) {
  const { frame, asked, figures, earlier, exact } = props;
  const { t } = frame;
  return (
    <ul class="tiles">
      {overviewCounts.map((count) => {
        const value = figures.totals[count];
        const number = shownNumber(frame, value);
        const period = count === "overdue" ? null : asked.period;
        return (
          <li key={count} class={count === "overdue" && value !== 0 ? "tile warn" : "tile"}>
            <span class="tile-name">{t(countKey(count))}</span>
            <span class="tile-number">
              {exact ? (
                <a href={listAddress({ count, period })}>
                  {number}
                  <span class="hidden"> {t("overview.open-list", { what: t(countKey(count)) })}</span>
                </a>
              ) : (
                number
              )}
            </span>
            <span class="aside">{comparison(props, count, earlier[count])}</span>
          </li>
        );
      })}
    </ul>
  );
}

function comparison({ frame, figures }: OverviewProps, count: OverviewCount, earlier: number | null): string {
  const { t } = frame;
  if (count === "overdue") return t("overview.now");
  const value = figures.totals[count];
  if (value === null || earlier === null) return t("overview.before", { number: shownNumber(frame, earlier) });
  const change = value - earlier;
  const sign = change > 0 ? "more" : change < 0 ? "fewer" : "same";
  const words = { number: shownNumber(frame, earlier), change: shownNumber(frame, Math.abs(change)) };
  return t(`overview.before-${sign}`, words);
}

/** What each number counts, word for word. */
export function Meanings({ frame: { t }, open }: Pick<OverviewProps, "frame"> & { open?: boolean }) {
  return (
    <details class="panel meanings" open={open}>
      <summary>
        <h2>{t("overview.meanings")}</h2>
      </summary>
      <dl>
        {overviewCounts.map((count) => (
          <div key={count}>
            <dt>{t(countKey(count))}</dt>
            <dd>{t(countKey(count).replace("counts", "meaning"))}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
