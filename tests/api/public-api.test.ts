import { describe, expect, it } from "vitest";
import type { ApiDeps } from "../../src/api/api-deps.ts";
import { apiServer, content } from "./api-server.ts";

const eligibility = { method: "POST", url: "/api/v1/eligibility" } as const;
const json = { "content-type": "application/json" };

describe("answers that are read", () => {
  it("carry a tag, and are not sent again to who has them", async () => {
    const { app } = await apiServer();
    const first = await app.inject({ url: "/api/v1/programmes" });
    const tag = String(first.headers.etag);
    expect([tag.length, first.headers["cache-control"]]).toEqual([24, "public, no-cache"]);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const again = await app.inject({ url: "/api/v1/programmes", headers: { "if-none-match": known } });
      expect([known, again.statusCode, again.body, again.headers.etag]).toEqual([known, 304, "", tag]);
    }
    const other = await app.inject({ url: "/api/v1/programmes", headers: { "if-none-match": '"other"' } });
    expect([other.statusCode, other.body]).toEqual([200, first.body]);
  });

  it("have another tag on another day, in another language and with other content", async () => {
    const tagOf = async (deps: Partial<ApiDeps>, url = "/api/v1/programmes") =>
      (await (await apiServer(deps)).app.inject({ url })).headers.etag;
    const tags = await Promise.all([
      tagOf({}),
      tagOf({ today: () => "2026-11-24" }),
      tagOf({}, "/api/v1/programmes?lang=en"),
      tagOf({ content: { ...content, version: "another" } }),
    ]);
    expect(new Set(tags).size).toBe(4);
    expect(await tagOf({})).toBe(tags[0]);
  });

  it("can be asked for by their headers alone", async () => {
    const { app } = await apiServer();
    const response = await app.inject({ method: "HEAD", url: "/api/v1/programmes" });
    const { etag } = (await app.inject({ url: "/api/v1/programmes" })).headers;
    expect([response.statusCode, response.body, response.headers.etag]).toEqual([200, "", etag]);
  });
});

describe("pages of other origins", () => {
  const origin = "https://sonoivu.example";

  it("may ask for everything, without cookies", async () => {
    const { app } = await apiServer();
    const headers = {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    };
    for (const url of ["/api/v1/programmes", "/api/v1/programmes/x", "/api/v1/eligibility", "/api/v1/openapi.json"]) {
      const response = await app.inject({ method: "OPTIONS", url, headers });
      expect([response.statusCode, response.body]).toEqual([204, ""]);
      expect(Object.entries(response.headers).filter(([name]) => name.startsWith("access-control-"))).toEqual([
        ["access-control-allow-origin", "*"],
        ["access-control-expose-headers", "ETag, Retry-After"],
        ["access-control-allow-methods", "GET, HEAD, POST"],
        ["access-control-allow-headers", "Content-Type, If-None-Match"],
        ["access-control-max-age", "86400"],
      ]);
    }
  });

  it("may read every answer, refusals too", async () => {
    const { app } = await apiServer({ callsPerMinute: 3 });
    const answers = [
      await app.inject({ url: "/api/v1/programmes", headers: { origin } }),
      await app.inject({ ...eligibility, headers: { origin }, payload: {} }),
      await app.inject({ url: "/api/v1/nothing", headers: { origin } }),
      await app.inject({ url: "/api/v1/programmes", headers: { origin } }),
    ];
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers["access-control-allow-origin"]])).toEqual([
      [200, "*"],
      [400, "*"],
      [404, "*"],
      [429, "*"],
    ]);
    expect(answers.map(({ headers }) => headers["access-control-allow-credentials"])).toEqual(Array(4).fill(undefined));
  });

  it("get no leave for what is not of this interface", async () => {
    const { app } = await apiServer();
    const headers = { origin, "access-control-request-method": "POST" };
    const response = await app.inject({ method: "OPTIONS", url: "/api/v1/chat/messages", headers });
    expect([response.statusCode, response.headers["access-control-allow-methods"]]).toEqual([404, undefined]);
  });
});

