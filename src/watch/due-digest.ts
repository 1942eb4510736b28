/**
 * Once a day people are told which cases run out of time, and about how many employers many people complain at once: numbers
 * and days, never a word of what is in a case, and no name.
 */
import type { DueCase, DueCases } from "../complaints/due-cases.ts";
import type { ClusterAlarms, EmployerCluster } from "../complaints/employer-view.ts";
import type { WatchConfig } from "../config.ts";
import type { LastingWork } from "../conversation/while-sole.ts";
import { shownDay } from "../rules/day.ts";
import { legalTime } from "../rules/legal-day.ts";
import type { WatchLog } from "./alarms.ts";
import { postJson } from "./post-json.ts";
import { createRounds } from "./rounds.ts";
import { sendLetter } from "./send-letter.ts";
import type { Patience, Speech } from "./telling.ts";
import { threeTries } from "./three-tries.ts";

/** How long after a look the next one begins. */
const LOOK_EVERY_MS = 10 * 60_000;

/** What the digest is made with. */
export interface DigestParts extends Speech {
  cases: DueCases;
  clusters: Pick<ClusterAlarms, "untold" | "told">;
  config: Pick<WatchConfig, "alertWebhook" | "alertEmail" | "smtpUrl" | "opens">;
  log: WatchLog;
  now(): Date;
  /** ISO day in Vietnam. */
  today(): string;
  patience?: Patience;
}

/** Tells by webhook and by e-mail, whichever are set, of cases at 50, 80 and 100 % of their time, once the day's office hours have begun. */
export function createDueDigest(parts: DigestParts): LastingWork {
  return createRounds({
    async round() {
      if (legalTime(parts.now()) >= parts.config.opens) await tell(parts);
    },
    everyMs: LOOK_EVERY_MS,
    log: parts.log,
    failed: "the digest of cases that are due could not be told; it is tried again",
  });
}

/** What one letter tells. */
interface News {
  due: readonly DueCase[];
  clusters: readonly EmployerCluster[];
  today: string;
}

async function tell(parts: DigestParts): Promise<void> {
  const today = parts.today();
  const news = { due: await parts.cases.untold(today), clusters: await parts.clusters.untold(), today };
  if (news.due.length + news.clusters.length === 0) return;
  await send(parts, news);
  await parts.cases.told(news.due, today);
  await parts.clusters.told(news.clusters, today);
}

async function send(parts: DigestParts, news: News): Promise<void> {
  const { config, patience = { deadlineMs: 5_000, pauseMs: 1_000 } } = parts;
  const { alertWebhook, alertEmail, smtpUrl } = config;
  const { due, clusters, today } = news;
  const text = textOf(parts, news);
  if (alertWebhook) {
    const people = clusters.map(({ workers, since }) => ({ people: workers, since }));
    const body = { event: "cases-due", day: today, cases: due.map(plain), employers: people, text };
    await threeTries(() => postJson(alertWebhook, body, patience.deadlineMs), patience.pauseMs);
  }
  if (alertEmail && smtpUrl) {
    const key = due.length > 0 ? "console:watch.due.subject" : "console:watch.due.cluster-subject";
    const subject = parts.words(parts.languages[0] ?? "vi", key, { count: due.length || clusters.length });
    await sendLetter({ to: alertEmail, smtpUrl, patience }, { subject, text });
  }
}

function plain({ number, dueOn, level }: DueCase): Omit<DueCase, "id"> {
  return { number, dueOn, level };
}

function textOf({ words, languages }: Speech, news: News): string {
  return languages.map((lang) => textIn((key, params) => words(lang, key, params), news)).join("\n\n---\n\n");
}

function textIn(say: (key: string, params: Record<string, string | number>) => string, news: News): string {
  const { due, clusters, today } = news;
  const lines = due.map((one) => {
    const over = one.dueOn < today ? "overdue" : `level-${one.level}`;
    return say(`console:watch.due.${over}`, { number: one.number, day: shownDay(one.dueOn) });
  });
  const many = clusters.map(({ workers, since }) =>
    say("console:watch.due.cluster", { count: workers, day: shownDay(since) }),
  );
  return [
    ...(due.length > 0
      ? [say("console:watch.due.head", { count: due.length }), ...lines.map((line) => `- ${line}`)]
      : []),
    ...many,
  ].join("\n");
}
