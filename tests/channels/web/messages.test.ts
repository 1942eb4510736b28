import { describe, expect, it } from "vitest";
import { question } from "../question.ts";
import { addressIn, type WebServer, webServer } from "./web-server.ts";

const at = "2026-03-02T02:00:00.000Z";
const said = (n: number, text: string) => ({ n, at, lang: "vi", message: { kind: "text", text } });

async function send(server: WebServer, token: string, payload: object) {
  return server.app.inject({
    method: "POST",
    url: "/api/v1/chat/messages",
    headers: { authorization: `Bearer ${token}` },
    payload,
  });
}

async function fetchAfter(server: WebServer, token: string, query: string) {
  return server.app.inject({ url: `/api/v1/chat/messages?${query}`, headers: { authorization: `Bearer ${token}` } });
}

describe("POST /api/v1/chat/conversations", () => {
  it("gives a token and stores nothing", async () => {
    const server = await webServer();
    const response = await server.app.inject({
      method: "POST",
      url: "/api/v1/chat/conversations",
      payload: { language: "en" },
    });
    expect([response.statusCode, Object.keys(response.json())]).toEqual([201, ["token", "last"]]);
    expect(server.conversation.talks.size).toBe(0);
  });

  it("asks for a puzzle under load, and lets the one who solved it in, once", async () => {
    const server = await webServer({ config: { conversationsPerMinute: 0 } });
    const ask = (payload: object) => server.app.inject({ method: "POST", url: "/api/v1/chat/conversations", payload });
    const refused = await ask({});
    expect([refused.statusCode, refused.json().code, refused.json().puzzle.bits]).toEqual([428, "puzzle-needed", 14]);
    const { challenge, bits } = refused.json().puzzle;
    const nonce = await solve(challenge, bits);
    const [first, second] = [await ask({ puzzle: { challenge, nonce } }), await ask({ puzzle: { challenge, nonce } })];
    expect(first.statusCode).toBe(201);
    expect(second.json()).toEqual(first.json());
    expect((await ask({ puzzle: { challenge, nonce: "x" } })).json().code).toBe("puzzle-wrong");
  });
});

