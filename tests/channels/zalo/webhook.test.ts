import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { macOf } from "../../../src/channels/zalo/signature.ts";
import { macOf as fakeMacOf, withOddEscapes } from "../../fakes/zalo-oa/signature.ts";
import { begin, hour, userId, type ZaloLine, zaloLine } from "./zalo-line.ts";

const vector =
  '{"app_id":"1000000000000000001","sender":{"id":"2000000000000000002"},"user_id_by_app":"3000000000000000003",' +
  '"recipient":{"id":"4000000000000000004"},"event_name":"user_send_text","message":{"text":"Xin chào",' +
  '"msg_id":"m-0001"},"timestamp":"1795400000000"}';

let line: ZaloLine;
beforeEach(async () => {
  line = await zaloLine();
});
afterEach(() => line.close());

function bodyOf(changes: object = {}): string {
  return JSON.stringify({
    app_id: line.deps.config.appId,
    sender: { id: userId },
    recipient: { id: "4000000000000000004" },
    event_name: "user_send_text",
    message: { text: "Tiếng Việt: ế 😀", msg_id: "m-1" },
    timestamp: String(begin),
    ...changes,
  });
}

function macFor(body: string, timestamp = String(begin)): string {
  const { appId, oaSecret } = line.deps.config;
  return fakeMacOf({ appId, rawBody: body, timestamp, oaSecret });
}

async function post(body: string, mac = macFor(body)) {
  const headers = { "content-type": "application/json", "x-zevent-signature": `mac=${mac}` };
  const response = await line.app.inject({ method: "POST", url: "/zalo/webhook", headers, payload: body });
  return response.statusCode;
}

/** Sends a request over a socket, its body cut in two at a byte. Gives the status. */
function postInPieces(body: Buffer, at: number, mac: string): Promise<number> {
  const { hostname, port } = new URL(line.fake.webhook.settings.url ?? "");
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.setNoDelay(true);
      socket.write(
        `POST /zalo/webhook HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n` +
          `X-ZEvent-Signature: mac=${mac}\r\nContent-Length: ${body.length}\r\n\r\n`,
      );
      socket.write(body.subarray(0, at));
      setTimeout(() => socket.write(body.subarray(at)), 1);
    });
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString();
    });
    socket.on("end", () => resolve(Number(answer.split(" ")[1])));
    socket.on("error", reject);
  });
}

describe("macOf()", () => {
  it("gives the signature of the known example", () => {
    const body = Buffer.from(vector);
    expect(body.length).toBe(257);
    expect(
      macOf({ appId: "1000000000000000001", body, timestamp: "1795400000000", oaSecret: "oa-secret-for-tests" }),
    ).toBe("d8a6ec719c0dfe2b956a3c8dc9d657bc7cfc98e33c333f934acb900f3eeb3c03");
  });
});

