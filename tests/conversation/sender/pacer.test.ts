import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Pacer } from "../../../src/conversation/sender/pacer.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Who went at which millisecond. */
function departures() {
  const went: [string, number][] = [];
  return { went, go: (who: string) => () => went.push([who, Date.now()]) };
}

describe("Pacer", () => {
  it("lets a burst go at once, and then one after the other at its rate", async () => {
    const pacer = new Pacer({ perSecond: 10, burst: 2 }, Date.now);
    const { went, go } = departures();
    for (const who of ["a", "b", "c", "d"]) void pacer.enter("reply").then(go(who));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(went).toEqual([
      ["a", 0],
      ["b", 0],
      ["c", 100],
      ["d", 200],
    ]);
  });

  it("lets replies go before notices that came earlier", async () => {
    const pacer = new Pacer({ perSecond: 10, burst: 1 }, Date.now);
    const { went, go } = departures();
    void pacer.enter("notice").then(go("first"));
    void pacer.enter("notice").then(go("notice"));
    void pacer.enter("reply").then(go("reply"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(went.map(([who]) => who)).toEqual(["first", "reply", "notice"]);
  });

  it("lets nobody go during a pause, and the shorter of two pauses does not end the longer", async () => {
    const pacer = new Pacer({ perSecond: 1_000, burst: 1_000 }, Date.now);
    const { went, go } = departures();
    pacer.pause(500);
    pacer.pause(100);
    expect(pacer.tryEnter()).toBe(false);
    void pacer.enter("reply").then(go("a"));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(went).toEqual([["a", 500]]);
  });

  it("holds those in line back when a pause is asked for while they wait", async () => {
    const pacer = new Pacer({ perSecond: 10, burst: 1 }, Date.now);
    const { went, go } = departures();
    void pacer.enter("reply").then(go("a"));
    void pacer.enter("reply").then(go("b"));
    pacer.pause(350);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(went).toEqual([
      ["a", 0],
      ["b", 350],
    ]);
  });

  it("lets nobody pass those who wait in line", () => {
    const pacer = new Pacer({ perSecond: 10, burst: 1 }, Date.now);
    pacer.tryEnter();
    void pacer.enter("notice");
    vi.advanceTimersByTime(90);
    expect([pacer.tryEnter(), pacer.waiting]).toEqual([false, 1]);
  });

  it("lets nobody go after it was closed", async () => {
    const pacer = new Pacer({ perSecond: 10, burst: 1 }, Date.now);
    const { went, go } = departures();
    void pacer.enter("reply").then(go("a"));
    void pacer.enter("reply").then(go("b"));
    pacer.close();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(went).toEqual([["a", 0]]);
    expect(pacer.tryEnter()).toBe(false);
  });
});
