import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { postJson } from "./api-client.ts";
import { badGateway, emptyBody, htmlPage } from "./call-faults.ts";
import { startZaloWithUser, userId, type ZaloWithUser } from "./zalo-with-user.ts";

const cs = "/v3.0/oa/message/cs";

let zalo: ZaloWithUser;
beforeEach(async () => {
  zalo = await startZaloWithUser();
});
afterEach(() => zalo.close());

const send = () => zalo.client.send(userId, { text: "Xin chào" });
const shown = () => zalo.fake.user(userId).messages.length;

async function raw(signal?: AbortSignal): Promise<Response> {
  const headers = { access_token: zalo.fake.tokens.current?.access_token ?? "" };
  const body = JSON.stringify({ recipient: { user_id: userId }, message: { text: "Xin chào" } });
  return fetch(`${zalo.fake.url}${cs}`, { method: "POST", headers, body, signal });
}

describe("a call that is made to fail", () => {
  it.each([-32, -100, -200, -211, -216, -217, -220, -230, -234, -240, -248])("is refused with %i", async (code) => {
    zalo.fake.misbehave(cs, { kind: "error", code });
    expect(Object(await send()).error).toBe(code);
    expect(shown()).toBe(0);
    expect(Object(await send()).error).toBe(0);
  });

  it("fails so many times, on its own path only", async () => {
    zalo.fake.misbehave(cs, { kind: "error", code: -200 }, 2);
    expect(Object(await zalo.client.get("/v2.0/oa/getoa")).error).toBe(0);
    expect(await send()).toEqual({ error: -200, message: "Send message failed" });
    expect(Object(await send()).error).toBe(-200);
    expect(Object(await send()).error).toBe(0);
    expect(zalo.fake.callsTo(cs).map(({ error, fault }) => [error, fault])).toEqual([
      [-200, "error"],
      [-200, "error"],
      [0, undefined],
    ]);
  });

  it("may be any call whose path begins like that", async () => {
    zalo.fake.misbehave("/v2.0/*", { kind: "error", code: -204 });
    expect(Object(await send()).error).toBe(0);
    expect(Object(await zalo.client.get("/v2.0/oa/getoa")).error).toBe(-204);
  });

  it("is forgotten on command", async () => {
    zalo.fake.misbehave("*", { kind: "error", code: -200 }, 100);
    zalo.fake.behave();
    expect(Object(await send()).error).toBe(0);
  });
});

describe("an answer that is not an answer", () => {
  it("is a page of HTML with status 200", async () => {
    zalo.fake.misbehave(cs, htmlPage);
    const response = await raw();
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await response.text()).toBe("<!doctype html><title>Zalo</title><p>Đang bảo trì</p>");
  });

  it("is an empty body with status 200", async () => {
    zalo.fake.misbehave(cs, emptyBody);
    const response = await raw();
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });

  it("is a 502 of a proxy", async () => {
    zalo.fake.misbehave(cs, badGateway);
    expect((await raw()).status).toBe(502);
    expect(shown()).toBe(0);
  });

  it("is lost after the message was delivered", async () => {
    zalo.fake.misbehave(cs, { kind: "lost" });
    await expect(raw()).rejects.toThrow("fetch failed");
    expect(shown()).toBe(1);
    const [call] = zalo.fake.calls;
    expect([call?.fault, call?.error, call?.status]).toEqual(["lost", 0, undefined]);
  });

  it("never comes because the connection breaks first", async () => {
    zalo.fake.misbehave(cs, { kind: "broken" });
    await expect(raw()).rejects.toThrow("fetch failed");
    expect(shown()).toBe(0);
  });

  it("never comes at all", async () => {
    zalo.fake.misbehave(cs, { kind: "hang" });
    await expect(raw(AbortSignal.timeout(100))).rejects.toThrow("The operation was aborted due to timeout");
    expect(shown()).toBe(0);
  });

  it("comes late", async () => {
    zalo.fake.misbehave(cs, { kind: "slow", ms: 120 });
    const before = performance.now();
    expect(Object(await send()).error).toBe(0);
    expect(performance.now() - before).toBeGreaterThanOrEqual(119);
  });
});

describe("the rate limit", () => {
  it("allows 4,000 calls a minute and says how many remain", async () => {
    const response = await raw();
    expect(response.headers.get("X-RateLimit-Limit")).toBe("4000");
    expect(response.headers.get("X-RateLimit-Remain")).toBe("3999");
  });

  it("refuses what is above it until the next minute of the platform's clock", async () => {
    zalo.fake.limitCalls(2);
    await send();
    await send();
    const response = await raw();
    expect(await response.json()).toEqual({ error: -32, message: "Rate limit of the application exceeded" });
    expect(response.headers.get("X-RateLimit-Remain")).toBe("0");
    expect(shown()).toBe(2);
    zalo.fake.advance(60_000);
    expect(Object(await send()).error).toBe(0);
  });

  it("also counts calls with a wrong token", async () => {
    zalo.fake.limitCalls(1);
    const body = { recipient: { user_id: userId }, message: { text: "a" } };
    expect(Object(await postJson(zalo.fake, { body, token: "AT-unknown" })).error).toBe(-216);
    expect(Object(await send()).error).toBe(-32);
  });

  it("is reached on command, with the header that says so", async () => {
    zalo.fake.misbehave(cs, { kind: "error", code: -32 });
    expect((await raw()).headers.get("X-RateLimit-Remain")).toBe("0");
  });
});
