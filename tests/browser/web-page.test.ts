import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Message } from "../../src/flow/message.ts";
import { webServer } from "../channels/web/web-server.ts";
import { localeWords } from "../locale-words.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { exampleTalk } from "./example-talk.ts";
import { webInBrowser } from "./web-in-browser.ts";

const words = localeWords("web");

describe("the chat page", () => {
  const on = webInBrowser(() => webServer({ script: exampleTalk }));

  it.each([
    ["phone-vi", { width: 360 }, "vi"],
    ["phone-en-dark", { width: 360, dark: true }, "en"],
    ["desk-vi-dark", { width: 1280, height: 900, dark: true }, "vi"],
    ["desk-en", { width: 1280, height: 900 }, "en"],
  ] as const)("walks through a whole talk without an accessibility fault (%s)", async (name, device, lang) => {
    const context = await freshContext(on.browser, device);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("console", (message) => faults.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => faults.push(String(error)));
    const look = async (at: string) => {
      await page.waitForTimeout(300);
      await screenshot(page, `${name}-${at}`, { whole: false });
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${at}: ${fault}`));
    };
    await page.goto(`${on.home}/?lang=${lang}`);
    await look("1-welcome");
    await page.click("[data-begin] button");
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    await look("2-menu");
    await page.getByRole("button", { name: "Xem tôi được hỗ trợ gì" }).click();
    await page.getByText("bao nhiêu tháng").waitFor();
    await look("3-question");
    await page.fill("[data-text]", "5 nam 2 thang");
    await page.keyboard.press("Enter");
    await page.locator(".card").waitFor();
    await look("4-card");
    await page.getByText("Bị nợ lương").click();
    await page.locator("form.choices button").click();
    await page.getByText("kể lại chuyện").waitFor();
    await page.fill("[data-text]", "Công ty nợ lương ba tháng.");
    await page.locator(".send").click();
    await page.getByText("Còn gì nữa không?").waitFor();
    await look("5-story");
    await page.getByRole("button", { name: "Xong" }).click();
    await page.locator(".receipt").waitFor();
    await look("6-receipt");
    expect(faults).toEqual([]);
    await context.close();
  });

  async function openTalk(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(on.home);
    await page.click("[data-begin] button");
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    return page;
  }

  const addressOf = (page: Page) =>
    page.evaluate(() => JSON.parse(localStorage.getItem("an-sinh.token") ?? "null").split(".")[1]);

  it("keeps what is written while the network is down, and sends it once and in order when it is back", async () => {
    const context = await freshContext(on.browser);
    const page = await openTalk(context);
    await context.setOffline(true);
    for (const text of ["câu một", "câu hai"]) {
      await page.fill("[data-text]", text);
      await page.locator(".send").click();
    }
    await page.locator(".own[data-state=waiting]").first().waitFor();
    expect(await page.locator("[data-state].state").textContent()).toBe(words("vi", "web:live.offline"));
    await context.setOffline(false);
    await page.locator(".own[data-state=sent]").nth(1).waitFor();
    const texts = on.server.conversation
      .talk(await addressOf(page))
      .inputs.flatMap((input) => (input.kind === "text" ? [input.text] : []));
    expect(texts).toEqual(["câu một", "câu hai"]);
    await context.close();
  });

  it("acts once when the answer to a message is lost on the way", async () => {
    const context = await freshContext(on.browser);
    const page = await openTalk(context);
    let lost = 0;
    await page.route("**/api/v1/chat/messages", async (route) => {
      const response = await route.fetch();
      lost += 1;
      if (lost === 1) await route.abort("connectionreset");
      else await route.fulfill({ response });
    });
    await page.getByRole("button", { name: "Xem tôi được hỗ trợ gì" }).click();
    await page.locator(".own[data-state=sent]").waitFor();
    expect(on.server.conversation.talk(await addressOf(page)).inputs.map(({ kind }) => kind)).toEqual([
      "start",
      "press",
    ]);
    expect(await page.getByText("bao nhiêu tháng").count()).toBe(1);
    await context.close();
  });

  it("shows the same talk after a reload, and what was said meanwhile", async () => {
    const context = await freshContext(on.browser);
    const page = await openTalk(context);
    await page.getByRole("button", { name: "Xem tôi được hỗ trợ gì" }).click();
    await page.getByText("bao nhiêu tháng").waitFor();
    const before = await page.locator(".log > *").allTextContents();
    on.server.conversation.say(
      await addressOf(page),
      { kind: "text", text: "Cán bộ vừa trả lời." },
      { announced: false },
    );
    await page.reload();
    await page.getByText("Cán bộ vừa trả lời.").waitFor();
    expect((await page.locator(".log > *").allTextContents()).slice(0, -1)).toEqual(before);
    await context.close();
  });

  it("shows in a second tab what the first one shows, each message once", async () => {
    const context = await freshContext(on.browser);
    const first = await openTalk(context);
    const second = await context.newPage();
    await second.goto(on.home);
    await second.getByRole("button", { name: "Xem tôi được hỗ trợ gì" }).click();
    await first.getByText("bao nhiêu tháng").waitFor();
    await second.locator(".own[data-state=sent]").waitFor();
    await first.locator(".own[data-state=sent]").waitFor();
    expect(await first.locator(".log > *").allTextContents()).toEqual(
      await second.locator(".log > *").allTextContents(),
    );
    expect(on.server.conversation.talk(await addressOf(first)).inputs.map(({ kind }) => kind)).toEqual([
      "start",
      "press",
    ]);
    await context.close();
  });

  it("goes on with the conversation after the browser was closed", async () => {
    const context = await freshContext(on.browser);
    const page = await openTalk(context);
    const address = await addressOf(page);
    await page.close();
    const later = await context.newPage();
    await later.goto(on.home);
    await later.getByText("bao nhiêu tháng").waitFor();
    expect(await addressOf(later)).toBe(address);
    expect(on.server.conversation.talk(address).inputs).toEqual([
      { kind: "start", lang: "vi" },
      { kind: "start", lang: "vi" },
    ]);
    await context.close();
  });

  it("leaves nothing on the device after the quick exit, in no tab", async () => {
    const context = await freshContext(on.browser);
    const page = await openTalk(context);
    await page.fill("[data-text]", "chưa gửi");
    const other = await context.newPage();
    await other.goto(on.home);
    await other.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await page.waitForURL("https://www.google.com/");
    await other.waitForURL("https://www.google.com/");
    expect(await page.evaluate(() => history.length)).toBe(2); // the blank page of the test, and the neutral one
    await page.goto(on.home);
    await page.locator("[data-begin]").waitFor();
    expect(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([[], []]);
    expect(await context.cookies(on.home)).toEqual([]);
    await context.close();
  });

  it("sends a photo smaller, and without what the camera wrote into it", async () => {
    const context = await freshContext(on.browser);
    const page = await openTalk(context);
    const before = on.server.conversation.stored.length;
    const picture = await page.evaluate(async () => {
      const canvas = document.createElement("canvas");
      canvas.width = 3000;
      canvas.height = 1500;
      return canvas.toDataURL("image/png").split(",")[1] ?? "";
    });
    await page.setInputFiles("[data-files]", {
      name: "ảnh.png",
      mimeType: "image/png",
      buffer: Buffer.from(picture, "base64"),
    });
    await page.locator(".own[data-state=sent]").waitFor();
    const [kept] = on.server.conversation.stored.slice(before);
    expect([kept?.file.name, kept?.file.type]).toEqual(["ảnh.jpg", "image/jpeg"]);
    await context.close();
  });

  it("tells about a file that cannot be taken, and goes on", async () => {
    const context = await freshContext(on.browser);
    const page = await openTalk(context);
    await page.setInputFiles("[data-files]", {
      name: "a.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("xin chào"),
    });
    await page.locator(".own[data-state=failed]").waitFor();
    expect(await page.locator(".state").textContent()).toBe(words("vi", "web:problem.file-type.detail"));
    await page.getByRole("button", { name: "Xem tôi được hỗ trợ gì" }).click();
    await page.getByText("bao nhiêu tháng").waitFor();
    await context.close();
  });

  it("gives a text that is too long back into the field", async () => {
    const context = await freshContext(on.browser);
    const page = await openTalk(context);
    const text = "dài ".repeat(3000).trim();
    await page.fill("[data-text]", text);
    await page.locator(".send").click();
    await page.locator(".own[data-state=failed]").waitFor();
    expect(await page.inputValue("[data-text]")).toBe(text);
    await context.close();
  });

  it("is used with the keyboard alone", async () => {
    const context = await freshContext(on.browser, { width: 1280 });
    const page = await context.newPage();
    await page.goto(on.home);
    await page.locator("html.js").waitFor();
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 30; presses += 1) {
        await page.keyboard.press("Tab");
        if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === name) return;
      }
      throw new Error(`${name} was not reached`);
    };
    await tabTo("Bắt đầu");
    await page.keyboard.press("Enter");
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    await tabTo("Xem tôi được hỗ trợ gì");
    await page.keyboard.press("Enter");
    await page.getByText("bao nhiêu tháng").waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("live-answer");
    await tabTo("Tôi không biết");
    await context.close();
  });

  it("fits a screen of 320 pixels and a zoom of 400 % without scrolling sideways", async () => {
    for (const device of [
      { width: 320, height: 640 },
      { width: 320, height: 256 },
    ]) {
      const context = await freshContext(on.browser, device);
      const page = await openTalk(context);
      await screenshot(page, `narrow-${device.height}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await context.close();
    }
  });

  it("switches the language of page and conversation", async () => {
    const context = await freshContext(on.browser);
    const page = await openTalk(context);
    const address = await addressOf(page);
    await page.locator("[data-lang=en]").click();
    await page.waitForURL(`${on.home}/?lang=en`);
    await page.getByText("Or write an answer").waitFor();
    await expect
      .poll(() => on.server.conversation.talk(address).inputs.at(-1))
      .toEqual({ kind: "press", prompt: 0, id: "command:language-en" });
    await page.goto(on.home);
    await page.waitForURL(`${on.home}/?lang=en`);
    await context.close();
  });

  it("works without a script: a whole talk by plain forms, with a file", async () => {
    const context = await freshContext(on.browser, { scripts: false });
    const page = await context.newPage();
    const faultless = async (at: string) => screenshot(page, `plain-${at}`, { whole: true });
    await page.goto(on.home);
    await page.getByRole("button", { name: "Bắt đầu" }).click();
    await faultless("1-menu");
    await page.getByRole("button", { name: "Xem tôi được hỗ trợ gì" }).click();
    await page.fill("input[name=text]", "62 tháng");
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
    await faultless("2-card");
    await page.getByText("Bị nợ lương").click();
    await page.getByRole("button", { name: "Gửi các ô đã chọn" }).click();
    await page.fill("textarea[name=text]", "Công ty nợ lương.");
    await page.setInputFiles("input[type=file]", {
      name: "giấy.pdf",
      mimeType: "application/pdf",
      buffer: Buffer.from("%PDF-1.7\n%âãÏÓ\n"),
    });
    await faultless("3-story");
    await page.getByRole("button", { name: "Gửi", exact: true }).click();
    await page.getByRole("button", { name: "Xong" }).click();
    expect(await page.locator(".receipt .code").textContent()).toBe("K7QM-2XVD-9RTH-4WCN-P");
    await faultless("4-receipt");
    await page.getByRole("button", { name: "Thoát nhanh" }).click();
    await page.waitForURL("https://www.google.com/");
    expect(await context.cookies(on.home)).toEqual([]);
    await context.close();
  });

  it("shows the plain forms when the script does not arrive", async () => {
    const context = await freshContext(on.browser);
    const page = await context.newPage();
    await page.route("**/chat.js", (route) => route.abort());
    await page.goto(on.home);
    await page.getByRole("button", { name: "Bắt đầu" }).click();
    await page.getByRole("button", { name: "Xem tôi được hỗ trợ gì" }).click({ timeout: 15_000 });
    await page.getByText("bao nhiêu tháng").first().waitFor();
    await context.close();
  });
});

