import { describe, expect, it } from "vitest";
import { KnownConversations } from "../../src/conversation/known-conversations.ts";
import type { StoredConversation } from "../../src/conversation/ports.ts";

function conversation(version: number): StoredConversation {
  return { id: `id-${version}`, version, session: null, said: 0, arrival: null, pending: false };
}

/** As many as are remembered, on lanes "1", "2" … */
function full(): KnownConversations {
  const known = new KnownConversations();
  for (let n = 1; n <= 5_000; n += 1) known.set(String(n), conversation(n));
  return known;
}

describe("KnownConversations", () => {
  it("gives a conversation as last committed, and null for one it does not know", () => {
    const known = new KnownConversations();
    known.set("web a", conversation(1));
    known.set("web a", conversation(2));
    expect([known.get("web a"), known.get("web b")]).toEqual([conversation(2), null]);
  });

  it("forgets what it is told to", () => {
    const known = new KnownConversations();
    known.set("web a", conversation(1));
    known.drop("web a");
    known.drop("web b");
    expect(known.get("web a")).toBe(null);
  });

  it("forgets the one that was silent longest when there are too many", () => {
    const known = full();
    known.set("new", conversation(1));
    expect([known.get("1"), known.get("2")?.version, known.get("new")?.version]).toEqual([null, 2, 1]);
  });

  it("counts being asked for and being set again as speaking", () => {
    const known = full();
    known.get("1");
    known.set("2", conversation(2));
    known.set("new", conversation(1));
    known.set("newer", conversation(1));
    expect(["1", "2", "3", "4", "5"].map((lane) => known.get(lane)?.version ?? null)).toEqual([1, 2, null, null, 5]);
  });
});
