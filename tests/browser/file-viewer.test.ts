import type { Frame, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { judgeFile } from "../../src/conversation/judge-file.ts";
import { type ConsoleUnderTest, caseIds, password } from "../console/console-under-test.ts";
import { halves } from "../sample-pictures.ts";
import { accessibilityFaults, freshContext, screenshot } from "./browser.ts";
import { consoleInBrowser } from "./console-in-browser.ts";

const [id = ""] = caseIds;
const long = `bảng lương ${"rất dài ".repeat(12)}.jpg`;

async function addCase({ desk }: ConsoleUnderTest): Promise<void> {
  const picture = await judgeFile({ name: long, bytes: await halves(2_400, 3_200).jpeg().toBuffer() });
  if (typeof picture === "string") throw new Error(`refused: ${picture}`);
  const about = { name: long, type: picture.type, size: picture.bytes.byteLength, viewable: true };
  const files = [
    { id: "f1", ...about },
    { id: "f2", name: "đơn.pdf", type: "application/pdf", size: 9 },
    { id: "f3", ...about, name: "hợp đồng.jpg" },
  ];
  desk.add({ id, number: "26-4821-3907", files });
  for (const { id: file, viewable } of files as { id: string; viewable?: boolean }[])
    desk.bytes.set(file, viewable ? picture.bytes : Buffer.from("%PDF-1.7\n"));
}

describe("the viewer of a case's files", () => {
  const on = consoleInBrowser(addCase);

  const signIn = async (page: Page) => {
    await page.goto(`${on.home}/console/sign-in?next=/console/complaints/${id}`);
    await page.fill("#login", "lan");
    await page.fill("#password", password);
    await Promise.all([page.waitForEvent("load"), page.click("main button[type=submit]")]);
  };

  const pictureIn = async (page: Page): Promise<Frame> => {
    const frame = await (await page.waitForSelector("iframe.picture")).contentFrame();
    if (!frame) throw new Error("the frame has no document");
    await frame.waitForSelector("img");
    return frame;
  };

  it.each([
    ["phone", { width: 360 }],
    ["phone-dark", { width: 360, dark: true }],
    ["desk", { width: 1280, height: 900 }],
  ])("has no accessibility fault and fits its width (%s)", async (name, device) => {
    const context = await freshContext(on.browser, device);
    const page = await context.newPage();
    await signIn(page);
    const faults: string[] = [];
    for (const at of ["", "/files/f1/view", "/files/f2/view"]) {
      await page.goto(`${on.home}/console/complaints/${id}${at}`);
      if (at === "/files/f1/view") await pictureIn(page);
      await screenshot(page, `viewer-${name}${at.replaceAll("/", "-")}`, { whole: true });
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${at}: ${fault}`));
      const over = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
      if (over !== 0) faults.push(`${at}: ${over} px too wide`);
    }
    await context.close();
    expect(faults).toEqual([]);
  });

  it("shows a picture within its frame, in a document of no origin of ours", async () => {
    const context = await freshContext(on.browser, { width: 1280, height: 900 });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(message.text()));
    await signIn(page);
    await page.goto(`${on.home}/console/complaints/${id}/files/f1/view`);
    const frame = await pictureIn(page);
    const seen = await frame.$eval("img", (img: HTMLImageElement) => ({
      natural: [img.naturalWidth, img.naturalHeight],
      fits: img.getBoundingClientRect().width <= document.documentElement.clientWidth,
      alt: img.alt,
      origin: self.origin,
    }));
    expect(seen).toEqual({ natural: [1920, 2560], fits: true, alt: long, origin: "null" });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it("is walked through by the keyboard alone, without scripts", async () => {
    const context = await freshContext(on.browser, { width: 1280, height: 900, scripts: false });
    const page = await context.newPage();
    await signIn(page);
    const follow = async (words: RegExp) => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press("Tab");
        const focused = page.locator("a:focus");
        if ((await focused.count()) > 0 && words.test((await focused.textContent()) ?? "")) {
          await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
          return (await page.textContent("h1")) ?? "";
        }
      }
      throw new Error(`no link ${words} was reached`);
    };
    expect(await follow(/^Xem ảnh: bảng lương/)).toBe("Tệp 1/3 của hồ sơ 26-4821-3907");
    expect(await follow(/^Tệp sau$/)).toBe("Tệp 2/3 của hồ sơ 26-4821-3907");
    expect(await follow(/^Tệp sau$/)).toBe("Tệp 3/3 của hồ sơ 26-4821-3907");
    expect(await follow(/^Tệp trước$/)).toBe("Tệp 2/3 của hồ sơ 26-4821-3907");
    expect(await follow(/^Hồ sơ 26-4821-3907$/)).toBe("Hồ sơ 26-4821-3907");
    await context.close();
  });
});
