import { describe, expect, it } from "vitest";
import { allowedActions } from "../../src/console/allowed-actions.ts";
import { downloadHeaders } from "../../src/console/download-headers.ts";
import { machineMoment, shownMoment } from "../../src/console/moments.ts";
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

describe("shownMoment()", () => {
  it("shows the time in Vietnam", () => {
    expect(shownMoment("2026-11-22T18:05:00.000Z", "minute")).toBe("23/11/2026 01:05");
    expect(shownMoment("2026-11-22T17:00:00.000Z", "minute")).toBe("23/11/2026 00:00");
  });

  it("shows only the day where that is all that may be known, to programs too", () => {
    expect(shownMoment("2026-11-22T18:05:00.000Z", "day")).toBe("23/11/2026");
    expect(machineMoment("2026-11-22T18:05:00.000Z", "day")).toBe("2026-11-23");
  });
});

describe("downloadHeaders()", () => {
  it("names a Vietnamese file for old and new browsers", () => {
    expect(downloadHeaders({ name: "bảng lương (đợt 1).jpg", type: "image/jpeg" })).toEqual({
      "content-type": "image/jpeg",
      "content-disposition":
        "attachment; filename=\"bang luong (dot 1).jpg\"; filename*=UTF-8''b%E1%BA%A3ng%20l%C6%B0%C6%A1ng%20%28%C4%91%E1%BB%A3t%201%29.jpg",
      "content-security-policy": "default-src 'none'; sandbox",
    });
  });

  it("leaves no way out of the header or the folder, and calls pages bytes", () => {
    const headers = downloadHeaders({ name: '../a"\r\nSet-Cookie: x\u202egpj.html\ud800', type: "text/html" });
    expect(headers["content-type"]).toBe("application/octet-stream");
    expect(headers["content-disposition"]).toBe(
      "attachment; filename=\".._a___Set-Cookie_ x_gpj.html_\"; filename*=UTF-8''.._a%22__Set-Cookie%3A%20x_gpj.html_",
    );
  });
});

describe("allowedActions()", () => {
  const me = "me";
  const mine = { id: me, name: "Lan" };
  const other = { id: "other", name: "Minh" };

  it.each([
    [null, "received", { take: true, release: false, answer: false, states: [] }],
    [null, "closed", { take: true, release: false, answer: false, states: [] }],
    [mine, "in-progress", { take: false, release: true, answer: true, states: [] }],
    [mine, "answered", { take: false, release: true, answer: true, states: ["closed"] }],
    [mine, "closed", { take: false, release: false, answer: false, states: ["in-progress"] }],
    [other, "in-progress", { take: false, release: false, answer: false, states: [] }],
    [other, "closed", { take: false, release: false, answer: false, states: [] }],
  ] as const)("for owner %j and state %s allows %j", (owner, state, allowed) => {
    expect(allowedActions({ owner, state }, me)).toEqual(allowed);
  });
});
