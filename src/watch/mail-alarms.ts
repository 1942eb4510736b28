import { shownDay } from "../rules/day.ts";
import { legalDay, legalTime } from "../rules/legal-day.ts";
import { alarmText } from "./alarm-text.ts";
import type { ActiveAlarm, AlarmChanges } from "./alarms.ts";
import { type Mail, sendLetter } from "./send-letter.ts";
import type { Speech } from "./telling.ts";

/** Sends one plain letter about all changes: the whole in the first language, then in the next. */
export function mailAlarms(parts: Speech, changes: AlarmChanges, mail: Mail): Promise<void> {
  const counts = { raised: changes.raised.length, ended: changes.ended.length };
  return sendLetter(mail, {
    subject: parts.words(parts.languages[0] ?? "vi", "console:watch.mail.subject", counts),
    text: parts.languages.map((lang) => letterIn(parts, lang, changes)).join("\n\n---\n\n"),
  });
}

function letterIn({ words }: Speech, lang: string, { raised, ended }: AlarmChanges): string {
  const section = (title: string, lines: string[]) =>
    lines.length > 0 ? [[words(lang, `console:watch.mail.${title}`), ...lines].join("\n")] : [];
  const entry = (alarm: ActiveAlarm, withAdvice: boolean) => {
    const { text, advice } = alarmText(words, lang, alarm);
    const line = words(lang, "console:watch.mail.line", { text, since: shownInstant(new Date(alarm.since)) });
    return withAdvice ? `- ${line}\n  ${advice}` : `- ${line}`;
  };
  return [
    ...section(
      "raised",
      raised.map((alarm) => entry(alarm, true)),
    ),
    ...section(
      "ended",
      ended.map((alarm) => entry(alarm, false)),
    ),
  ].join("\n\n");
}

function shownInstant(at: Date): string {
  return `${shownDay(legalDay(at))}, ${legalTime(at)}`;
}
