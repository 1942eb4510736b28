import { alarmText } from "./alarm-text.ts";
import type { ActiveAlarm, AlarmChanges } from "./alarms.ts";
import { postJson } from "./post-json.ts";
import type { Patience, Speech } from "./telling.ts";
import { threeTries } from "./three-tries.ts";

/** Posts each alarm as JSON: event, alarm, channel, value, since, and `text`, which chat services show as it is. */
export function postAlarms(
  parts: Speech,
  changes: AlarmChanges,
  { to, patience }: { to: string; patience: Patience },
): Promise<void>[] {
  const events = (["raised", "ended"] as const).flatMap((event) => changes[event].map((alarm) => ({ event, alarm })));
  return events.map(({ event, alarm }) => {
    const body = { event, ...plain(alarm), text: textOf(parts, event, alarm) };
    return threeTries(() => postJson(to, body, patience.deadlineMs), patience.pauseMs);
  });
}

function plain({ alarm, channel, value, since }: ActiveAlarm): ActiveAlarm {
  return { alarm, channel, value, since };
}

function textOf({ words, languages }: Speech, event: keyof AlarmChanges, alarm: ActiveAlarm): string {
  const lines = languages.map((lang) => {
    const { text, advice } = alarmText(words, lang, alarm);
    return event === "raised" ? `${text}. ${advice}` : words(lang, "console:watch.over", { text });
  });
  return lines.join("\n");
}
