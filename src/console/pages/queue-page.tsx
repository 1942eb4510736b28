import { type CaseRow, caseStates, complaintKinds } from "../../complaints/desk.ts";
import type { ConsolePlace } from "../console-deps.ts";
import { machineMoment, shownDay, shownMoment } from "../moments.ts";
import { olderAddress, type QueueFilters } from "../queue-filters.ts";
import { leftWords } from "./case-clocks.tsx";
import { DangerMark } from "./danger-mark.tsx";
import { Field } from "./field.tsx";
import type { Frame, Notice } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { StateMark } from "./state-mark.tsx";

interface QueueProps {
  frame: Frame;
  filters: QueueFilters;
  rows: CaseRow[];
  /** Cursor of the next page of older cases. */
  next: string | null;
  places: readonly ConsolePlace[];
  notice: Notice | null;
  /** Open cases that are overdue, whatever the filters hide. */
  overdue: number;
  /** Cases that run out of time: the reader's own, or for administrators all. */
  warnings: { rows: CaseRow[]; count: number };
}

/** The queue: complaints most urgent first, with filters that live in the address. */
export function QueuePage(props: QueueProps) {
  const { frame, rows } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("queue.title")} notice={props.notice}>
      <h1>{t("queue.title")}</h1>
      <Overdue {...props} />
      <Warnings {...props} />
      <Filters {...props} />
      {rows.length === 0 ? <NothingHere {...props} /> : <Rows {...props} />}
      <OtherPages {...props} />
    </Layout>
  );
}

/** However the queue is filtered, what is overdue stands above it. */
function Overdue({ frame: { t }, overdue, filters }: QueueProps) {
  if (overdue === 0) return null;
  return (
    <p class="overdue-line">
      <strong>{t("queue.overdue", { count: overdue })}</strong>{" "}
      {!filters.overdue && <a href="/console/complaints?overdue=1">{t("queue.show-overdue")}</a>}
    </p>
  );
}

