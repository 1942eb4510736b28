import { historyDetails, joinRepeats, messengerOf, toldActs } from "../../complaints/case-history.ts";
import type { HistoryLine } from "../../complaints/case-surroundings.ts";
import { shownDay } from "../../rules/day.ts";
import { machineMoment, shownMoment } from "../moments.ts";
import type { CaseProps } from "./case-props.ts";
import type { Frame } from "./frame.ts";
import { choiceWords } from "./move-form.tsx";

/** Who did what to the case and when, in words; folded, because it is long. */
export function CaseHistory(props: CaseProps & { open?: boolean }) {
  const { frame, history } = props;
  const { t } = frame;
  const lines = joinRepeats(history.lines);
  return (
    <details class="history" open={props.open}>
      <summary>
        <h2>{t("history.title", { count: lines.length })}</h2>
      </summary>
      {history.earlier && <p class="hint">{t("history.earlier")}</p>}
      <ol>
        {lines.map((line, at) => (
          <Line key={`${at} ${line.at}`} {...props} line={line} />
        ))}
      </ol>
    </details>
  );
}

function Line({ line, ...props }: CaseProps & { line: HistoryLine }) {
  const { frame, found } = props;
  const { t } = frame;
  const precision = found.anonymous && line.by.is === "citizen" ? "day" : "minute";
  const details = detailWords(line, props);
  return (
    <li>
      <time dateTime={machineMoment(line.at, precision)}>{shownMoment(line.at, precision)}</time>{" "}
      <span>
        <strong>{whoOf(line, frame)}</strong>: {actOf(line, frame)}
        {details !== "" && ` (${details})`}
        {line.times > 1 && ` ${t("history.times", { count: line.times })}`}
      </span>
    </li>
  );
}

function whoOf({ by, for: whom }: HistoryLine, { t }: Frame): string {
  const who = "name" in by ? by.name : t(`history.by.${by.is}`);
  if (whom === null) return who;
  return t("history.acting", { who, whom: whom === "citizen" ? t("history.by.citizen") : whom });
}

function actOf({ action }: HistoryLine, { t }: Frame): string {
  const known = toldActs.find((one) => one === action);
  return known ? t(`history.acts.${known}`) : t("history.other", { action });
}

function detailWords(line: HistoryLine, { frame, rules }: CaseProps): string {
  const words = historyDetails(line, rules).map((detail) => {
    if ("day" in detail) return shownDay(detail.day);
    if (detail.field === "circumstances") return frame.say(`deadlines:when.${detail.choice}`);
    return choiceWords(frame, detail);
  });
  const messenger = messengerOf(line);
  return [...words, ...(messenger === null ? [] : [frame.t(`history.via.${messenger}`)])].join(", ");
}
