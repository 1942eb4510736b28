import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiServer, apiServer } from "./api-server.ts";

let server: ApiServer;
beforeAll(async () => {
  server = await apiServer();
});
afterAll(() => server.app.close());

const get = (query: string) => server.app.inject({ url: `/api/v1/calendar.ics?${query}` });

describe("GET /api/v1/calendar.ics", () => {
  it("gives the named days as whole-day events with an alarm the morning before, and nothing personal", async () => {
    const { statusCode, headers, body } = await get("lang=vi&day=file.2026-11-20&day=monthly-notice.2027-01-11");
    expect([statusCode, headers["content-type"], headers["content-disposition"]]).toEqual([
      200,
      "text/calendar; charset=utf-8",
      'attachment; filename="an-sinh.ics"',
    ]);
    const lines = body.replace(/\r\n[ \t]/g, "").split("\r\n");
    const told = lines.filter((line) => /^(BEGIN:VEVENT|SUMMARY|DTSTART|DTEND|DURATION|TRIGGER)/.test(line));
    expect(told).toEqual([
      "BEGIN:VEVENT",
      "SUMMARY:Nộp hồ sơ trợ cấp thất nghiệp",
      "DTSTART;VALUE=DATE:20261120",
      "DTEND;VALUE=DATE:20261121",
      "TRIGGER:-PT16H",
      "BEGIN:VEVENT",
      "SUMMARY:Báo việc tìm việc làm của tháng này",
      "DTSTART;VALUE=DATE:20270111",
      "DTEND;VALUE=DATE:20270112",
      "TRIGGER:-PT16H",
    ]);
  });

  it("gives the same event the same UID, so that it is not doubled when imported again", async () => {
    const uids = async () => (await get("day=file.2026-11-20")).body.match(/^UID:.*$/gm);
    expect(await uids()).toEqual(await uids());
  });

  it.each([
    ["", "no day"],
    ["day=file", "a thing without a day"],
    ["day=file.2026-02-30", "a day that does not exist"],
    ["day=anything.2026-11-20", "a thing nobody knows"],
    ["day=file.2026-11-20%0ASUMMARY:x", "more than a day"],
    [Array.from({ length: 41 }, () => "day=file.2026-11-20").join("&"), "too many days"],
  ])("refuses %j: %s", async (query) => {
    const { statusCode, headers } = await get(query);
    expect([statusCode, headers["content-type"]]).toEqual([400, "application/problem+json; charset=utf-8"]);
  });
});
