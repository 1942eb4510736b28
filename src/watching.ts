import type { Logger } from "pino";
import { knownYears } from "./authoring/setup-book.ts";
import type { Config } from "./config.ts";
import type { Content } from "./content/content.ts";
import type { Sender } from "./conversation/sender/sender.ts";
import { whileSole } from "./conversation/while-sole.ts";
import type { Messenger } from "./messengers.ts";
import type { Storage } from "./storage/storage.ts";
import { alarmText } from "./watch/alarm-text.ts";
import type { ActiveAlarm } from "./watch/alarms.ts";
import { createAuditKeeper } from "./watch/audit-keeper.ts";
import { auditProbe } from "./watch/audit-probe.ts";
import { createDueDigest } from "./watch/due-digest.ts";
import type { Metrics } from "./watch/metrics.ts";
import { metricsRoute } from "./watch/metrics-route.ts";
import { createNotify } from "./watch/notify.ts";
import { anchorWays } from "./watch/send-anchor.ts";
import { senderProbe } from "./watch/sender-probe.ts";
import { createWatchdogs } from "./watch/watchdogs.ts";
import { yearProbe } from "./watch/year-probe.ts";

/** What is watched. */
export interface Watched {
  config: Config;
  log: Logger;
  now(): Date;
  content: Content;
  storage: Storage;
  metrics: Metrics;
  sender: Sender;
  messengers: readonly Messenger[];
  today(): string;
}

/** Watchdogs, metrics, and what the console shows of them. */
export function watching(watched: Watched) {
  const { config, log, now, content, storage, metrics, sender, today } = watched;
  const state = () => storage.watchState(sender.channels);
  const { alarms, clusters, dueCases: cases } = storage;
  const speech = { config: config.watch, words: content.words, languages: content.languages };
  const notify = createNotify({ ...speech, log });
  const probes = [
    ...watched.messengers.map(({ probe }) => probe),
    senderProbe(sender),
    auditProbe(storage.audit, now()),
    yearProbe(knownYears(content), today),
  ];
  // One of all processes looks, so that alarms do not begin and end by turns.
  const watchdogs = createWatchdogs({ probes, state, config: config.watch, alarms, notify, now, log });
  const dogs = whileSole(storage, "watchdogs", watchdogs);
  // One of all processes seals; two would only wait for one another.
  const keeper = whileSole(storage, "audit", createAuditKeeper({ ...storage, ways: anchorWays(speech), log }));
  const digest = createDueDigest({ ...speech, log, cases, clusters, now, today });
  const digests = whileSole(storage, "due-digest", digest);
  const queues = () => sender.state().map(({ channel, waiting }) => ({ channel, length: waiting }));
  const route = metricsRoute({ metrics, token: config.watch.metricsToken, state, alarms, queues, now });
  const { deadLetters, setAside, lostFiles } = storage;
  const say = (lang: string, alarm: Pick<ActiveAlarm, "alarm" | "channel" | "value">) =>
    alarmText(content.words, lang, alarm);
  const operations = { state, alarms: () => alarms.active(), say, deadLetters, setAside, lostFiles };
  return { dogs, keeper, digests, route, operations };
}
