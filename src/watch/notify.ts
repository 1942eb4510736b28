import type { WatchConfig } from "../config.ts";
import type { AlarmChanges, WatchLog } from "./alarms.ts";
import { mailAlarms } from "./mail-alarms.ts";
import { postAlarms } from "./post-alarms.ts";
import type { Patience, Speech } from "./telling.ts";

/** What telling people needs. */
export interface NotifyParts extends Speech {
  config: Pick<WatchConfig, "alertWebhook" | "alertEmail" | "smtpUrl">;
  log: Pick<WatchLog, "error">;
  /** Five seconds and one second; shorter in tests. */
  patience?: Patience;
}

/** Tells people of alarms that began and ended. Never throws: what cannot be told is logged by its code. */
export type Notify = (changes: AlarmChanges) => Promise<void>;

/** Tells by webhook and by e-mail, whichever are set; each is tried three times. */
export function createNotify(parts: NotifyParts): Notify {
  const { log, patience = { deadlineMs: 5_000, pauseMs: 1_000 } } = parts;
  const { alertWebhook, alertEmail, smtpUrl } = parts.config;
  return async (changes) => {
    const telling: Promise<void>[] = [];
    if (alertWebhook) telling.push(...postAlarms(parts, changes, { to: alertWebhook, patience }));
    if (alertEmail && smtpUrl) telling.push(mailAlarms(parts, changes, { to: alertEmail, smtpUrl, patience }));
    for (const outcome of await Promise.allSettled(telling)) {
      if (outcome.status === "rejected") log.error({ code: failureCode(outcome.reason) }, "an alarm could not be told");
    }
  };
}

/** Why telling failed: "timeout", "http-500", "ECONNREFUSED", "EAUTH"; messages may hold addresses and passwords. */
function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "TimeoutError") return "timeout";
  const { cause } = error;
  const codes = [error, cause].map((from) => (from instanceof Error && "code" in from ? from.code : undefined));
  return codes.find((code) => typeof code === "string") ?? "unknown";
}
