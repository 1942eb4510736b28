import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { codeAt, readSecret } from "../../src/console/second-step.ts";
import { type ConsoleUnderTest, consoleUnderTest, roleTable } from "../console/console-under-test.ts";
import { accessibilityFaults, freshContext, launch, screenshot } from "./browser.ts";
import { openConsole, signIn, submit } from "./console-in-browser.ts";

const lines = [
  { action: "taken", number: "26-4821-3907", detail: null },
  { action: "staff-roles", number: null, detail: "Hoàng Văn Minh: officer custodian" },
  { action: "access-refused", number: "26-4821-3907", detail: "case.read" },
].map((line) => ({
  ...line,
  at: "2026-11-23T01:30:00.000Z",
  by: { is: "staff" as const, name: "Bế Thị Thu" },
  for: null,
}));

describe("the console's pages on people", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  async function served(): Promise<{ test: ConsoleUnderTest; home: string }> {
    const auditBook = { list: async () => ({ lines, next: "1-2" }) };
    const test = await consoleUnderTest({ roles: roleTable, auditBook });
    for (const account of test.staff.accounts.filter(({ login }) => login === "thu"))
      account.roles = ["administrator", "auditor"];
    return { test, home: await openConsole(test) };
  }

  it.each([
    ["phone", { width: 360, scripts: true }],
    ["phone-dark-without-scripts", { width: 360, dark: true, scripts: false }],
    ["desk-dark", { width: 1280, height: 900, dark: true, scripts: true }],
  ])("lead through setting up the second step, and have no fault (%s)", async (name, device) => {
    const { test, home } = await served();
    const context = await freshContext(browser, device);
    const page = await context.newPage();
    const faults: string[] = [];
    const look = async (at: string) => {
      await screenshot(page, `people-${name}-${at}`, { whole: true });
      if (!device.scripts) return;
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${at}: ${fault}`));
      const over = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      if (over !== 0) faults.push(`${at}: ${over} px too wide`);
    };
    await signIn(page, home, "thu");
    await look("set-up");
    const secret = readSecret((await page.locator("code.key").textContent()) ?? "") ?? new Uint8Array();
    await page.fill("#code", "000000");
    await submit(page, "main button[type=submit]");
    await look("set-up-wrong");
    await page.fill("#code", codeAt(secret, test.clock.now));
    await submit(page, "main button[type=submit]");
    await look("recovery");
    const recovery = await page.locator(".recovery code").allTextContents();
    await submit(page, "main a");
    for (const [at, path] of Object.entries({
      people: "people",
      person: `people/${test.people.minh.id}`,
      own: `people/${test.people.thu.id}`,
      me: "me",
      step: "me/second-step",
      audit: "audit",
      "not-allowed": "complaints",
    })) {
      await page.goto(`${home}/console/${path}`);
      await look(at);
    }
    await submit(page, "form.me button");
    await signIn(page, home, "thu");
    await look("code");
    await page.fill("#code", recovery[0] ?? "");
    await submit(page, "main button[type=submit]");
    expect([new URL(page.url()).pathname, faults]).toEqual(["/console/policy", []]);
    await context.close();
    await test.app.close();
  });
});
