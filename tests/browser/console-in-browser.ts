import type { AddressInfo } from "node:net";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { type ConsoleUnderTest, consoleUnderTest, password } from "../console/console-under-test.ts";
import { launch } from "./browser.ts";

/** A browser, and a console that listens on loopback. */
interface OpenedConsole {
  browser: Browser;
  test: ConsoleUnderTest;
  home: string;
}

/**
 * What the tests of a group share, from the first to the last; `fill` puts into the console what they look at, `make` is for
 * one that knows more than invented rules.
 */
export function consoleInBrowser(
  fill: (test: ConsoleUnderTest) => void | Promise<void> = () => undefined,
  make: () => Promise<ConsoleUnderTest> = consoleUnderTest,
): OpenedConsole {
  // Filled before the first test.
  const on = {} as OpenedConsole;
  beforeAll(async () => {
    on.browser = await launch();
    on.test = await make();
    await fill(on.test);
    on.home = await openConsole(on.test);
  });
  afterAll(async () => {
    await on.browser.close();
    await on.test.app.close();
  });
  return on;
}

/** Lets a console listen on loopback; gives where. */
export async function openConsole({ app }: ConsoleUnderTest): Promise<string> {
  await app.listen({ host: "127.0.0.1", port: 0 });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`; // listening on TCP
}

/** Presses what sends a form or leads on, and waits for the page that follows. */
export async function submit(page: Page, selector: string): Promise<void> {
  const loaded = page.waitForEvent("load");
  await page.click(selector);
  await loaded;
}

/** Signs in with the password that all accounts of the tests have. */
export async function signIn(page: Page, home: string, login: string): Promise<void> {
  await page.goto(`${home}/console/sign-in`);
  await page.fill("#login", login);
  await page.fill("#password", password);
  await submit(page, "main button[type=submit]");
}
