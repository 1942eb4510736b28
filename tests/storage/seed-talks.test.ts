import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { SampleAct } from "../../src/complaints/sample-talks.ts";
import { newDataKey } from "../../src/storage/seal.ts";
import { type TalkRow, talkRows } from "../../src/storage/seed-talks.ts";

const soonAfterMidnight = new Date("2026-11-27T17:20:00Z");

/** A case that came an hour ago or a little earlier, and in which everything is done today. */
function rowsOfCase(_: unknown, n: number): TalkRow[] {
  const act = (by: SampleAct["by"], action: string, from: "citizen" | "officer"): SampleAct => {
    return { by, action, code: null, ago: 0, says: { from, text: action } };
  };
  const acts = [
    act("citizen", "filed", "citizen"),
    act("owner", "asked", "officer"),
    act("citizen", "added", "citizen"),
  ];
  const receivedAt = new Date(soonAfterMidnight.getTime() - 3_600_000 - n * 1_000);
  const of = { caseId: randomUUID(), key: newDataKey(), ownerId: randomUUID(), anonymous: false, receivedAt };
  return talkRows({ ...of, now: soonAfterMidnight }, [...acts, act("owner", "answered", "officer")]);
}

describe("talkRows(), soon after midnight", () => {
  const cases = Array.from({ length: 30 }, rowsOfCase);

  it("gives what was done today moments before now, in its order", () => {
    for (const rows of cases) {
      const seqs = rows.map(({ seq }) => BigInt(seq));
      expect(rows.map(({ action }) => action)).toEqual(["filed", "asked", "added", "answered"]);
      expect(seqs).toEqual([...seqs].sort((a, b) => (a < b ? -1 : 1)));
      expect(rows.filter(({ at }) => at > soonAfterMidnight.toISOString())).toEqual([]);
    }
  });

  it("gives no two acts of many cases the same number", () => {
    expect(new Set(cases.flat().map(({ seq }) => seq)).size).toBe(30 * 4);
  });
});
