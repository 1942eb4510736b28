import { describe, expect, it } from "vitest";
import { apiServer } from "./api-server.ts";

const { app } = await apiServer();
const path = "/api/v1/calendar.ics";

describe("GET /api/v1/calendar.ics", () => {
  it("gives each day as an event with an alarm the morning before", async () => {
    const response = await app.inject({ url: `${path}?lang=en&day=withdraw.2026-03-16&day=file.2026-05-08` });
    const { "content-type": type, "content-disposition": disposition, "cache-control": cache } = response.headers;
    expect([response.statusCode, type, disposition, cache]).toEqual([
      200,
      "text/calendar; charset=utf-8",
      'attachment; filename="an-sinh.ics"',
      "no-store",
    ]);
    const lines = response.body.split("\r\n");
    const told = lines.filter((line) => /^(SUMMARY|DTSTART|DTEND|DURATION|TRIGGER)/.test(line));
    expect(told).toEqual([
      "SUMMARY:Last day to withdraw the request for unemployment benefit",
      "DTSTART;VALUE=DATE:20260316",
      "DTEND;VALUE=DATE:20260317",
      "TRIGGER:-PT16H",
      "SUMMARY:File for unemployment benefit",
      "DTSTART;VALUE=DATE:20260508",
      "DTEND;VALUE=DATE:20260509",
      "TRIGGER:-PT16H",
    ]);
  });

  it("gives the same reminder the same UID, so that a file that is imported twice does not double it", async () => {
    const uids = async (query: string) =>
      (await app.inject({ url: `${path}?${query}` })).body.split("\r\n").filter((line) => line.startsWith("UID:"));
    const one = await uids("day=file.2026-05-08");
    expect(await uids("day=withdraw.2026-03-16&day=file.2026-05-08")).toEqual([
      expect.not.stringContaining(String(one[0])),
      one[0],
    ]);
  });

  it.each([
    ["", ["/day"]],
    ["day=swim.2026-05-08", ["/day/0"]],
    ["day=file.2026-02-30&day=file.2026-05-08", ["/day/0"]],
    ["day=file.2026-05-08%0d%0aX:1", ["/day/0"]],
    [Array(41).fill("day=file.2026-05-08").join("&"), ["/day"]],
    ["day=file.2026-05-08&title=hello", ["/title"]],
  ])("takes nobody's own words or days: %j", async (query, pointers) => {
    const response = await app.inject({ url: `${path}?${query}` });
    expect([response.statusCode, response.json().errors.map(({ pointer }: { pointer: string }) => pointer)]).toEqual([
      400,
      pointers,
    ]);
  });
});
