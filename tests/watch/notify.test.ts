import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { ActiveAlarm } from "../../src/watch/alarms.ts";
import { createNotify, type NotifyParts } from "../../src/watch/notify.ts";
import { localeWords } from "../locale-words.ts";
import { bodyOf, headerOf, smtpReceiver } from "./smtp-receiver.ts";

const words = localeWords("console");

const dead: ActiveAlarm = { alarm: "dead-letters", channel: "zalo", value: 3, since: "2026-11-23T01:05:00.000Z" };
const silent: ActiveAlarm = {
  alarm: "channel-silent",
  channel: "telegram",
  value: 14_460,
  since: "2026-11-22T17:30:00.000Z",
};

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A receiver of webhooks on the loopback address that answers with these statuses, and 200 afterwards; 0: never. */
async function webhook(statuses: number[] = []) {
  const got: { body: unknown; headers: IncomingHttpHeaders; method: string | undefined }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push({
      body: JSON.parse(Buffer.concat(chunks).toString("utf8")),
      headers: request.headers,
      method: request.method,
    });
    const status = statuses.shift() ?? 200;
    if (status !== 0) response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end("thanks");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo; // listening on TCP
  return { got, address: `http://127.0.0.1:${port}/hook?key=secret` };
}

async function mailServer(refusals: string[] = []) {
  const server = await smtpReceiver(refusals);
  closing.push(server.close);
  return server;
}

function notifying(config: NotifyParts["config"], patience = { deadlineMs: 1_000, pauseMs: 1 }) {
  const logged: object[] = [];
  const log = { error: (fields: object, message: string) => void logged.push({ ...fields, message }) };
  return { logged, notify: createNotify({ config, words, languages: ["vi", "en"], log, patience }) };
}

describe("telling by webhook", () => {
  it("posts each alarm with what is wrong and what to do, in both languages", async () => {
    const { got, address } = await webhook();
    const { notify, logged } = notifying({ alertWebhook: address });
    await notify({ raised: [dead], ended: [silent] });
    const bodies = got.map(({ body }) => body).sort((a, b) => (JSON.stringify(a) > JSON.stringify(b) ? -1 : 1));
    expect(bodies).toEqual([
      {
        event: "raised",
        ...dead,
        text: "Zalo: 3 tin không gửi được. Mở trang Vận hành, xem lý do, rồi gửi lại hoặc bỏ từng tin.\nZalo: messages that could not be sent: 3. Open the Operations page, look at the reason, then send each message again or drop it.",
      },
      {
        event: "ended",
        ...silent,
        text: "Đã hết: Telegram: đã 4 giờ không có tin nào đến, chỉ tính giờ làm việc\nOver: Telegram: no message came in for 4 hours, counting opening hours only",
      },
    ]);
    expect(got.map(({ method, headers }) => [method, headers["content-type"]])).toEqual([
      ["POST", "application/json; charset=utf-8"],
      ["POST", "application/json; charset=utf-8"],
    ]);
    expect(logged).toEqual([]);
  });

  it("tries again when the receiver stumbles", async () => {
    const { got, address } = await webhook([500, 429]);
    const { notify, logged } = notifying({ alertWebhook: address });
    await notify({ raised: [dead], ended: [] });
    expect([got.length, logged]).toEqual([3, []]);
  });

  it.each([
    ["fails", [503, 503, 503], "http-503"],
    ["sends us elsewhere", [302, 302, 302], "http-302"],
    ["does not answer", [0, 0, 0], "timeout"],
  ])("gives up after three tries when the receiver %s, and logs the code only", async (_, statuses, code) => {
    const { got, address } = await webhook(statuses);
    const { notify, logged } = notifying({ alertWebhook: address }, { deadlineMs: 200, pauseMs: 1 });
    await notify({ raised: [dead], ended: [] });
    expect([got.length, logged]).toEqual([3, [{ code, message: "an alarm could not be told" }]]);
  });

  it("logs the code of the network when nobody is there", async () => {
    const { address } = await webhook();
    for (const close of closing.splice(0)) await close();
    const { notify, logged } = notifying({ alertWebhook: address });
    await notify({ raised: [dead], ended: [] });
    expect(logged).toEqual([{ code: "ECONNREFUSED", message: "an alarm could not be told" }]);
  });
});

