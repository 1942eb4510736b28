import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTelegram, type UnderTest, webhookSecret } from "./telegram-under-test.ts";

let under: UnderTest;
beforeEach(async () => {
  under = await startTelegram();
});
afterEach(() => under.close());

const update = {
  update_id: 41,
  message: {
    message_id: 1,
    date: 1_795_000_000,
    chat: { id: 77, type: "private", first_name: "Mai" },
    from: { id: 77, is_bot: false, first_name: "Mai" },
    text: "Tiếng Việt: Ưởng đỗ ạ 👍",
  },
};

function post(body: string, headers: Record<string, string> = { "x-telegram-bot-api-secret-token": webhookSecret }) {
  return fetch(`${under.url}/telegram/webhook`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

/** Sends a request over a bare socket, its body in two packets, and gives the status. */
function postInTwo(body: Buffer, at: number): Promise<string> {
  const { port, hostname } = new URL(under.url);
  const head = [
    "POST /telegram/webhook HTTP/1.1",
    "host: x",
    "content-type: application/json",
    `content-length: ${body.length}`,
    `x-telegram-bot-api-secret-token: ${webhookSecret}`,
    "connection: close",
    "\r\n",
  ].join("\r\n");
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: hostname, noDelay: true });
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    socket.on("end", () => resolve(answer.split("\r\n")[0] ?? ""));
    socket.on("error", reject);
    socket.write(head);
    socket.write(body.subarray(0, at), () => setTimeout(() => socket.end(body.subarray(at)), 2));
  });
}

describe("POST /telegram/webhook", () => {
  it("keeps every letter wherever the body is cut into packets", async () => {
    const bodies = Buffer.byteLength(JSON.stringify(update));
    const cuts = [...Array(bodies).keys()].slice(1);
    for (let from = 0; from < cuts.length; from += 50) {
      const statuses = await Promise.all(
        cuts
          .slice(from, from + 50)
          .map((at) => postInTwo(Buffer.from(JSON.stringify({ ...update, update_id: 10_000 + at })), at)),
      );
      expect(new Set(statuses)).toEqual(new Set(["HTTP/1.1 200 OK"]));
    }
    expect(under.ports.events.length).toBe(cuts.length);
    const texts = under.ports.events.map(({ input }) => (input.kind === "text" ? input.text : ""));
    expect(new Set(texts)).toEqual(new Set([update.message.text]));
  });

  it.each([
    ["a wrong secret", { "x-telegram-bot-api-secret-token": `${webhookSecret}x` }],
    ["another secret of the same length", { "x-telegram-bot-api-secret-token": "y".repeat(webhookSecret.length) }],
    ["no secret", {}],
  ])("refuses %s and takes nothing", async (_what, headers) => {
    const response = await post(JSON.stringify(update), headers as Record<string, string>);
    expect([response.status, under.ports.events, under.ports.counts]).toEqual([
      401,
      [],
      ["refused telegram wrong-secret"],
    ]);
  });

  it("refuses a body over 1 MB and takes nothing", async () => {
    const response = await post(JSON.stringify({ ...update, padding: "x".repeat(1024 * 1024) }));
    expect([response.status, under.ports.events, under.ports.counts]).toEqual([
      413,
      [],
      ["refused telegram too-large"],
    ]);
  });

  it.each(["{", "", "[]", "null", '{"update_id":"1"}'])("refuses %j, which is no update", async (body) => {
    const response = await post(body);
    expect([response.status, under.ports.counts]).toEqual([400, ["refused telegram unreadable"]]);
  });

  it("acknowledges updates of a kind it does not know", async () => {
    const response = await post(JSON.stringify({ update_id: 9, telepathy: { from: 77 } }));
    expect([response.status, await response.text()]).toEqual([200, "{}"]);
    expect(under.ports.counts).toEqual(["received telegram ignored"]);
  });

  it("asks Telegram to come again while the database is gone", async () => {
    under.ports.gone = true;
    const response = await post(JSON.stringify(update));
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    under.ports.gone = false;
    expect((await post(JSON.stringify(update))).status).toBe(200);
    expect(under.ports.events.map(({ key, address }) => [key, address])).toEqual([["update 41", "77"]]);
  });

  it("gives an update up that fails three times by a bug, so that its chat goes on", async () => {
    under.ports.before = () => {
      throw new Error("a bug that quotes Tiếng Việt");
    };
    const statuses = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await post(JSON.stringify(update))).status);
    expect(statuses).toEqual([500, 500, 200]);
    expect(under.ports.lines.map(({ message }) => message)).toEqual([
      "an update could not be taken",
      "an update could not be taken",
      "an update could not be taken",
      "an update was given up after several tries",
    ]);
    expect(JSON.stringify(under.ports.lines)).not.toMatch(/Tiếng Việt/);
  });

  it("survives the platform's own delivery, cut inside every letter, and delivered twice", async () => {
    under.fake.deliveryRules.split("inside-letters", 2);
    under.fake.deliveryRules.duplicate();
    under.fake.user().send("Anh chị em công nhân ở Thục Phán");
    await under.fake.settled();
    expect(under.ports.events.map(({ input }) => input)).toEqual([
      { kind: "text", text: "Anh chị em công nhân ở Thục Phán" },
    ]);
  });
});
