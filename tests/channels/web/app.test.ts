import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { webServer } from "./web-server.ts";

describe("the page as an app", () => {
  it.each([
    ["vi", "An Sinh – Cao Bằng"],
    ["en", "An Sinh – Cao Bằng"],
  ])("has a manifest in its language (%s)", async (lang, name) => {
    const { app } = await webServer();
    const { headers, body } = await app.inject({ url: `/manifest.webmanifest?lang=${lang}` });
    const manifest = JSON.parse(body);
    expect(headers["content-type"]).toBe("application/manifest+json; charset=utf-8");
    expect([manifest.name, manifest.lang, manifest.start_url, manifest.display]).toEqual([
      name,
      lang,
      `/?lang=${lang}`,
      "standalone",
    ]);
  });

  it.each([
    ["180.png", 180],
    ["192.png", 192],
    ["512.png", 512],
    ["maskable.png", 512],
  ])("has an icon %s", async (name, size) => {
    const { app } = await webServer();
    const { headers, rawPayload } = await app.inject({ url: `/icons/${name}` });
    const { format, width, height } = await sharp(rawPayload).metadata();
    expect([headers["content-type"], format, width, height]).toEqual(["image/png", "png", size, size]);
  });

  it("has no other icons", async () => {
    const { app } = await webServer();
    expect((await app.inject({ url: "/icons/13.png" })).statusCode).toBe(404);
  });

  it("gives its worker anew each time, without cases, the console or the interface in it", async () => {
    const { app } = await webServer();
    const { headers, body } = await app.inject({ url: "/service-worker.js" });
    expect(headers["cache-control"]).toBe("no-cache");
    expect(body.match(/\/case|\/console|\/api/)).toBe(null);
  });

  it("ends the worker where it is switched off, and no longer starts it", async () => {
    const { app } = await webServer({ config: { webOffline: false } });
    expect((await app.inject({ url: "/service-worker.js" })).body).toContain("unregister");
    expect((await app.inject({ url: "/" })).body).not.toContain("data-keeper");
  });
});

describe("the first visit", () => {
  it("loads less than 60 KB, packed", async () => {
    const { app } = await webServer();
    const headers = { "accept-encoding": "br" };
    const page = await app.inject({ url: "/", headers });
    expect(page.headers["content-encoding"]).toBe("br");
    const { body } = await app.inject({ url: "/" });
    const named = [...body.matchAll(/(?:src|href)="(\/(?:assets|icons)\/[^"]+|\/manifest[^"]+)"/g)].map(
      ([, url]) => url,
    );
    const shell = [...new Set(named), ...["weave.svg", "hills.svg"].map((name) => named[1]?.replace(/[^/]+$/, name))];
    const sizes = await Promise.all(
      shell.map(async (url) => (await app.inject({ url: url ?? "", headers })).rawPayload.length),
    );
    expect(sizes.reduce((sum, size) => sum + size, page.rawPayload.length)).toBeLessThan(60_000);
  });

  it("packs no page that was asked for with a cookie", async () => {
    const { app } = await webServer();
    const { headers } = await app.inject({ url: "/", headers: { "accept-encoding": "br", cookie: "talk=x" } });
    expect(headers["content-encoding"]).toBe(undefined);
  });
});
