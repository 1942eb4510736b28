import { isIP } from "node:net";
import { createTransport } from "nodemailer";
import { alarmText } from "./alarm-text.ts";
import type { ActiveAlarm, AlarmChanges } from "./alarms.ts";
import type { Patience, Speech } from "./telling.ts";
import { threeTries } from "./three-tries.ts";

const moment = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "short",
});

/** Sends one plain letter about all changes: the whole in the first language, then in the next. */
export function mailAlarms(
  parts: Speech,
  changes: AlarmChanges,
  mail: { to: string; smtpUrl: string; patience: Patience },
): Promise<void> {
  const { deadlineMs, pauseMs } = mail.patience;
  const counts = { raised: changes.raised.length, ended: changes.ended.length };
  const letter = {
    from: { name: "An Sinh", address: senderOf(mail.smtpUrl) },
    to: mail.to,
    subject: parts.words(parts.languages[0] ?? "vi", "console:watch.mail.subject", counts),
    text: parts.languages.map((lang) => letterIn(parts, lang, changes)).join("\n\n---\n\n"),
  };
  return threeTries(async () => {
    const waits = { connectionTimeout: deadlineMs, greetingTimeout: deadlineMs, socketTimeout: deadlineMs };
    const transport = createTransport({ url: mail.smtpUrl, dnsTimeout: deadlineMs, ...waits });
    await transport.sendMail({ ...letter, disableFileAccess: true, disableUrlAccess: true });
  }, pauseMs);
}

function letterIn({ words }: Speech, lang: string, { raised, ended }: AlarmChanges): string {
  const section = (title: string, lines: string[]) =>
    lines.length > 0 ? [[words(lang, `console:watch.mail.${title}`), ...lines].join("\n")] : [];
  const entry = (alarm: ActiveAlarm, withAdvice: boolean) => {
    const { text, advice } = alarmText(words, lang, alarm);
    const line = words(lang, "console:watch.mail.line", { text, since: moment.format(new Date(alarm.since)) });
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

/** The address a letter comes from: the mail account itself, or an-sinh at the mail server's name. */
function senderOf(smtpUrl: string): string {
  const { username, hostname } = new URL(smtpUrl);
  const user = decodeURIComponent(username);
  if (user.includes("@")) return user;
  const host = isIP(hostname.replace(/^\[|\]$/g, "")) ? "localhost" : hostname;
  return `${user || "an-sinh"}@${host}`;
}
