import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { AppError } from "../../src/errors.ts";
import type { WatchState } from "../../src/watch/alarms.ts";
import { createMetrics, type Standing } from "../../src/watch/metrics.ts";
import { type MetricsRouteParts, metricsRoute } from "../../src/watch/metrics-route.ts";

const now = new Date("2026-11-23T02:00:00.000Z");
const state: WatchState = {
  keptEvents: 2,
  keptOldestSeconds: 75,
  setAside: 1,
  channels: [
    { channel: "telegram", waiting: 0, oldestSeconds: null, held: 0, dead: 0, lastEventAt: null },
    { channel: "zalo", waiting: 4, oldestSeconds: 12, held: 2, dead: 3, lastEventAt: "2026-11-23T01:59:00.000Z" },
  ],
};
const standing: Standing = {
  state,
  alarms: [{ alarm: "dead-letters", channel: "zalo", value: 3, since: "2026-11-23T01:00:00.000Z" }],
  queues: [{ channel: "zalo", length: 5 }],
  now,
};

/** Our own samples, without help lines and without what every Node process has. */
const samples = (text: string) => text.split("\n").filter((line) => line.startsWith("an_sinh_"));
const gaugesOf = (text: string) => samples(text).filter((line) => !/_total|turn_seconds/.test(line));

describe("metrics", () => {
  it("count by channel and outcome", async () => {
    const metrics = createMetrics();
    metrics.count("received", "zalo", "done");
    metrics.count("received", "zalo", "done");
    metrics.count("refused", "telegram", "wrong-secret");
    metrics.count("sent", "zalo", "not-yet");
    const text = await metrics.text(standing);
    expect(samples(text).filter((line) => line.includes("_total"))).toEqual([
      'an_sinh_received_total{channel="zalo",outcome="done"} 2',
      'an_sinh_refused_total{channel="telegram",outcome="wrong-secret"} 1',
      'an_sinh_sent_total{channel="zalo",outcome="not-yet"} 1',
    ]);
  });

  it("never show a label that could be of a person", async () => {
    const metrics = createMetrics();
    for (const outcome of ["0912345678", "Nguyễn Văn A", "user-4711", "a".repeat(31), ""]) {
      metrics.count("received", "zalo", outcome);
    }
    expect(samples(await metrics.text(standing)).filter((line) => line.includes("received"))).toEqual([
      'an_sinh_received_total{channel="zalo",outcome="other"} 5',
    ]);
  });

  it("show how things stand, and forget what is no more", async () => {
    const metrics = createMetrics();
    expect(gaugesOf(await metrics.text(standing))).toEqual([
      "an_sinh_state_known 1",
      "an_sinh_events_kept 2",
      "an_sinh_events_kept_oldest_seconds 75",
      "an_sinh_events_set_aside 1",
      "an_sinh_alarms_active 1",
      'an_sinh_alarm{alarm="dead-letters",channel="zalo"} 1',
      'an_sinh_outbox_waiting{channel="telegram"} 0',
      'an_sinh_outbox_waiting{channel="zalo"} 4',
      'an_sinh_outbox_oldest_seconds{channel="telegram"} 0',
      'an_sinh_outbox_oldest_seconds{channel="zalo"} 12',
      'an_sinh_outbox_held{channel="telegram"} 0',
      'an_sinh_outbox_held{channel="zalo"} 2',
      'an_sinh_outbox_dead{channel="telegram"} 0',
      'an_sinh_outbox_dead{channel="zalo"} 3',
      'an_sinh_last_event_seconds{channel="zalo"} 60',
      'an_sinh_sender_queue{channel="zalo"} 5',
    ]);
    const quiet = { state: { ...state, keptOldestSeconds: null, channels: [] }, alarms: [], queues: [], now };
    expect(gaugesOf(await metrics.text(quiet))).toEqual([
      "an_sinh_state_known 1",
      "an_sinh_events_kept 2",
      "an_sinh_events_kept_oldest_seconds 0",
      "an_sinh_events_set_aside 1",
      "an_sinh_alarms_active 0",
    ]);
  });

  it("say nothing of the state while the database cannot", async () => {
    const text = await createMetrics().text({ state: null, alarms: null, queues: [], now });
    expect(gaugesOf(text)).toEqual(["an_sinh_state_known 0"]);
  });

  it("tell how long turns take", async () => {
    const metrics = createMetrics();
    metrics.observeTurn(0.02);
    metrics.observeTurn(0.3);
    const lines = samples(await metrics.text(standing)).filter((line) => line.includes("turn_seconds"));
    expect(lines.filter((line) => /le="0.025"|le="0.5"|_count|_sum/.test(line))).toEqual([
      'an_sinh_turn_seconds_bucket{le="0.025"} 1',
      'an_sinh_turn_seconds_bucket{le="0.5"} 2',
      "an_sinh_turn_seconds_sum 0.32",
      "an_sinh_turn_seconds_count 2",
    ]);
  });

  it("hold what every process has", async () => {
    expect(/^process_cpu_seconds_total \d/m.test(await createMetrics().text(standing))).toBe(true);
  });
});

