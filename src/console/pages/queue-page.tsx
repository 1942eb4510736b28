import type { QueueView } from "../../complaints/desk.ts";
import { countedAtMost, queueViews } from "../../complaints/desk.ts";
import { mayDo } from "../../complaints/rights.ts";
import { isFiltered, queueAddress } from "../queue-filters.ts";
import { ClusterAlarms } from "./cluster-alarms.tsx";
import type { Frame } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { MorningNews } from "./morning-news.tsx";
import { BulkActions } from "./queue-bulk.tsx";
import { QueueFilterForm } from "./queue-filter-form.tsx";
import type { QueueProps } from "./queue-props.ts";
import { DueMark, QueueRows } from "./queue-rows.tsx";

/** The queue: complaints most urgent first, with views and filters that live in the address. */
export function QueuePage(props: QueueProps) {
  const { frame, rows } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("queue.title")} notice={props.notice}>
      <h1>{t("queue.title")}</h1>
      <div id="queue-alerts">
        <Overdue {...props} />
        {isFirstPage(props) && <MorningNews frame={frame} morning={props.morning} />}
        {isFirstPage(props) && <ClusterAlarms frame={frame} clusters={props.clusters} />}
        <Warnings {...props} />
      </div>
      <Views {...props} />
      <QueueFilterForm {...props} />
      <Live frame={frame} />
      <div id="queue-list">
        {rows.length === 0 ? (
          <NothingHere {...props} />
        ) : (
          <form class="bulk" method="post" action="/console/complaints/bulk">
            <QueueRows {...props} />
            <BulkActions {...props} />
          </form>
        )}
        <OtherPages {...props} />
      </div>
      <Keys frame={frame} />
    </Layout>
  );
}

/** A count as it is shown: beyond the most that is counted, "more than". */
function countWords({ t }: Frame, count: number): string {
  return count < countedAtMost ? String(count) : t("queue.more-than", { count: countedAtMost - 1 });
}

/** However the queue is filtered, what is overdue stands above it. */
function Overdue({ frame: { t }, counts: { overdue }, filters }: QueueProps) {
  if (overdue === 0) return null;
  const words =
    overdue < countedAtMost ? t("queue.overdue", { count: overdue }) : t("queue.many", { count: countedAtMost - 1 });
  return (
    <p class="overdue-line">
      <strong>{words}</strong>{" "}
      {!filters.overdue && filters.view !== "overdue" && (
        <a href="/console/complaints?view=overdue">{t("queue.show-overdue")}</a>
      )}
    </p>
  );
}

function isFirstPage({ filters }: Pick<QueueProps, "filters">): boolean {
  return !filters.before && !filters.view && !isFiltered(filters);
}

/** On the first page: which cases used half of their time or more. */
function Warnings({ frame, warnings, filters }: QueueProps) {
  const { t, me } = frame;
  if (warnings.count === 0 || !isFirstPage({ filters })) return null;
  const whose = mayDo(me, "case.assign") ? "queue.warned-all" : "queue.warned-mine";
  return (
    <details class="warnings panel">
      <summary>
        <h2>
          {t(whose)}: {countWords(frame, warnings.count)}
        </h2>
      </summary>
      <ul>
        {warnings.rows.map((row) => (
          <li key={row.id}>
            <a href={`/console/complaints/${row.id}`}>{row.number}</a> <DueMark frame={frame} row={row} />{" "}
            {row.owner && <span class="aside">{row.owner.name}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Views({ frame, filters, counts }: QueueProps) {
  const { t } = frame;
  const current = (view: QueueView | undefined) => (filters.view === view ? ("page" as const) : undefined);
  return (
    <nav class="views" aria-label={t("queue.views.label")} id="queue-views">
      <a href="/console/complaints" aria-current={current(undefined)}>
        {t("queue.views.all")}
      </a>
      {queueViews.map((view) => (
        <a key={view} href={queueAddress({ view })} aria-current={current(view)}>
          {t(`queue.views.${view}`)} <span class="view-count">{countWords(frame, counts[view])}</span>
        </a>
      ))}
    </nav>
  );
}

/** Filled by the script when cases change while the page is open. */
function Live({ frame: { t } }: { frame: Frame }) {
  return (
    <div class="live" id="queue-live" role="status" data-updated={t("queue.live.updated")}>
      <button type="button" class="secondary" hidden data-words={t("queue.live.show")}>
        {t("queue.live.show")}
      </button>
      <span />
    </div>
  );
}

function OtherPages({ frame: { t }, filters, next, more }: QueueProps) {
  if (!filters.before && !next) return null;
  return (
    <nav class="pages" aria-label={t("queue.pages")}>
      {filters.before && <a href={queueAddress({ ...filters, before: undefined })}>{t("queue.newest")}</a>}
      {next && (
        <a rel="next" href={queueAddress({ ...filters, before: next })}>
          {t(more ? "queue.go-on" : "queue.older")}
        </a>
      )}
    </nav>
  );
}

function NothingHere({ frame: { t }, filters, more }: QueueProps) {
  const ended = filters.before ? "queue.end" : filters.view || isFiltered(filters) ? "queue.none-found" : "queue.empty";
  const words = more ? "queue.stopped" : ended;
  return (
    <div class="nothing">
      <p class="nothing-title">{t(`${words}.title`)}</p>
      <p>{t(`${words}.help`)}</p>
    </div>
  );
}

const keys = ["next", "enter", "select", "take", "assign", "reply", "search", "help"] as const;
const letters: Record<(typeof keys)[number], string> = {
  next: "j, k",
  enter: "o",
  select: "x",
  take: "t",
  assign: "a",
  reply: "r",
  search: "/",
  help: "?",
};

/** What the keys do; the script shows it. */
function Keys({ frame: { t } }: { frame: Frame }) {
  return (
    <dialog id="queue-keys" aria-labelledby="queue-keys-title">
      <h2 id="queue-keys-title">{t("queue.keys.title")}</h2>
      <dl class="keys">
        {keys.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{letters[key]}</kbd>
            </dt>
            <dd>{t(`queue.keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{t("queue.keys.close")}</button>
      </form>
    </dialog>
  );
}
