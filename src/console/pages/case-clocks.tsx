import type { CaseRules } from "../../complaints/case-rules.ts";
import type { CaseFile } from "../../complaints/desk.ts";
import { type CaseClock, clockKey } from "../../rules/cases/case-clocks.ts";
import { shownDay } from "../../rules/day.ts";
import { citeText } from "../../rules/source.ts";
import { CaseTimeline } from "./case-timeline.tsx";
import type { Frame } from "./frame.ts";

interface ClocksProps {
  frame: Frame;
  found: CaseFile;
  rules: CaseRules;
}

/** The clocks of a case: from when, by when, by which place in the law or by our own promise, and the pauses with their reasons. */
export function CaseClocks({ frame, found, rules }: ClocksProps) {
  const { t, say } = frame;
  return (
    <section aria-labelledby="clocks">
      <h2 id="clocks">{t("clocks.title")}</h2>
      <ol class="clocks">
        {found.clocks.clocks.map((clock) => (
          <Clock key={`${clock.what} ${clock.from}`} frame={frame} clock={clock} rules={rules} />
        ))}
      </ol>
      <CaseTimeline frame={frame} found={found} rules={rules} />
      {found.times.pauses.length > 0 && (
        <ul class="pauses">
          {found.times.pauses.map(({ from, until, reason }) => (
            <li key={from}>
              {t(until ? "clocks.pause" : "clocks.pause-open", {
                from: shownDay(from),
                until: until ? shownDay(until) : "",
                reason: say(`cases:reasons.pause.${reason}`),
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Clock({ frame, clock, rules }: { frame: Frame; clock: CaseClock; rules: CaseRules }) {
  const { t, say, lang } = frame;
  const words = (lng: string, key: string, params?: Record<string, string | number>) =>
    lng === lang ? say(key, params) : "";
  return (
    <li class={`clock ${clockClass(clock)}`}>
      <p class="clock-name">{say(clockKey(clock))}</p>
      <p>
        {t("clocks.length", { from: shownDay(clock.from), length: lengthOf(clock, frame) })}{" "}
        <Due frame={frame} clock={clock} />
      </p>
      <p class="clock-standing">{standingOf(clock, frame)}</p>
      {clock.pausedDays > 0 && (
        <p class="hint">
          {t("clocks.paused-for", {
            length: say(`deadlines:units.${clock.shortest.unit}`, { count: clock.pausedDays }),
          })}
        </p>
      )}
      <p class="hint">
        {clock.source
          ? t("clocks.source", { cite: citeText(clock.source.cite, rules.book.sources, { words, lang }) })
          : t("clocks.ours")}
        {clock.source?.confidence === "recalled" && ` ${t("clocks.recalled")}`}
      </p>
    </li>
  );
}

/** How urgent a clock is, as a class for its colour; its words say the same. */
function clockClass({ overdue, is, level }: CaseClock): string {
  if (is !== "running" && is !== "paused") return "rest";
  return overdue ? "overdue" : `level-${level}`;
}

function lengthOf({ shortest, longest }: CaseClock, { t, say }: Frame): string {
  const length = ({ limit, unit }: CaseClock["shortest"]) => say(`deadlines:units.${unit}`, { count: limit });
  if (shortest.limit === longest.limit) return length(shortest);
  return t("clocks.range", { shortest: shortest.limit, longest: length(longest) });
}

function Due({ frame: { t }, clock }: { frame: Frame; clock: CaseClock }) {
  const { due, unknownYear, shortest, longest } = clock;
  if (due === null) return <strong>{t("clocks.unknown", { year: unknownYear ?? "" })}</strong>;
  const key = shortest.limit === longest.limit ? "clocks.due" : "clocks.due-earliest";
  return (
    <strong>
      <time dateTime={due}>{t(key, { day: shownDay(due) })}</time>
    </strong>
  );
}

function standingOf(clock: CaseClock, frame: Frame): string {
  const { t } = frame;
  const { is, metOn, overdue, reminder } = clock;
  if (is === "met") return t(overdue ? "clocks.met-late" : "clocks.met", { day: metOn ? shownDay(metOn) : "" });
  if (is === "waiting" || is === "stopped") return t(`clocks.${is}`);
  if (reminder) return t("clocks.reminder");
  const left = leftWords(frame, clock);
  return is === "paused" ? `${t("clocks.paused")} ${left}` : left;
}

/** How much time is left, in words. */
export function leftWords({ t }: Frame, { overdue, left }: Pick<CaseClock, "overdue" | "left">): string {
  if (overdue) return t("clocks.overdue");
  if (left === null) return "";
  return left === 0 ? t("clocks.today") : t("clocks.left", { count: left });
}
