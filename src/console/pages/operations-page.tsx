import type { DeadLetter, SetAsideEvent } from "../../conversation/delivery.ts";
import type { LostFile } from "../../conversation/lost-files.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import type { AlarmNow, OperationsState } from "../operations.ts";
import { channelName } from "./channel-name.ts";
import type { Frame, Notice } from "./frame.ts";
import { Layout } from "./layout.tsx";
import { FilesLost, Letters, SetAside } from "./operations-lists.tsx";
import { TableHead } from "./table-head.tsx";

interface OperationsProps {
  frame: Frame;
  state: OperationsState;
  alarms: (AlarmNow & { text: string; advice: string })[];
  /** One more than are shown says that there are more. */
  letters: DeadLetter[];
  events: SetAsideEvent[];
  files: LostFile[];
  mostRows: number;
  now: Date;
  notice: Notice | null;
}

/** How the service runs: alarms with what to do, the channels, and what could not be sent or processed. */
export function OperationsPage(props: OperationsProps) {
  const { frame, now } = props;
  const { t } = frame;
  return (
    <Layout frame={frame} title={t("operations.title")} notice={props.notice}>
      <h1>{t("operations.title")}</h1>
      <p class="hint">{t("operations.hint", { when: shownMoment(now.toISOString(), "minute") })}</p>
      <Alarms {...props} />
      <Channels {...props} />
      <Letters {...props} />
      <SetAside {...props} />
      <FilesLost {...props} />
    </Layout>
  );
}

function Alarms({ frame, alarms }: OperationsProps) {
  const { t } = frame;
  return (
    <section class="operations" aria-labelledby="alarms">
      <h2 id="alarms">{t("operations.alarms")}</h2>
      {alarms.length === 0 ? (
        <p class="calm">{t("operations.no-alarms")}</p>
      ) : (
        <ul class="alarms">
          {alarms.map((alarm) => (
            <li key={`${alarm.alarm} ${alarm.channel}`}>
              <p class="alarm-text">{alarm.text}</p>
              <p>{alarm.advice}</p>
              <p class="hint">{t("operations.since", { when: shownMoment(alarm.since, "minute") })}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Channels(props: OperationsProps) {
  const { frame, state, now } = props;
  const { t } = frame;
  return (
    <section class="operations" aria-labelledby="channels">
      <h2 id="channels">{t("operations.channels")}</h2>
      <p>
        {t("operations.kept", { count: state.keptEvents })}
        {state.keptOldestSeconds !== null &&
          ` ${t("operations.kept-since", { when: shownMoment(before(now, state.keptOldestSeconds), "minute") })}`}
      </p>
      {state.channels.length === 0 ? <p class="calm">{t("operations.no-channels")}</p> : <ChannelTable {...props} />}
    </section>
  );
}

function ChannelTable({ frame, state, now }: OperationsProps) {
  const { t } = frame;
  return (
    <>
      <table class="cards numbers" aria-labelledby="channels">
        <TableHead
          labels={["channel", "waiting", "oldest", "held", "dead", "last-event"].map((heading) =>
            t(`operations.${heading}`),
          )}
        />
        <tbody>
          {state.channels.map((row) => (
            <tr key={row.channel}>
              <th scope="row">{channelName(frame, row.channel)}</th>
              <td data-label={t("operations.waiting")}>{row.waiting}</td>
              <td data-label={t("operations.oldest")}>
                {row.oldestSeconds === null ? t("operations.nothing") : <Moment at={before(now, row.oldestSeconds)} />}
              </td>
              <td data-label={t("operations.held")}>{row.held}</td>
              <td data-label={t("operations.dead")}>{row.dead}</td>
              <td data-label={t("operations.last-event")}>
                {row.lastEventAt === null ? t("operations.none-yet") : <Moment at={row.lastEventAt} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{t("operations.held-hint")}</p>
    </>
  );
}

function Moment({ at }: { at: string }) {
  return <time dateTime={machineMoment(at, "minute")}>{shownMoment(at, "minute")}</time>;
}

function before(now: Date, seconds: number): string {
  return new Date(now.getTime() - seconds * 1000).toISOString();
}
