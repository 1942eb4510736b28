import { afterEach, describe, expect, it, vi } from "vitest";
import { LiveCases } from "../../src/console/live-cases.ts";
import { consoleUnderTest, signedIn } from "./console-under-test.ts";
import { MemoryDesk } from "./memory-desk.ts";

const live = () =>
  new LiveCases({
    desk: new MemoryDesk(new Map(), () => new Date("2026-11-23T01:30:00.000Z")),
    onCasesChanged: async () => ({ stop: async () => undefined }),
  });
const reader = (staffId: string) => ({ staffId, sessionHash: staffId, lives: async () => true });

describe("LiveCases", () => {
  it("takes as many open pages as it can, and one more once another has left", async () => {
    const cases = live();
    const streams = Array.from({ length: 500 }, (_, n) => cases.open(reader(`somebody ${n}`)));
    expect(streams.every((stream) => stream !== null)).toBe(true);
    expect(cases.open(reader("lan"))).toBeNull();
    cases.endSession("somebody 7");
    expect(cases.open(reader("lan"))).not.toBeNull();
    await cases.close();
  });

  it("ends the oldest of more than four pages of one person, so that nobody takes the room of all", async () => {
    const cases = live();
    const [oldest, ...others] = Array.from({ length: 5 }, () => cases.open(reader("lan")));
    const said: string[] = [];
    for await (const piece of oldest ?? []) said.push(String(piece));
    expect(said.join("")).toBe("retry: 5000\n\nevent: over\ndata: {}\n\n");
    expect(others.map((stream) => stream?.destroyed)).toEqual([false, false, false, false]);
    await cases.close();
  });
});

describe("GET /console/complaints/live", () => {
  afterEach(() => vi.restoreAllMocks());

  it("refuses a page too many with a time to come back, while the pages themselves still work", async () => {
    vi.spyOn(LiveCases.prototype, "open").mockReturnValue(null);
    const lan = await signedIn(await consoleUnderTest(), "lan");
    const refused = await lan.get("/console/complaints/live");
    expect([refused.statusCode, refused.headers["retry-after"], refused.body]).toEqual([503, "60", ""]);
    expect((await lan.get("/console/complaints")).statusCode).toBe(200);
  });
});
