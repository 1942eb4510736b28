import type { Finding } from "../conversation/probe.ts";
import type { Words } from "../flow/words.ts";
import type { ActiveAlarm } from "./alarms.ts";

/** Alarms whose value is a number of seconds; that of the others is how many. */
const timed: readonly Finding["alarm"][] = [
  "lane-old",
  "outbox-old",
  "channel-silent",
  "audit-unsealed",
  "audit-unanchored",
];

/** Channels that have a name people know. */
const named = ["web", "zalo", "telegram", "server"];

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** What is wrong, and what to do about it, each in a sentence. */
export interface AlarmText {
  text: string;
  advice: string;
}

/** An alarm in the words of a language. */
export function alarmText(words: Words, lang: string, alarm: Omit<ActiveAlarm, "since">): AlarmText {
  const say = (key: string, params?: Record<string, string | number>) => words(lang, `console:watch.${key}`, params);
  const channel = named.includes(alarm.channel) ? say(`channels.${alarm.channel}`) : alarm.channel;
  const params = { channel, value: shownValue(alarm, say) };
  return { text: say(`alarms.${alarm.alarm}`, params), advice: say(`advice.${alarm.alarm}`, params) };
}

type Say = (key: string, params?: Record<string, string | number>) => string;

function shownValue({ alarm, value }: Omit<ActiveAlarm, "since">, say: Say): string {
  if (value === null) return say("some");
  return timed.includes(alarm) ? duration(value, say) : String(value);
}

/** Minutes, and from two hours on hours. Never days: hours of opening hours make no day. */
function duration(seconds: number, say: Say): string {
  if (seconds >= 2 * HOUR) return say("hours", { count: Math.floor(seconds / HOUR) });
  return say("minutes", { count: Math.max(1, Math.floor(seconds / MINUTE)) });
}
