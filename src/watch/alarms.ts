/**
 * What the watchdogs look at and what they write down: the state of the service, and the alarms that are on. `storage`
 * implements AlarmStore. Nothing here or in a metric tells who wrote, or what.
 */
import type { DeliveryState } from "../conversation/delivery.ts";
import type { Finding } from "../conversation/probe.ts";

/** How one channel that sends stands. */
export interface ChannelState extends DeliveryState {
  /** ISO instant of the last event that came in; null when there never was one. */
  lastEventAt: string | null;
}

/** How the service stands now. */
export interface WatchState {
  /** Events that wait for their turn, and seconds since the oldest of them came; null when none waits. */
  keptEvents: number;
  keptOldestSeconds: number | null;
  /** Events set aside after bugs. */
  setAside: number;
  /** The configured channels that send, and no others. `oldestSeconds` counts messages that may go out now. */
  channels: ChannelState[];
}

/** Something that is wrong since an ISO instant. */
export interface ActiveAlarm {
  alarm: Finding["alarm"];
  /** Name of the channel, or "server". */
  channel: string;
  /** How many, or how many seconds; null where the alarm has no number. */
  value: number | null;
  since: string;
}

/** Alarms that people must be told of: those that began or that are due again, and those that are over. */
export interface AlarmChanges {
  raised: ActiveAlarm[];
  ended: ActiveAlarm[];
}

/** The alarms that are on, one for each kind and channel, shared by all processes. */
export interface AlarmStore {
  active(): Promise<ActiveAlarm[]>;
  /**
   * Records all that is wrong now; what is not among it is over. Gives the alarms that this call raised or that are due
   * for a reminder, and those that ended: each to exactly one caller, also with several processes.
   */
  report(findings: readonly Finding[], now: string): Promise<AlarmChanges>;
}

/** The part of a pino logger that watching uses. Fields hold codes and counts, nothing of people. */
export interface WatchLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
