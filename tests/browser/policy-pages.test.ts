import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ruleBooks } from "../../src/authoring/rule-books.ts";
import { loadContent } from "../../src/content/load-content.ts";
import { consoleUnderTest } from "../console/console-under-test.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { consoleInBrowser, signIn } from "./console-in-browser.ts";

const root = join(import.meta.dirname, "../..");
const wages = "flows/parameters/wages.yaml";

describe("the pages of rules", () => {
  const folder = mkdtempSync(join(tmpdir(), "an-sinh-policy-"));

  const on = consoleInBrowser(undefined, async () => consoleUnderTest(ruleBooks(root, await loadContent(root))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ["phone", { width: 360, dark: true }],
    ["desk", { width: 1280, height: 900 }],
  ])("have no accessibility fault and fit their width (%s)", async (name, device) => {
    const page = await (await freshContext(on.browser, device)).newPage();
    await signIn(page, on.home, "lan");
    const faults: string[] = [];
    const pages = [
      "",
      "/programmes/nq68-guides",
      "/conversations/complaint",
      "/topics/ui.amount",
      "/numbers",
      "/preview",
      "/check",
      "/check?path=flows/service.yaml",
      "/files",
    ];
    for (const path of [...pages.map((path) => `/policy${path}`), "/setup"]) {
      await page.goto(`${on.home}/console${path}`);
      await screenshot(
        page,
        `policy-${name}-${path.split(/[/?]/)[2] ?? path.slice(1)}${path.includes("?") ? "-known" : ""}`,
        { whole: true },
      );
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${path}: ${fault}`));
      const over = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      if (over !== 0) faults.push(`${path}: ${over} px too wide`);
    }
    expect(faults).toEqual([]);
  });

  it("let a policy officer talk as of a day, without JavaScript", async () => {
    const page = await (await freshContext(on.browser, { scripts: false })).newPage();
    await signIn(page, on.home, "lan");
    await page.goto(`${on.home}/console/policy/preview`);
    await page.fill("#day", "2021-10-19");
    await page.selectOption("#open", "unemployment");
    await page.click("form.line button");
    await page.fill("#types", "15/9/2021");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".did");
    expect(await page.locator(".did").allTextContents()).toEqual(["15/9/2021"]);
    expect(await page.locator(".told").last().textContent()).toMatch(/^Anh\/chị nộp đủ hồ sơ/);
    await page.click(".preview-buttons button");
    await page.waitForFunction(() => document.querySelectorAll(".did").length === 2).catch(() => undefined);
    expect(await page.locator(".did").allTextContents()).toEqual(["15/9/2021", "Tôi chưa nộp"]);
  });

  it("check a changed file beside the server and leave the file that runs as it is", async () => {
    const before = readFileSync(join(root, wages), "utf8");
    const file = join(folder, "wages.yaml");
    writeFileSync(file, before.replace("value: 5310000", "value: 5400000"));
    const page = await (await freshContext(on.browser, { width: 1280 })).newPage();
    await signIn(page, on.home, "lan");
    await page.goto(`${on.home}/console/policy/check?path=${wages}`);
    await page.setInputFiles("#file", file);
    // All content and every worked example is checked meanwhile.
    await page.click("main form button", { timeout: 100_000 });
    await page.waitForSelector(".report");
    const [mistakes, impact] = await page.locator(".report").allTextContents();
    expect(mistakes?.split("\n")[0]).toBe("3 mistakes in flows/ and locales/:");
    expect(impact).toMatch(/flows\/examples\/unemployment\.yaml: 1 trên \d+ ví dụ thay đổi/);
    expect(readFileSync(join(root, wages), "utf8")).toBe(before);
  }, 120_000);
});
