import type { EmployerCluster } from "../../complaints/employer-view.ts";
import { shownDay } from "../../rules/day.ts";
import type { Frame } from "./frame.ts";

/** Alarms about employers of whom many different people complain; never who. */
export function ClusterAlarms({ frame, clusters }: { frame: Frame; clusters: readonly EmployerCluster[] }) {
  const { t } = frame;
  if (clusters.length === 0) return null;
  return (
    <section aria-labelledby="clusters">
      <h2 id="clusters">{t("clusters.title")}</h2>
      <ul class="alarms">
        {clusters.map((cluster) => (
          <ClusterLine key={cluster.employerId} frame={frame} cluster={cluster} named />
        ))}
      </ul>
    </section>
  );
}

/** One alarm; `named` says of whom, with the way there. */
export function ClusterLine(props: { frame: Frame; cluster: EmployerCluster; named?: boolean }) {
  const { frame, cluster, named } = props;
  const { t } = frame;
  return (
    <li>
      {named && (
        <p>
          <a href={`/console/employers/${cluster.employerId}`}>{cluster.name}</a>
        </p>
      )}
      <p class="alarm-text">{t("clusters.line", { count: cluster.workers, day: shownDay(cluster.since) })}</p>
      <p class="hint">{t("clusters.hint")}</p>
    </li>
  );
}
