import { describe, expect, it } from "vitest";
import { countedAddress, waitMs } from "../../src/console/attempts.ts";

const now = new Date("2026-11-23T08:00:00.000Z");
const none = { count: 0, latest: null };
const failed = (count: number) => ({ count, latest: now.toISOString() });

describe("waitMs()", () => {
  it("lets the first five tries of a login pass, then doubles up to a quarter of an hour", () => {
    const waits = [0, 4, 5, 6, 7, 8, 9, 10, 11, 1000].map(
      (n) => waitMs({ login: failed(n), address: none }, now) / 1000,
    );
    expect(waits).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it("gives an address thirty tries, because an office shares one", () => {
    expect([29, 30, 31].map((n) => waitMs({ login: none, address: failed(n) }, now))).toEqual([0, 30_000, 60_000]);
  });

  it("counts the wait from the latest failure", () => {
    const later = new Date(now.getTime() + 20_000);
    expect(waitMs({ login: failed(5), address: none }, later)).toBe(10_000);
    expect(waitMs({ login: failed(5), address: none }, new Date(now.getTime() + 30_000))).toBe(0);
  });
});

describe("countedAddress()", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["2001:db8:12:34:aaaa:bbbb:cccc:dddd", "2001:db8:12:34::/64"],
    ["2001:0db8:0012:0034::1", "2001:db8:12:34::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("counts %s as %s", (ip, counted) => {
    expect(countedAddress(ip)).toBe(counted);
  });
});
