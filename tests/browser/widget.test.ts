import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webServer } from "../channels/web/web-server.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { exampleTalk } from "./example-talk.ts";
import { webInBrowser } from "./web-in-browser.ts";

/** What a page can do to an element it does not know, at its worst. */
const hostileCss = `
* { all: unset !important; display: block !important; font: 40px/0.8 fantasy !important; color: yellow !important;
  background: lime !important; transform: rotate(7deg) !important; letter-spacing: 1em !important; text-transform: uppercase !important; }
html { font-size: 5px !important; }
an-sinh-widget { display: none !important; opacity: 0 !important; visibility: hidden !important; width: 9px !important;
  filter: invert(1) !important; z-index: -1 !important; position: static !important; pointer-events: none !important; }
html, body { filter: none !important; transform: none !important; }
dialog, button, .panel, .launcher, .frame { display: none !important; }
:root { --paper: red; --sheet: red; --ink: red; --rem: 90px; }
`;

describe("the widget on another site's page", () => {
  let other: Server;
  let site = "";
  /** What the other site's server answers: policy, style and attributes of the tag. */
  let shown = { csp: "", css: "", tag: "" };

  beforeAll(async () => {
    other = createServer((request, response) => {
      if (request.url === "/style.css") return void response.setHeader("content-type", "text/css").end(shown.css);
      response.setHeader("content-type", "text/html; charset=utf-8");
      if (shown.csp) response.setHeader("content-security-policy", shown.csp);
      response.end(`<!doctype html><html lang="vi"><head><title>Sở</title><link rel="stylesheet" href="/style.css"></head>
<body><main><h1>Sở Nội vụ</h1><p>Tin tức <a href="/other">trang khác</a> <a href="/" data-an-sinh="complaint">Phản ánh</a></p></main>
<script src="${on.home}/widget.js" ${shown.tag}></script></body></html>`);
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    site = `http://127.0.0.1:${(other.address() as AddressInfo).port}`; // listening on TCP
  });
  afterAll(() => void other.close());
  const on = webInBrowser(() => webServer({ script: exampleTalk, config: { widgetOrigins: [site] } }));

  /** Opens the page; shadow roots are open to the test, and only to it, so that it can look inside. */
  async function visit(context: BrowserContext, look: Partial<typeof shown> = {}): Promise<Page> {
    shown = {
      csp: "",
      css: "body { font: 16px serif; max-width: 60rem; margin: auto; padding: 1rem; }",
      tag: "",
      ...look,
    };
    const page = await context.newPage();
    await page.addInitScript(() => {
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function (init) {
        return attach.call(this, { ...init, mode: "open" });
      };
    });
    await page.goto(site);
    return page;
  }

  it.each([
    ["phone", { width: 360 }],
    ["phone-dark", { width: 360, dark: true }],
    ["desk", { width: 1280, height: 800 }],
    ["desk-dark", { width: 1280, height: 800, dark: true }],
  ] as const)(
    "looks as it does elsewhere under hostile styles, without an accessibility fault (%s)",
    async (name, device) => {
      const context = await freshContext(on.browser, device);
      const measure = async (css?: string) => {
        const page = await visit(context, css === undefined ? {} : { css });
        const faults: string[] = [];
        page.on("pageerror", (error) => faults.push(String(error)));
        const boxes: unknown[] = [];
        const look = async (selector: string) => {
          await page.waitForTimeout(300);
          boxes.push(
            await page.locator(selector).evaluate((element) => {
              const { width, height, x, y } = element.getBoundingClientRect();
              const { fontSize, color, backgroundColor, letterSpacing, textTransform } = getComputedStyle(element);
              return { width, height, x, y, fontSize, color, backgroundColor, letterSpacing, textTransform };
            }),
          );
          if (css === undefined) faults.push(...(await accessibilityFaults(page)));
          await screenshot(page, `widget-${name}-${css === undefined ? "plain" : "hostile"}-${boxes.length}`);
        };
        await look(".launcher");
        await page.locator(".launcher").click();
        await look(".panel");
        await page.locator(".begin").click();
        await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
        await look(".said.question");
        await page.getByRole("button", { name: "Xem tôi được hỗ trợ gì" }).click();
        await page.getByText("bao nhiêu tháng").waitFor();
        await page.fill("textarea", "5 nam 2 thang");
        await page.keyboard.press("Enter");
        await page.locator(".card").waitFor();
        await look(".card");
        await page.close();
        expect(faults).toEqual([]);
        return boxes;
      };
      expect(await measure(hostileCss)).toEqual(await measure());
      await context.close();
    },
  );

  it("works where the page's policy allows only script-src and connect-src of the service", async () => {
    const context = await freshContext(on.browser);
    const page = await visit(context, {
      csp: `default-src 'none'; style-src 'self'; script-src ${on.home}; connect-src ${on.home}`,
    });
    const refused: string[] = [];
    page.on("console", (message) => refused.push(message.text()));
    await page.locator(".launcher").click();
    await page.locator(".begin").click();
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    expect(refused).toEqual([]);
    await context.close();
  });

  it("keeps nothing and asks nothing before the person starts, and then only the token, for this tab", async () => {
    const context = await freshContext(on.browser);
    const asked: string[] = [];
    context.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    const page = await visit(context);
    const kept = () =>
      page.evaluate(async () => ({
        local: Object.keys(localStorage),
        tab: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).length,
        cookies: document.cookie,
      }));
    await page.locator(".launcher").click();
    expect(await kept()).toEqual({ local: [], tab: [], databases: 0, cookies: "" });
    expect(asked).toEqual(["GET /", "GET /style.css", "GET /widget.js"]);
    await page.locator(".begin").click();
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    expect(await kept()).toEqual({ local: [], tab: ["an-sinh.token"], databases: 0, cookies: "" });
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });

  it("moves the focus in, closes with Escape, and gives the focus back to what opened it", async () => {
    const context = await freshContext(on.browser, { width: 1280, height: 800 });
    const page = await visit(context);
    const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className);
    await page.locator(".launcher").focus();
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("primary begin");
    await page.keyboard.press("Escape");
    expect(await page.locator(".panel").isVisible()).toBe(false);
    // A dialog tells that it closed in a task of its own, after the key's.
    await expect.poll(focused).toBe("launcher");
    await page.locator("[data-an-sinh]").click();
    expect(await focused()).toBe("primary begin");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Phản ánh");
    await context.close();
  });

  it("keeps the keys that are pressed in it from the page's shortcuts", async () => {
    const context = await freshContext(on.browser);
    const page = await visit(context);
    await page.evaluate(() => {
      document.addEventListener("keydown", () => document.body.append("heard"));
    });
    await page.locator(".launcher").click();
    await page.keyboard.press("Enter");
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    await page.locator("textarea").focus();
    await page.keyboard.type("abc");
    expect(await page.locator("body").textContent()).not.toContain("heard");
    await context.close();
  });

  it("goes on with the talk on the next page of the site", async () => {
    const context = await freshContext(on.browser);
    const page = await visit(context);
    await page.locator(".launcher").click();
    await page.locator(".begin").click();
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    const token = await page.evaluate(() => sessionStorage.getItem("an-sinh.token"));
    await page.goto(`${site}/other`);
    await page.locator(".launcher").click();
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem("an-sinh.token"))).toBe(token);
    await context.close();
  });

  it("leaves nothing behind after the quick exit", async () => {
    const context = await freshContext(on.browser);
    const page = await visit(context);
    await page.locator(".launcher").click();
    await page.locator(".begin").click();
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    await page.locator(".exit").click();
    await page.waitForURL("https://www.google.com/");
    await page.goto(site);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await context.close();
  });

  it("shuts its shadow root to the page", async () => {
    const context = await freshContext(on.browser);
    shown = { csp: "", css: "", tag: 'data-lang="en" data-position="left"' };
    const page = await context.newPage();
    await page.goto(site);
    expect(await page.locator("an-sinh-widget").evaluate((host) => host.shadowRoot)).toBe(null);
    await context.close();
  });

  it("speaks English and stands on the left where the tag says so", async () => {
    const context = await freshContext(on.browser, { width: 1280, height: 800 });
    const page = await visit(context, { tag: 'data-lang="en" data-position="left"' });
    const box = await page.getByRole("button", { name: "Ask An Sinh" }).boundingBox();
    expect(box?.x).toBe(16);
    await context.close();
  });

  it("cannot be used by a page whose origin is not listed", async () => {
    const context = await freshContext(on.browser);
    const page = await visit(context);
    await page.goto(site.replace("127.0.0.1", "localhost"));
    await page.locator(".launcher").click();
    await page.locator(".begin").click();
    await page.getByText("Chưa nối được với máy chủ.").waitFor();
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await context.close();
  });

  it("is smaller than 30 KB", async () => {
    const { rawPayload } = await on.server.app.inject({ url: "/widget.js" });
    console.log(
      "widget.js:",
      rawPayload.length,
      "gzip",
      gzipSync(rawPayload).length,
      "br",
      brotliCompressSync(rawPayload).length,
    );
    expect(gzipSync(rawPayload).length).toBeLessThan(30_000);
  });
});
