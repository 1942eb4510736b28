import { describe, expect, it } from "vitest";
import { safeAddress } from "../../src/console/safe-address.ts";

describe("safeAddress()", () => {
  it.each([
    ["/console/complaints?state=closed&kind=wages", "/console/complaints?state=closed&kind=wages"],
    ["/console/people", "/console/people"],
    ["/console/sign-out", "/console/complaints"],
    ["/console/sign-in?next=/console/people", "/console/complaints"],
    ["//evil.example/console/", "/console/complaints"],
    ["https://evil.example/console/", "/console/complaints"],
    ["/console/../chat", "/console/complaints"],
    ["/console/\\evil.example", "/console/complaints"],
    ["/console/%2e%2e/%2e%2e//evil.example", "/console/complaints"],
    ["/console//evil.example", "/console//evil.example"],
    ["javascript:alert(1)", "/console/complaints"],
    ["", "/console/complaints"],
  ])("takes %j to %s", (next, address) => {
    expect(safeAddress(next)).toBe(address);
  });
});
