import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressIn, webServer } from "../channels/web/web-server.ts";
import { consoleUnderTest } from "../console/console-under-test.ts";
import { freshContext, launch } from "./browser.ts";
import { openConsole, signIn } from "./console-in-browser.ts";
import { exampleTalk } from "./example-talk.ts";

describe("a page whose stream of news is refused", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it("of the chat asks for what is said instead", async () => {
    const server = await webServer({ script: exampleTalk });
    await server.app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = server.app.server.address() as AddressInfo; // listening on TCP
    server.hub.join = () => false;
    const context = await freshContext(browser);
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}`);
    await page.click("[data-begin] button");
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    // The page listens from the first thing that is said in the talk.
    await page.getByRole("button", { name: "Xem tôi được hỗ trợ gì" }).click();
    await page.getByText("bao nhiêu tháng").waitFor();
    const token = await page.evaluate(() => JSON.parse(localStorage.getItem("an-sinh.token") ?? "null"));
    server.conversation.say(addressIn(token), { kind: "text", text: "Cán bộ đã trả lời." });
    await page.getByText("Cán bộ đã trả lời.").waitFor();
    await context.close();
    await server.app.close();
  });

  it("of the queue works without it, and asks for it again after a minute", async () => {
    const test = await consoleUnderTest();
    const id = "11111111-1111-4111-8111-000000000009";
    const home = await openConsole(test);
    const context = await freshContext(browser, { width: 1280 });
    const page = await context.newPage();
    await page.clock.install();
    let asked = 0;
    await page.route("**/console/complaints/live", (route) => {
      asked += 1;
      return asked === 1 ? route.fulfill({ status: 503, headers: { "retry-after": "60" } }) : route.continue();
    });
    await signIn(page, home, "lan");
    await page.goto(`${home}/console/complaints`);
    await expect.poll(() => asked).toBe(1);
    await page.clock.fastForward(61_000);
    await expect.poll(() => test.changes.size).toBe(1);
    test.desk.add({ id, number: "26-7777-0030" });
    for (const told of test.changes) told(id);
    await expect
      .poll(async () => {
        await page.clock.runFor(1_000);
        return page.locator("text=26-7777-0030").count();
      })
      .toBeGreaterThan(0);
    await context.close();
    await test.app.close();
  });
});
