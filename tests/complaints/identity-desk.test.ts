import { describe, expect, it } from "vitest";
import { requestState, sealedOffOf } from "../../src/complaints/identity-desk.ts";
import { caseTables } from "../case-tables.ts";

const now = new Date("2026-11-26T03:00:00.000Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
const none = { approvedAt: null, declinedAt: null, openedAt: null };

describe("requestState()", () => {
  it("is open for half an hour, whatever came before", () => {
    const asked = { ...none, askedAt: ago(100), approvedAt: ago(50) };
    expect([29, 30].map((minutes) => requestState({ ...asked, openedAt: ago(minutes) }, now))).toEqual([
      "open",
      "over",
    ]);
  });

  it("waits for seven days, and an agreement holds for one", () => {
    const day = 24 * 60;
    expect([7 * day - 1, 7 * day].map((minutes) => requestState({ ...none, askedAt: ago(minutes) }, now))).toEqual([
      "waiting",
      "over",
    ]);
    const agreed = (minutes: number) => requestState({ ...none, askedAt: ago(3 * day), approvedAt: ago(minutes) }, now);
    expect([agreed(day - 1), agreed(day)]).toEqual(["agreed", "over"]);
    expect(requestState({ ...none, askedAt: ago(9), declinedAt: ago(1) }, now)).toBe("declined");
  });
});

it("sealedOffOf() seals off complaints about staff and denunciations", () => {
  expect(sealedOffOf(caseTables.tracks)).toEqual({ kinds: ["staff-conduct"], tracks: ["denunciation"] });
});