describe("telling by e-mail", () => {
  it("sends one plain letter, Vietnamese first", async () => {
    const { port, letters } = await mailServer();
    const { notify, logged } = notifying({ alertEmail: "truc@example.org", smtpUrl: `smtp://127.0.0.1:${port}` });
    await notify({ raised: [dead, silent], ended: [{ ...dead, channel: "telegram" }] });
    expect(logged).toEqual([]);
    expect(letters.map(({ from, to }) => [from, to])).toEqual([["an-sinh@localhost", ["truc@example.org"]]]);
    const [letter] = letters;
    if (!letter) throw new Error("no letter came");
    expect({
      subject: headerOf(letter, "Subject"),
      from: headerOf(letter, "From"),
      type: headerOf(letter, "Content-Type"),
    }).toEqual({
      subject: "An Sinh: cảnh báo mới 2, đã hết 1",
      from: "An Sinh <an-sinh@localhost>",
      type: "text/plain; charset=utf-8",
    });
    expect(bodyOf(letter).replace(/\r/g, "").split("\n")).toEqual([
      "Cảnh báo:",
      "- Zalo: 3 tin không gửi được (từ 23/11/2026, 08:05)",
      "  Mở trang Vận hành, xem lý do, rồi gửi lại hoặc bỏ từng tin.",
      "- Telegram: đã 4 giờ không có tin nào đến, chỉ tính giờ làm việc (từ 23/11/2026, 00:30)",
      "  Nhắn thử một tin. Nếu không có trả lời, xem webhook của kênh này có bị tắt trên trang quản lý của nền tảng không.",
      "",
      "Đã hết:",
      "- Telegram: 3 tin không gửi được (từ 23/11/2026, 08:05)",
      "",
      "---",
      "",
      "Alarms:",
      "- Zalo: messages that could not be sent: 3 (since 23/11/2026, 08:05)",
      "  Open the Operations page, look at the reason, then send each message again or drop it.",
      "- Telegram: no message came in for 4 hours, counting opening hours only (since 23/11/2026, 00:30)",
      "  Write a message to try it. If no answer comes, look whether the webhook was switched off on the platform's own pages.",
      "",
      "Over:",
      "- Telegram: messages that could not be sent: 3 (since 23/11/2026, 08:05)",
    ]);
  });

  it.each([
    ["canh-bao%40example.org:m%E1%BA%ADt", "canh-bao@example.org", "canh-bao@example.org:mật"],
    ["robot:secret", "robot@localhost", "robot:secret"],
  ])("signs in as %s and writes from there", async (account, from, signedIn) => {
    const { port, letters } = await mailServer();
    const smtpUrl = `smtp://${account}@localhost:${port}`;
    const { notify, logged } = notifying({ alertEmail: "truc@example.org", smtpUrl });
    await notify({ raised: [dead], ended: [] });
    expect([logged, letters.map((letter) => [letter.from, letter.signedIn])]).toEqual([[], [[from, signedIn]]]);
  });

  it("tries again, and gives up after three tries with the code only", async () => {
    const busy = "451 4.3.0 Nguyễn Văn A is busy";
    const { port, letters, connections } = await mailServer([busy, busy, busy, busy, busy]);
    const { notify, logged } = notifying({ alertEmail: "truc@example.org", smtpUrl: `smtp://127.0.0.1:${port}` });
    await notify({ raised: [dead], ended: [] });
    expect([letters.length, connections(), logged]).toEqual([
      0,
      3,
      [{ code: "EENVELOPE", message: "an alarm could not be told" }],
    ]);
    await notify({ raised: [dead], ended: [] });
    expect([letters.length, connections(), logged.length]).toEqual([1, 6, 1]);
  });
});

describe("telling nobody", () => {
  it("is what happens when neither is set", async () => {
    const { notify, logged } = notifying({});
    await notify({ raised: [dead], ended: [] });
    expect(logged).toEqual([]);
  });
});
