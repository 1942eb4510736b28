import { describe, expect, it } from "vitest";
import { failureReason } from "../../src/console/failure-reason.ts";
import type { OperationsView } from "../../src/console/operations.ts";
import { AppError } from "../../src/errors.ts";
import { Browser, type ConsoleUnderTest, consoleUnderTest, noticeOf, signedIn } from "./console-under-test.ts";
import { plainText } from "./plain-text.ts";

const conversationId = "33333333-3333-4333-8333-000000000001";
const address = `/console/operations/letters/${conversationId}/7`;

async function withTrouble(): Promise<ConsoleUnderTest> {
  const test = await consoleUnderTest();
  const { operations } = test;
  operations.now = {
    keptEvents: 3,
    keptOldestSeconds: 90,
    channels: [
      { channel: "telegram", waiting: 0, oldestSeconds: null, held: 0, dead: 0, lastEventAt: null },
      { channel: "zalo", waiting: 4, oldestSeconds: 600, held: 2, dead: 1, lastEventAt: "2026-11-23T01:25:00.000Z" },
    ],
  };
  operations.active = [
    { alarm: "outbox-old", channel: "zalo", value: 600, since: "2026-11-23T01:22:00.000Z" },
    { alarm: "events-set-aside", channel: "server", value: 1, since: "2026-11-22T01:22:00.000Z" },
  ];
  operations.letters = [
    { conversationId, n: 7, channel: "zalo", kind: "card", at: "2026-11-22T17:05:00.000Z", code: "zalo--213" },
    { conversationId, n: 8, channel: "zalo", kind: "text", at: "2026-11-22T17:06:00.000Z", code: "zalo--999" },
  ];
  operations.events = [{ id: "4711", channel: "telegram", at: "2026-11-22T10:00:00.000Z", attempts: 3 }];
  operations.lost = [
    {
      id: "44444444-4444-4444-8444-000000000001",
      channel: "zalo",
      at: "2026-11-22T11:00:00.000Z",
      code: "zalo-file-404",
    },
  ];
  return test;
}

const sectionOf = (body: string, id: string) =>
  plainText(
    new RegExp(`<section class="operations" aria-labelledby="${id}">(.*?)</section>`, "s").exec(body)?.[1] ?? "",
  );

const rowsOf = (body: string, id: string) => {
  const section = new RegExp(`aria-labelledby="${id}"><h2.*?</section>`, "s").exec(body)?.[0] ?? "";
  const [, rows = ""] = section.split("<tbody>");
  return [...rows.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) => plainText(cell)),
  );
};

const headerCount = (body: string) =>
  plainText(/<a href="\/console\/operations"[^>]*>(.*?)<\/a>/s.exec(body)?.[1] ?? "");

