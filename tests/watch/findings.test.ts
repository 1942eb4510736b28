import { describe, expect, it } from "vitest";
import type { ChannelState, WatchState } from "../../src/watch/alarms.ts";
import { findingsOf } from "../../src/watch/findings.ts";

const hours = { opens: "07:30", closes: "17:00", silenceMinutes: 240 };
const began = new Date("2026-11-23T07:30:00+07:00");
const now = new Date("2026-11-23T09:00:00+07:00");

const channelOf = (change: Partial<ChannelState>): ChannelState => ({
  channel: "zalo",
  waiting: 0,
  oldestSeconds: null,
  held: 0,
  dead: 0,
  lastEventAt: "2026-11-23T08:59:00+07:00",
  ...change,
});

const stateOf = (change: Partial<WatchState>): WatchState => ({
  keptEvents: 0,
  keptOldestSeconds: null,
  setAside: 0,
  channels: [channelOf({})],
  ...change,
});

const found = (change: Partial<WatchState>, at = now) =>
  findingsOf(stateOf(change), { hours, began, now: at }).map(({ alarm, channel, value }) => [alarm, channel, value]);

describe("findingsOf()", () => {
  it("finds nothing in a healthy service, also when much is held", () => {
    expect(found({ channels: [channelOf({ held: 40, waiting: 3, oldestSeconds: 100 })] })).toEqual([]);
  });

  it.each([
    [{ keptEvents: 1, keptOldestSeconds: 60 }, []],
    [{ keptEvents: 1, keptOldestSeconds: 60.6 }, [["lane-old", "server", 61]]],
    [{ setAside: 2 }, [["events-set-aside", "server", 2]]],
    [{ channels: [channelOf({ oldestSeconds: 120 })] }, []],
    [{ channels: [channelOf({ oldestSeconds: 121 })] }, [["outbox-old", "zalo", 121]]],
    [{ channels: [channelOf({ dead: 1 })] }, [["dead-letters", "zalo", 1]]],
  ])("judges %j", (state, findings) => {
    expect(found(state)).toEqual(findings);
  });

  it("calls a channel silent after four hours of opening hours and not before", () => {
    const channels = [channelOf({ lastEventAt: "2026-11-20T15:00:00+07:00" })];
    expect(found({ channels }, new Date("2026-11-23T09:30:00+07:00"))).toEqual([]);
    expect(found({ channels }, new Date("2026-11-23T09:30:01+07:00"))).toEqual([["channel-silent", "zalo", 14_401]]);
  });

  it("counts a channel that never had an event from the start of the watch", () => {
    const channels = [channelOf({ lastEventAt: null })];
    expect(found({ channels }, new Date("2026-11-23T11:30:00+07:00"))).toEqual([]);
    expect(found({ channels }, new Date("2026-11-23T11:31:00+07:00"))).toEqual([["channel-silent", "zalo", 14_460]]);
  });
});
