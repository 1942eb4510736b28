import { describe, expect, it } from "vitest";
import { RatePause } from "../../../src/channels/zalo/rate-pause.ts";
import { nextInVietnam, outcomeOf } from "../../../src/channels/zalo/send-outcome.ts";
import { NoTokenError, ZaloApiError, ZaloCallError } from "../../../src/channels/zalo/zalo-api-error.ts";
import type { SendOutcome } from "../../../src/conversation/delivery.ts";
import { AppError } from "../../../src/errors.ts";
import { knownCodes } from "../../fakes/zalo-oa/refusal.ts";

/** Ten in the morning in Vietnam. */
const now = new Date("2026-11-23T03:00:00.000Z");
const terms = { now, pauseMs: () => 2_500 };

const refused = (code: number): SendOutcome => ({ is: "refused", code: `zalo-${code}` });
const stopped = (code: number): SendOutcome => ({ is: "stopped", code: `zalo-${code}` });
const away = (code: number): SendOutcome => ({ is: "away", code: `zalo-${code}` });

/** Every code that Zalo documents, and what becomes of the message. */
const table: [number, SendOutcome][] = [
  [-32, { is: "wait", scope: "channel", ms: 2_500 }],
  [-100, refused(-100)],
  [-200, { is: "failed", scope: "message", code: "zalo--200" }],
  [-201, refused(-201)],
  [-204, stopped(-204)],
  [-205, stopped(-205)],
  [-209, stopped(-209)],
  [-210, refused(-210)],
  [-211, { is: "not-yet", until: "2026-11-23T17:05:00.000Z", code: "zalo--211" }],
  [-212, stopped(-212)],
  [-213, away(-213)],
  [-216, stopped(-216)],
  [-217, away(-217)],
  [-218, { is: "not-yet", until: "2026-11-23T17:05:00.000Z", code: "zalo--218" }],
  [-219, stopped(-219)],
  [-220, stopped(-220)],
  [-221, stopped(-221)],
  [-223, stopped(-223)],
  [-224, stopped(-224)],
  [-227, away(-227)],
  [-230, { is: "away", code: "zalo-window-over" }],
  [-232, { is: "away", code: "zalo-window-over" }],
  [-233, refused(-233)],
  [-234, { is: "not-yet", until: "2026-11-23T23:00:00.000Z", code: "zalo--234" }],
  [-240, refused(-240)],
  [-242, stopped(-242)],
  [-244, away(-244)],
  [-248, refused(-248)],
];

describe("outcomeOf()", () => {
  it.each(table)("knows %i", (code, outcome) => {
    expect(outcomeOf(new ZaloApiError(code), terms)).toEqual(outcome);
  });

  it("knows every code that is documented", () => {
    expect(table.map(([code]) => code).sort((a, b) => b - a)).toEqual([...knownCodes]);
  });

  it("refuses a message with a code that nobody knows, and keeps the code", () => {
    expect(outcomeOf(new ZaloApiError(-999), terms)).toEqual({ is: "refused", code: "zalo--999" });
  });

  it.each([
    ["unreached", "unreached", { is: "failed", scope: "channel", code: "zalo-unreached" }],
    ["unknown", "timeout", { is: "uncertain", code: "zalo-timeout" }],
    ["unknown", "502", { is: "uncertain", code: "zalo-502" }],
    ["unknown", "unreadable", { is: "uncertain", code: "zalo-unreadable" }],
    ["refused", "429", { is: "wait", scope: "channel", ms: 2_500 }],
    ["refused", "404", { is: "stopped", code: "zalo-404" }],
    ["refused", "400", { is: "refused", code: "zalo-400" }],
  ] as const)("takes a call that ended %s, %s, for what it is", (is, reason, outcome) => {
    expect(outcomeOf(new ZaloCallError(is, reason), terms)).toEqual(outcome);
  });

  it("stops without tokens, waits for the database, and lets bugs be bugs", () => {
    const gone = new AppError("STORAGE_UNAVAILABLE", "gone");
    expect(outcomeOf(new NoTokenError("zalo-not-logged-in"), terms)).toEqual({
      is: "stopped",
      code: "zalo-not-logged-in",
    });
    expect(outcomeOf(gone, terms)).toEqual({ is: "failed", scope: "channel", code: "zalo-storage" });
    expect(() => outcomeOf(new TypeError("a bug"), terms)).toThrow("a bug");
  });
});

describe("nextInVietnam()", () => {
  it.each([
    ["2026-11-23T16:59:59.999Z", "2026-11-23T17:05:00.000Z"],
    ["2026-11-23T17:04:59.999Z", "2026-11-23T17:05:00.000Z"],
    ["2026-11-23T17:05:00.000Z", "2026-11-24T17:05:00.000Z"],
  ])("from %s on, five past midnight is %s", (from, until) => {
    expect(nextInVietnam("00:05", new Date(from))).toBe(until);
  });
});

describe("RatePause", () => {
  it("doubles up to a minute, each with up to half of it more, until a call succeeds", () => {
    const pause = new RatePause(() => Uint8Array.of(128));
    const row = Array.from({ length: 7 }, () => pause.next());
    expect(row).toEqual([2_500, 5_000, 10_000, 20_000, 40_000, 75_000, 75_000]);
    pause.reset();
    expect(pause.next()).toBe(2_500);
    expect(new RatePause(() => Uint8Array.of(0)).next()).toBe(2_000);
  });
});
