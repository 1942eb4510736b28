/** Once a day people are told which cases run out of time: numbers and days, never a word of what is in them. */
import type { DueCase, DueCases } from "../complaints/due-cases.ts";
import type { WatchConfig } from "../config.ts";
import type { LastingWork } from "../conversation/while-sole.ts";
import type { WatchLog } from "./alarms.ts";
import { fault } from "./fault.ts";
import { postJson } from "./post-json.ts";
import { sendLetter } from "./send-letter.ts";
import type { Patience, Speech } from "./telling.ts";
import { threeTries } from "./three-tries.ts";

/** How long after a look the next one begins. */
const LOOK_EVERY_MS = 10 * 60_000;
/** Vietnam keeps UTC+7 all year. */
const VIETNAM_MS = 7 * 60 * 60_000;

/** What the digest is made with. */
export interface DigestParts extends Speech {
  cases: DueCases;
  config: Pick<WatchConfig, "alertWebhook" | "alertEmail" | "smtpUrl" | "opens">;
  log: WatchLog;
  now(): Date;
  /** ISO day in Vietnam. */
  today(): string;
  patience?: Patience;
}

/** The digest at work. */
export interface DueDigest extends LastingWork {
  /** Tells what is to be told now, if the day's office hours have begun. Never throws: what fails is logged and tried again. */
  look(): Promise<void>;
}

/** Tells by webhook and by e-mail, whichever are set, of cases at 50, 80 and 100 % of their time. */
export function createDueDigest(parts: DigestParts): DueDigest {
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    try {
      if (hourOf(parts.now()) >= parts.config.opens) await tell(parts);
    } catch (error) {
      parts.log.error(fault(error), "the digest of cases that are due could not be told; it is tried again");
    }
  };
  const round = () => {
    looking = look();
  };
  return {
    look,
    start() {
      round();
      timer = setInterval(round, LOOK_EVERY_MS).unref();
    },
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}

async function tell(parts: DigestParts): Promise<void> {
  const { cases, config, patience = { deadlineMs: 5_000, pauseMs: 1_000 } } = parts;
  const { alertWebhook, alertEmail, smtpUrl } = config;
  const today = parts.today();
  const due = await cases.untold(today);
  if (due.length === 0) return;
  if (alertWebhook) {
    const body = { event: "cases-due", day: today, cases: due.map(plain), text: textOf(parts, due, today) };
    await threeTries(() => postJson(alertWebhook, body, patience.deadlineMs), patience.pauseMs);
  }
  if (alertEmail && smtpUrl) {
    const subject = parts.words(parts.languages[0] ?? "vi", "console:watch.due.subject", { count: due.length });
    await sendLetter({ to: alertEmail, smtpUrl, patience }, { subject, text: textOf(parts, due, today) });
  }
  await cases.told(due, today);
}

function plain({ number, dueOn, level }: DueCase): Omit<DueCase, "id"> {
  return { number, dueOn, level };
}

function textOf({ words, languages }: Speech, due: readonly DueCase[], today: string): string {
  return languages.map((lang) => textIn((key, params) => words(lang, key, params), due, today)).join("\n\n---\n\n");
}

function textIn(
  say: (key: string, params: Record<string, string | number>) => string,
  due: readonly DueCase[],
  today: string,
): string {
  const lines = due.map((one) => {
    const over = one.dueOn < today ? "overdue" : `level-${one.level}`;
    return say(`console:watch.due.${over}`, { number: one.number, day: one.dueOn.split("-").reverse().join("/") });
  });
  return [say("console:watch.due.head", { count: due.length }), ...lines.map((line) => `- ${line}`)].join("\n");
}

/** "07:45" in Vietnam. */
function hourOf(now: Date): string {
  return new Date(now.getTime() + VIETNAM_MS).toISOString().slice(11, 16);
}
