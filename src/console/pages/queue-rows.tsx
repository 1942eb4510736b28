import type { CaseRow } from "../../complaints/desk.ts";
import { daysBetween, shownDay } from "../../rules/day.ts";
import { legalDay } from "../../rules/legal-day.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import { placeNames } from "../place-names.ts";
import { leftWords } from "./case-clocks.tsx";
import { DangerMark } from "./danger-mark.tsx";
import type { Frame } from "./frame.ts";
import type { QueueProps } from "./queue-props.ts";
import { StateMark } from "./state-mark.tsx";
import { TableHead } from "./table-head.tsx";

const columns = ["number", "kind", "place", "employer", "age", "due", "state", "owner", "new"] as const;

/** The cases of a page; each can be chosen for what is done with several. */
export function QueueRows({ frame, rows, places, now }: QueueProps) {
  const { t, lang } = frame;
  const placeName = placeNames(places, lang);
  return (
    <table class="cards queue">
      <caption class="hidden">{t("queue.caption")}</caption>
      <TableHead labels={columns.map((column) => t(`queue.${column}`))} />
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} {...{ frame, row, now }} place={row.place && placeName(row.place)} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ frame, row, place, now }: { frame: Frame; row: CaseRow; place: string | null; now: string }) {
  const { t } = frame;
  return (
    <tr data-case={row.id}>
      <th scope="row">
        <CaseNumber frame={frame} row={row} />
      </th>
      <td data-label={t("queue.kind")}>
        {t(`kinds.${row.kind}`)} <span class="aside">{frame.say(`cases:tracks.${row.track}.name`)}</span>
      </td>
      <td data-label={t("queue.place")}>{place ?? <span class="aside">{t("queue.no-place")}</span>}</td>
      <td data-label={t("queue.employer")}>{row.employer ?? <span class="aside">{t("queue.no-employer")}</span>}</td>
      <td data-label={t("queue.age")}>
        <Age {...{ frame, row, now }} />
      </td>
      <td data-label={t("queue.due")}>
        <DueMark frame={frame} row={row} />
      </td>
      <td data-label={t("queue.state")}>
        <StateMark frame={frame} state={row.state} />
      </td>
      <td data-label={t("queue.owner")}>
        <Owner frame={frame} row={row} />
      </td>
      <td data-label={t("queue.new")}>
        {row.unread > 0 ? (
          <span class="unread">{t("queue.unread", { count: row.unread })}</span>
        ) : (
          <span class="aside">{t("queue.no-new")}</span>
        )}
      </td>
    </tr>
  );
}

function CaseNumber({ frame, row }: { frame: Frame; row: CaseRow }) {
  const { t } = frame;
  return (
    <>
      <span class="whole">
        <label class="choose">
          <input type="checkbox" name="case" value={row.id} />
          <span class="hidden">{t("queue.select", { number: row.number })}</span>
        </label>
        <a href={`/console/complaints/${row.id}`}>{row.number}</a>
      </span>{" "}
      <DangerMark frame={frame} danger={row.danger} />
      {row.anonymous && <span class="aside">{t("queue.anonymous")}</span>}
    </>
  );
}

/** Days since it came, and when that was; of an anonymous case only the day is known. */
function Age({ frame: { t }, row, now }: { frame: Frame; row: CaseRow; now: string }) {
  const precision = row.anonymous ? "day" : "minute";
  const days = daysBetween(legalDay(new Date(row.receivedAt)), legalDay(new Date(now)));
  return (
    <>
      {days <= 0 ? t("queue.age-today") : t("queue.age-days", { count: days })}{" "}
      <time class="aside" dateTime={machineMoment(row.receivedAt, precision)}>
        {shownMoment(row.receivedAt, precision)}
      </time>
    </>
  );
}

/** Whoever was given a case sees it until they have looked at it. */
function Owner({ frame: { t, me }, row }: { frame: Frame; row: CaseRow }) {
  if (!row.owner) return <span class="aside">{t("queue.owners.none")}</span>;
  return (
    <>
      {row.owner.name}
      {row.assignedBy && row.owner.id === me?.id && (
        <span class="unread given"> {t("queue.assigned-by", { name: row.assignedBy })}</span>
      )}
    </>
  );
}

/** The due day with what is left of the time; the words say it, the colour only helps. */
export function DueMark({ frame, row }: { frame: Frame; row: CaseRow }) {
  const { t } = frame;
  if (row.dueOn === null) return <span class="aside">{t(row.rests ? "queue.nothing-due" : "queue.due-unknown")}</span>;
  return (
    <span class={`due ${row.overdue ? "overdue" : `level-${row.level}`}`}>
      <time dateTime={row.dueOn}>{shownDay(row.dueOn)}</time> {leftWords(frame, row)}
    </span>
  );
}