describe("POST /api/v1/chat/messages", () => {
  it("answers with what was said", async () => {
    const server = await webServer();
    const token = await server.open();
    const response = await send(server, token, { id: "message-1", start: true, language: "en" });
    expect(response.json()).toEqual({
      outcome: "done",
      messages: [{ n: 1, at, lang: "vi", message: question(1) }],
      last: 1,
    });
    expect(server.conversation.talk(addressIn(token)).inputs).toEqual([{ kind: "start", lang: "en" }]);
  });

  it("answers a repeated message with what was said after `seen`, and acts once", async () => {
    const server = await webServer();
    const token = await server.open();
    await send(server, token, { id: "message-1", text: "một" });
    await send(server, token, { id: "message-2", text: "hai" });
    const repeated = await send(server, token, { id: "message-2", text: "hai", seen: 1 });
    expect(repeated.json()).toEqual({ outcome: "duplicate", messages: [said(2, "hai")], last: 2 });
    expect(server.conversation.talk(addressIn(token)).inputs).toHaveLength(2);
  });

  it("fills in what the sender has missed", async () => {
    const server = await webServer();
    const token = await server.open();
    await send(server, token, { id: "message-1", text: "một" });
    server.conversation.say(addressIn(token), { kind: "text", text: "giữa" });
    const response = await send(server, token, { id: "message-2", text: "hai", seen: 1 });
    expect(response.json()).toEqual({ outcome: "done", messages: [said(2, "giữa"), said(3, "hai")], last: 3 });
  });

  it("says that a message is kept while the conversation is busy", async () => {
    const server = await webServer();
    const token = await server.open();
    server.conversation.busy = true;
    const kept = await send(server, token, { id: "message-1", text: "một", seen: 0 });
    expect(kept.json()).toEqual({ outcome: "kept", messages: [], last: 0 });
    server.conversation.release();
    expect((await fetchAfter(server, token, "after=0")).json()).toEqual({ messages: [said(1, "một")], last: 1 });
  });

  it("takes presses, ticks and texts as they are, in NFC and without control characters", async () => {
    const server = await webServer();
    const token = await server.open();
    await send(server, token, { id: "message-1", press: { prompt: 3, id: "yes" } });
    await send(server, token, { id: "message-2", ticks: { prompt: 4, ids: ["a", "b"] } });
    await send(server, token, { id: "message-3", text: "Cao Bằng\u0000\r\n\ud800".normalize("NFD") });
    expect(server.conversation.talk(addressIn(token)).inputs).toEqual([
      { kind: "press", prompt: 3, id: "yes" },
      { kind: "ticks", prompt: 4, ids: ["a", "b"] },
      { kind: "text", text: "Cao Bằng\n" },
    ]);
  });

  it.each([
    [{ id: "short", text: "x" }, "id: must be 8 to 64 of A-Z a-z 0-9 _ -"],
    [{ id: "message-1" }, "exactly one of start, text, press, ticks or files is needed; only files may have a text"],
    [
      { id: "message-1", text: "x", start: true },
      "exactly one of start, text, press, ticks or files is needed; only files may have a text",
    ],
    [{ id: "message-1", text: " \n" }, "text: is empty"],
    [{ id: "message-1", press: { prompt: -1, id: "a" } }, "press.prompt: Too small: expected number to be >=0"],
    [{ id: "message-1", text: "x", txt: "y" }, 'body: Unrecognized key: "txt"'],
  ])("refuses %j and names what is wrong", async (payload, reason) => {
    const server = await webServer();
    const response = await send(server, await server.open(), payload);
    expect([response.statusCode, response.headers["content-type"], response.json()]).toEqual([
      400,
      "application/problem+json; charset=utf-8",
      {
        type: "urn:an-sinh:problem:bad-request",
        title: "Chưa đọc được yêu cầu",
        detail: `Yêu cầu gửi đến chưa đúng (${reason}).`,
        status: 400,
        code: "bad-request",
      },
    ]);
  });

  it("takes 10,000 characters, and explains kindly that more is too long", async () => {
    const server = await webServer();
    const token = await server.open();
    expect((await send(server, token, { id: "message-1", text: "ế".repeat(10_000) })).statusCode).toBe(200);
    const response = await server.app.inject({
      method: "POST",
      url: "/api/v1/chat/messages",
      headers: { authorization: `Bearer ${token}`, "accept-language": "en-GB,en;q=0.9" },
      payload: { id: "message-2", text: "ế".repeat(10_001) },
    });
    expect([response.statusCode, response.headers["content-language"], response.json().detail]).toEqual([
      422,
      "en",
      "A message can have up to 10000 characters. Please split it; what you wrote is still in the box.",
    ]);
  });

  it("refuses a body of more than 256 KB and one that is not JSON", async () => {
    const server = await webServer();
    const token = await server.open();
    expect((await send(server, token, { id: "message-1", text: "x".repeat(300_000) })).json().code).toBe(
      "body-too-large",
    );
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const broken = await server.app.inject({ method: "POST", url: "/api/v1/chat/messages", headers, payload: "{" });
    expect([broken.statusCode, broken.json().code]).toEqual([400, "bad-request"]);
    const xml = await server.app.inject({
      method: "POST",
      url: "/api/v1/chat/messages",
      headers: { ...headers, "content-type": "text/xml" },
      payload: "<a/>",
    });
    expect([xml.statusCode, xml.json().code]).toEqual([415, "media-type"]);
  });

  it("refuses a forged token and none at all", async () => {
    const server = await webServer();
    const token = await server.open();
    for (const headers of [{}, { authorization: `Bearer ${token}x` }, { authorization: `Basic ${token}` }]) {
      const response = await server.app.inject({
        method: "POST",
        url: "/api/v1/chat/messages",
        headers,
        payload: { id: "message-1", text: "x" },
      });
      expect([response.statusCode, response.headers["www-authenticate"], response.json().code]).toEqual([
        401,
        'Bearer realm="an-sinh"',
        "token-invalid",
      ]);
    }
  });

  it("asks a conversation that sends too fast to wait, and no other", async () => {
    const server = await webServer({ config: { messagesPerMinute: 2 } });
    const [fast, other] = [await server.open(), await server.open()];
    for (const id of ["message-1", "message-2"]) await send(server, fast, { id, text: "x" });
    const refused = await send(server, fast, { id: "message-3", text: "x" });
    expect([refused.statusCode, refused.headers["retry-after"], refused.json().retryAfter]).toEqual([429, "30", 30]);
    expect((await send(server, other, { id: "message-1", text: "x" })).statusCode).toBe(200);
    server.clock.now = new Date("2026-03-02T02:00:30.000Z");
    expect((await send(server, fast, { id: "message-3", text: "x" })).statusCode).toBe(200);
  });

  it("answers 503 while the database is gone, and takes the same message once it is back", async () => {
    const server = await webServer();
    const token = await server.open();
    server.conversation.gone = true;
    const refused = await send(server, token, { id: "message-1", text: "một" });
    expect([refused.statusCode, refused.headers["retry-after"], refused.json().code]).toEqual([
      503,
      "5",
      "storage-unavailable",
    ]);
    server.conversation.gone = false;
    expect((await send(server, token, { id: "message-1", text: "một" })).json().outcome).toBe("done");
  });

  it("tells nothing of a bug, and logs it without its message", async () => {
    const server = await webServer({
      script: () => {
        throw new Error("secret sentence");
      },
    });
    const response = await send(server, await server.open(), { id: "message-1", text: "x" });
    expect([response.statusCode, response.body.includes("secret")]).toEqual([500, false]);
    expect([server.logged.length, JSON.stringify(server.logged).includes("secret")]).toEqual([1, false]);
  });
});

describe("GET /api/v1/chat/messages", () => {
  it("wipes what was seen", async () => {
    const server = await webServer();
    const token = await server.open();
    for (const [index, text] of ["một", "hai", "ba"].entries())
      await send(server, token, { id: `message-${index}`, text });
    expect((await fetchAfter(server, token, "after=2&seen=2")).json()).toEqual({ messages: [said(3, "ba")], last: 3 });
    expect((await fetchAfter(server, token, "after=0")).json().messages).toEqual([said(3, "ba")]);
  });

  it("refuses numbers that are none", async () => {
    const server = await webServer();
    expect((await fetchAfter(server, await server.open(), "after=abc")).json().code).toBe("bad-request");
  });
});

describe("the chat interface", () => {
  it("is never cached, and answers an unknown path as a problem", async () => {
    const server = await webServer();
    const response = await server.app.inject({ url: "/api/v1/chat/nothing" });
    expect([response.statusCode, response.json().code, response.headers["cache-control"]]).toEqual([
      404,
      "not-found",
      "no-store",
    ]);
  });
});

async function solve(challenge: string, bits: number): Promise<string> {
  const solver: string = "../../../src/channels/web/assets/puzzle.js"; // plain JavaScript without types
  const { search } = (await import(solver)) as { search(puzzle: object, from: number, until: number): string };
  return search({ challenge, bits }, 0, 10_000_000);
}
