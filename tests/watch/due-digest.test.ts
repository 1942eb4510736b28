import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { DueCase } from "../../src/complaints/due-cases.ts";
import type { EmployerCluster } from "../../src/complaints/employer-view.ts";
import { createDueDigest } from "../../src/watch/due-digest.ts";
import { localeWords } from "../locale-words.ts";
import { bodyOf, headerOf, smtpReceiver } from "./smtp-receiver.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const due: DueCase[] = [
  { id: "1", number: "26-1111-2222", dueOn: "2026-11-20", level: 100 },
  { id: "2", number: "26-3333-4444", dueOn: "2026-11-30", level: 50 },
];

/** A digest over these cases; what was told is taken from them. */
function digestOf(
  config: object,
  { at = "2026-11-23T01:00:00.000Z", clusters = [] as EmployerCluster[], cases = due } = {},
) {
  const left = [...cases];
  const alarms = [...clusters];
  const logged: object[] = [];
  const digest = createDueDigest({
    cases: {
      untold: async () => [...left],
      told: async (some) => void left.splice(0, some.length),
    },
    clusters: {
      untold: async () => [...alarms],
      told: async (some) => void alarms.splice(0, some.length),
    },
    config: { opens: "07:30", ...config },
    words: localeWords("console", "console/employers"),
    languages: ["vi", "en"],
    log: { info: () => undefined, error: (fields) => void logged.push(fields) },
    now: () => new Date(at),
    today: () => "2026-11-23",
    patience: { deadlineMs: 1_000, pauseMs: 1 },
  });
  const look = async () => {
    digest.start();
    await digest.stop();
  };
  return { look, left, alarms, logged };
}

/** A receiver of webhooks that answers with this status. */
async function webhook(status: number) {
  const got: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo; // listening on TCP
  return { got, address: `http://127.0.0.1:${port}/` };
}

const text = `Hồ sơ cần chú ý: 2
- 26-1111-2222: hạn 20/11/2026, đã quá hạn
- 26-3333-4444: hạn 30/11/2026, đã dùng một nửa thời hạn

---

Cases to look at: 2
- 26-1111-2222: was due 20/11/2026, overdue
- 26-3333-4444: due 30/11/2026, half of the time is used`;

describe("the digest of cases that are due", () => {
  it("goes to the webhook with numbers and days only, and is told once", async () => {
    const { got, address } = await webhook(200);
    const { look, left } = digestOf({ alertWebhook: address });
    await look();
    await look();
    const cases = due.map(({ number, dueOn, level }) => ({ number, dueOn, level }));
    expect(got).toEqual([{ event: "cases-due", day: "2026-11-23", cases, employers: [], text }]);
    expect(left).toEqual([]);
  });

  it("goes out as one letter", async () => {
    const server = await smtpReceiver([]);
    closing.push(server.close);
    await digestOf({ alertEmail: "head@example.vn", smtpUrl: `smtp://127.0.0.1:${server.port}` }).look();
    expect(server.letters.length).toBe(1);
    const [letter] = server.letters;
    if (!letter) throw new Error("no letter came");
    expect(bodyOf(letter).replace(/\r/g, "").trim()).toBe(text);
    expect(headerOf(letter, "Subject")).toBe("An Sinh: 2 hồ sơ sắp hết hạn hoặc quá hạn");
  });

  it("says that many people complain of one employer: how many, since when, and neither who nor of whom", async () => {
    const { got, address } = await webhook(200);
    const clusters = [{ employerId: "e1", name: "Công ty Sao Mai", workers: 6, since: "2026-11-18" }];
    const { look, alarms } = digestOf({ alertWebhook: address }, { clusters, cases: [] });
    await look();
    await look();
    const words =
      "Cảnh báo: trong ít ngày, từ 18/11/2026, có 6 người khác nhau cùng phản ánh về một doanh nghiệp. Xem ở trang đầu của bàn làm việc.";
    const english =
      "Alarm: within few days, since 18/11/2026, 6 different people complained of one employer. See the first page of the console.";
    expect(got).toEqual([
      {
        ...{ event: "cases-due", day: "2026-11-23", cases: [], employers: [{ people: 6, since: "2026-11-18" }] },
        text: `${words}\n\n---\n\n${english}`,
      },
    ]);
    expect(alarms).toEqual([]);
  });

  it("waits for the hours of the office", async () => {
    const { look, left } = digestOf({}, { at: "2026-11-23T00:29:00.000Z" });
    await look();
    expect(left).toEqual(due);
  });

  it("is tried again when it could not be told, and logged without an address", async () => {
    const { address } = await webhook(500);
    const { look, left, logged } = digestOf({ alertWebhook: address });
    await look();
    expect([left, logged.length]).toEqual([due, 1]);
    expect(JSON.stringify(logged)).not.toContain("127.0.0.1");
  });
});
