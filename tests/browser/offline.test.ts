import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Topic } from "../../src/flow/flow-content.ts";
import { webServer } from "../channels/web/web-server.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { exampleTalk } from "./example-talk.ts";
import { webInBrowser } from "./web-in-browser.ts";

const topic: Topic = {
  id: "wage.late",
  lang: "vi",
  title: "Bị nợ lương thì làm gì?",
  answer: "Nhắc công ty.\nGửi đơn.",
  sources: ["Bộ luật Lao động, Điều 97"],
  hotlines: [],
  related: [],
  actions: [],
};

const knowledge = {
  topic: (_lang: string, id: string) => ({ ...topic, id, title: id === topic.id ? topic.title : "Chưa đọc" }),
  areas: [{ id: "complaints", topics: [topic.id, "wage.other"] }],
};

describe("the page without network", () => {
  const on = webInBrowser(() => webServer({ script: exampleTalk, knowledge }));

  async function begun(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${on.home}/?lang=vi`);
    await page.click("[data-begin] button");
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    await active(page);
    return page;
  }

  const active = (page: Page) =>
    page.evaluate(async () => {
      const ready = await navigator.serviceWorker.ready;
      while (ready.active?.state !== "activated") await new Promise((resolve) => setTimeout(resolve, 50));
    });

  const kept = (page: Page) =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return keys.flat().map(({ url }) => new URL(url).pathname.replace(/\/assets\/chat\/[^/]+/, "…"));
    });

  it("keeps nothing before the person starts", async () => {
    const context = await freshContext(on.browser);
    const page = await context.newPage();
    await page.goto(`${on.home}/?lang=vi`);
    await page.waitForTimeout(500);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    expect(await kept(page)).toEqual([]);
    expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([[], []]);
    await context.close();
  });

  it("opens with the talk, takes a message, and sends it once when the network is back", async () => {
    const context = await freshContext(on.browser);
    const page = await begun(context);
    await context.setOffline(true);
    await page.reload();
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    await page.fill("[data-text]", "xem tôi được gì");
    await page.keyboard.press("Enter");
    await page.locator('.own[data-state="waiting"]').waitFor();
    await page.getByText(/Mất mạng\.|Chưa nối được/).waitFor();
    await page.reload();
    await page.locator('.own[data-state="waiting"]').waitFor();
    await screenshot(page, "offline-waiting");
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.setOffline(false);
    await page.locator('.own[data-state="sent"]').waitFor();
    expect(await page.locator(".own").count()).toBe(1);
    await context.close();
  });

  it("shows topics that were read, and says so of others", async () => {
    const context = await freshContext(on.browser);
    const page = await begun(context);
    await page.goto(`${on.home}/topics/wage.late?lang=vi`);
    await context.setOffline(true);
    await page.goto(`${on.home}/topics/wage.late?lang=vi`);
    expect(await page.locator("h1").textContent()).toBe("Bị nợ lương thì làm gì?");
    await page.goto(`${on.home}/topics/wage.other?lang=vi`);
    expect(await page.locator("h1").textContent()).toBe("Đang mất mạng");
    await screenshot(page, "offline-unread");
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  });

  it("keeps the shell and topics, and nothing of the talk or of cases", async () => {
    const context = await freshContext(on.browser);
    const page = await begun(context);
    await page.goto(`${on.home}/case`);
    await page.goto(`${on.home}/topics/wage.late?lang=vi`);
    await page.goto(`${on.home}/?lang=vi`);
    expect([...new Set(await kept(page))].sort()).toEqual(
      [
        "/",
        "/offline",
        "/topics/wage.late",
        ...[
          "calculator.css",
          "calculator.js",
          "chat.js",
          "early.js",
          "hills.svg",
          "icon.svg",
          "page.css",
          "reading.css",
          "reading.js",
          "talk.css",
          "weave.svg",
        ].map((name) => `…/${name}`),
      ].sort(),
    );
    const shell = await page.evaluate(async () => (await caches.match("/?lang=vi"))?.text());
    expect(shell).toContain("data-welcome");
    await context.close();
  });

  it("forgets what was kept with the quick exit, also without network", async () => {
    const context = await freshContext(on.browser);
    const page = await begun(context);
    await page.goto(`${on.home}/topics/wage.late?lang=vi`);
    await page.goto(`${on.home}/?lang=vi`);
    await context.setOffline(true);
    await page.click(".exit");
    await page.waitForTimeout(1500);
    await context.setOffline(false);
    const after = await context.newPage();
    await after.goto(`${on.home}/topics?lang=vi`);
    expect(await kept(after)).toEqual([]);
    expect(await after.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
    expect(await after.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await context.close();
  });

  it("as an app, shows the talk again after it was closed, without the secret code", async () => {
    const context = await freshContext(on.browser);
    const standalone = async (page: Page) => {
      await page.addInitScript(() => {
        const real = window.matchMedia.bind(window);
        window.matchMedia = (query) => real(query === "(display-mode: standalone)" ? "all" : query);
      });
    };
    const page = await context.newPage();
    await standalone(page);
    await page.goto(`${on.home}/?lang=vi`);
    await page.click("[data-begin] button");
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    await active(page);
    await page.close();
    await context.setOffline(true);
    const again = await context.newPage();
    await standalone(again);
    await again.goto(`${on.home}/?lang=vi`);
    await again.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    await context.close();
  });

  it("throws everything away where it is switched off", async () => {
    const context = await freshContext(on.browser);
    const page = await begun(context);
    on.server.deps.config.webOffline = false;
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const registered = () =>
      page.evaluate(
        async () => (await navigator.serviceWorker.getRegistrations()).length + (await caches.keys()).length,
      );
    for (let tries = 0; tries < 40 && (await registered()) > 0; tries += 1) await page.waitForTimeout(200);
    expect(await registered()).toBe(0);
    on.server.deps.config.webOffline = true;
    await context.close();
  });
});

describe("the size of letters, contrast, sharing", () => {
  const on = webInBrowser(() => webServer({ script: exampleTalk, knowledge }));

  it.each([
    ["light", false],
    ["dark", true],
  ])("are kept only when changed, and hold on all pages (%s)", async (name, dark) => {
    const context = await freshContext(on.browser, { dark });
    const page = await context.newPage();
    await page.goto(`${on.home}/?lang=vi`);
    await page.click(".look summary");
    await screenshot(page, `look-${name}-open`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.getByLabel("Rất lớn").check();
    await page.getByLabel("Cao", { exact: true }).check();
    await page.keyboard.press("Escape");
    await screenshot(page, `look-${name}-largest`);
    for (const path of ["/?lang=vi", "/topics", "/topics/wage.late", "/case", "/receipt"]) {
      await page.goto(`${on.home}${path}`);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), path).toBe("23px");
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360);
      expect(await accessibilityFaults(page), path).toEqual([]);
      await screenshot(page, `look-${name}${path.replace(/\W+/g, "-")}`);
    }
    await page.click(".look summary");
    await page.getByLabel("Vừa").check();
    await page.getByLabel("Thường").check();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await context.close();
  });

  it("passes on the address of a topic, and nothing else", async () => {
    const context = await freshContext(on.browser);
    const page = await context.newPage();
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "share", { value: undefined });
      Object.defineProperty(navigator, "clipboard", {
        value: { writeText: (text: string) => (document.title = text) },
      });
    });
    await page.goto(`${on.home}/topics/wage.late?lang=vi&from=someone`);
    await page.click("[data-share]");
    await page.getByText("Đã chép đường dẫn.").waitFor();
    expect(await page.title()).toBe(`${on.home}/topics/wage.late?lang=vi`);
    await screenshot(page, "share-copied");
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  });
});