describe("the page of operations", () => {
  it("says what is wrong and what to do about it", async () => {
    const thu = await signedIn(await withTrouble(), "thu");
    const { body } = await thu.get("/console/operations");
    expect(sectionOf(body, "alarms")).toBe(
      "Cảnh báo Zalo: có tin chờ gửi đã 10 phút Xem nền tảng này có đang gặp sự cố không, và nhật ký máy chủ ghi mã lỗi gì. Từ 23/11/2026 08:22 1 tin của người dân bị để riêng vì lỗi chương trình Giữ lại nhật ký máy chủ và báo người phát triển. Sau khi lỗi đã sửa, mở trang Vận hành và bấm Thử lại. Từ 22/11/2026 08:22",
    );
  });

  it("shows how each channel stands", async () => {
    const thu = await signedIn(await withTrouble(), "thu");
    const { body } = await thu.get("/console/operations");
    expect(rowsOf(body, "channels")).toEqual([
      ["Telegram", "0", "Không có", "0", "0", "Chưa có"],
      ["Zalo", "4", "23/11/2026 08:20", "2", "1", "23/11/2026 08:25"],
    ]);
    expect(body).toContain("<p>Tin của người dân đang chờ xử lý: 3. Tin chờ lâu nhất đến lúc 23/11/2026 08:28.</p>");
  });

  it("lists files that could not be fetched by their code alone", async () => {
    const thu = await signedIn(await withTrouble(), "thu");
    const { body } = await thu.get("/console/operations");
    expect(rowsOf(body, "files")).toEqual([["Zalo", "22/11/2026 18:00", "zalo-file-404"]]);
  });

  it("lists messages that were given up with the reason in words, or the bare code", async () => {
    const thu = await signedIn(await withTrouble(), "thu");
    const { body } = await thu.get("/console/operations");
    expect(rowsOf(body, "letters")).toEqual([
      [
        "Kết quả tra cứu",
        "Zalo",
        "23/11/2026 00:05",
        "Người nhận chưa quan tâm trang Zalo. zalo--213",
        "Gửi lại Kết quả tra cứu, Zalo, 23/11/2026 00:05 Bỏ Kết quả tra cứu, Zalo, 23/11/2026 00:05",
      ],
      [
        "Lời nhắn",
        "Zalo",
        "23/11/2026 00:06",
        "Nền tảng không nhận tin này. zalo--999",
        "Gửi lại Lời nhắn, Zalo, 23/11/2026 00:06 Bỏ Lời nhắn, Zalo, 23/11/2026 00:06",
      ],
    ]);
  });

  it("lists events set aside after bugs", async () => {
    const thu = await signedIn(await withTrouble(), "thu");
    const { body } = await thu.get("/console/operations");
    expect(rowsOf(body, "events")).toEqual([
      ["Telegram", "22/11/2026 17:00", "3", "Thử lại Telegram, 22/11/2026 17:00 Bỏ Telegram, 22/11/2026 17:00"],
    ]);
  });

  it("is calm when nothing is wrong and no channel sends", async () => {
    const thu = await signedIn(await consoleUnderTest(), "thu");
    const { body } = await thu.get("/console/operations");
    expect(["alarms", "channels", "letters", "events"].map((id) => sectionOf(body, id))).toEqual([
      "Cảnh báo Không có cảnh báo nào.",
      "Các kênh gửi tin Tin của người dân đang chờ xử lý: 0. Chưa có kênh nào gửi tin. Zalo và Telegram chưa được cài đặt.",
      "Tin không gửi được Không có tin nào không gửi được.",
      "Tin bị để riêng Không có tin nào bị để riêng.",
    ]);
  });

  it("says it when there are more rows than it shows", async () => {
    const test = await withTrouble();
    const [first] = test.operations.letters;
    if (!first) throw new Error("the test needs a message that was given up");
    test.operations.letters = Array.from({ length: 101 }, (_, n) => ({ ...first, n }));
    const { body } = await (await signedIn(test, "thu")).get("/console/operations");
    expect([rowsOf(body, "letters").length, body.includes("Chỉ hiện 100 dòng đầu.")]).toEqual([100, true]);
  });

  it("speaks English too", async () => {
    const thu = await signedIn(await withTrouble(), "thu");
    await thu.post("/console/language", { lang: "en", next: "/console/operations" });
    const { body } = await thu.get("/console/operations");
    expect(sectionOf(body, "alarms").split(" Look ")[0]).toBe(
      "Alarms Zalo: a message has waited to be sent for 10 minutes",
    );
    expect(rowsOf(body, "letters")[0]?.[3]).toBe("The person does not follow the Zalo page. zalo--213");
  });

  it("says calmly that the database is gone", async () => {
    const gone = async () => {
      throw new AppError("STORAGE_UNAVAILABLE", "the database does not answer");
    };
    const test = await consoleUnderTest();
    // Only reading fails here; the rest is as in memory.
    const operations: OperationsView = Object.assign(test.operations, { state: gone, alarms: gone });
    const broken = await consoleUnderTest({ operations });
    const page = await (await signedIn(broken, "thu")).get("/console/operations");
    expect([page.statusCode, headerCount(page.body)]).toEqual([503, "Vận hành"]);
  });
});

