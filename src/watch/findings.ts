import type { WatchConfig } from "../config.ts";
import type { Finding } from "../conversation/probe.ts";
import type { ChannelState, WatchState } from "./alarms.ts";
import { openSeconds } from "./opening-hours.ts";

/** Age of the oldest kept event above which the lanes do not keep up, in seconds. */
const LANE_OLD_SECONDS = 60;
/** Age of the oldest waiting message of a channel above which sending does not keep up, in seconds. */
const OUTBOX_OLD_SECONDS = 120;

/** Under which a finding that is not of one channel is listed. */
const SERVER = "server";

/** What the watch knows besides the state. */
export interface Watching {
  hours: Pick<WatchConfig, "opens" | "closes" | "silenceMinutes">;
  /** When the watch began: from then on a channel that never had an event counts as silent. */
  began: Date;
  now: Date;
}

/** What is wrong with the service by its own state. */
export function findingsOf(state: WatchState, watching: Watching): Finding[] {
  return [...serverFindings(state), ...state.channels.flatMap((channel) => channelFindings(channel, watching))];
}

function serverFindings({ keptOldestSeconds, setAside }: WatchState): Finding[] {
  return [
    ...above("lane-old", SERVER, { value: keptOldestSeconds ?? 0, limit: LANE_OLD_SECONDS }),
    ...above("events-set-aside", SERVER, { value: setAside, limit: 0 }),
  ];
}

function channelFindings(state: ChannelState, { hours, began, now }: Watching): Finding[] {
  const { channel } = state;
  const heard = state.lastEventAt === null ? began : new Date(state.lastEventAt);
  const limit = hours.silenceMinutes * 60;
  return [
    ...above("outbox-old", channel, { value: state.oldestSeconds ?? 0, limit: OUTBOX_OLD_SECONDS }),
    ...above("dead-letters", channel, { value: state.dead, limit: 0 }),
    ...above("channel-silent", channel, { value: openSeconds(heard, now, hours), limit }),
  ];
}

function above(alarm: Finding["alarm"], channel: string, of: { value: number; limit: number }): Finding[] {
  return of.value > of.limit ? [{ alarm, channel, value: Math.round(of.value) }] : [];
}