describe("the webhook", () => {
  it("takes a signed text once, however often it comes", async () => {
    expect([await post(bodyOf()), await post(bodyOf())]).toEqual([200, 200]);
    expect(line.receiver.events).toEqual([
      {
        channel: "zalo",
        key: "m-1",
        address: userId,
        input: { kind: "text", text: "Tiếng Việt: ế 😀" },
        at: "2026-11-23T02:00:00.000Z",
      },
    ]);
  });

  it("reads letters whole wherever the network cuts the body", async () => {
    const statuses: number[] = [];
    const length = Buffer.byteLength(bodyOf({ message: { text: "ế 😀", msg_id: "m-100" } }));
    for (let at = 0; at <= length; at += 1) {
      const body = bodyOf({ message: { text: "ế 😀", msg_id: `m-${at + 100}` } });
      statuses.push(await postInPieces(Buffer.from(body), at, macFor(body)));
    }
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(line.receiver.inputs).toEqual(statuses.map(() => ({ kind: "text", text: "ế 😀" })));
  });

  it("verifies the bytes that came, not the same JSON written anew", async () => {
    const body = withOddEscapes(bodyOf());
    expect(await post(body)).toBe(200);
    expect(await post(body, macFor(bodyOf()))).toBe(401);
    expect(line.receiver.inputs).toEqual([{ kind: "text", text: "Tiếng Việt: ế 😀" }]);
  });

  it("composes letters that come decomposed", async () => {
    await post(bodyOf({ message: { text: "Đặt lịch ế".normalize("NFD"), msg_id: "m-1" } }));
    expect(line.receiver.inputs).toEqual([{ kind: "text", text: "Đặt lịch ế".normalize("NFC") }]);
  });

  it("takes a time that is a number", async () => {
    expect(await post(bodyOf({ timestamp: begin }))).toBe(200);
    expect(line.receiver.events.length).toBe(1);
  });

  it("refuses a wrong signature, one of another form, and none", async () => {
    const body = bodyOf();
    const wrong = macFor(body).replace(/^./, (first) => (first === "0" ? "1" : "0"));
    const url = "/zalo/webhook";
    const statuses = [
      await post(body, wrong),
      await post(body, "short"),
      (await line.app.inject({ method: "POST", url, payload: body })).statusCode,
      (await line.app.inject({ method: "POST", url, headers: { "x-zevent-signature": macFor(body) }, payload: body }))
        .statusCode,
    ];
    expect(statuses).toEqual([401, 401, 401, 401]);
    expect(line.receiver.events).toEqual([]);
    expect(line.counted).toEqual(statuses.map(() => "refused wrong-mac"));
  });

  it("takes the app's id from the settings: a body that names another is not signed for us", async () => {
    const body = bodyOf({ app_id: "1" });
    const { oaSecret } = line.deps.config;
    expect(await post(body, fakeMacOf({ appId: "1", rawBody: body, timestamp: String(begin), oaSecret }))).toBe(401);
  });

  it("refuses what is no JSON", async () => {
    expect(await post("{", "0".repeat(64))).toBe(400);
    expect(line.counted).toEqual(["refused unreadable"]);
  });

  it("says 200 to what Zalo signed and nobody can read", async () => {
    const body = JSON.stringify({ timestamp: String(begin) });
    expect(await post(body)).toBe(200);
    expect(line.counted).toEqual(["refused unreadable"]);
  });

  it("passes over events older than two hours or ten minutes ahead, and says 200 so that they do not come again", async () => {
    const at = async (ms: number) => {
      const body = bodyOf({ timestamp: String(begin + ms), message: { text: "a", msg_id: String(ms) } });
      return post(body, macFor(body, String(begin + ms)));
    };
    const offsets = [-2 * hour - 1, -2 * hour, 10 * 60_000, 10 * 60_000 + 1];
    expect(await Promise.all(offsets.map(at))).toEqual([200, 200, 200, 200]);
    expect(line.receiver.events.map(({ key }) => key)).toEqual([String(-2 * hour), String(10 * 60_000)]);
    expect(line.counted).toEqual(["refused replayed", "refused replayed"]);
    expect(line.logged).toEqual([
      { level: "warn", details: { channel: "zalo", ageSeconds: 7200 }, message: "an event of Zalo is of another time" },
    ]);
  });

  it("refuses a body of more than a megabyte", async () => {
    expect(await post(bodyOf({ filling: "x".repeat(1024 * 1024) }), "0".repeat(64))).toBe(413);
    expect(line.counted).toEqual(["refused too-large"]);
  });

  it("asks for the event again while the database is away", async () => {
    line.receiver.gone = true;
    expect(await post(bodyOf())).toBe(503);
    line.receiver.gone = false;
    expect(await post(bodyOf())).toBe(200);
    expect(line.counted).toEqual(["refused storage"]);
    expect(line.receiver.events.length).toBe(1);
  });

  it("answers within two seconds whatever happens, and goes on with the event", async () => {
    let release = () => {};
    line.receiver.before = () => new Promise((resolve) => (release = resolve));
    const began = performance.now();
    expect(await post(bodyOf())).toBe(503);
    expect(performance.now() - began).toBeLessThan(1_900);
    expect(line.receiver.events).toEqual([]);
    release();
    line.receiver.before = () => {};
    expect(await post(bodyOf())).toBe(200);
    expect(line.receiver.events.length).toBe(1);
    expect(line.counted).toEqual(["refused late"]);
  });

  it("gives an event up that fails by a bug, because the webhook would be switched off for everybody", async () => {
    line.receiver.before = () => {
      throw new Error("Nguyễn Văn A said something");
    };
    expect([await post(bodyOf()), await post(bodyOf()), await post(bodyOf())]).toEqual([500, 500, 200]);
    expect(line.counted).toEqual(["refused bug", "refused bug", "received failed"]);
    expect(JSON.stringify(line.logged)).not.toContain("Nguyễn");
  });

  it("is not switched off by events that it passes over", async () => {
    const person = line.fake.user(userId);
    await person.send("một");
    line.fake.webhook.misdeliver({ copies: 3, parallel: true });
    await person.send("hai");
    await line.fake.settled();
    expect(line.fake.webhook.deliveries.map(({ attempts }) => attempts.map(({ outcome }) => outcome))).toEqual([
      [200],
      [200, 200, 200],
    ]);
    expect(line.receiver.inputs).toEqual([
      { kind: "text", text: "một" },
      { kind: "text", text: "hai" },
    ]);
  });
});
