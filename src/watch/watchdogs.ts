import type { WatchConfig } from "../config.ts";
import type { Finding, Probe } from "../conversation/probe.ts";
import type { ActiveAlarm, AlarmChanges, AlarmStore, WatchLog, WatchState } from "./alarms.ts";
import { fault } from "./fault.ts";
import { findingsOf } from "./findings.ts";
import { createProbeRound } from "./probe-round.ts";

/** How long after a look the next one begins. */
const LOOK_EVERY_MS = 30_000;

/** Told at once; everything else must be found in two looks in a row, because it may pass by itself. */
const surelyWrong: readonly Finding["alarm"][] = ["token-refused", "channel-stopped", "audit-harmed"];

/** What the watchdogs are given. */
export interface WatchdogParts {
  /** Of the channels. */
  probes: readonly Probe[];
  state(): Promise<WatchState>;
  config: Pick<WatchConfig, "opens" | "closes" | "silenceMinutes">;
  alarms: AlarmStore;
  /** Tells people; see createNotify. */
  notify(changes: AlarmChanges): Promise<void>;
  now(): Date;
  log: WatchLog;
}

/** The watchdogs at work. */
export interface Watchdogs {
  /** Looks once and tells what changed. Never throws: what fails is logged once, until a look succeeds again. */
  look(): Promise<void>;
  /** Looks now and then every 30 seconds. */
  start(): void;
  /** Ends that. Resolves when no look uses the database any more; an alarm may still be on its way to people. */
  stop(): Promise<void>;
}

/** Findings by alarm and channel. */
type Found = Map<string, Finding>;

/** Looks after the service: asks the probes, reads the state, and raises and ends alarms. */
export function createWatchdogs(parts: WatchdogParts): Watchdogs {
  const round = createProbeRound(parts.probes, parts.log);
  const began = parts.now();
  let before: Found = new Map();
  let failing = false;
  let examining: Promise<unknown> = Promise.resolve();

  async function examine(): Promise<AlarmChanges> {
    const now = parts.now();
    const [state, active, probed] = await Promise.all([parts.state(), parts.alarms.active(), round(now)]);
    const found = byKey([...probed, ...findingsOf(state, { hours: parts.config, began, now })]);
    const certain = certainOf({ found, before, active });
    before = found;
    return parts.alarms.report(certain, now.toISOString());
  }

  async function look(): Promise<void> {
    try {
      const changed = examine();
      examining = changed.catch(() => undefined);
      const changes = await changed;
      if (failing) parts.log.info({}, "the watchdogs can look again");
      failing = false;
      if (changes.raised.length + changes.ended.length > 0) await parts.notify(changes);
    } catch (error) {
      if (!failing) parts.log.error(fault(error), "the watchdogs cannot look; they go on trying");
      failing = true;
    }
  }

  return { look, ...timer(look, () => examining) };
}

function timer(look: () => Promise<void>, examining: () => Promise<unknown>): Pick<Watchdogs, "start" | "stop"> {
  let running = false;
  let next: NodeJS.Timeout | undefined;

  async function round(): Promise<void> {
    await look();
    if (running) next = setTimeout(round, LOOK_EVERY_MS).unref();
  }

  return {
    start() {
      if (running) return;
      running = true;
      void round();
    },
    async stop() {
      running = false;
      clearTimeout(next);
      await examining();
    },
  };
}

/**
 * What is certain enough to be reported: found twice in a row, or found again while its alarm is on (also by another
 * process or before a restart). An alarm whose cause was not found just this once stays on.
 */
function certainOf(looked: { found: Found; before: Found; active: readonly ActiveAlarm[] }): Finding[] {
  const { found, before } = looked;
  const active = new Set(looked.active.map(keyOf));
  const again = [...found].filter(
    ([key, { alarm }]) => before.has(key) || active.has(key) || surelyWrong.includes(alarm),
  );
  const missedOnce = [...before].filter(([key]) => active.has(key) && !found.has(key));
  return [...again, ...missedOnce].map(([, finding]) => finding);
}

/** One finding for each alarm and channel, the worst one. */
function byKey(findings: readonly Finding[]): Found {
  const found: Found = new Map();
  for (const finding of findings) {
    const known = found.get(keyOf(finding));
    if (!known || (finding.value ?? 0) > (known.value ?? 0)) found.set(keyOf(finding), finding);
  }
  return found;
}

function keyOf({ alarm, channel }: Pick<Finding, "alarm" | "channel">): string {
  return `${alarm} ${channel}`;
}
