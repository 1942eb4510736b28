import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Tally } from "../conversation/probe.ts";
import type { ActiveAlarm, WatchState } from "./alarms.ts";

/** What the gauges show at the moment of a scrape. */
export interface Standing {
  /** Null when the database cannot say. */
  state: WatchState | null;
  alarms: readonly ActiveAlarm[] | null;
  /** Calls of the sender that wait for their turn in this process, by channel. */
  queues: readonly { channel: string; length: number }[];
  now: Date;
}

/** Counters, turn durations and process metrics of this process, and gauges filled when they are asked for. */
export interface Metrics extends Tally {
  /** Notes how long a turn took. */
  observeTurn(seconds: number): void;
  /** Everything, in Prometheus's text format. */
  text(standing: Standing): Promise<string>;
  contentType: string;
}

/** Makes the metrics of a process, in a registry of their own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = {
    received: counter(registry, "received", "Events that came in."),
    refused: counter(registry, "refused", "Events that were turned away."),
    sent: counter(registry, "sent", "Calls to a platform that ended."),
    files: counter(
      registry,
      "files",
      "Files that people sent: kept, refused or lost, and tries to fetch one that failed.",
    ),
  };
  const turns = new Histogram({
    name: "an_sinh_turn_seconds",
    help: "How long a turn takes, from loading the conversation to its commit.",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const fill = gauges(registry);
  const counts = gathered(({ of: [what, channel, outcome], value }) =>
    counters[what].inc({ channel: fixedWord(channel), outcome: fixedWord(outcome) }, value),
  );
  return {
    contentType: registry.contentType,
    count: counts.count,
    observeTurn: (seconds) => turns.observe(seconds),
    text(standing) {
      counts.handOver();
      fill(standing);
      return registry.metrics();
    },
  };
}

interface Count {
  of: Parameters<Tally["count"]>;
  value: number;
}

/** Counts in plain numbers, several times in each turn, and hands them over when somebody asks. */
function gathered(handOver: (count: Count) => void): Tally & { handOver(): void } {
  const counts = new Map<string, Count>();
  return {
    count(...of) {
      const name = of.join(" ");
      const known = counts.get(name);
      if (known) known.value += 1;
      else counts.set(name, { of, value: 1 });
    },
    handOver() {
      for (const count of counts.values()) handOver(count);
      counts.clear();
    },
  };
}

function counter(registry: Registry, what: string, help: string): Counter<"channel" | "outcome"> {
  return new Counter({
    name: `an_sinh_${what}_total`,
    help,
    labelNames: ["channel", "outcome"],
    registers: [registry],
  });
}

/** Labels are short words of ours; should anything else get here, nothing of it shows. */
function fixedWord(word: string): string {
  return /^[a-z]+(-[a-z]+)*$/.test(word) && word.length <= 30 ? word : "other";
}

type Row = [labels: Record<string, string>, value: number];
type Fill = (standing: Standing) => void;

function gauges(registry: Registry): Fill {
  const fills: Fill[] = [];
  const gauge = (name: string, help: string, rows: (standing: Standing) => Row[]) => {
    const made = new Gauge({ name: `an_sinh_${name}`, help, labelNames: ["channel", "alarm"], registers: [registry] });
    fills.push((standing) => {
      made.reset();
      for (const [labels, value] of rows(standing)) made.set(labels, value);
    });
  };
  stateGauges(gauge);
  channelGauges(gauge);
  return (standing) => {
    for (const fill of fills) fill(standing);
  };
}

type Declare = (name: string, help: string, rows: (standing: Standing) => Row[]) => void;

function stateGauges(gauge: Declare): void {
  const plain = (value: number | null | undefined): Row[] => (typeof value === "number" ? [[{}, value]] : []);
  gauge("state_known", "1 when the database could say how things stand.", ({ state }) => plain(state ? 1 : 0));
  gauge("events_kept", "Events that wait for their turn.", ({ state }) => plain(state?.keptEvents));
  gauge("events_kept_oldest_seconds", "Age of the oldest event that waits; 0 when none does.", ({ state }) =>
    plain(state && (state.keptOldestSeconds ?? 0)),
  );
  gauge("events_set_aside", "Events set aside after bugs.", ({ state }) => plain(state?.setAside));
  gauge("alarms_active", "Alarms that are on.", ({ alarms }) => plain(alarms?.length));
  gauge("alarm", "1 for each alarm that is on.", ({ alarms }) =>
    (alarms ?? []).map(({ alarm, channel }) => [{ alarm, channel: fixedWord(channel) }, 1]),
  );
}

function channelGauges(gauge: Declare): void {
  type ByChannel = (of: WatchState["channels"][number], now: Date) => number | null;
  const byChannel = (name: string, help: string, value: ByChannel) =>
    gauge(name, help, ({ state, now }) =>
      (state?.channels ?? []).flatMap((of): Row[] => {
        const found = value(of, now);
        return found === null ? [] : [[{ channel: fixedWord(of.channel) }, found]];
      }),
    );
  byChannel("outbox_waiting", "Messages that wait to be sent.", ({ waiting }) => waiting);
  byChannel("outbox_oldest_seconds", "Age of the oldest waiting message; 0 when none waits.", (of) => {
    return of.oldestSeconds ?? 0;
  });
  byChannel("outbox_held", "Messages held until the person writes again.", ({ held }) => held);
  byChannel("outbox_dead", "Messages that were given up.", ({ dead }) => dead);
  byChannel("last_event_seconds", "Seconds since the last event of a channel.", ({ lastEventAt }, now) =>
    lastEventAt === null ? null : Math.max(0, (now.getTime() - Date.parse(lastEventAt)) / 1000),
  );
  gauge("sender_queue", "Calls of the sender that wait for their turn in this process.", ({ queues }) =>
    queues.map(({ channel, length }) => [{ channel: fixedWord(channel) }, length]),
  );
}