describe("a message that was given up", () => {
  it.each([
    ["again", "Tin sẽ được gửi lại."],
    ["drop", "Đã bỏ tin. Người dân sẽ không nhận được tin này."],
  ])("can be handled (%s), in the name of who did it", async (change, notice) => {
    const test = await withTrouble();
    const thu = await signedIn(test, "thu");
    const answer = await thu.post(`${address}/${change}`);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/console/operations?done=letter-${change}`]);
    expect(noticeOf(await thu.get(String(answer.headers.location)))).toBe(notice);
    expect(test.operations.done).toEqual([`letter 7 ${change} by ${test.people.thu.id}`]);
    expect(test.operations.letters.map(({ n }) => n)).toEqual([8]);
  });

  it("is sent once when the button is pressed twice, and the second press gets a kind word", async () => {
    const test = await withTrouble();
    const thu = await signedIn(test, "thu");
    const answers = await Promise.all([thu.post(`${address}/again`), thu.post(`${address}/again`)]);
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual([
      [303, "/console/operations?done=letter-again"],
      [303, "/console/operations?done=letter-gone"],
    ]);
    expect(noticeOf(await thu.get("/console/operations?done=letter-gone"))).toBe(
      "Tin này vừa được xử lý rồi, nên lần bấm này không làm gì thêm. Anh/chị không cần bấm lại.",
    );
    expect(test.operations.done.length).toBe(1);
  });

  it("is left alone by a form without its token, of another site, or of an officer", async () => {
    const test = await withTrouble();
    const thu = await signedIn(test, "thu");
    const lan = await signedIn(test, "lan");
    const answers = [
      await thu.post(`${address}/drop`, { token: "" }),
      await thu.post(`${address}/drop`, { token: lan.token }),
      await thu.post(`${address}/drop`, {}, { "sec-fetch-site": "cross-site" }),
      await lan.post(`${address}/drop`),
      await lan.post("/console/operations/events/4711/drop"),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([403, 403, 403, 403, 403]);
    expect(test.operations.done).toEqual([]);
  });

  it.each([
    "/console/operations/letters/x/7/again",
    `/console/operations/letters/${conversationId}/x/again`,
    `/console/operations/letters/${conversationId}/7/burn`,
    "/console/operations/events/a.b/again",
    "/console/operations/events/4711/burn",
  ])("is not found under %s", async (url) => {
    const test = await withTrouble();
    const thu = await signedIn(test, "thu");
    expect((await thu.post(url)).statusCode).toBe(404);
    expect(test.operations.done).toEqual([]);
  });
});

describe("an event that was set aside", () => {
  it.each([
    ["again", "Tin sẽ được xử lý lại."],
    ["drop", "Đã bỏ tin này."],
  ])("can be handled (%s) once", async (change, notice) => {
    const test = await withTrouble();
    const thu = await signedIn(test, "thu");
    const answers = [
      await thu.post(`/console/operations/events/4711/${change}`),
      await thu.post(`/console/operations/events/4711/${change}`),
    ];
    expect(answers.map(({ headers }) => headers.location)).toEqual([
      `/console/operations?done=event-${change}`,
      "/console/operations?done=event-gone",
    ]);
    expect(noticeOf(await thu.get(String(answers[0]?.headers.location)))).toBe(notice);
    expect(test.operations.done).toEqual([`event 4711 ${change} by ${test.people.thu.id}`]);
  });
});

describe("the header", () => {
  it("tells administrators how many alarms are on, and officers nothing", async () => {
    const test = await withTrouble();
    const thu = await (await signedIn(test, "thu")).get("/console/complaints");
    const lan = await (await signedIn(test, "lan")).get("/console/complaints");
    expect([headerCount(thu.body), lan.body.includes("operations")]).toEqual(["Vận hành 2 (cảnh báo: 2)", false]);
  });

  it("shows no number when no alarm is on", async () => {
    const thu = await (await signedIn(await consoleUnderTest(), "thu")).get("/console/complaints");
    expect(headerCount(thu.body)).toBe("Vận hành");
  });

  it("asks for the alarms at most every ten seconds, and never for officers or strangers", async () => {
    const test = await withTrouble();
    await new Browser(test.app).get("/console/sign-in");
    await signedIn(test, "lan");
    expect(test.operations.asked).toBe(0);
    const thu = await signedIn(test, "thu");
    await thu.get("/console/people");
    await thu.get("/console/complaints");
    expect(test.operations.asked).toBe(1);
    test.clock.pass(0.2);
    await thu.get("/console/people");
    expect(test.operations.asked).toBe(2);
  });

  it("agrees with the page of operations, also before the ten seconds are over", async () => {
    const test = await withTrouble();
    const thu = await signedIn(test, "thu");
    test.operations.active = [];
    const pages = [await thu.get("/console/operations"), await thu.get("/console/people")];
    expect(pages.map(({ body }) => headerCount(body))).toEqual(["Vận hành", "Vận hành"]);
  });

  it("marks the page one is on", async () => {
    const thu = await signedIn(await withTrouble(), "thu");
    const { body } = await thu.get("/console/operations?done=letter-again");
    expect(/<a href="\/console\/operations"[^>]*>/.exec(body)?.[0]).toBe(
      '<a href="/console/operations" aria-current="page">',
    );
  });
});

describe("an officer", () => {
  it("is told kindly that the page of operations is not theirs", async () => {
    const page = await (await signedIn(await withTrouble(), "lan")).get("/console/operations");
    expect([page.statusCode, /<h1>(.*?)<\/h1>/.exec(page.body)?.[1]]).toEqual([403, "Không thuộc quyền của anh/chị"]);
  });
});

describe("failureReason()", () => {
  it.each([
    ["telegram-403", "blocked"],
    ["telegram-400", "content"],
    ["telegram-502", "no-answer"],
    ["telegram-timeout", "no-answer"],
    ["zalo-timeout", "no-answer"],
    ["uncertain", "no-answer"],
    ["uncertain-telegram-ECONNRESET", "no-answer"],
    ["cannot-be-composed", "program"],
    ["zalo--213", "not-following"],
    ["zalo--230", "window-over"],
    ["zalo-window-over", "window-over"],
    ["zalo--224", "settings"],
    ["zalo--1", "other"],
    ["", "other"],
  ])("finds for %j the words of %s", (code, reason) => {
    expect(failureReason(code)).toBe(reason);
  });
});