/** On the first page: which cases used half of their time or more. */
function Warnings({ frame, warnings, filters }: QueueProps) {
  const { t, me } = frame;
  if (warnings.count === 0 || filters.before || filtering(filters)) return null;
  return (
    <section class="warnings" aria-labelledby="warnings">
      <h2 id="warnings">
        {t(me?.role === "administrator" ? "queue.warnings-all" : "queue.warnings-mine", { count: warnings.count })}
      </h2>
      <ul>
        {warnings.rows.map((row) => (
          <li key={row.id}>
            <a href={`/console/complaints/${row.id}`}>{row.number}</a> <DueMark frame={frame} row={row} />{" "}
            {row.owner && <span class="aside">{row.owner.name}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The due day with what is left of the time; the words say it, the colour only helps. */
function DueMark({ frame, row }: { frame: Frame; row: CaseRow }) {
  const { t } = frame;
  if (row.dueOn === null) return <span class="aside">{t(row.rests ? "queue.nothing-due" : "queue.due-unknown")}</span>;
  return (
    <span class={`due ${row.overdue ? "overdue" : `level-${row.level}`}`}>
      <time dateTime={row.dueOn}>{shownDay(row.dueOn)}</time> {leftWords(frame, row)}
    </span>
  );
}

function OtherPages({ frame: { t }, filters, next }: QueueProps) {
  if (!filters.before && !next) return null;
  return (
    <nav class="pages" aria-label={t("queue.pages")}>
      {filters.before && <a href={olderAddress(filters, null)}>{t("queue.newest")}</a>}
      {next && (
        <a rel="next" href={olderAddress(filters, next)}>
          {t("queue.older")}
        </a>
      )}
    </nav>
  );
}

function Filters({ frame, filters, places }: QueueProps) {
  const { t, lang } = frame;
  const named = (ids: readonly string[], group: string) => ids.map((id) => ({ id, label: t(`${group}.${id}`) }));
  return (
    <search>
      <form class="filters" method="get" action="/console/complaints" aria-label={t("queue.filter")}>
        {filters.overdue && <input type="hidden" name="overdue" value="1" />}
        <Choice id="owner" frame={frame} chosen={filters.owner} options={named(["none", "mine"], "queue.owners")} />
        <Choice
          id="state"
          frame={frame}
          chosen={filters.state}
          options={caseStates.map((id) => ({ id, label: frame.say(`cases:states.${id}`) }))}
        />
        <Choice id="kind" frame={frame} chosen={filters.kind} options={named(complaintKinds, "kinds")} />
        <Choice
          id="place"
          frame={frame}
          chosen={filters.place}
          options={places.map((place) => ({ id: place.id, label: place.label(lang) }))}
        />
        <Field
          id="number"
          label={t("queue.number")}
          value={filters.number ?? ""}
          placeholder="26-4821-3907"
          inputMode="numeric"
          autocomplete="off"
          maxlength={20}
        />
        <div class="filter-buttons">
          <button type="submit">{t("queue.apply")}</button>
          {filtering(filters) && <a href="/console/complaints">{t("queue.clear")}</a>}
        </div>
      </form>
    </search>
  );
}

function Choice(props: {
  id: "owner" | "state" | "kind" | "place";
  frame: Frame;
  chosen: string | undefined;
  options: { id: string; label: string }[];
}) {
  const { id, frame, chosen, options } = props;
  return (
    <div class={chosen ? "field active" : "field"}>
      <label for={id}>{frame.t(`queue.${id}`)}</label>
      <select id={id} name={id}>
        <option value="">{frame.t("queue.any")}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id} selected={option.id === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function filtering({ kind, place, state, owner, number, overdue }: QueueFilters): boolean {
  return Boolean(kind ?? place ?? state ?? owner ?? number ?? overdue);
}

function NothingHere({ frame: { t }, filters }: QueueProps) {
  const words = filters.before ? "queue.end" : filtering(filters) ? "queue.none-found" : "queue.empty";
  return (
    <div class="nothing">
      <p class="nothing-title">{t(`${words}.title`)}</p>
      <p>{t(`${words}.help`)}</p>
    </div>
  );
}

function Rows({ frame, rows, places }: QueueProps) {
  const { t, lang } = frame;
  const placeNames = new Map(places.map((place) => [place.id, place.label(lang)]));
  return (
    <table class="cards">
      <caption class="hidden">{t("queue.caption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("queue.number")}</th>
          <th scope="col">{t("queue.kind")}</th>
          <th scope="col">{t("queue.place")}</th>
          <th scope="col">{t("queue.due")}</th>
          <th scope="col">{t("queue.state")}</th>
          <th scope="col">{t("queue.owner")}</th>
          <th scope="col">{t("queue.received")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} frame={frame} row={row} place={row.place && (placeNames.get(row.place) ?? row.place)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ frame, row, place }: { frame: Frame; row: CaseRow; place: string | null }) {
  const { t } = frame;
  const precision = row.anonymous ? "day" : "minute";
  return (
    <tr>
      <th scope="row">
        <a href={`/console/complaints/${row.id}`}>{row.number}</a>
        <DangerMark frame={frame} danger={row.danger} />
        {row.unread > 0 && <span class="unread"> {t("queue.unread", { count: row.unread })}</span>}
        {row.anonymous && <span class="aside"> {t("queue.anonymous")}</span>}
      </th>
      <td data-label={t("queue.kind")}>
        {t(`kinds.${row.kind}`)} <span class="aside">{frame.say(`cases:tracks.${row.track}.name`)}</span>
      </td>
      <td data-label={t("queue.place")}>{place ?? <span class="aside">{t("queue.no-place")}</span>}</td>
      <td data-label={t("queue.due")}>
        <DueMark frame={frame} row={row} />
      </td>
      <td data-label={t("queue.state")}>
        <StateMark frame={frame} state={row.state} />
      </td>
      <td data-label={t("queue.owner")}>
        {row.owner ? row.owner.name : <span class="aside">{t("queue.owners.none")}</span>}
      </td>
      <td data-label={t("queue.received")}>
        <time dateTime={machineMoment(row.receivedAt, precision)}>{shownMoment(row.receivedAt, precision)}</time>
      </td>
    </tr>
  );
}