describe("an address that calls too often", () => {
  it("is told how long to wait, and may go on after that", async () => {
    const { app, clock } = await apiServer({ callsPerMinute: 2 });
    const call = (remoteAddress: string) => app.inject({ url: "/api/v1/programmes?lang=en", remoteAddress });
    expect([(await call("203.0.113.7")).statusCode, (await call("203.0.113.7")).statusCode]).toEqual([200, 200]);
    const refused = await call("203.0.113.7");
    expect([refused.statusCode, refused.headers["retry-after"], refused.json()]).toEqual([
      429,
      "30",
      {
        type: "urn:an-sinh:problem:too-fast",
        title: "Too many calls",
        detail: "This address has made too many calls. Try again in 30 seconds.",
        status: 429,
        code: "too-fast",
        retryAfter: 30,
      },
    ]);
    expect((await call("203.0.113.8")).statusCode).toBe(200);
    clock.now = new Date(clock.now.getTime() + 30_000);
    expect((await call("203.0.113.7")).statusCode).toBe(200);
  });

  it("counts as one with all others of its IPv6 network", async () => {
    const { app } = await apiServer({ callsPerMinute: 1 });
    const call = (remoteAddress: string) => app.inject({ url: "/api/v1/programmes", remoteAddress });
    const statuses = [await call("2001:db8:1:2::1"), await call("2001:db8:1:2::2"), await call("2001:db8:1:3::1")];
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([200, 429, 200]);
  });

  it("is not counted for asking whether it may ask", async () => {
    const { app } = await apiServer({ callsPerMinute: 1 });
    const statuses = [
      await app.inject({ method: "OPTIONS", url: "/api/v1/programmes" }),
      await app.inject({ method: "OPTIONS", url: "/api/v1/programmes" }),
      await app.inject({ url: "/api/v1/programmes" }),
    ];
    expect(statuses.map(({ statusCode }) => statusCode)).toEqual([204, 204, 200]);
  });
});

describe("a body", () => {
  const largest = 64 * 1024;
  const padded = (size: number) => '{"facts":{}}'.padEnd(size);

  it.each([
    ["that is no JSON", json, "{facts:{}}", 400, "bad-request"],
    ["that is empty", json, "", 400, "bad-request"],
    ["that sets what objects inherit", json, '{"facts":{"__proto__":{"a":1}}}', 400, "bad-request"],
    ["of exactly 64 KB", json, padded(largest), 200, undefined],
    ["of a byte more", json, padded(largest + 1), 413, "body-too-large"],
    ["of plain text", { "content-type": "text/plain" }, '{"facts":{}}', 415, "media-type"],
    ["of a form", { "content-type": "application/x-www-form-urlencoded" }, "facts=1", 415, "media-type"],
    ["without a type", {}, '{"facts":{}}', 415, "media-type"],
  ])("%s is answered", async (...[, headers, payload, ...answered]) => {
    const { app, logged } = await apiServer();
    const response = await app.inject({ ...eligibility, headers, payload });
    expect([response.statusCode, response.json().code, logged]).toEqual([...answered, []]);
  });

  it("that is no JSON is told so", async () => {
    const { app } = await apiServer();
    const response = await app.inject({ ...eligibility, headers: json, payload: "{" });
    const detail = "Nội dung không đọc được như JSON.";
    expect(response.json().errors).toEqual([{ in: "body", pointer: "", detail }]);
  });

  it("that is left out is a missing one", async () => {
    const { app } = await apiServer();
    const response = await app.inject(eligibility);
    expect([response.statusCode, response.json().errors[0].pointer]).toEqual([400, ""]);
  });
});

describe("an address", () => {
  it.each([
    ["GET", "/api/v1/eligibility", 405, "method-not-allowed", "POST, OPTIONS"],
    ["POST", "/api/v1/programmes", 405, "method-not-allowed", "GET, HEAD, OPTIONS"],
    ["DELETE", "/api/v1/programmes/nq116-employees?x=1", 405, "method-not-allowed", "GET, HEAD, OPTIONS"],
    ["GET", "/api/v1/programme", 404, "not-found", undefined],
    ["GET", "/api/v1/openapi-json", 404, "not-found", undefined],
    ["GET", "/api/v1/programmes/a/b", 404, "not-found", undefined],
  ] as const)("asked by %s %s is answered %i", async (method, url, ...answered) => {
    const { app } = await apiServer();
    const response = await app.inject({ method, url });
    expect([response.statusCode, response.json().code, response.headers.allow]).toEqual(answered);
  });
});

describe("a fault of ours", () => {
  it("tells the caller nothing, and the log only where it happened", async () => {
    const today = () => {
      throw new Error("secret 0912345678");
    };
    const { app, logged } = await apiServer({ today });
    const payload = { facts: { insuredOn30September2021: "never" }, lang: "en" };
    const response = await app.inject({ ...eligibility, payload });
    expect([response.statusCode, response.json()]).toEqual([
      500,
      {
        type: "urn:an-sinh:problem:unexpected",
        title: "A fault of ours",
        detail: "Something went wrong on our side. Please try again later.",
        status: 500,
        code: "unexpected",
      },
    ]);
    const text = JSON.stringify(logged);
    expect([logged.length, text.includes("/api/v1/eligibility"), /secret|never|0912/.test(text)]).toEqual([
      1,
      true,
      false,
    ]);
  });
});
