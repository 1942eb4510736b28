import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AuditAnchor, AuditChain, AuditReport, AuditStanding } from "../../src/complaints/audit.ts";
import { AppError } from "../../src/errors.ts";
import { createAuditKeeper } from "../../src/watch/audit-keeper.ts";
import { auditProbe } from "../../src/watch/audit-probe.ts";
import type { AnchorWays } from "../../src/watch/send-anchor.ts";

const start = new Date("2026-11-26T02:00:00.000Z");
const minutes = (count: number) => count * 60_000;

const whole: AuditReport = {
  entries: 0,
  unsealed: 0,
  anchors: 0,
  overtaken: 0,
  torn: 0,
  lastAnchor: null,
  harms: [],
  harmed: 0,
};

/** A log in memory that writes down what is done with it. */
function world(ways: AnchorWays = {}) {
  const done: string[] = [];
  const logged: string[] = [];
  const state = { waiting: 0, mailedAt: null as string | null, broken: "" as string, report: whole };
  const doing = (what: string) => {
    if (state.broken === what) throw new AppError("STORAGE_UNAVAILABLE", "the database is away");
    done.push(what);
  };
  const audit: AuditChain = {
    async seal() {
      if (state.broken === "seal") doing("seal");
      if (state.waiting === 0) return false;
      doing("seal");
      state.waiting -= 1;
      return state.waiting > 0;
    },
    async anchor() {
      doing("anchor");
      return { format: 1, kind: "anchor", position: 7, mac: "00", at: new Date().toISOString(), key: "k", sign: "s" };
    },
    anchored: async () => doing("anchored"),
    async mailed({ at }) {
      doing("mailed");
      state.mailedAt = at;
    },
    async verify() {
      doing("verify");
      return state.report;
    },
    standing: async () => ({ caughtUpAt: null, anchoredAt: null, mailedAt: state.mailedAt, harmed: 0 }),
  };
  const log = (fields: object, message: string) => {
    const { code = "", what = "" } = fields as { code?: string; what?: string };
    logged.push([code, what, message].filter(Boolean).join(" "));
  };
  const keeper = createAuditKeeper({ audit, ways, log: { info: log, error: log } });
  return { keeper, done, logged, state, take: () => done.splice(0) };
}

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the keeper of the audit log", () => {
  it("seals all that waits each second, and anchors at the start, every ten minutes and at the end", async () => {
    const { keeper, state, take } = world();
    state.waiting = 3;
    keeper.start();
    await vi.advanceTimersByTimeAsync(500);
    expect(take()).toEqual(["seal", "seal", "seal", "anchor", "anchored"]);
    state.waiting = 1;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(take()).toEqual(["seal"]);
    await vi.advanceTimersByTimeAsync(minutes(9));
    expect(take()).toEqual([]);
    await vi.advanceTimersByTimeAsync(minutes(1));
    expect(take()).toEqual(["anchor", "verify", "anchored"]);
    state.waiting = 1;
    await keeper.stop();
    expect(take()).toEqual(["seal", "anchor", "anchored"]);
    await vi.advanceTimersByTimeAsync(minutes(60));
    expect(take()).toEqual([]);
  });

  it("begins again after it was stopped", async () => {
    const { keeper, take } = world();
    keeper.start();
    await keeper.stop();
    take();
    keeper.start();
    await vi.advanceTimersByTimeAsync(100);
    expect(take()).toEqual(["anchor", "anchored"]);
    await keeper.stop();
  });

  it("reads the whole log once a day, and logs what does not fit", async () => {
    const { keeper, state, done, logged } = world();
    state.report = { ...whole, harmed: 1, harms: [{ kind: "edited", position: 4, count: 1 }] };
    keeper.start();
    await vi.advanceTimersByTimeAsync(minutes(60 * 47));
    expect(done.filter((what) => what === "verify")).toHaveLength(2);
    expect(logged).toEqual(Array(2).fill("AUDIT_HARMED the audit log does not fit"));
    await keeper.stop();
  });

  it("counts an anchor only when it was posted, and tries the same one again each minute", async () => {
    const posted: string[] = [];
    let reachable = false;
    const post = async ({ at }: AuditAnchor) => {
      posted.push(at);
      if (!reachable) throw new AppError("STORAGE_UNAVAILABLE", "not reached");
    };
    const { keeper, logged, take } = world({ post });
    keeper.start();
    await vi.advanceTimersByTimeAsync(minutes(2.5));
    expect([take(), posted]).toEqual([["anchor"], Array(3).fill(start.toISOString())]);
    reachable = true;
    await vi.advanceTimersByTimeAsync(minutes(1));
    expect(take()).toEqual(["anchored"]);
    expect(logged).toEqual([
      "STORAGE_UNAVAILABLE send the audit log is not kept; trying again",
      "send the audit log is kept again",
    ]);
    await keeper.stop();
  });

  it("sends an anchor by letter once a day", async () => {
    const mailed: string[] = [];
    const mail = async ({ at }: AuditAnchor) => void mailed.push(at);
    const { keeper } = world({ mail });
    keeper.start();
    await vi.advanceTimersByTimeAsync(minutes(60 * 25));
    expect(mailed.map((at) => at.slice(0, 10))).toEqual(["2026-11-26", "2026-11-27"]);
    await keeper.stop();
  });

  it("goes on when the database is away, and logs that once", async () => {
    const { keeper, state, logged, take } = world();
    state.broken = "seal";
    keeper.start();
    await vi.advanceTimersByTimeAsync(5_500);
    state.broken = "";
    await vi.advanceTimersByTimeAsync(1_000);
    expect(logged).toEqual([
      "STORAGE_UNAVAILABLE seal the audit log is not kept; trying again",
      "seal the audit log is kept again",
    ]);
    expect(take()).toEqual(["anchor", "anchored"]);
    await keeper.stop();
  });

  it("does not wait long for a last anchor to be sent", async () => {
    const { keeper } = world({ post: () => new Promise(() => undefined) });
    keeper.start();
    await vi.advanceTimersByTimeAsync(100);
    const stopped = keeper.stop().then(() => "stopped");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await stopped).toBe("stopped");
  });
});

describe("auditProbe()", () => {
  const at = (secondsAgo: number) => new Date(start.getTime() - secondsAgo * 1_000).toISOString();
  const look = async (standing: Partial<AuditStanding>, began = start) => {
    const all = { caughtUpAt: at(0), anchoredAt: at(0), mailedAt: null, harmed: 0, ...standing };
    return (await auditProbe({ standing: async () => all }, began).look(start)).map(
      ({ alarm, channel, value }) => `${alarm} ${channel} ${value}`,
    );
  };

  it("finds nothing in a log that is sealed, anchored and whole", async () => {
    expect(await look({})).toEqual([]);
    expect(await look({ caughtUpAt: at(300), anchoredAt: at(1_800) })).toEqual([]);
  });

  it("finds a sealer that is late, an anchor that is old, and harm", async () => {
    expect(await look({ caughtUpAt: at(301), anchoredAt: at(1_801), harmed: 2 })).toEqual([
      "audit-unsealed server 301",
      "audit-unanchored server 1801",
      "audit-harmed server 2",
    ]);
  });

  it("counts from its beginning what never happened", async () => {
    expect(await look({ caughtUpAt: null, anchoredAt: null })).toEqual([]);
    expect(await look({ caughtUpAt: null, anchoredAt: null }, new Date(at(1_900)))).toEqual([
      "audit-unsealed server 1900",
      "audit-unanchored server 1900",
    ]);
  });
});