async function served(change: Partial<MetricsRouteParts> = {}, trustProxy: string | false = false) {
  const server = Fastify({ trustProxy });
  const parts: MetricsRouteParts = {
    metrics: createMetrics(),
    token: undefined,
    state: async () => state,
    alarms: { active: async () => [] },
    queues: () => [],
    now: () => now,
    ...change,
  };
  await server.register(metricsRoute(parts));
  return (remoteAddress: string, headers: Record<string, string> = {}) =>
    server.inject({ url: "/metrics", remoteAddress, headers });
}

const stranger = "203.0.113.7";
const token = "a token of sixteen";

describe("GET /metrics", () => {
  it.each(["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1"])(
    "answers a program on this machine (%s)",
    async (ip) => {
      const answer = await (await served())(ip);
      expect([answer.statusCode, answer.headers["content-type"], answer.headers["cache-control"]]).toEqual([
        200,
        "text/plain; version=0.0.4; charset=utf-8",
        "no-store",
      ]);
      expect(gaugesOf(answer.body)[1]).toBe("an_sinh_events_kept 2");
    },
  );

  it.each([stranger, "10.0.0.1", "::2", "128.0.0.1"])("is no page for %s", async (ip) => {
    const ask = await served();
    const missing = await Fastify().inject({ url: "/metrics" });
    const answer = await ask(ip);
    expect([answer.statusCode, answer.body]).toEqual([404, missing.body]);
  });

  it("is no page for what a proxy on this machine passes on, whether the proxy is trusted or forgotten", async () => {
    const forwarded: Record<string, string>[] = [
      { "x-forwarded-for": stranger },
      { "x-forwarded-for": "127.0.0.1" },
      { via: "1.1 proxy" },
    ];
    for (const ask of [await served(), await served({}, "127.0.0.1")]) {
      const answers = await Promise.all(forwarded.map((headers) => ask("127.0.0.1", headers)));
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404]);
    }
  });

  it("with a token answers whoever has it, and nobody else, also not on this machine", async () => {
    const ask = await served({ token }, "127.0.0.1");
    const answers = [
      await ask(stranger, { authorization: `Bearer ${token}` }),
      await ask("127.0.0.1", { authorization: `Bearer ${token}`, "x-forwarded-for": stranger }),
      await ask("127.0.0.1"),
      await ask(stranger, { authorization: "Bearer a token of sixteem" }),
      await ask(stranger, { authorization: token }),
      await ask(stranger, { authorization: "Bearer " }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 404, 404, 404, 404]);
  });

  it("answers with what this process knows when the database is gone", async () => {
    const gone = async () => {
      throw new AppError("STORAGE_UNAVAILABLE", "the database does not answer");
    };
    const answer = await (await served({ state: gone, queues: () => [{ channel: "zalo", length: 2 }] }))("127.0.0.1");
    expect([answer.statusCode, gaugesOf(answer.body)]).toEqual([
      200,
      ["an_sinh_state_known 0", 'an_sinh_sender_queue{channel="zalo"} 2'],
    ]);
  });
});