describe("what the assistant says", () => {
  const summaries = [
    "Anh/chị đủ điều kiện.",
    "Một đoạn.\n\nMột đoạn nữa.\nVà một dòng.\n",
    "Cần có:\n- đơn\n- hợp đồng\n\n- sổ bảo hiểm\nRồi nộp.",
    "- đơn\n- hợp đồng",
    "- đơn",
  ];
  const card = { kind: "card", title: "Kết quả", lines: [], sources: [], notes: [] } satisfies Partial<Message>;
  const said: Message[] = [
    ...summaries.map((summary): Message => ({ ...card, summary })),
    { ...card, summary: "Có tiền.", amount: 2_650_000, notes: ["Đã hết hạn."], sources: ["Điều 2"] },
    {
      ...card,
      summary: "Vì sao?",
      lines: [
        { label: "Hạn", value: "30/11/2021", tone: "bad" },
        { label: "Anh/chị nộp sau hạn.", value: "Điều 2" },
        { label: "", value: "Điều 3" },
      ],
    },
    { kind: "text", text: "Dòng một.\nDòng hai." },
  ];
  const on = webInBrowser(() => webServer({ script: (_input, inputs) => (inputs.length === 1 ? said : []) }));

  it("is drawn in the same way by the server and by the script", async () => {
    const drawn: string[][] = [];
    for (const scripts of [true, false]) {
      const context = await freshContext(on.browser, { scripts });
      const page = await context.newPage();
      await page.goto(on.home);
      await page.getByRole("button", { name: "Bắt đầu" }).click();
      await page.locator(".said", { hasText: "Dòng hai" }).waitFor();
      const parts = page.locator(".card, .said");
      drawn.push(await parts.evaluateAll((all) => all.map((one) => one.className + one.innerHTML)));
      await context.close();
    }
    expect(drawn[0]).toEqual(drawn[1]);
    expect(drawn[0]).toHaveLength(said.length);
  });
});

describe("the chat page under load", () => {
  const on = webInBrowser(() => webServer({ script: exampleTalk, config: { conversationsPerMinute: 0 } }));

  it("solves the puzzle by itself and opens the conversation", async () => {
    on.server.clock.now = new Date(); // the puzzle's lifetime
    const context = await freshContext(on.browser);
    const page = await context.newPage();
    const refused: string[] = [];
    page.on("console", (message) => refused.push(message.text()));
    await page.goto(on.home);
    await page.click("[data-begin] button");
    await page.getByText("Hôm nay anh/chị muốn làm gì?").waitFor();
    expect(refused.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
    await context.close();
  });
});
