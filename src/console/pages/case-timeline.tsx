import { type TimelineEvent, timelineOf } from "../../complaints/case-timeline.ts";
import { clockKey } from "../../rules/cases/case-clocks.ts";
import { shownDay } from "../../rules/day.ts";
import type { CaseProps } from "./case-props.ts";
import type { Frame } from "./frame.ts";

/** The days of a case in order: what happened, what stood still and why, where today is, and what is due when. */
export function CaseTimeline({ frame, found, rules }: Pick<CaseProps, "frame" | "found" | "rules">) {
  const today = rules.today();
  const events = timelineOf(found.times, found.clocks, today);
  return (
    <section aria-labelledby="timeline">
      <h3 id="timeline">{frame.t("timeline.title")}</h3>
      <ol class="timeline">
        {events.map((event) => (
          <li key={keyOf(event)} class={classOf(event, today)} aria-current={event.is === "today" ? "date" : undefined}>
            <time dateTime={event.on}>{shownDay(event.on)}</time> <span>{wordsOf(event, frame)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function keyOf(event: TimelineEvent): string {
  return `${event.on} ${event.is}${event.is === "due" ? ` ${event.clock.what} ${event.clock.from}` : ""}`;
}

function classOf(event: TimelineEvent, today: string): string {
  if (event.is === "today") return "now";
  if (event.is !== "due") return "past";
  if (event.clock.is === "met") return "past";
  return event.on < today && event.clock.overdue ? "overdue" : "ahead";
}

function wordsOf(event: TimelineEvent, { t, say }: Frame): string {
  if (event.is === "paused" || event.is === "resumed") {
    return t(`timeline.${event.is}`, { reason: say(`cases:reasons.pause.${event.reason}`) });
  }
  if (event.is !== "due") return t(`timeline.${event.is}`);
  const { clock } = event;
  const name = say(clockKey(clock));
  if (clock.is === "met") return t(clock.overdue ? "timeline.due-met-late" : "timeline.due-met", { name });
  if (clock.is === "waiting" || clock.is === "stopped") return t(`timeline.due-${clock.is}`, { name });
  if (clock.overdue) return t("timeline.due-over", { name });
  return t(clock.is === "paused" ? "timeline.due-paused" : "timeline.due", { name });
}
