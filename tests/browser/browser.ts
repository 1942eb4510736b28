import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const screenshots = join(import.meta.dirname, "../../tmp/screenshots");
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Starts Chromium without a window. It calls nobody but the pages of the test. */
export function launch(): Promise<Browser> {
  if (!existsSync(chromiumPath))
    throw new Error(`The browser tests need Chromium at ${chromiumPath}: apt-get install chromium`);
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A phone or a desk. */
export interface Device {
  width?: number;
  height?: number;
  dark?: boolean;
  /** False plays a browser without scripts. */
  scripts?: boolean;
}

/** A browser of its own, with nothing remembered. Requests to other hosts are answered with an empty page. */
export async function freshContext(browser: Browser, device: Device = {}): Promise<BrowserContext> {
  const { width = 360, height = 740, dark = false, scripts = true } = device;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: scripts,
    hasTouch: width < 600,
    locale: "vi-VN",
  });
  await context.route(
    (url) => url.hostname !== "127.0.0.1" && url.hostname !== "localhost",
    (route) => route.fulfill({ status: 200, contentType: "text/html", body: "<title>elsewhere</title>" }),
  );
  return context;
}

/** What axe-core finds wrong with a page, one line a finding; empty when it is clean. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  // The source above defines axe in the page; WCAG 2.2 AA and best practices.
  const results = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

/** Saves a picture of the page for a person to look at. */
export async function screenshot(page: Page, name: string, { whole = false } = {}): Promise<void> {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: whole, animations: "disabled" });
}
