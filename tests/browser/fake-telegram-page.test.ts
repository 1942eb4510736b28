import type { Browser, Page, Route } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FakeTelegram, startFakeTelegram } from "../fakes/telegram/fake-telegram.ts";
import { pageRoutes } from "../fakes/telegram/page-routes.ts";
import { call } from "../fakes/telegram/raw-bot.ts";
import { freshContext, launch } from "./browser.ts";

let browser: Browser;
let fake: FakeTelegram;
let page: Page;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  fake = await startFakeTelegram({ otherRoutes: pageRoutes });
  page = await (await freshContext(browser, { width: 800 })).newPage();
});
afterEach(async () => {
  await page.context().close();
  await fake.close();
});

/** Holds back the answer to what the page asks next, until it is let go. */
async function held(pattern: RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const hold = async (route: Route) => {
    const response = await route.fetch();
    await released;
    await route.fulfill({ response });
  };
  await page.route(pattern, hold, { times: 1 });
  return release;
}

async function write(text: string, how: "Enter" | "Send" = "Enter", on = page): Promise<void> {
  await on.fill("#text", text);
  if (how === "Enter") await on.press("#text", "Enter");
  else await on.click("#words button");
}

const textsOf = (id: number) => fake.user(id).messages.map(({ text }) => text);

describe("the page of the fake Telegram", () => {
  it("sends what was typed before it knew who is there as the person it then shows", async () => {
    const mai = fake.user(undefined, { first_name: "Mai" });
    const letGo = await held(/\/page\/state/);
    await page.goto(fake.url);
    await write("sớm quá");
    letGo();
    await page.getByText("sớm quá").waitFor();
    expect([textsOf(mai.id), fake.people.map(({ user }) => user.first_name)]).toEqual([["sớm quá"], ["Mai"]]);
  });

  it("stays with the person that was chosen, though an answer about the one before comes late", async () => {
    const [mai, an] = [fake.user(undefined, { first_name: "Mai" }), fake.user(undefined, { first_name: "An" })];
    await page.goto(fake.url);
    await page.waitForFunction(() => document.querySelectorAll("#people option").length === 2);
    const letGo = await held(new RegExp(`/page/state\\?person=${mai.id}`));
    const late = page.waitForResponse(new RegExp(`person=${mai.id}`));
    const asked = page.waitForRequest(new RegExp(`person=${mai.id}`));
    mai.send("có gì mới");
    await asked;
    const early = page.waitForResponse(new RegExp(`person=${an.id}`)).catch(() => undefined);
    await page.selectOption("#people", String(an.id));
    // Where the page asks for both at once.
    await Promise.race([early, page.waitForTimeout(1_000)]);
    letGo();
    await (await late).finished();
    await page.waitForTimeout(100);
    await write("tôi là An", "Send");
    await page.getByText("tôi là An").waitFor();
    expect([textsOf(mai.id), textsOf(an.id)]).toEqual([["có gì mới"], ["tôi là An"]]);
  });

  it("puts what could not be sent back into the field", async () => {
    fake.user(undefined, { first_name: "Mai" });
    await page.goto(fake.url);
    await page.waitForFunction(() => document.querySelectorAll("#people option").length === 1);
    await page.route(/\/page\/act/, (route) => route.abort());
    await write("không đi được");
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>("#text")?.value === "không đi được");
    expect(await page.isVisible("#toast")).toBe(true);
  });

  it("hears a press though something else changes while the button is down", async () => {
    const mai = fake.user(undefined, { first_name: "Mai" });
    mai.start();
    const reply_markup = { keyboard: [[{ text: "Thoát ra" }]], resize_keyboard: true };
    await call(fake, "sendMessage", { chat_id: mai.id, text: "?", reply_markup });
    await page.goto(fake.url);
    await page.hover("#keyboard button");
    await page.mouse.down();
    fake.user(undefined, { first_name: "An" }).start();
    await page.waitForFunction(() => document.querySelectorAll("#people option").length === 2);
    await page.mouse.up();
    await page.locator(".message.mine", { hasText: "Thoát ra" }).waitFor();
    expect(textsOf(mai.id)).toEqual(["/start", "?", "Thoát ra"]);
  });

  it("sends everything, once and in order, from two pages at once that are loaded again in between", async () => {
    const mai = fake.user(undefined, { first_name: "Mai" });
    const other = await page.context().newPage();
    await Promise.all([page.goto(fake.url), other.goto(fake.url)]);
    const texts = Array.from({ length: 12 }, (_, index) => `tin ${index + 1}`);
    for (const [index, text] of texts.entries()) {
      const on = index % 3 === 0 ? other : page;
      if (index % 4 === 3) await on.reload();
      await write(text, index % 2 === 0 ? "Enter" : "Send", on);
      await on.waitForFunction((said) => document.querySelector("#chat")?.textContent?.includes(said), text);
    }
    expect(textsOf(mai.id)).toEqual(texts);
    for (const one of [page, other]) {
      await one.waitForFunction(() => document.querySelectorAll("#chat .message.mine").length === 12);
    }
  });
});
