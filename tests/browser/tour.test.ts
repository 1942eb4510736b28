import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findPorts } from "../demo/demo-ports.ts";
import { posts } from "../demo/demo-staff.ts";
import type { Demo } from "../demo/run-demo.ts";
import { startTour } from "../demo/tour-server.ts";
import { accessibilityFaults, freshContext, launch, screenshot } from "./browser.ts";

let browser: Browser;
let tour: { close(): Promise<void> };
let home: string;
let shownCode = "123456";

beforeAll(async () => {
  browser = await launch();
  const ports = await findPorts(0);
  home = `http://127.0.0.1:${ports.tour}`;
  const addresses = {
    tour: home,
    web: "http://127.0.0.1:9",
    zalo: "http://127.0.0.1:9",
    telegram: "http://127.0.0.1:9",
  };
  const code = () => shownCode;
  const accounts = posts.map(({ login, name, role }) => ({
    id: login,
    login,
    name,
    role,
    password: "abcd-efgh-jkmn",
    code,
  }));
  // The page reads no more of a demo than this.
  tour = await startTour({ addresses, accounts, server: { running: false } } as unknown as Demo, ports.tour);
});
afterAll(async () => {
  await tour.close();
  await browser.close();
});

describe("the tour", () => {
  it.each([
    { lang: "vi", width: 360, dark: false },
    { lang: "vi", width: 1280, dark: true },
    { lang: "en", width: 360, dark: true },
    { lang: "en", width: 1280, dark: false },
  ])("can be read by everybody: $lang, $width px, dark $dark", async ({ lang, width, dark }) => {
    const page = await (await freshContext(browser, { width, dark })).newPage();
    await page.goto(`${home}/?lang=${lang}&done=kill`);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const small = await page.$$eval("main a, main button, header a", (found) =>
      found.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent),
    );
    expect(small).toEqual([]);
    await screenshot(page, `tour-${lang}-${width}`, { whole: true });
    await page.context().close();
  });

  it("shows the codes of now, and without scripts those of when it was opened", async () => {
    const [page, plain] = [await freshContext(browser), await freshContext(browser, { scripts: false })].map((one) =>
      one.newPage(),
    );
    const pages = await Promise.all([page, plain]);
    await Promise.all(pages.map((one) => one?.goto(home)));
    shownCode = "654321";
    await pages[0]?.waitForFunction(() => document.querySelector("[data-code=truong]")?.textContent === "654321");
    expect(await pages[1]?.textContent("[data-code=truong]")).toBe("123456");
    await Promise.all(pages.map((one) => one?.context().close()));
  });
});
