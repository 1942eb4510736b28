import { describe, expect, it } from "vitest";
import { Arrivals } from "../../../src/channels/web/arrivals.ts";
import { TokenBuckets } from "../../../src/conversation/token-buckets.ts";

const start = Date.parse("2026-03-02T02:00:00.000Z");
const later = (seconds: number) => new Date(start + seconds * 1000);

describe("TokenBuckets", () => {
  it("lets a burst through, then as many as the rate gives, and says how long to wait", () => {
    const buckets = new TokenBuckets(60, 3);
    expect([1, 2, 3, 4].map(() => buckets.take("a", later(0)))).toEqual([0, 0, 0, 1]);
    expect(buckets.take("a", later(1))).toBe(0);
    expect(buckets.take("a", later(1))).toBe(1);
  });

  it("counts every key by itself", () => {
    const buckets = new TokenBuckets(1, 1);
    expect([buckets.take("a", later(0)), buckets.take("b", later(0)), buckets.take("a", later(0))]).toEqual([0, 0, 60]);
  });

  it("is not emptied by a clock that goes back", () => {
    const buckets = new TokenBuckets(60, 2);
    expect([buckets.take("a", later(10)), buckets.take("a", later(0))]).toEqual([0, 0]);
  });
});

describe("Arrivals", () => {
  function arrive(arrivals: Arrivals, times: number, address = "203.0.113.7"): void {
    for (let time = 0; time < times; time += 1) arrivals.count(address, later(0));
  }

  it("asks no puzzle below the threshold, however many share one address", () => {
    const arrivals = new Arrivals(100);
    arrive(arrivals, 99);
    expect(arrivals.bitsFor("203.0.113.7", later(0))).toBe(0);
  });

  it("asks an easy puzzle from the threshold on, a harder one of the address that brings most", () => {
    const arrivals = new Arrivals(100);
    arrive(arrivals, 80, "203.0.113.7");
    arrive(arrivals, 20, "203.0.113.8");
    expect([arrivals.bitsFor("203.0.113.9", later(0)), arrivals.bitsFor("203.0.113.7", later(0))]).toEqual([14, 16]);
  });

  it("never asks more than 20 bits", () => {
    const arrivals = new Arrivals(1);
    arrive(arrivals, 10_000);
    expect(arrivals.bitsFor("203.0.113.7", later(0))).toBe(20);
  });

  it("forgets a minute over the next one", () => {
    const arrivals = new Arrivals(100);
    arrive(arrivals, 120);
    expect([60, 75, 120].map((seconds) => arrivals.bitsFor("x", later(seconds)))).toEqual([14 + 1, 0, 0]);
  });

  it("takes the addresses of one IPv6 customer together", () => {
    const arrivals = new Arrivals(0);
    arrive(arrivals, 80, "2001:db8:1:2::1");
    expect([arrivals.bitsFor("2001:db8:1:2:3:4:5:6", later(0)), arrivals.bitsFor("2001:db8:1:3::1", later(0))]).toEqual(
      [20, 18],
    );
  });

  it("always asks a puzzle with a threshold of 0", () => {
    expect(new Arrivals(0).bitsFor("203.0.113.7", later(0))).toBe(14);
  });
});
