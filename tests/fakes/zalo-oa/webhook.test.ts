import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeZalo, startFakeZalo } from "./fake-zalo.ts";
import { macOf, withOddEscapes } from "./signature.ts";
import { startWebhookTarget, type WebhookTarget } from "./webhook-target.ts";

const appId = "1000000000000000001";
const oaSecret = "oa-secret-for-tests";
const timestamp = "1795400000000";
const vector =
  '{"app_id":"1000000000000000001","sender":{"id":"2000000000000000002"},"user_id_by_app":"3000000000000000003",' +
  '"recipient":{"id":"4000000000000000004"},"event_name":"user_send_text","message":{"text":"Xin chào",' +
  '"msg_id":"m-0001"},"timestamp":"1795400000000"}';

let fake: FakeZalo;
let target: WebhookTarget;

beforeEach(async () => {
  target = await startWebhookTarget();
  // The schedule of 111 minutes in 0.67 seconds.
  fake = await startFakeZalo({
    now: () => 1_795_400_000_000,
    webhook: target.url,
    timeScale: 0.0001,
    deadlineMs: 150,
  });
});
afterEach(async () => {
  await fake.close();
  await target.close();
});

const texts = () => target.arrivals.map(({ body }) => JSON.parse(body).message.text);

describe("macOf()", () => {
  it("gives the published example", () => {
    expect(Buffer.byteLength(vector)).toBe(257);
    expect(macOf({ appId, rawBody: vector, timestamp, oaSecret })).toBe(
      "d8a6ec719c0dfe2b956a3c8dc9d657bc7cfc98e33c333f934acb900f3eeb3c03",
    );
  });
});

describe("withOddEscapes()", () => {
  it("escapes slashes and everything beyond ASCII, and changes no meaning", () => {
    const value = { "khoá/1": "ế 😀 a/b \n" };
    expect(withOddEscapes(JSON.stringify(value))).toBe('{"kho\\u00e1\\/1":"\\u1ebf \\ud83d\\ude00 a\\/b \\n"}');
    expect(JSON.parse(withOddEscapes(JSON.stringify(value)))).toEqual(value);
  });
});

describe("delivering an event", () => {
  it("signs the exact bytes", async () => {
    await fake.user("2000000000000000002").send("Xin chào");
    const body =
      '{"app_id":"1000000000000000001","sender":{"id":"2000000000000000002"},"user_id_by_app":"3000000000000000002",' +
      '"recipient":{"id":"4000000000000000004"},"event_name":"user_send_text","message":{"text":"Xin chào",' +
      '"msg_id":"5000000000000000001"},"timestamp":"1795400000000"}';
    const mac = macOf({ appId, rawBody: body, timestamp, oaSecret });
    expect(target.arrivals).toEqual([{ body, signature: `mac=${mac}`, numRetry: undefined, pieces: 1 }]);
  });

  it("signs the exact bytes of odd escapes too", async () => {
    fake.webhook.misdeliver({ oddEscapes: true });
    await fake.user().send("ế a/b");
    const [arrival] = target.arrivals;
    const body = arrival?.body ?? "";
    expect(body.match(/"text":"[^"]*"/)?.[0]).toBe('"text":"\\u1ebf a\\/b"');
    expect(arrival?.signature).toBe(`mac=${macOf({ appId, rawBody: body, timestamp, oaSecret })}`);
  });

  it("gives every event a time of its own, as a string", async () => {
    const person = fake.user();
    await person.unfollow();
    await person.follow();
    expect(target.arrivals.map(({ body }) => JSON.parse(body).timestamp)).toEqual(["1795400000000", "1795400000001"]);
  });

  it("delivers one person's events one after the other and several people's side by side", async () => {
    let open = 0;
    let most = 0;
    target.answer = async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 30));
      open -= 1;
      return 200;
    };
    const first = fake.user();
    await Promise.all([first.send("1"), first.send("2"), first.send("3")]);
    expect([texts(), most]).toEqual([["1", "2", "3"], 1]);
    await Promise.all([first.send("4"), fake.user().send("5"), fake.user().send("6")]);
    expect(most).toBe(3);
  });

  it("loses events while there is no address", async () => {
    fake.setWebhook(undefined);
    await fake.user().send("1");
    expect(fake.webhook.lost.length).toBe(1);
    fake.setWebhook(target.url);
    await fake.user().send("2");
    expect(texts()).toEqual(["2"]);
  });
});

