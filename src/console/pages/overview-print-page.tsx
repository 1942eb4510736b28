import { shownMoment } from "../moments.ts";
import { periodQuery } from "../overview-address.ts";
import { Layout } from "./layout.tsx";
import { Days, Meanings, Tiles } from "./overview-page.tsx";
import type { OverviewProps } from "./overview-props.ts";
import { OverviewTables } from "./overview-tables.tsx";

/** The overview as it may leave the office: small numbers hidden, no links, made for paper. */
export function OverviewPrintPage(props: OverviewProps & { now: Date }) {
  const { frame, asked, now } = props;
  const { t } = frame;
  const shown = { ...props, exact: false };
  return (
    <Layout frame={frame} title={t("overview.title")}>
      <div class="sheet">
        <p class="no-print">
          {t("overview.print-hint")} <a href={`/console/overview${periodQuery(asked)}`}>{t("overview.back")}</a>
        </p>
        <h1>{t("overview.title")}</h1>
        <Days {...shown} />
        <p class="hint">{t("overview.hidden-hint")}</p>
        <Tiles {...shown} />
        <OverviewTables {...shown} />
        <Meanings frame={frame} open />
        <p class="hint">{t("overview.made", { when: shownMoment(now.toISOString(), "minute") })}</p>
      </div>
    </Layout>
  );
}
