import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Finding, Probe } from "../../src/conversation/probe.ts";
import { AppError } from "../../src/errors.ts";
import type { AlarmChanges, WatchState } from "../../src/watch/alarms.ts";
import { createWatchdogs, type WatchdogParts } from "../../src/watch/watchdogs.ts";
import { MemoryAlarms } from "./memory-alarms.ts";

const healthy: WatchState = { keptEvents: 0, keptOldestSeconds: null, setAside: 0, channels: [] };
const config = { opens: "07:30", closes: "17:00", silenceMinutes: 240 };
const unreachable: Finding = { alarm: "platform-unreachable", channel: "zalo" };

/** Watchdogs over a state and a probe that tests change, and what people were told. */
function watched(change: Partial<WatchdogParts> = {}) {
  const world = { state: { ...healthy }, found: [] as Finding[], told: [] as string[], logged: [] as string[] };
  const alarms = new MemoryAlarms();
  const probe: Probe = { look: async () => world.found };
  const lines = ({ raised, ended }: AlarmChanges) => [
    ...raised.map(({ alarm, channel, value }) => `+ ${alarm} ${channel} ${value}`),
    ...ended.map(({ alarm, channel }) => `- ${alarm} ${channel}`),
  ];
  const log = (fields: object, message: string) => {
    world.logged.push(`${"code" in fields ? fields.code : "ok"}: ${message}`);
  };
  const parts: WatchdogParts = {
    probes: [probe],
    state: async () => world.state,
    config,
    alarms,
    notify: async (changes) => {
      world.told.push(...lines(changes));
    },
    now: () => new Date(),
    log: { info: log, error: log },
    ...change,
  };
  return { world, alarms, parts, dogs: createWatchdogs(parts) };
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-23T09:00:00+07:00") });
});

afterEach(() => {
  vi.useRealTimers();
});