describe("repeating a delivery", () => {
  it("sends the same bytes with num_retry until the answer is 200", async () => {
    target.answer = ({ numRetry }) => (numRetry === "2" ? 200 : 500);
    await fake.user().send("Xin chào");
    expect(fake.webhook.pending).toEqual({ sending: 0, retrying: 1, held: 0 });
    await fake.settled();
    expect(target.arrivals.map(({ numRetry }) => numRetry)).toEqual([undefined, "1", "2"]);
    expect(new Set(target.arrivals.map(({ body, signature }) => `${body}${signature}`)).size).toBe(1);
    expect(fake.webhook.deliveries[0]?.attempts).toEqual([
      { numRetry: 0, outcome: 500 },
      { numRetry: 1, outcome: 500 },
      { numRetry: 2, outcome: 200 },
    ]);
    expect(fake.webhook.on).toBe(true);
  });

  it("takes anything but 200 for a failure", async () => {
    target.answer = ({ numRetry }) => (numRetry ? 200 : 204);
    await fake.user().send("Xin chào");
    await fake.settled();
    expect(target.arrivals.length).toBe(2);
  });

  it("does not wait longer than the deadline", async () => {
    target.answer = ({ numRetry }) => (numRetry ? 200 : undefined);
    const { attempts } = await fake.user().send("Xin chào");
    expect(attempts).toEqual([{ numRetry: 0, outcome: "timeout" }]);
    await fake.settled();
    expect(attempts).toEqual([
      { numRetry: 0, outcome: "timeout" },
      { numRetry: 1, outcome: 200 },
    ]);
  });

  it("lets later events pass", async () => {
    target.answer = ({ body, numRetry }) => (body.includes('"1"') && !numRetry ? 500 : 200);
    const person = fake.user();
    await person.send("1");
    await person.send("2");
    await fake.settled();
    expect(texts()).toEqual(["1", "2", "1"]);
  });

  it("switches the webhook off after the fifth, until a person switches it on", async () => {
    target.answer = () => 500;
    await fake.user().send("1");
    await fake.settled();
    expect(target.arrivals.map(({ numRetry }) => numRetry)).toEqual([undefined, "1", "2", "3", "4", "5"]);
    expect(fake.webhook.on).toBe(false);
    target.answer = () => 200;
    await fake.user().send("2");
    expect(target.arrivals.length).toBe(6);
    expect(fake.webhook.lost.length).toBe(2);
    fake.enableWebhook();
    await fake.user().send("3");
    expect(texts().at(-1)).toBe("3");
  });

  it("also repeats what did not connect", async () => {
    await target.close();
    const { attempts } = await fake.user().send("1");
    expect(attempts).toEqual([{ numRetry: 0, outcome: "unreachable" }]);
    fake.webhook.switchOff();
    expect(fake.webhook.lost.length).toBe(1);
    await fake.settled();
    target = await startWebhookTarget();
  });
});

describe("misdelivering", () => {
  it("sends an event twice, one after the other or at once", async () => {
    fake.webhook.misdeliver({ copies: 2 });
    fake.webhook.misdeliver({ copies: 3, parallel: true });
    const person = fake.user();
    await person.send("1");
    await person.send("2");
    await person.send("3");
    expect(texts()).toEqual(["1", "1", "2", "2", "2", "3"]);
  });

  it("sends it late, with the time of before", async () => {
    fake.webhook.misdeliver({ lateMs: 100 });
    const person = fake.user();
    const late = person.send("1");
    await fake.user().send("2");
    await late;
    expect(texts()).toEqual(["2", "1"]);
    expect(target.arrivals.map(({ body }) => JSON.parse(body).timestamp)).toEqual(["1795400000001", "1795400000000"]);
  });

  it("cuts the body at bytes, even inside a letter", async () => {
    await fake.user("2000000000000000002").send("ế");
    const inside = Buffer.from(target.arrivals[0]?.body ?? "").indexOf("ế") + 1;
    fake.webhook.misdeliver({ splitAt: [1, inside], splitPauseMs: 20 });
    await fake.user("2000000000000000002").send("ế");
    expect(target.arrivals.map(({ pieces }) => pieces)).toEqual([1, 3]);
    expect(texts()).toEqual(["ế", "ế"]);
  });

  it("signs with another secret", async () => {
    fake.webhook.misdeliver({ wrongMac: true });
    await fake.user().send("1");
    const body = target.arrivals[0]?.body ?? "";
    const mac = macOf({ appId, rawBody: body, timestamp, oaSecret: "not oa-secret-for-tests" });
    expect(target.arrivals[0]?.signature).toBe(`mac=${mac}`);
  });

  it("writes the time as a number and signs its digits", async () => {
    fake.webhook.misdeliver({ numberTimestamp: true });
    await fake.user().send("1");
    const body = target.arrivals[0]?.body ?? "";
    expect(JSON.parse(body).timestamp).toBe(1_795_400_000_000);
    expect(target.arrivals[0]?.signature).toBe(`mac=${macOf({ appId, rawBody: body, timestamp, oaSecret })}`);
  });

  it("replays an old event byte for byte", async () => {
    const old = await fake.user().send("1");
    fake.advance(3 * 3_600_000);
    await fake.webhook.replay(old);
    expect(target.arrivals[1]).toEqual(target.arrivals[0]);
  });

  it.each([
    ["in order", ["1", "2", "3"]],
    ["reversed", ["3", "2", "1"]],
  ] as const)("holds events back and sends them %s", async (order, expected) => {
    fake.webhook.hold();
    const person = fake.user();
    for (const text of ["1", "2", "3"]) await person.send(text);
    expect(fake.webhook.pending).toEqual({ sending: 0, retrying: 0, held: 3 });
    expect(target.arrivals).toEqual([]);
    await fake.webhook.release(order);
    expect(texts()).toEqual(expected);
  });

  it("sends held events of one person at once", async () => {
    let open = 0;
    target.answer = async () => {
      open += 1;
      while (open < 3) await new Promise((resolve) => setTimeout(resolve, 5));
      return 200;
    };
    fake.webhook.hold();
    const person = fake.user();
    for (const text of ["1", "2", "3"]) await person.send(text);
    await fake.webhook.release("parallel");
    expect(texts().toSorted()).toEqual(["1", "2", "3"]);
  });
});
