import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { webServer } from "./web-server.ts";

const site = "https://so.example";
const withWidget = () => webServer({ config: { widgetOrigins: [site], publicUrl: "https://ansinh.example" } });
const host = "ansinh.example";

describe("the widget's script", () => {
  it("does not exist where no origin is allowed", async () => {
    const { app } = await webServer();
    for (const url of ["/widget.js", "/widget.txt"]) expect((await app.inject({ url })).statusCode, url).toBe(404);
  });

  it("is kept for an hour, and may be loaded by other sites", async () => {
    const { app } = await withWidget();
    const { statusCode, headers } = await app.inject({ url: "/widget.js", headers: { host } });
    expect([
      statusCode,
      headers["cache-control"],
      headers["content-type"],
      headers["cross-origin-resource-policy"],
      headers["access-control-allow-origin"],
    ]).toEqual([200, "public, max-age=3600", "text/javascript; charset=utf-8", "cross-origin", "*"]);
  });

  it("is kept for good under the address that its tag names, and has the hash named there", async () => {
    const { app } = await withWidget();
    const { body } = await app.inject({ url: "/widget.txt", headers: { host } });
    const [, url, hash] =
      /src="https:\/\/ansinh\.example(\/widget\/[^"]+)" integrity="sha384-([^"]+)"/.exec(body) ?? [];
    const { rawPayload, headers } = await app.inject({ url: url ?? "", headers: { host } });
    expect(createHash("sha384").update(rawPayload).digest("base64")).toBe(hash);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  });

  it("is gone under the address of another version", async () => {
    const { app } = await withWidget();
    const { statusCode, headers } = await app.inject({ url: "/widget/older/widget.js", headers: { host } });
    expect([statusCode, headers["cache-control"]]).toEqual([404, "no-store"]);
  });
});

describe("calls from other sites' pages", () => {
  it("are prepared for listed origins, for two hours", async () => {
    const { app } = await withWidget();
    const { statusCode, headers } = await app.inject({
      method: "OPTIONS",
      url: "/api/v1/chat/messages",
      headers: { host, origin: site, "access-control-request-method": "POST" },
    });
    expect([
      statusCode,
      headers["access-control-allow-origin"],
      headers["access-control-allow-methods"],
      headers["access-control-allow-headers"],
      headers["access-control-max-age"],
      headers["access-control-allow-credentials"],
      headers.vary,
    ]).toEqual([204, site, "GET, POST", "Authorization, Content-Type", "7200", undefined, "Origin"]);
  });

  it.each(["https://other.example", "https://so.example.evil.example", "null"])(
    "are not allowed for %s",
    async (origin) => {
      const { app } = await withWidget();
      for (const method of ["OPTIONS", "POST"] as const) {
        const { headers } = await app.inject({ method, url: "/api/v1/chat/conversations", headers: { host, origin } });
        expect(headers["access-control-allow-origin"]).toBe(undefined);
      }
    },
  );

  it("may be read by listed origins, refusals too", async () => {
    const { app } = await withWidget();
    const { statusCode, headers } = await app.inject({
      url: "/api/v1/chat/messages",
      headers: { host, origin: site, authorization: "Bearer wrong" },
    });
    expect([statusCode, headers["access-control-allow-origin"]]).toEqual([401, site]);
  });

  it("never reach the pages of the service", async () => {
    const { app } = await withWidget();
    for (const url of ["/", "/case", "/topics"]) {
      const { headers } = await app.inject({ url, headers: { host, origin: site } });
      expect(headers["access-control-allow-origin"], url).toBe(undefined);
    }
  });
});