describe("the watchdogs", () => {
  it("raise an alarm that is found twice in a row, once, and end it when it was not found twice", async () => {
    const { world, dogs } = watched();
    const told: string[][] = [];
    for (const found of [[unreachable], [unreachable], [unreachable], [], []]) {
      world.found = found;
      await dogs.look();
      told.push(world.told.splice(0));
    }
    expect(told).toEqual([[], ["+ platform-unreachable zalo null"], [], [], ["- platform-unreachable zalo"]]);
  });

  it("do not tell of what comes and goes, nor end what is missing only once", async () => {
    const { world, dogs } = watched();
    const told: string[][] = [];
    for (const found of [[unreachable], [], [unreachable], [], [unreachable], [unreachable], [], [unreachable], []]) {
      world.found = found;
      await dogs.look();
      told.push(world.told.splice(0));
    }
    expect(told).toEqual([[], [], [], [], [], ["+ platform-unreachable zalo null"], [], [], []]);
  });

  it.each(["token-refused", "channel-stopped"] as const)("tell of %s at once", async (alarm) => {
    const { world, dogs } = watched();
    world.found = [{ alarm, channel: "zalo" }];
    await dogs.look();
    expect(world.told).toEqual([`+ ${alarm} zalo null`]);
  });

  it("look at the state themselves and report the worst of what is found twice", async () => {
    const { world, dogs, alarms } = watched();
    world.state = { ...healthy, keptEvents: 2, keptOldestSeconds: 75, setAside: 1 };
    world.found = [
      { alarm: "webhook-pending", channel: "telegram", value: 40 },
      { alarm: "webhook-pending", channel: "telegram", value: 90 },
    ];
    await dogs.look();
    await dogs.look();
    expect(alarms.reports.at(-1)?.findings).toEqual([
      { alarm: "webhook-pending", channel: "telegram", value: 90 },
      { alarm: "lane-old", channel: "server", value: 75 },
      { alarm: "events-set-aside", channel: "server", value: 1 },
    ]);
    expect(world.told).toEqual([
      "+ webhook-pending telegram 90",
      "+ lane-old server 75",
      "+ events-set-aside server 1",
    ]);
  });

  it("let an alarm that is on stay on after a restart, and tell nobody again", async () => {
    const { world, dogs, parts } = watched();
    world.found = [unreachable];
    await dogs.look();
    await dogs.look();
    world.told = [];
    const restarted = createWatchdogs(parts);
    await restarted.look();
    await restarted.look();
    expect(world.told).toEqual([]);
  });

  it("tell once with two processes", async () => {
    const { world, dogs, parts } = watched();
    const other = createWatchdogs(parts);
    world.found = [unreachable];
    for (const one of [dogs, other, dogs, other, dogs]) await one.look();
    world.found = [];
    for (const one of [dogs, other, dogs, other, dogs]) await one.look();
    expect(world.told).toEqual(["+ platform-unreachable zalo null", "- platform-unreachable zalo"]);
  });

  it("log a failing look once, go on, and say when they can look again", async () => {
    let gone = true;
    const state = async () => {
      if (gone) throw new AppError("STORAGE_UNAVAILABLE", "the database does not answer");
      return healthy;
    };
    const { world, dogs } = watched({ state });
    await dogs.look();
    await dogs.look();
    gone = false;
    await dogs.look();
    await dogs.look();
    expect(world.logged).toEqual([
      "STORAGE_UNAVAILABLE: the watchdogs cannot look; they go on trying",
      "ok: the watchdogs can look again",
    ]);
  });

  it("keep what a probe found before while it breaks or hangs, and ask the others all the same", async () => {
    const answers: (() => Promise<Finding[]>)[] = [
      async () => [unreachable],
      async () => [unreachable],
      async () => {
        throw new Error("Nguyễn Văn A");
      },
      () => new Promise(() => undefined),
      async () => [],
      async () => [],
    ];
    const shaky: Probe = { look: () => (answers.shift() ?? (async () => []))() };
    const steady: Probe = { look: async () => [{ alarm: "token-old", channel: "zalo" }] };
    const { world, dogs, alarms } = watched({ probes: [shaky, steady] });
    for (let looks = 0; looks < 6; looks += 1) {
      const looked = dogs.look();
      await vi.advanceTimersByTimeAsync(20_000);
      await looked;
    }
    expect(alarms.reports.map(({ findings }) => findings.map(({ alarm }) => alarm))).toEqual([
      [],
      ["platform-unreachable", "token-old"],
      ["platform-unreachable", "token-old"],
      ["platform-unreachable", "token-old"],
      ["token-old", "platform-unreachable"],
      ["token-old"],
    ]);
    expect(world.logged).toEqual(["BUG: a probe failed"]);
  });

  it("look at once and then every 30 seconds, until they are stopped", async () => {
    const { dogs, alarms } = watched();
    dogs.start();
    dogs.start();
    await vi.advanceTimersByTimeAsync(65_000);
    await dogs.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(alarms.reports.map(({ now }) => now)).toEqual([
      "2026-11-23T02:00:00.000Z",
      "2026-11-23T02:00:30.000Z",
      "2026-11-23T02:01:00.000Z",
    ]);
  });

  it("go on every 30 seconds while the database is gone", async () => {
    let looks = 0;
    const state = async (): Promise<WatchState> => {
      looks += 1;
      throw new AppError("STORAGE_UNAVAILABLE", "the database does not answer");
    };
    const { dogs, world } = watched({ state });
    dogs.start();
    await vi.advanceTimersByTimeAsync(95_000);
    await dogs.stop();
    expect([looks, world.logged.length]).toEqual([4, 1]);
  });

  it("use the database no more once they are stopped, though people are still being told", async () => {
    let told = false;
    const notify = async () => {
      await new Promise((resolve) => setTimeout(resolve, 15_000));
      told = true;
    };
    const { dogs, world, alarms } = watched({ notify });
    world.found = [{ alarm: "token-refused", channel: "zalo" }];
    dogs.start();
    await vi.advanceTimersByTimeAsync(10);
    await dogs.stop();
    expect(told).toBe(false);
    await vi.advanceTimersByTimeAsync(120_000);
    expect([told, alarms.reports.length]).toEqual([true, 1]);
  });
});
